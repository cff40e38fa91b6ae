use jiff::civil::Date;

use super::{Subject, rule};
use crate::diagnostic::Findings;
use crate::plan::{Holder, Side, Term};

rule! {
    /// A side of a responsibility pair has no holder for a part of the term.
    ///
    /// People change; goals stay. Between two holders the goal has nobody on that side, and the other holder has
    /// nobody to talk to. Every gap is found, also one of a single day.
    ///
    /// # How to fix
    ///
    /// Name a holder for the days that the message gives, or mend the dates of those who are named.
    "R003" "vacancy" Responsibility Warning since "0.1.0"
    message {
        fi: "vastuuparilla `{pair}` ei ole haltijaa puolella {side} ajalla {from}–{until}",
        sv: "ansvarsparet `{pair}` saknar innehavare på sidan {side} under tiden {from}–{until}",
        en: "the pair `{pair}` has no holder on the {side} side from {from} until {until}",
    }
    help {
        fi: "nimeä haltija tälle ajalle",
        sv: "utse en innehavare för den tiden",
        en: "name a holder for that time",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let term = &subject.plan.term;
    for (index, pair) in subject.plan.responsibility_pairs.iter().enumerate() {
        for side in Side::ALL.iter().copied() {
            let on_side = || pair.holders.iter().filter(move |holder| holder.side == side);
            // A pair with holders on one side only is another rule's finding.
            if on_side().next().is_none() && !pair.holders.is_empty() {
                continue;
            }
            for (from, until) in gaps(term, on_side()) {
                let diagnostic = finding(format!("/responsibility_pairs/{index}"))
                    .with("pair", pair.id.as_str())
                    .with("side", side.label())
                    .with("from", from)
                    .with("until", until);
                findings.push(diagnostic);
            }
        }
    }
}

/// The periods of the term, first and last day included, in which nobody holds.
fn gaps<'h>(term: &Term, holders: impl Iterator<Item = &'h Holder>) -> Vec<(Date, Date)> {
    let mut held: Vec<_> = holders
        .map(|holder| (holder.from.unwrap_or(term.from), holder.until.unwrap_or(term.until)))
        .filter(|(from, until)| from <= until)
        .collect();
    held.sort_unstable();
    let mut gaps = Vec::new();
    let mut next = Some(term.from);
    for (from, until) in held {
        let Some(open) = next else { break };
        if let Some(before) = from.yesterday().ok().filter(|before| *before >= open) {
            gaps.push((open, before.min(term.until)));
        }
        next = until.tomorrow().ok().map(|after| after.max(open));
        next = next.filter(|after| *after <= term.until);
    }
    gaps.extend(next.filter(|open| *open <= term.until).map(|open| (open, term.until)));
    gaps.retain(|(from, until)| from <= until);
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn holder(from: &str, until: &str) -> Holder {
        let json = format!(
            r#"{{"side": "municipal", "party": "p", "role": {{"fi": "r"}}, "from": "{from}", "until": "{until}"}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn term() -> Term {
        Term { from: day("2021-01-01"), until: day("2025-12-31"), certainty: None }
    }

    #[test]
    fn finds_gaps_before_between_and_after() {
        let holders = [
            holder("2023-01-01", "2023-12-31"),
            holder("2021-02-01", "2022-06-30"),
            holder("2022-01-01", "2022-03-31"),
            holder("2024-01-02", "2025-06-30"),
        ];
        let expected = [
            ("2021-01-01", "2021-01-31"),
            ("2022-07-01", "2022-12-31"),
            ("2024-01-01", "2024-01-01"),
            ("2025-07-01", "2025-12-31"),
        ];
        let expected: Vec<_> = expected.iter().map(|(from, until)| (day(from), day(until))).collect();
        assert_eq!(gaps(&term(), holders.iter()), expected);
    }

    #[test]
    fn holders_beyond_the_term_leave_no_gap() {
        assert_eq!(gaps(&term(), [holder("2019-01-01", "2030-12-31")].iter()), []);
        assert_eq!(gaps(&term(), [].iter()), [(day("2021-01-01"), day("2025-12-31"))]);
        assert_eq!(
            gaps(&term(), [holder("2026-01-01", "2027-01-01")].iter()),
            [(day("2021-01-01"), day("2025-12-31"))]
        );
        assert_eq!(
            gaps(&term(), [holder("2019-01-01", "2020-06-30")].iter()),
            [(day("2021-01-01"), day("2025-12-31"))]
        );
    }
}
