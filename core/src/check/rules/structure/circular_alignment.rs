use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::named::Named;
use crate::plan::{Id, PlanDocument};

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

/// Where a plan says that an element is below another: written out only for a finding.
#[derive(Clone, Copy)]
enum LinkPlace {
    /// Focus area, goal in it or in the plan, and item of its `aligned_with`.
    Goal(Option<usize>, usize, usize),
    /// List and item.
    Part(&'static str, usize),
}

impl LinkPlace {
    fn pointer(self) -> String {
        match self {
            Self::Goal(None, goal, item) => format!("/goals/{goal}/aligned_with/{item}"),
            Self::Goal(Some(area), goal, item) => format!("/focus_areas/{area}/goals/{goal}/aligned_with/{item}"),
            Self::Part(list, index) => format!("/{list}/{index}/part_of"),
        }
    }
}

/// From each element to those above it, with the place that says so.
type Above<'p> = Named<'p, Vec<(&'p Id, LinkPlace)>>;

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut above: Above<'_> = Named::new();
    let mut order = Vec::new();
    let mut link = |id, upper, place| {
        order.push(id);
        above.or_insert(Id::as_str(id), Vec::new()).into_iter().for_each(|links| links.push((upper, place)));
    };
    let areas = plan.focus_areas.iter().enumerate().map(|(area, focus)| (Some(area), &focus.goals));
    for (area, goals) in [(None, &plan.goals)].into_iter().chain(areas) {
        for (index, goal) in goals.iter().enumerate() {
            for (item, upper) in goal.aligned_with.iter().enumerate() {
                link(&goal.id, upper.id(), LinkPlace::Goal(area, index, item));
            }
        }
    }
    macro_rules! parts_of {
        ($($list:ident)*) => {
            $(for (index, part) in plan.$list.iter().enumerate() {
                if let Some(whole) = &part.part_of {
                    link(&part.id, whole.id(), LinkPlace::Part(stringify!($list), index));
                }
            })*
        };
    }
    parts_of!(client_groups services assessment_axes units);
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
    let mut seen: Named<'_, Option<usize>> = Named::new();
    for start in order {
        if seen.contains(start.as_str()) {
            continue;
        }
        // Each with how many of those above it have been tried.
        let mut way: Vec<(&Id, usize)> = vec![(*start, 0)];
        seen.or_insert(start.as_str(), Some(0));
        while let Some((id, tried)) = way.last_mut() {
            let Some((upper, place)) = above.get(id.as_str()).and_then(|list| list.get(*tried)) else {
                seen.get_mut(id.as_str()).into_iter().for_each(|at| *at = None);
                way.pop();
                continue;
            };
            *tried += 1;
            match seen.get(upper.as_str()) {
                Some(Some(at)) => {
                    let mut circle = String::new();
                    for (member, _) in way.iter().skip(*at) {
                        circle.push_str(member.as_str());
                        circle.push_str(" → ");
                    }
                    circle.push_str(upper.as_str());
                    findings.push(finding(place.pointer()).with("circle", circle));
                }
                Some(None) => {}
                None => {
                    seen.or_insert(upper.as_str(), Some(way.len()));
                    way.push((*upper, 0));
                }
            }
        }
    }
}
