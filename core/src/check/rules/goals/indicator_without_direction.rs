use std::cmp::Ordering;

use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::{Direction, Indicator};

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

terms! { DIRECTION: "merkitse suunta: {direction}", "ange riktningen: {direction}", "give the direction: {direction}"; }

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if indicator.targets.is_empty() {
        return None;
    }
    if indicator.direction.is_none() {
        let mut diagnostic = finding(indicator.pointer()).with("indicator", indicator.id.as_str());
        if let Some(direction) = aimed_at(indicator) {
            let fix = Fix::suggested(&DIRECTION).with("direction", direction.label());
            diagnostic = diagnostic.fixed_by(fix.add(indicator.field("direction"), direction.as_str()));
        }
        findings.push(diagnostic);
    }
    JUDGED
}

/// Where the last target of all parties lies from the baseline.
fn aimed_at(indicator: &Indicator) -> Option<Direction> {
    let baseline = indicator.baseline.as_ref()?.value?;
    let of_all = indicator.targets.iter().filter(|target| target.area.is_none());
    match of_all.max_by_key(|target| target.period)?.value.partial_cmp(&baseline)? {
        Ordering::Greater => Some(Direction::HigherIsBetter),
        Ordering::Less => Some(Direction::LowerIsBetter),
        Ordering::Equal => None,
    }
}
