use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Holder, Ref, ResponsibilityPair, Term, ToSide};
use crate::time::{Period, gaps};

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
    on ResponsibilityPair, reads [sides, term]
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

fn check(subject: &Subject<'_>, pair: &At<'_, ResponsibilityPair>, findings: &mut Findings) -> Judged {
    let term = &subject.plan.term;
    for side in &sides_of(subject, &pair.holders) {
        let on_side = pair.holders.iter().filter(|holder| holder.side == *side);
        for vacancy in vacancies(term, on_side) {
            let diagnostic = finding(pair.pointer())
                .with("pair", pair.id.as_str())
                .with("side", subject.side_name(side))
                .with("from", vacancy.from().unwrap_or(term.from))
                .with("until", vacancy.until().unwrap_or(term.until));
            findings.push(diagnostic);
        }
    }
    JUDGED
}

/// The sides of a pair, each once: those of its holders (a pair on one side only is another rule's finding), or all of the
/// plan where nobody holds it.
fn sides_of(subject: &Subject<'_>, holders: &[Holder]) -> Vec<Ref<ToSide>> {
    let mut sides: Vec<Ref<ToSide>> = Vec::new();
    for holder in holders {
        if !sides.contains(&holder.side) {
            sides.push(holder.side.clone());
        }
    }
    if sides.is_empty() {
        sides.extend(subject.plan.sides.iter().map(|side| Ref::new(side.id.clone())));
    }
    sides
}

/// The periods of the term, first and last day included, in which nobody holds.
fn vacancies<'h>(term: &Term, holders: impl Iterator<Item = &'h Holder>) -> Vec<Period> {
    let held = holders.filter_map(|holder| {
        let (from, until) = (holder.from.unwrap_or(term.from), holder.until.unwrap_or(term.until));
        Period::new(Some(from), Some(until)).ok()
    });
    // A term that ends before it begins is another rule's finding.
    Period::new(Some(term.from), Some(term.until)).map_or_else(|_| Vec::new(), |term| gaps(term, held))
}
