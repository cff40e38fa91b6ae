use super::{Findings, PlanSet, set_rule};
use crate::diagnostic::Term;
use crate::named::Named;
use crate::plan::{ElementKind, Id, InterfaceStatus, PlanDocument, PlanKind, Text};

set_rule! {
    /// The agreement takes the place of a plan, and does not speak of an interface, service or goal that the plan had.
    ///
    /// When the responsibility for services moves, what the earlier plan arranged has to be arranged anew or dropped
    /// knowingly. What the agreement does not name, nobody has decided about. The rule looks for the same ids; for a goal it
    /// is enough that one of the agreement says that it serves it. Interfaces that are closed need no successor.
    ///
    /// # How to fix
    ///
    /// Take the element up under the same id, or suppress the finding with the reason why it is dropped.
    "A007" "handed-over-lost" Warning since "0.2.0"
    message {
        fi: "sopimus korvaa suunnitelman `{plan}`, mutta siitä puuttuu {kind} `{id}`: {name}",
        sv: "avtalet ersätter planen `{plan}`, men saknar {kind} `{id}`: {name}",
        en: "the agreement succeeds the plan `{plan}`, but lacks its {kind} `{id}`: {name}",
    }
    help {
        fi: "ota asia sopimukseen samalla tunnuksella, tai hyväksy havainto perustellen",
        sv: "ta med saken i avtalet under samma id, eller godta anmärkningen med en motivering",
        en: "take it up under the same id, or accept the finding with a reason",
    }
}

fn check<'p>(set: &PlanSet<'p>, plan: &'p PlanDocument, findings: &mut Findings) {
    if !matches!(plan.kind, PlanKind::OrganisationAgreement | PlanKind::CooperationAgreement) {
        return;
    }
    let own = Named::of(parts(plan).into_iter().map(|part| (part.id.as_str(), ())));
    for other in set.predecessors(plan, findings) {
        let mut served = Named::new();
        for goal in plan.all_goals() {
            for elsewhere in goal.aligned_elsewhere.iter().filter(|elsewhere| elsewhere.plan == other.id) {
                served.or_insert(elsewhere.goal.as_str(), ());
            }
        }
        for part in parts(other) {
            findings.looked_at(1);
            if own.contains(part.id.as_str()) || served.contains(part.id.as_str()) {
                continue;
            }
            let found = finding(part.list).with("plan", other.id.as_str()).with("kind", part.kind);
            findings.push(found.with("id", part.id.as_str()).with("name", part.name));
        }
    }
}

struct Part<'p> {
    list: &'static str,
    kind: &'static Term,
    id: &'p Id,
    name: &'p Text,
}

/// What a plan has to hand over.
fn parts(plan: &PlanDocument) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for one in plan.interfaces.iter().filter(|one| one.status != Some(InterfaceStatus::Closed)) {
        parts.push(Part { list: "/interfaces", kind: ElementKind::Interface.label(), id: &one.id, name: &one.name });
    }
    for one in &plan.services {
        parts.push(Part { list: "/services", kind: ElementKind::Service.label(), id: &one.id, name: &one.name });
    }
    for one in plan.all_goals() {
        parts.push(Part { list: "/goals", kind: ElementKind::Goal.label(), id: &one.id, name: &one.text });
    }
    parts
}
