use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use crate::plan::{Id, Interface, Mandate, MandateRelation};
use crate::sorted;

rule! {
    /// Two statements about the mandates of the same two sides contradict each other, or a mandate is compared with
    /// itself.
    ///
    /// That one is inside the other and that the other is inside the one cannot both be, unless they are equal. Read from
    /// the other end, `subset-of` is `superset-of`; the rest read the same from both ends. `equal-to` and `equivalent-to`
    /// agree.
    ///
    /// # How to fix
    ///
    /// Keep the one that is right.
    "Y021" "mandates-contradict" Interfaces Error since "0.2.0"
    on Interface, reads []
    message {
        fi: "toimivaltojen `{source}` ja `{target}` suhteesta on sanottu muuta toisaalla",
        sv: "om förhållandet mellan mandaten för `{source}` och `{target}` sägs annat på ett annat ställe",
        en: "of the mandates of `{source}` and `{target}` something else is said elsewhere",
    }
    help {
        fi: "jätä suhteista se, joka pitää paikkansa",
        sv: "behåll det förhållande som stämmer",
        en: "keep the relation that is right",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if interface.mandates.is_empty() {
        return None;
    }
    let key = |at: &usize| interface.mandates.get(*at).map(from_the_lesser).map(|(ends, _)| ends);
    let mut order: Vec<usize> = (0..interface.mandates.len()).collect();
    sorted::sort_by_key(&mut order, key);
    for same in order.chunk_by(|one, other| key(one) == key(other)) {
        let Some((first, relation)) =
            same.first().and_then(|at| Some((*at, from_the_lesser(interface.mandates.get(*at)?).1)))
        else {
            continue;
        };
        for at in same {
            let Some(mandate) = interface.mandates.get(*at) else { continue };
            let with_itself = mandate.source == mandate.target;
            if with_itself || from_the_lesser(mandate).1 != relation {
                let mut diagnostic = finding(interface.item("mandates", *at))
                    .with("source", mandate.source.id().as_str())
                    .with("target", mandate.target.id().as_str());
                if with_itself || *at != first {
                    let fix = Fix::suggested(&TAKE_AWAY).remove(interface.item("mandates", *at));
                    diagnostic = diagnostic.fixed_by(fix);
                }
                findings.push(if *at == first {
                    diagnostic
                } else {
                    diagnostic.related_to(interface.item("mandates", first))
                });
            }
        }
    }
    JUDGED
}

/// The two sides by id, and the relation as it reads from the lesser one.
fn from_the_lesser(mandate: &Mandate) -> ((&Id, &Id), MandateRelation) {
    let (source, target) = (mandate.source.id(), mandate.target.id());
    let relation = match mandate.relation {
        MandateRelation::EquivalentTo => MandateRelation::EqualTo,
        MandateRelation::SubsetOf if target < source => MandateRelation::SupersetOf,
        MandateRelation::SupersetOf if target < source => MandateRelation::SubsetOf,
        other => other,
    };
    ((source.min(target), source.max(target)), relation)
}
