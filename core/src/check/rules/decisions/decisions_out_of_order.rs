use super::{At, Findings, Judged, Subject, rule};
use crate::named::Named;
use crate::plan::{DecisionKind, PlanDocument};

rule! {
    /// A decision is dated before one that has to come first.
    ///
    /// Nothing can be approved or rejected by a party before it is proposed to it, and a plan does not come into force
    /// before anybody has approved it. One of the dates is wrong. Only decisions with a day are compared; a plan that is
    /// proposed anew is held against its first proposal.
    ///
    /// # How to fix
    ///
    /// Mend the date that is wrong.
    "D004" "decisions-out-of-order" Decisions Error since "0.2.0"
    on PlanDocument, reads [decisions]
    message {
        fi: "päätös `{later}` ({kind}) on päivätty {date}, ennen päätöstä `{earlier}` ({before})",
        sv: "beslutet `{later}` ({kind}) är daterat {date}, före beslutet `{earlier}` ({before})",
        en: "the decision `{later}` ({kind}) is dated {date}, before the decision `{earlier}` ({before})",
    }
    help {
        fi: "tarkista päivämäärät",
        sv: "kontrollera datumen",
        en: "see which of the dates is wrong",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    // The first proposal to each party, and the first approval of all.
    let mut proposed = Named::new();
    let mut approved = None;
    for (index, decision) in plan.decisions.iter().enumerate() {
        let Some(date) = decision.date else { continue };
        let first = match (decision.kind, &decision.party) {
            (DecisionKind::Proposed, Some(party)) => proposed.or_insert(party.id().as_str(), (date, index)),
            (DecisionKind::Approved, _) => Some(approved.get_or_insert((date, index))),
            _ => None,
        };
        first.into_iter().for_each(|first| *first = (*first).min((date, index)));
    }
    for (index, decision) in plan.decisions.iter().enumerate() {
        let Some(date) = decision.date else { continue };
        let before = match (decision.kind, &decision.party) {
            (DecisionKind::Approved | DecisionKind::Rejected, Some(party)) => {
                proposed.get(party.id().as_str()).copied()
            }
            (DecisionKind::EnteredIntoForce, _) => approved,
            _ => continue,
        };
        findings.looked_at(1);
        let Some((_, place)) = before.filter(|(first, _)| date < *first) else { continue };
        let Some(earlier) = plan.decisions.get(place) else { continue };
        let diagnostic = finding(format!("/decisions/{index}/date"))
            .with("later", decision.id.as_str())
            .with("kind", decision.kind.label())
            .with("date", date)
            .with("earlier", earlier.id.as_str())
            .with("before", earlier.kind.label());
        findings.push(diagnostic.related_to(format!("/decisions/{place}/date")));
    }
    None
}
