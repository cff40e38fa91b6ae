use super::{At, Findings, JUDGED, Judged, Place, Subject, area_of, during, places, rule};
use crate::plan::{AreaCode, PartyKind, PlanDocument, ServiceLevel};
use crate::sorted;
use crate::time::{Period, gaps};

rule! {
    /// An organisation is divided into units by municipalities, and one of its municipalities is in none of them.
    ///
    /// Its residents have no unit that provides their services. The rule looks at organisations that list municipalities
    /// as members and have two units or more with municipalities of their own; and, in plans whose units are all part of
    /// nothing, at the municipalities among the parties. Units that provide no basic services may serve everybody and do
    /// not count. Each time without a unit is found.
    ///
    /// # How to fix
    ///
    /// Add the municipality to a unit.
    "U004" "municipality-in-no-unit" Units Warning since "0.2.0"
    on PlanDocument, reads [units, parties, organisations, term]
    message {
        fi: "kunta {code} ei kuulu mihinkään yksikköön ajalla {from}–{until}",
        sv: "kommunen {code} hör inte till någon enhet under tiden {from}–{until}",
        en: "the municipality {code} belongs to no unit from {from} until {until}",
    }
    help {
        fi: "lisää kunta jonkin yksikön kenttään `members`",
        sv: "lägg till kommunen i fältet `members` för en enhet",
        en: "add it to the `members` of a unit",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut places = places(subject);
    places.retain(|place| place.unit.levels.is_empty() || place.unit.levels.contains(&ServiceLevel::Basic));
    sorted::sort_by(&mut places, |one, other| key(one).cmp(&key(other)));
    let of_whole = |whole: Option<&str>| {
        let start = places.partition_point(|place| key(place).0 < whole);
        let end = places.partition_point(|place| key(place).0 <= whole);
        places.get(start..end).unwrap_or_default()
    };
    let is_divided =
        |units: &[Place<'_>]| units.iter().any(|place| units.first().is_some_and(|one| one.unit.id != place.unit.id));
    let mut judged = None;
    let mut judge = |units: &[Place<'_>], pointer: String, area: &AreaCode, within: Period| {
        judged = JUDGED;
        let start = units.partition_point(|place| place.area.as_str() < area.as_str());
        let own = units.iter().skip(start).take_while(|place| place.area == area);
        for gap in gaps(within, own.map(|place| place.period)) {
            let diagnostic = finding(pointer.as_str())
                .with("code", area.as_str())
                .with("from", gap.from().unwrap_or(plan.term.from))
                .with("until", gap.until().unwrap_or(plan.term.until));
            findings.push(diagnostic);
        }
    };
    for (list, parties) in [("parties", &plan.parties), ("organisations", &plan.organisations)] {
        for (index, party) in parties.iter().enumerate() {
            let units = of_whole(Some(party.id.as_str()));
            if !is_divided(units) {
                continue;
            }
            for (at, member) in party.members.iter().enumerate() {
                let within = during(subject, &[(party.from, party.until), (member.from, member.until)]);
                if let (Some(area), Some(within)) = (area_of(subject, member), within) {
                    judge(units, format!("/{list}/{index}/members/{at}"), area, within);
                }
            }
        }
    }
    let units = of_whole(None);
    if units.len() == places.len() && is_divided(units) {
        for (index, party) in plan.parties.iter().enumerate().filter(|(_, party)| party.kind == PartyKind::Municipality)
        {
            let within = during(subject, &[(party.from, party.until)]);
            if let (Some(area), Some(within)) = (&party.area, within) {
                judge(units, format!("/parties/{index}"), area, within);
            }
        }
    }
    judged
}

fn key<'p>(place: &Place<'p>) -> (Option<&'p str>, &'p str) {
    (place.whole(), place.area.as_str())
}
