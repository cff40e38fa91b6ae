use super::{Subject, rule};
use crate::diagnostic::Findings;

rule! {
    /// All holders of a responsibility pair stand on one side.
    ///
    /// A pair joins the two sides of the interface between municipalities and specialised care. Two holders on one
    /// side see one half of the service chain.
    ///
    /// # How to fix
    ///
    /// Name a holder on the other side.
    "R002" "pair-on-one-side" Responsibility Error since "0.1.0"
    message {
        fi: "vastuuparin `{pair}` kaikki haltijat ovat samalla puolella: {side}",
        sv: "alla innehavare av ansvarsparet `{pair}` finns på samma sida: {side}",
        en: "all holders of the pair `{pair}` stand on one side: {side}",
    }
    help {
        fi: "nimeä haltija myös toiselta puolelta",
        sv: "utse en innehavare också på den andra sidan",
        en: "name a holder on the other side",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (index, pair) in subject.plan.responsibility_pairs.iter().enumerate() {
        let Some(first) = pair.holders.first() else { continue };
        if pair.holders.iter().all(|holder| holder.side == first.side) {
            let diagnostic = finding(format!("/responsibility_pairs/{index}"));
            findings.push(diagnostic.with("pair", pair.id.as_str()).with("side", subject.side_name(&first.side)));
        }
    }
}
