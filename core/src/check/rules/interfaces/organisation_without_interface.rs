use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::named::Named;
use crate::plan::{PartyKind, PlanDocument, Ref};

rule! {
    /// A plan that describes its interfaces names a non-governmental organisation and gives it no role: it stands at no
    /// interface, is in no group and does no measure.
    ///
    /// The third stage of interface work is with organisations and their roles. One that is named and does nothing is a
    /// courtesy.
    ///
    /// # How to fix
    ///
    /// Add the interface at which it stands, the group in which it takes part, or the measure that it does.
    "Y017" "organisation-without-interface" Interfaces Advice since "0.2.0"
    on PlanDocument, reads [parties, organisations, interfaces, groups, measures]
    message {
        fi: "järjestöllä `{party}` ei ole roolia missään yhdyspinnassa, ryhmässä tai toimenpiteessä",
        sv: "organisationen `{party}` har ingen roll vid någon kontaktyta, i någon grupp eller i någon åtgärd",
        en: "the organisation `{party}` has no role at any interface, in any group or in any measure",
    }
    help {
        fi: "lisää järjestö yhdyspinnan kenttään `sides` tai ryhmän jäseneksi",
        sv: "lägg till den i fältet `sides` för en kontaktyta, eller som medlem i en grupp",
        en: "add it to the `sides` of an interface, or to the members of a group",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.interfaces.is_empty() {
        return None;
    }
    let at_interfaces = plan.interfaces.iter().flat_map(|interface| &interface.sides).map(|side| side.actor.id());
    let in_groups = plan.groups.iter().flat_map(|group| &group.members).map(Ref::id);
    let leads = plan.groups.iter().flat_map(|group| &group.leads).filter_map(|lead| lead.party.as_ref()).map(Ref::id);
    let responsible = plan.measures.iter().flat_map(|measure| &measure.responsible).map(Ref::id);
    let organisations = plan.parties.iter().chain(&plan.organisations);
    let organisations = organisations.filter(|party| party.kind == PartyKind::Organisation);
    let mut has_role = Named::of(organisations.map(|party| (party.id.as_str(), false)));
    for active in at_interfaces.chain(in_groups).chain(leads).chain(responsible) {
        has_role.get_mut(active.as_str()).into_iter().for_each(|has_role| *has_role = true);
    }
    let mut judged = None;
    for (list, parties) in [("parties", &plan.parties), ("organisations", &plan.organisations)] {
        for (index, party) in parties.iter().enumerate().filter(|(_, party)| party.kind == PartyKind::Organisation) {
            judged = JUDGED;
            if has_role.get(party.id.as_str()) == Some(&false) {
                findings.push(finding(plan.item(list, index)).with("party", party.id.as_str()));
            }
        }
    }
    judged
}
