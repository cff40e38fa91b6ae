use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::{Lens, PlanDocument};

rule! {
    /// A group lacks a point of view that most groups of the plan keep.
    ///
    /// Where every preparation group carries integration and the promotion of wellbeing and health, the one that does not
    /// prepares its services past the others. A lens that fewer than all but a few keep is not meant for all: the rule
    /// asks where more than half of the groups, and three at least, have it. Language rights may be the task of one group,
    /// and are not asked of all.
    ///
    /// # How to fix
    ///
    /// Add the lens to the group, under `lenses`.
    "U008" "lens-missing" Units Advice since "0.2.0"
    on PlanDocument, reads [groups]
    message {
        fi: "ryhmältä `{group}` puuttuu näkökulma, joka useimmilla on: {lens}",
        sv: "gruppen `{group}` saknar ett perspektiv som de flesta har: {lens}",
        en: "the group `{group}` lacks a point of view that most have: {lens}",
    }
    help {
        fi: "lisää näkökulma kenttään `lenses`",
        sv: "lägg till perspektivet i fältet `lenses`",
        en: "add it under `lenses`",
    }
}

terms! {
    ADD_LENS: "lisää näkökulma: {lens}", "lägg till perspektivet: {lens}", "add the point of view: {lens}";
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut judged = None;
    for lens in [Lens::Integration, Lens::WellbeingAndHealth] {
        let with = plan.groups.iter().filter(|group| group.lenses.contains(&lens)).count();
        if with < 3 || with * 2 <= plan.groups.len() {
            continue;
        }
        judged = JUDGED;
        for (index, group) in plan.groups.iter().enumerate().filter(|(_, group)| !group.lenses.contains(&lens)) {
            let fix = Fix::suggested(&ADD_LENS);
            let fix = if group.lenses.is_empty() {
                fix.add(format!("/groups/{index}/lenses"), vec![lens.as_str()])
            } else {
                fix.add(format!("/groups/{index}/lenses/-"), lens.as_str())
            };
            let diagnostic = finding(plan.item("groups", index)).with("group", group.id.as_str());
            findings.push(diagnostic.with("lens", lens.label()).fixed_by(fix));
        }
    }
    judged
}
