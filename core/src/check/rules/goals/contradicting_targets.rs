use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_DUPLICATE;
use crate::diagnostic::Fix;
use crate::plan::{Indicator, IndicatorTarget};

rule! {
    /// An indicator has two targets for one area and year.
    ///
    /// Goals that share an indicator have then promised different things, and whatever the value, one of them is missed.
    /// Two equal targets are one too many: the next change will reach only one of them.
    ///
    /// # How to fix
    ///
    /// Agree on one target for the area and year, or give one of the goals an indicator of its own.
    "G010" "contradicting-targets" Goals Error since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittarilla `{indicator}` on vuodelle {year} kaksi tavoitearvoa: {first} ja {second}",
        sv: "indikatorn `{indicator}` har två målvärden för {year}: {first} och {second}",
        en: "the indicator `{indicator}` has two targets for {year}: {first} and {second}",
    }
    help {
        fi: "sopikaa yhdestä tavoitearvosta",
        sv: "kom överens om ett målvärde",
        en: "agree on one of them",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    if indicator.targets.len() < 2 {
        return None;
    }
    for (index, target) in indicator.targets.iter().enumerate() {
        let same = |other: &&IndicatorTarget| other.period == target.period && other.area == target.area;
        let earlier = indicator.targets.iter().take(index).enumerate().find(|(_, other)| same(other));
        if let Some((first, other)) = earlier {
            let value = other.value;
            let pointer = indicator.item("targets", index);
            let is_same = indicator.targets.get(first) == Some(target);
            let mut diagnostic = finding(&pointer)
                .with("indicator", indicator.id.as_str())
                .with("year", target.period.to_string())
                .with("first", value)
                .with("second", target.value)
                .related_to(indicator.field(&format!("targets/{first}")));
            if is_same {
                diagnostic = diagnostic.fixed_by(Fix::safe(&TAKE_DUPLICATE).remove(pointer));
            }
            findings.push(diagnostic);
        }
    }
    JUDGED
}
