use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::ResponsibilityPair;

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
    on ResponsibilityPair, reads [sides]
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

fn check(subject: &Subject<'_>, pair: &At<'_, ResponsibilityPair>, findings: &mut Findings) -> Judged {
    let first = pair.holders.first()?;
    if pair.holders.iter().all(|holder| holder.side == first.side) {
        let diagnostic = finding(pair.pointer()).with("pair", pair.id.as_str());
        findings.push(diagnostic.with("side", subject.side_name(&first.side)));
    }
    JUDGED
}
