use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Holder;

rule! {
    /// A holder comes from an organisation that is not a party of the plan.
    ///
    /// The plan binds its parties. Who comes from elsewhere has promised nothing by it, and cannot speak for the goal in
    /// an organisation that has. That the plan does not know the organisation at all is the finding of another rule.
    ///
    /// # How to fix
    ///
    /// Name a holder from a party, or make the organisation a party.
    "R010" "holder-outside-plan" Responsibility Warning since "0.2.0"
    on Holder, reads [parties, organisations]
    message {
        fi: "haltijan organisaatio `{party}` ei ole suunnitelman osapuoli",
        sv: "innehavarens organisation `{party}` är inte part i planen",
        en: "the holder comes from `{party}`, which is not a party of the plan",
    }
    help {
        fi: "nimeä haltija jostakin osapuolesta tai siirrä organisaatio kenttään `parties`",
        sv: "utse en innehavare från en av parterna, eller flytta organisationen till fältet `parties`",
        en: "name a holder from a party, or move the organisation to `parties`",
    }
}

fn check(subject: &Subject<'_>, holder: &At<'_, Holder>, findings: &mut Findings) -> Judged {
    let party = subject.party(holder.party.id())?;
    if !subject.is_party(&party.id) {
        findings.push(finding(holder.field("party")).with("party", party.id.as_str()));
    }
    JUDGED
}
