use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_DUPLICATE;
use crate::diagnostic::Fix;
use crate::plan::Interface;
use crate::sorted;

rule! {
    /// The same organisation, unit or group stands twice at an interface in the same role.
    ///
    /// An organisation can have two roles, say as organiser and as funder, and then stands there twice. In the same role
    /// it has been entered twice, or one of the two should be somebody else.
    ///
    /// # How to fix
    ///
    /// Join the two, or mend the actor or the role of one.
    "Y002" "side-twice" Interfaces Warning since "0.2.0"
    on Interface, reads []
    message {
        fi: "toimija `{actor}` on yhdyspinnalla kahdesti samassa roolissa: {role}",
        sv: "aktören `{actor}` finns två gånger vid kontaktytan i samma roll: {role}",
        en: "`{actor}` stands at the interface twice in the same role: {role}",
    }
    help {
        fi: "yhdistä puolet tai korjaa toisen toimija tai rooli",
        sv: "slå ihop sidorna, eller rätta den enas aktör eller roll",
        en: "join the two, or mend the actor or role of one",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let key = |at: &usize| interface.sides.get(*at).map(|side| (side.actor.id(), side.role.as_str()));
    let mut order: Vec<usize> = (0..interface.sides.len()).collect();
    sorted::sort_by_key(&mut order, key);
    for same in order.chunk_by(|one, other| key(one) == key(other)) {
        let Some((first, others)) = same.split_first() else { continue };
        for at in others {
            let Some(side) = interface.sides.get(*at) else { continue };
            let mut diagnostic = finding(interface.item("sides", *at))
                .with("actor", side.actor.id().as_str())
                .with("role", side.role.label());
            if interface.sides.get(*first) == Some(side) {
                diagnostic = diagnostic.fixed_by(Fix::safe(&TAKE_DUPLICATE).remove(interface.item("sides", *at)));
            }
            findings.push(diagnostic.related_to(interface.item("sides", *first)));
        }
    }
    JUDGED
}
