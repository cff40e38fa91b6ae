use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Decision, DecisionKind};

rule! {
    /// An organisation that is not a party has approved or rejected the plan, and the rule of approval does not name it.
    ///
    /// Its decision binds nobody who makes the plan: either it is a party, or it gave a statement.
    ///
    /// # How to fix
    ///
    /// List it among the parties or under `approval`, or mend the kind of the decision.
    "D010" "decision-of-stranger" Decisions Warning since "0.2.0"
    on Decision, reads [parties, organisations, approval]
    message {
        fi: "päätöksen `{decision}` tehnyt `{party}` ei ole suunnitelman osapuoli",
        sv: "`{party}`, som fattade beslutet `{decision}`, är inte part i planen",
        en: "`{party}`, whose body made the decision `{decision}`, is not a party of the plan",
    }
    help {
        fi: "lisää se osapuoliin tai korjaa päätöksen laji",
        sv: "lägg till den bland parterna eller rätta beslutets slag",
        en: "add it to the parties, or mend the kind of the decision",
    }
}

fn check(subject: &Subject<'_>, decision: &At<'_, Decision>, findings: &mut Findings) -> Judged {
    let deciding = decision.party.as_ref()?.id();
    if !matches!(decision.kind, DecisionKind::Approved | DecisionKind::Rejected) {
        return None;
    }
    // One that the plan does not have at all is another rule's finding.
    subject.party(deciding)?;
    let is_party = subject.plan.parties.iter().any(|party| party.id == *deciding);
    let approval = subject.plan.approval.iter();
    let mut named = approval.flat_map(|rule| rule.members.iter().chain(&rule.authority));
    if !is_party && !named.any(|member| member.id() == deciding) {
        let diagnostic = finding(decision.field("party"));
        findings.push(diagnostic.with("decision", decision.id.as_str()).with("party", deciding.as_str()));
    }
    JUDGED
}
