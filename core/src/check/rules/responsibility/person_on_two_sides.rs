use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::ResponsibilityPair;
use crate::time::Period;

rule! {
    /// The same person holds a responsibility pair on two sides on the same day.
    ///
    /// Then the pair is one person. It exists so that somebody on each side of the interface speaks for the goal; nobody
    /// can do that for both.
    ///
    /// People are compared by their names as they are written: two who share a name are told apart by writing more of it.
    ///
    /// # How to fix
    ///
    /// Name another person on one of the sides.
    "R017" "person-on-two-sides" Responsibility Error since "0.2.0"
    on ResponsibilityPair, reads [sides, term]
    message {
        fi: "{person} pitää vastuuparia `{pair}` kahdella puolella yhtä aikaa",
        sv: "{person} innehar ansvarsparet `{pair}` på två sidor samtidigt",
        en: "{person} holds the pair `{pair}` on two sides at once",
    }
    help {
        fi: "nimeä toiselle puolelle toinen henkilö",
        sv: "utse en annan person på den ena sidan",
        en: "name another person on one side",
    }
}

fn check(subject: &Subject<'_>, pair: &At<'_, ResponsibilityPair>, findings: &mut Findings) -> Judged {
    let term = &subject.plan.term;
    let mut held = Vec::new();
    for (index, holder) in pair.holders.iter().enumerate() {
        let period = Period::new(Some(holder.from.unwrap_or(term.from)), Some(holder.until.unwrap_or(term.until)));
        if let (Some(person), Ok(period)) = (holder.person.as_deref(), period) {
            held.push((person.trim(), index, holder, period));
        }
    }
    if held.is_empty() {
        return None;
    }
    for (at, (person, index, holder, period)) in held.iter().enumerate() {
        let earlier = held
            .iter()
            .take(at)
            .find(|(other, _, before, when)| other == person && before.side != holder.side && when.overlaps(period));
        if let Some((_, first, _, _)) = earlier {
            let diagnostic = finding(pair.item("holders", *index)).with("person", *person);
            findings.push(diagnostic.with("pair", pair.id.as_str()).related_to(pair.item("holders", *first)));
        }
    }
    JUDGED
}
