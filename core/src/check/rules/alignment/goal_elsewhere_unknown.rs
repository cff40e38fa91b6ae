use super::{Findings, PlanSet, set_rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::PlanDocument;
use crate::suggest::closest;

set_rule! {
    /// A goal serves a goal of another plan, and that plan has no such goal.
    ///
    /// Plans of one area are to pull in one direction: a municipality's wellbeing plan and the county's strategy name each
    /// other's goals. A goal that serves one that nobody has written serves nothing, and the strategy counts on it in vain.
    ///
    /// Where the other plan is not in the set, the rule is undecided and names it.
    ///
    /// # How to fix
    ///
    /// Mend the id of the goal; the help names the nearest. If the other plan has dropped the goal, say which one the goal
    /// serves now.
    "A001" "goal-elsewhere-unknown" Error since "0.2.0"
    message {
        fi: "suunnitelmassa `{plan}` ei ole tavoitetta `{goal}`",
        sv: "planen `{plan}` har inget mål `{goal}`",
        en: "the plan `{plan}` has no goal `{goal}`",
    }
    help {
        fi: "lähin tunnus: {nearest}",
        sv: "närmaste id: {nearest}",
        en: "nearest id: {nearest}",
    }
}

terms! { NAME_GOAL: "nimeä tavoite {nearest}", "ange målet {nearest}", "name the goal {nearest}"; }

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    for (pointer, goal) in plan.goals() {
        for (index, elsewhere) in goal.aligned_elsewhere.iter().enumerate() {
            let Some(other) = set.plan(&elsewhere.plan) else {
                findings.undecided([elsewhere.plan.as_str()]);
                continue;
            };
            findings.looked_at(1);
            if set.has_goal(&other.id, &elsewhere.goal) {
                continue;
            }
            let place = format!("{pointer}/aligned_elsewhere/{index}/goal");
            let known: Vec<_> = other.all_goals().map(|goal| goal.id.as_str()).collect();
            let nearest = closest(elsewhere.goal.as_str(), known);
            let mut found = finding(&place).with("plan", other.id.as_str()).with("goal", elsewhere.goal.as_str());
            found = found.with("nearest", nearest.map_or_else(|| "–".to_owned(), |id| format!("`{id}`")));
            if let Some(nearest) = nearest {
                found = found.fixed_by(Fix::suggested(&NAME_GOAL).replace(place, nearest));
            }
            findings.push(found);
        }
    }
}
