use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{ServiceLevel, Unit};

rule! {
    /// A unit to which nobody belongs, and of which no other unit is part.
    ///
    /// Whose services it runs cannot be told from the plan. Units that provide no basic services may serve everybody, and
    /// are not judged.
    ///
    /// # How to fix
    ///
    /// Name the municipalities or organisations under `members`.
    "U018" "unit-without-members" Units Advice since "0.2.0"
    on Unit, reads [units]
    message {
        fi: "yksiköllä `{unit}` ei ole jäseniä",
        sv: "enheten `{unit}` har inga medlemmar",
        en: "the unit `{unit}` has no members",
    }
    help {
        fi: "nimeä jäsenet kentässä `members`",
        sv: "ange medlemmarna i fältet `members`",
        en: "name them under `members`",
    }
}

fn check(subject: &Subject<'_>, unit: &At<'_, Unit>, findings: &mut Findings) -> Judged {
    if !unit.levels.contains(&ServiceLevel::Basic) {
        return None;
    }
    if unit.members.is_empty() && !subject.has_parts(&unit.id) {
        findings.push(finding(unit.pointer()).with("unit", unit.id.as_str()));
    }
    JUDGED
}
