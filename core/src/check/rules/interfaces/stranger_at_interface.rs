use super::{At, Findings, JUDGED, Judged, Subject, actors, name_side, rule};
use crate::plan::{Id, Interface, Membership, Ref};

rule! {
    /// Somebody tells or is told something, is to be asked, or pays at an interface, and does not stand at it.
    ///
    /// Then either the sides are not complete, or the id is wrong. Who belongs to a side is not a stranger: its members
    /// and the organisations that it is a member of, its units, the group that steers, groups in which a side takes part.
    ///
    /// # How to fix
    ///
    /// Mend the id, or add the side.
    "Y019" "stranger-at-interface" Interfaces Warning since "0.2.0"
    on Interface, reads [parties, organisations, units, groups]
    message {
        fi: "`{actor}` ei ole mikään yhdyspinnan `{interface}` puolista",
        sv: "`{actor}` är ingen av sidorna vid kontaktytan `{interface}`",
        en: "`{actor}` is no side of the interface `{interface}`",
    }
    help {
        fi: "korjaa tunnus tai lisää puoli kenttään `sides`",
        sv: "rätta id:t, eller lägg till sidan i fältet `sides`",
        en: "mend the id, or add the side under `sides`",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    // Which of two is a stranger cannot be told where nobody stands there.
    if interface.sides.is_empty() {
        return None;
    }
    let mut named: Vec<(String, &Id)> = Vec::new();
    for (index, flow) in interface.information_flows.iter().enumerate() {
        named.push((format!("information_flows/{index}/from"), flow.from.id()));
        named.push((format!("information_flows/{index}/to"), flow.to.id()));
    }
    for (index, contact) in interface.contacts.iter().enumerate() {
        named.push((format!("contacts/{index}/actor"), contact.actor.id()));
    }
    for (index, share) in interface.cost_division.iter().flat_map(|division| &division.shares).enumerate() {
        named.push((format!("cost_division/shares/{index}/payer"), share.payer.id()));
    }
    if named.is_empty() {
        return None;
    }
    let steering = interface.steering.as_ref().and_then(|steering| steering.group.as_ref()).map(Ref::id);
    let sides = actors(interface);
    for (place, actor) in named {
        if Some(actor) != steering && !belongs_to(subject, actor, &sides) {
            let pointer = interface.field(&place);
            let diagnostic = finding(&pointer).with("actor", actor.as_str());
            let diagnostic = diagnostic.with("interface", interface.id.as_str());
            findings.push(name_side(diagnostic, pointer, actor, &sides));
        }
    }
    JUDGED
}

fn belongs_to(subject: &Subject<'_>, actor: &Id, sides: &[&Id]) -> bool {
    let is_side = |id: &Id| sides.binary_search(&id).is_ok();
    let has_side =
        |members: &[Membership]| members.iter().filter_map(|one| one.party.as_ref()).any(|one| is_side(one.id()));
    if is_side(actor) {
        return true;
    }
    if let Some(group) = subject.group(actor) {
        return group.members.iter().any(|member| is_side(member.id()))
            || group.leads.iter().filter_map(|lead| lead.party.as_ref()).any(|party| is_side(party.id()));
    }
    if let Some(unit) = subject.unit(actor) {
        return has_side(&unit.members) || unit.part_of.as_ref().is_some_and(|whole| is_side(whole.id()));
    }
    let has_actor =
        |members: &[Membership]| members.iter().filter_map(|one| one.party.as_ref()).any(|one| one.id() == actor);
    // A dangling reference is another rule's finding.
    let Some(party) = subject.party(actor) else { return true };
    has_side(&party.members)
        || sides.iter().any(|side| {
            subject.party(side).is_some_and(|side| has_actor(&side.members))
                || subject.unit(side).is_some_and(|unit| {
                    has_actor(&unit.members) || unit.part_of.as_ref().is_some_and(|whole| whole.id() == actor)
                })
                || subject.group(side).is_some_and(|group| group.members.iter().any(|member| member.id() == actor))
        })
}
