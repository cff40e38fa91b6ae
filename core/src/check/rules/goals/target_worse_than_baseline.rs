use super::{Subject, rule};
use crate::diagnostic::Findings;
use crate::plan::Direction;

rule! {
    /// The target of an indicator is worse than where it started.
    ///
    /// Either the direction is wrong, or two figures have changed places, or the plan means to slow a decline: then
    /// the indicator should measure the decline.
    ///
    /// # How to fix
    ///
    /// Compare `direction`, the value of the baseline and the target.
    "G002" "target-worse-than-baseline" Goals Warning since "0.1.0"
    message {
        fi: "mittarin `{indicator}` tavoitearvo {target} on huonompi kuin lähtöarvo {baseline} ({direction})",
        sv: "målvärdet {target} för indikatorn `{indicator}` är sämre än utgångsvärdet {baseline} ({direction})",
        en: "the target {target} of the indicator `{indicator}` is worse than its baseline {baseline} ({direction})",
    }
    help {
        fi: "tarkista suunta, lähtöarvo ja tavoitearvo",
        sv: "kontrollera riktningen, utgångsvärdet och målvärdet",
        en: "compare direction, baseline and target",
    }
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for (pointer, indicator) in subject.plan.indicators() {
        let baseline = indicator.baseline.as_ref().and_then(|baseline| baseline.value);
        let (Some(baseline), Some(direction)) = (baseline, indicator.direction) else { continue };
        // The baseline's value is that of all parties together: the target of one municipality has another.
        let common = indicator.targets.iter().enumerate().filter(|(_, target)| target.area.is_none());
        for (index, target) in common {
            let worse = match direction {
                Direction::HigherIsBetter => target.value < baseline,
                Direction::LowerIsBetter => target.value > baseline,
            };
            if worse {
                let diagnostic = finding(format!("{pointer}/targets/{index}/value"))
                    .with("indicator", indicator.id.as_str())
                    .with("target", target.value)
                    .with("baseline", baseline)
                    .with("direction", direction.label())
                    .related_to(format!("{pointer}/baseline/value"));
                findings.push(diagnostic);
            }
        }
    }
}
