use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// An indicator has a target and does not say which way is better.
    ///
    /// Whether a value beyond the target is a success or a failure depends on the direction. Without it no status is
    /// given, and a target that is worse than its start is not noticed.
    ///
    /// # How to fix
    ///
    /// Write `higher-is-better` or `lower-is-better` under `direction`.
    "G005" "indicator-without-direction" Goals Advice since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittarilla `{indicator}` on tavoitearvo, mutta ei kerrota, kumpi suunta on parempi",
        sv: "indikatorn `{indicator}` har ett målvärde, men det anges inte vilken riktning som är bättre",
        en: "the indicator `{indicator}` has a target and does not say which way is better",
    }
    help {
        fi: "kirjaa suunta kenttään `direction`",
        sv: "ange riktningen i fältet `direction`",
        en: "give the direction under `direction`",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if indicator.targets.is_empty() {
        return None;
    }
    if indicator.direction.is_none() {
        findings.push(finding(indicator.pointer()).with("indicator", indicator.id.as_str()));
    }
    JUDGED
}
