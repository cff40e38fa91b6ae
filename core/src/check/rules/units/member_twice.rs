use super::{At, Findings, JUDGED, Judged, Subject, places_of, rule};
use crate::check::rules::titles::{TAKE_AWAY, TAKE_DUPLICATE};
use crate::diagnostic::Fix;
use crate::plan::Unit;
use crate::sorted;

rule! {
    /// The same municipality is a member of a unit twice at once.
    ///
    /// Its residents are counted twice, or one of the two should be another municipality.
    ///
    /// # How to fix
    ///
    /// Take one of the two away, or mend its code.
    "U017" "member-twice" Units Warning since "0.2.0"
    on Unit, reads [parties, organisations, term]
    message {
        fi: "kunta {code} on yksikön `{unit}` jäsenenä kahdesti",
        sv: "kommunen {code} är två gånger medlem i enheten `{unit}`",
        en: "the municipality {code} is a member of the unit `{unit}` twice",
    }
    help {
        fi: "poista toinen tai korjaa sen kuntanumero",
        sv: "ta bort den ena, eller rätta dess kommunkod",
        en: "take one away, or mend its code",
    }
}

fn check(subject: &Subject<'_>, unit: &At<'_, Unit>, findings: &mut Findings) -> Judged {
    let mut places = places_of(subject, unit);
    if places.is_empty() {
        return None;
    }
    sorted::sort_by(&mut places, |one, other| {
        (one.area.as_str(), one.period.from()).cmp(&(other.area.as_str(), other.period.from()))
    });
    for same in places.chunk_by(|one, other| one.area == other.area) {
        let mut rest = same.iter();
        let Some(mut longest) = rest.next() else { continue };
        for place in rest {
            if longest.period.overlaps(&place.period) {
                let pointer = unit.item("members", place.member);
                let mut diagnostic = finding(&pointer).with("code", place.area.as_str()).with("unit", unit.id.as_str());
                if unit.members.get(place.member) == unit.members.get(longest.member) {
                    diagnostic = diagnostic.fixed_by(Fix::safe(&TAKE_DUPLICATE).remove(pointer));
                } else if place.period.until() <= longest.period.until() {
                    diagnostic = diagnostic.fixed_by(Fix::suggested(&TAKE_AWAY).remove(pointer));
                }
                findings.push(diagnostic.related_to(unit.item("members", longest.member)));
            }
            if longest.period.until() < place.period.until() {
                longest = place;
            }
        }
    }
    JUDGED
}
