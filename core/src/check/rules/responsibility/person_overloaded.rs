use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::named::Named;
use crate::plan::PlanDocument;

rule! {
    /// One person holds more responsibility pairs than one can drive.
    ///
    /// A pair works when its two people meet, follow the indicators and speak for the goal in their own organisations.
    /// Who holds many does that for none, and when that person leaves, much of the plan has nobody at once.
    ///
    /// The threshold is the option `pairs_per_person`.
    ///
    /// # How to fix
    ///
    /// Share the pairs among more people, or join pairs that are one.
    "R005" "person-overloaded" Responsibility Advice since "0.2.0"
    on PlanDocument, reads [responsibility_pairs]
    message {
        fi: "{person} pitää {count} vastuuparia, enintään {limit} on kohtuullista",
        sv: "{person} har {count} ansvarspar, högst {limit} är rimligt",
        en: "{person} holds {count} pairs, at most {limit} is reasonable",
    }
    help {
        fi: "jaa vastuita useammalle",
        sv: "fördela ansvaret på flera",
        en: "share them among more people",
    }
    limits {
        pairs_per_person = 5.0 "How many responsibility pairs one person may hold.";
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let limit = subject.threshold(&RULE, 0);
    // By person, the place of the first pair and how many there are; a person who holds both sides of a pair counts once.
    let mut held = Named::new();
    for (index, pair) in plan.responsibility_pairs.iter().enumerate() {
        let mut people: Vec<_> = pair.holders.iter().filter_map(|holder| holder.person.as_deref()).collect();
        crate::sorted::sort(&mut people);
        people.dedup();
        for person in people {
            held.or_insert(person, (person, index, 0)).into_iter().for_each(|(_, _, count)| *count += 1);
        }
    }
    if held.is_empty() {
        return None;
    }
    for (person, first, count) in held.values() {
        let count = f64::from(*count);
        if count > limit {
            let diagnostic = finding(format!("/responsibility_pairs/{first}"));
            findings.push(diagnostic.with("person", *person).with("count", count).with("limit", limit));
        }
    }
    JUDGED
}
