use super::{Findings, PlanSet, set_rule, units_differ};
use crate::plan::PlanDocument;

set_rule! {
    /// An indicator has another target than in another plan, for the same municipality and year.
    ///
    /// Both plans are decided by councils, and both targets cannot be the one that is worked for. Targets in different units
    /// are not compared: that the units differ is another rule's finding.
    ///
    /// # How to fix
    ///
    /// Agree on one target. If the two measure different things, give one of the indicators another id.
    "A009" "targets-contradict" Warning since "0.2.0"
    message {
        fi: "mittarin `{indicator}` tavoitearvo vuodelle {year} on {here}, mutta suunnitelmassa `{plan}` se on {there}",
        sv: "målvärdet för indikatorn `{indicator}` år {year} är {here}, men i planen `{plan}` är det {there}",
        en: "the target of the indicator `{indicator}` for {year} is {here}, but {there} in the plan `{plan}`",
    }
    help {
        fi: "sopikaa yhdestä tavoitearvosta, tai anna toiselle mittarille oma tunnus",
        sv: "kom överens om ett målvärde, eller ge den ena indikatorn ett eget id",
        en: "agree on one target, or give one of the indicators another id",
    }
}

fn check(set: &PlanSet<'_>, plan: &PlanDocument, findings: &mut Findings) {
    for (pointer, indicator) in plan.indicators() {
        let earlier = set.earlier_indicator(plan, &indicator.id);
        if earlier.is_some_and(|(_, there)| units_differ(indicator, there).is_some()) {
            continue;
        }
        for (index, target) in indicator.targets.iter().enumerate() {
            let of = (&indicator.id, target.area.as_ref(), target.period);
            let Some((other, value)) = set.earlier_target(plan, of) else { continue };
            findings.looked_at(1);
            // Written by people: the same figure is the same number.
            if value.total_cmp(&target.value).is_ne() {
                let found = finding(format!("{pointer}/targets/{index}/value")).with("plan", other.id.as_str());
                let found = found.with("indicator", indicator.id.as_str()).with("year", target.period.to_string());
                findings.push(found.with("here", target.value).with("there", value));
            }
        }
    }
}
