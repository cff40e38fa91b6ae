//! Family Y: where organisations meet (yhdyspinta).
//!
//! What an interface has to have depends on how far its work has come: one that has only been identified need not have an
//! agreement yet. Rules that ask for what the sides agree on look at those that are agreed or operating.

use super::{At, Findings, JUDGED, Judged, Subject, register, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::{Diagnostic, Fix};
use crate::plan::{Id, Interface, InterfaceStatus, LegalBasis, Lens, PlanKind, Ref, ToActor};
use crate::sorted;
use crate::suggest::closest;

mod boxes;

register![
    side_without_counterpart,
    side_twice,
    nobody_accountable,
    several_accountable,
    no_information_flow,
    information_one_way,
    no_meetings,
    agreement_missing,
    agreement_ends_early,
    cost_division_missing,
    cost_shares_off,
    axis_not_assessed,
    assessment_missing,
    rating_out_of_range,
    stage_does_not_fit,
    swedish_services_unowned,
    organisation_without_interface,
    mandate_of_stranger,
    stranger_at_interface,
    mandate_against_services,
    mandates_contradict,
    need_without_goal,
    need_overdue,
    client_group_missing,
    closed_interface_answered,
    steered_by_closed_group,
    service_overlap,
    service_gap,
];

/// Whether the sides have agreed.
fn is_agreed(interface: &Interface) -> bool {
    matches!(interface.status, Some(InterfaceStatus::Agreed | InterfaceStatus::Operating))
}

/// Whether the interface is still there.
fn is_open(interface: &Interface) -> bool {
    interface.status != Some(InterfaceStatus::Closed)
}

/// Who stands at it, each once.
fn actors(interface: &Interface) -> Vec<&Id> {
    sorted::collect(interface.sides.iter().map(|side| side.actor.id()))
}

/// Whether it is about the promotion of wellbeing and health, in which municipality and county both hold primary
/// responsibility: two are right there.
fn is_about_wellbeing(subject: &Subject<'_>, interface: &Interface) -> bool {
    let with_lens = |actor: &Ref<ToActor>| {
        subject.group(actor.id()).is_some_and(|group| group.lenses.contains(&Lens::WellbeingAndHealth))
    };
    let steers = interface.steering.as_ref().and_then(|steering| steering.group.as_ref()).is_some_and(with_lens);
    let rests_on = |basis: &LegalBasis| basis.act == "612/2021" && matches!(basis.section.as_deref(), Some("6" | "7"));
    subject.plan.kind == PlanKind::WellbeingPlan
        || steers
        || interface.sides.iter().any(|side| {
            let mut named = subject.plan.legal_basis.iter().filter(|basis| rests_on(basis));
            with_lens(&side.actor) || named.any(|basis| side.legal_basis.iter().any(|own| *own.id() == basis.id))
        })
}

/// A finding about a stranger, mended by the side whose id is nearest.
fn name_side(finding: Diagnostic, pointer: String, stranger: &Id, sides: &[&Id]) -> Diagnostic {
    match closest(stranger.as_str(), sides.iter().map(|side| side.as_str())) {
        Some(nearest) => finding.fixed_by(Fix::suggested(&WRITE).with("new", nearest).replace(pointer, nearest)),
        None => finding,
    }
}
