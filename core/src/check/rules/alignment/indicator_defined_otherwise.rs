use super::{Findings, PlanSet, set_rule, units_differ, words_differ};
use crate::diagnostic::terms;
use crate::plan::{Direction, PlanDocument};

set_rule! {
    /// An indicator has another unit, direction or method than the one of the same id in another plan.
    ///
    /// Figures that go by one name are put side by side. Where one plan counts per resident and another per client, or where
    /// one wants more and another less, the comparison says something that is not so.
    ///
    /// # How to fix
    ///
    /// Agree on one definition, or give one of the two another id.
    "A008" "indicator-defined-otherwise" Warning since "0.2.0"
    message {
        fi: "mittarin `{indicator}` {what} on `{here}`, mutta suunnitelmassa `{plan}` se on `{there}`",
        sv: "indikatorn `{indicator}`: {what} är `{here}`, men i planen `{plan}` är det `{there}`",
        en: "the {what} of the indicator `{indicator}` is `{here}`, but `{there}` in the plan `{plan}`",
    }
    help {
        fi: "sopikaa yhdestä määritelmästä, tai anna toiselle mittarille oma tunnus",
        sv: "kom överens om en definition, eller ge den ena indikatorn ett eget id",
        en: "agree on one definition, or give one of the two another id",
    }
}

terms! {
    DIRECTION: "suunta", "riktningen", "direction";
    METHOD: "menetelmä", "metoden", "method";
}

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    for (pointer, here) in plan.indicators() {
        let Some((other, there)) = set.earlier_indicator(plan, &here.id) else { continue };
        findings.looked_at(1);
        let methods = (here.method.as_deref(), there.method.as_deref());
        let differences = [
            units_differ(here, there),
            words_differ("direction", &DIRECTION, (here.direction, there.direction), Direction::label),
            words_differ("method", &METHOD, methods, |method| method),
        ];
        for difference in differences.into_iter().flatten() {
            let found = finding(format!("{pointer}/{}", difference.field)).with("indicator", here.id.as_str());
            let found = found.with("what", difference.what).with("plan", other.id.as_str());
            findings.push(found.with("here", difference.here).with("there", difference.there));
        }
    }
}
