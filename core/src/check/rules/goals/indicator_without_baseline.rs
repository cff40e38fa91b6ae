use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// An indicator has a target and does not say where it started.
    ///
    /// How far there is to go, and whether the values are on their way, is measured from the start. Without one a target
    /// can only be met or missed on its last day.
    ///
    /// # How to fix
    ///
    /// Give the year of the baseline under `baseline`; the value can come from the observations of that year.
    "G004" "indicator-without-baseline" Goals Advice since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittarilla `{indicator}` on tavoitearvo mutta ei lähtötilannetta",
        sv: "indikatorn `{indicator}` har ett målvärde men inget utgångsläge",
        en: "the indicator `{indicator}` has a target and no baseline",
    }
    help {
        fi: "kirjaa lähtövuosi kenttään `baseline`",
        sv: "ange utgångsåret i fältet `baseline`",
        en: "give the year of the start under `baseline`",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if indicator.targets.is_empty() {
        return None;
    }
    if indicator.baseline.is_none() {
        findings.push(finding(indicator.pointer()).with("indicator", indicator.id.as_str()));
    }
    JUDGED
}
