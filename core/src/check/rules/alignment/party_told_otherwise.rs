use super::{Findings, PlanSet, set_rule, texts_differ, words_differ};
use crate::diagnostic::terms;
use crate::plan::{AreaCode, PartyKind, PlanDocument};

set_rule! {
    /// An organisation has the same id or municipality code as one of another plan, and another name, kind or code.
    ///
    /// Whoever follows an organisation through plans goes by its id. If `hus` is a hospital district here and a company
    /// there, the plans speak of two, or one of them is wrong.
    ///
    /// # How to fix
    ///
    /// Mend the entry that is wrong. If the two are different organisations, give one of them another id.
    "A010" "party-told-otherwise" Warning since "0.2.0"
    message {
        fi: "osapuolen `{party}` {what} on `{here}`, mutta suunnitelmassa `{plan}` se on `{there}`",
        sv: "parten `{party}`: {what} är `{here}`, men i planen `{plan}` är det `{there}`",
        en: "the {what} of the party `{party}` is `{here}`, but `{there}` in the plan `{plan}`",
    }
    help {
        fi: "korjaa virheellinen tieto, tai anna toiselle organisaatiolle oma tunnus",
        sv: "rätta den felaktiga uppgiften, eller ge den ena organisationen ett eget id",
        en: "mend what is wrong, or give one of the two another id",
    }
}

terms! {
    NAME: "nimi", "namnet", "name";
    KIND: "laji", "slaget", "kind";
    CODE: "kuntakoodi", "kommunkoden", "municipality code";
}

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    for (list, parties) in [("parties", &plan.parties), ("organisations", &plan.organisations)] {
        for (index, here) in parties.iter().enumerate() {
            let Some((other, there)) = set.earlier_party(plan, here) else { continue };
            findings.looked_at(1);
            let codes = (here.area.as_ref(), there.area.as_ref());
            let differences = [
                texts_differ("name", &NAME, &here.name, &there.name),
                words_differ("kind", &KIND, (Some(here.kind), Some(there.kind)), PartyKind::label),
                words_differ("area", &CODE, codes, AreaCode::as_str),
            ];
            for difference in differences.into_iter().flatten() {
                let found = finding(format!("/{list}/{index}/{}", difference.field)).with("party", here.id.as_str());
                let found = found.with("what", difference.what).with("plan", other.id.as_str());
                findings.push(found.with("here", difference.here).with("there", difference.there));
            }
        }
    }
}
