use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Direction, Indicator};

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
    on Indicator, reads []
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

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let baseline = indicator.baseline.as_ref()?.value?;
    let direction = indicator.direction?;
    // The baseline's value is that of all parties together: the target of one municipality has another.
    for (index, target) in indicator.targets.iter().enumerate().filter(|(_, target)| target.area.is_none()) {
        let worse = match direction {
            Direction::HigherIsBetter => target.value < baseline,
            Direction::LowerIsBetter => target.value > baseline,
        };
        if worse {
            let diagnostic = finding(indicator.field(&format!("targets/{index}/value")))
                .with("indicator", indicator.id.as_str())
                .with("target", target.value)
                .with("baseline", baseline)
                .with("direction", direction.label())
                .related_to(indicator.field("baseline/value"));
            findings.push(diagnostic);
        }
    }
    JUDGED
}
