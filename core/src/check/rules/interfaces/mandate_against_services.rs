use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Id, Interface, MandateRelation, ServiceDelivery};
use crate::time::Period;

rule! {
    /// What is said of the mandates of two sides contradicts what the two provide.
    ///
    /// Mandates that have nothing in common do not give the same service in the same place at the same time, and mandates
    /// that are the same do not give wholly different ones. A service and one that is part of it are not wholly different.
    ///
    /// # How to fix
    ///
    /// Mend the relation of the mandates, or the services of the sides.
    "Y020" "mandate-against-services" Interfaces Warning since "0.2.0"
    on Interface, reads [services]
    message {
        fi: "toimivaltojen `{source}` ja `{target}` suhde on {relation}, mutta niiden palvelut kertovat muuta",
        sv: "förhållandet mellan mandaten för `{source}` och `{target}` är {relation}, men deras tjänster säger annat",
        en: "the mandates of `{source}` and `{target}` are called {relation}, and their services say otherwise",
    }
    help {
        fi: "korjaa suhde tai puolten palvelut",
        sv: "rätta förhållandet, eller sidornas tjänster",
        en: "mend the relation, or the services of the sides",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let mut judged = None;
    for (index, mandate) in interface.mandates.iter().enumerate() {
        let (source, target) = (services(interface, mandate.source.id()), services(interface, mandate.target.id()));
        if source.is_empty() || target.is_empty() || mandate.source == mandate.target {
            continue;
        }
        judged = JUDGED;
        let any = |fits: &dyn Fn(&ServiceDelivery, &ServiceDelivery) -> bool| {
            source.iter().any(|one| target.iter().any(|other| fits(one, other)))
        };
        let contradicts = match mandate.relation {
            MandateRelation::NoRelationship => any(&meets),
            MandateRelation::EqualTo | MandateRelation::EquivalentTo => {
                !any(&|one, other| subject.service_root(one.service.id()) == subject.service_root(other.service.id()))
            }
            _ => false,
        };
        if contradicts {
            let diagnostic = finding(interface.field(&format!("mandates/{index}/relation")))
                .with("source", mandate.source.id().as_str())
                .with("target", mandate.target.id().as_str())
                .with("relation", mandate.relation.label());
            findings.push(diagnostic);
        }
    }
    judged
}

fn services<'i>(interface: &'i Interface, actor: &Id) -> Vec<&'i ServiceDelivery> {
    interface.sides.iter().filter(|side| side.actor.id() == actor).flat_map(|side| &side.services).collect()
}

/// Whether two deliveries are the same service on the same level, and share a place and a day.
fn meets(one: &ServiceDelivery, other: &ServiceDelivery) -> bool {
    let period = |delivery: &ServiceDelivery| Period::new(delivery.from, delivery.until);
    let share_days = matches!((period(one), period(other)), (Ok(one), Ok(other)) if one.overlaps(&other));
    let share_areas =
        one.areas.is_empty() || other.areas.is_empty() || one.areas.iter().any(|area| other.areas.contains(area));
    let differ = one.level.zip(other.level).is_some_and(|(one, other)| one != other);
    one.service == other.service && share_days && share_areas && !differ
}
