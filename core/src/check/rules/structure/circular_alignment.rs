use super::{At, Findings, JUDGED, Judged, Subject, rule};
use std::collections::HashMap;

use crate::plan::{Id, PlanDocument, Ref};

rule! {
    /// Elements serve or belong to each other in a circle.
    ///
    /// A goal serves a larger one, a service is part of a package, a unit of an organisation: at some point there is one
    /// that is served and belongs to nothing else. In a circle each is above and below itself, and nothing can be summed
    /// or drawn.
    ///
    /// # How to fix
    ///
    /// Take `aligned_with` or `part_of` from the element that the others are part of.
    "S008" "circular-alignment" Structure Error since "0.2.0"
    on PlanDocument, reads [goals, focus_areas, client_groups, services, assessment_axes, units]
    message {
        fi: "elementit kuuluvat toisiinsa kehässä: {circle}",
        sv: "elementen hör till varandra i en cirkel: {circle}",
        en: "elements belong to each other in a circle: {circle}",
    }
    help {
        fi: "poista `aligned_with` tai `part_of` siltä, johon muut kuuluvat",
        sv: "ta bort `aligned_with` eller `part_of` från det som de andra hör till",
        en: "take `aligned_with` or `part_of` from the one that the others belong to",
    }
}

/// From each element to those above it, with the place that says so.
type Above<'p> = HashMap<&'p Id, Vec<(&'p Id, String)>>;

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut above: Above<'_> = HashMap::new();
    let mut order = Vec::new();
    let mut link = |id, upper, place| {
        order.push(id);
        above.entry(id).or_default().push((upper, place));
    };
    for (pointer, goal) in plan.goals() {
        for (index, upper) in goal.aligned_with.iter().enumerate() {
            link(&goal.id, upper.id(), format!("{pointer}/aligned_with/{index}"));
        }
    }
    let part_of = |list: &str, index: usize| format!("/{list}/{index}/part_of");
    for (index, part) in plan.client_groups.iter().enumerate() {
        part.part_of.iter().map(Ref::id).for_each(|upper| link(&part.id, upper, part_of("client_groups", index)));
    }
    for (index, part) in plan.services.iter().enumerate() {
        part.part_of.iter().map(Ref::id).for_each(|upper| link(&part.id, upper, part_of("services", index)));
    }
    for (index, part) in plan.assessment_axes.iter().enumerate() {
        part.part_of.iter().map(Ref::id).for_each(|upper| link(&part.id, upper, part_of("assessment_axes", index)));
    }
    for (index, part) in plan.units.iter().enumerate() {
        part.part_of.iter().map(Ref::id).for_each(|upper| link(&part.id, upper, part_of("units", index)));
    }
    if order.is_empty() {
        return None;
    }
    findings.looked_at(order.len());
    circles(&order, &above, findings);
    JUDGED
}

/// Walks upwards from each element once; a way that comes back to itself is a circle.
fn circles<'p>(order: &[&'p Id], above: &Above<'p>, findings: &mut Findings) {
    // Where an element stands on the way that is walked; `None` once all above it has been seen.
    let mut seen: HashMap<&Id, Option<usize>> = HashMap::new();
    for start in order {
        if seen.contains_key(start) {
            continue;
        }
        // Each with how many of those above it have been tried.
        let mut way: Vec<(&Id, usize)> = vec![(*start, 0)];
        seen.insert(*start, Some(0));
        while let Some((id, tried)) = way.last_mut() {
            let Some((upper, place)) = above.get(id).and_then(|list| list.get(*tried)) else {
                seen.insert(*id, None);
                way.pop();
                continue;
            };
            *tried += 1;
            match seen.get(upper) {
                Some(Some(at)) => {
                    let mut circle = String::new();
                    for (member, _) in way.iter().skip(*at) {
                        circle.push_str(member.as_str());
                        circle.push_str(" → ");
                    }
                    circle.push_str(upper.as_str());
                    findings.push(finding(place.as_str()).with("circle", circle));
                }
                Some(None) => {}
                None => {
                    seen.insert(*upper, Some(way.len()));
                    way.push((*upper, 0));
                }
            }
        }
    }
}
