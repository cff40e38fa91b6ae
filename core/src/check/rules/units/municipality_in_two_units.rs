use super::{At, Findings, JUDGED, Judged, Place, Subject, places, rule};
use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use crate::plan::PlanDocument;
use crate::sorted;

rule! {
    /// A municipality belongs to two units of the same whole and the same levels of service at once.
    ///
    /// Then its residents have two units that provide the same, and its people are counted twice. Units of different
    /// wholes or levels may cover the same municipality, and are not compared.
    ///
    /// # How to fix
    ///
    /// Take it from one of the units, or give the memberships days that do not meet.
    "U003" "municipality-in-two-units" Units Error since "0.2.0"
    on PlanDocument, reads [units, parties, organisations, term]
    message {
        fi: "kunta {code} kuuluu jo yksikköön `{other}`",
        sv: "kommunen {code} hör redan till enheten `{other}`",
        en: "the municipality {code} belongs to the unit `{other}` already",
    }
    help {
        fi: "poista kunta toisesta yksiköstä tai rajaa jäsenyydet eri ajoille",
        sv: "ta bort kommunen från den ena enheten, eller ge medlemskapen olika tider",
        en: "take it from one unit, or give the memberships different days",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut places = places(subject);
    // Whether units that are part of nothing belong together can be told only where all are such.
    if plan.units.iter().any(|unit| unit.part_of.is_some()) {
        places.retain(|place| place.unit.part_of.is_some());
    }
    if places.is_empty() {
        return None;
    }
    sorted::sort_by(&mut places, |one, other| {
        key(one).cmp(&key(other)).then(one.period.from().cmp(&other.period.from()))
    });
    for same in places.chunk_by(|one, other| key(one) == key(other)) {
        let mut rest = same.iter();
        let Some(mut longest) = rest.next() else { continue };
        for place in rest {
            if longest.unit.id != place.unit.id && longest.period.overlaps(&place.period) {
                let diagnostic =
                    finding(place.pointer()).with("code", place.area.as_str()).with("other", longest.unit.id.as_str());
                let fix = Fix::suggested(&TAKE_AWAY).remove(place.pointer());
                findings.push(diagnostic.related_to(longest.pointer()).fixed_by(fix));
            }
            if longest.period.until() < place.period.until() {
                longest = place;
            }
        }
    }
    findings.looked_at(places.len());
    JUDGED
}

/// What may not have the same municipality twice: the units of one whole on the same levels.
fn key<'p>(place: &Place<'p>) -> (Option<&'p str>, Vec<&'static str>, &'p str) {
    let levels = sorted::collect(place.unit.levels.iter().map(|level| level.as_str()));
    (place.whole(), levels, place.area.as_str())
}
