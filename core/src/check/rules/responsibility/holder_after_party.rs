use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::{Id, PlanDocument};
use crate::time::PartyValidity;
use jiff::civil::Date;

rule! {
    /// A holder goes on after the plan has ended for the party that the holder comes from.
    ///
    /// A plan can end for one party before it does for the others: a condition of early end comes true, the party ceases,
    /// the duty to organise moves on. From the next day on its holder stands for nobody, and the pair has one side only,
    /// though the dates of the holder do not show it. Facts that are not known leave the rule undecided; a scenario
    /// decides them.
    ///
    /// # How to fix
    ///
    /// Let the holder end with the party, and name one from a party for which the plan goes on.
    "R012" "holder-after-party" Responsibility Warning since "0.2.0"
    on PlanDocument, reads [responsibility_pairs, parties, organisations, term, facts, early_ends, organisation_changes]
    message {
        fi: "suunnitelma päättyy osapuolen `{party}` osalta {until}, mutta sen haltija jatkaa {holder_until} asti",
        sv: "planen upphör för parten `{party}` {until}, men dess innehavare fortsätter till {holder_until}",
        en: "the plan ends for the party `{party}` on {until}, and its holder goes on until {holder_until}",
    }
    help {
        fi: "nimeä seuraavasta päivästä alkaen haltija osapuolesta, jota suunnitelma yhä koskee",
        sv: "utse från följande dag en innehavare från en part som planen ännu gäller",
        en: "name a holder for the time after from a party for which the plan goes on",
    }
}

terms! { LAST_DAY: "merkitse viimeiseksi päiväksi {until}", "ange {until} som sista dag", "let the last day be {until}"; }

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let validity = subject.validity();
    if plan.responsibility_pairs.is_empty() || validity.is_empty() {
        return None;
    }
    // A holder without a last day goes on as long as the plan does for anybody, for certain or as far as is known.
    let longest = validity.iter().filter_map(|row| row.until).max();
    let certain = validity.iter().filter_map(|row| row.certain_until).max();
    // Where nobody's end depends on anything else, the plan ends for all at once, and its pairs with it.
    let together = validity.windows(2).all(|two| matches!(two, [one, other] if end_alike(one, other)));
    for (pair_index, pair) in plan.responsibility_pairs.iter().enumerate() {
        for (index, holder) in pair.holders.iter().enumerate() {
            let Some(row) = subject.validity_of(holder.party.id()) else { continue };
            let Some(until) = row.until else { continue };
            let end = |whole: Option<Date>| match holder.until {
                Some(day) => Some(day.min(plan.term.until)),
                None => whole,
            };
            let sure = end(certain).filter(|day| *day > until);
            let possible = end(longest).filter(|day| row.certain_until.is_none_or(|known| *day > known));
            findings.looked_at(1);
            if let Some(day) = sure {
                let pointer = format!("/responsibility_pairs/{pair_index}/holders/{index}");
                let fix = Fix::suggested(&LAST_DAY).add(format!("{pointer}/until"), until.to_string());
                let diagnostic = finding(pointer)
                    .fixed_by(fix)
                    .with("party", holder.party.id().as_str())
                    .with("until", until)
                    .with("holder_until", day);
                findings.push(diagnostic);
            } else if possible.is_some() && !row.undecided_on.is_empty() && !together {
                findings.undecided(row.undecided_on.iter().map(Id::as_str));
            }
        }
    }
    JUDGED
}

fn end_alike(one: &PartyValidity, other: &PartyValidity) -> bool {
    (one.until, one.certain_until) == (other.until, other.certain_until) && one.undecided_on == other.undecided_on
}
