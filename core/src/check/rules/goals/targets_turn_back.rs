use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{Direction, Indicator};
use crate::sorted;

rule! {
    /// A later target of an indicator is worse than an earlier one for the same area.
    ///
    /// Reaching the first target would mean to give up the ground that was won. Either a year or a value is wrong, or
    /// two goals pull the indicator apart.
    ///
    /// # How to fix
    ///
    /// Compare the years, the values and `direction`.
    "G011" "targets-turn-back" Goals Warning since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittarin `{indicator}` tavoitearvo {value} vuodelle {year} on huonompi kuin {earlier} vuodelle {before}",
        sv: "målvärdet {value} för {year} för indikatorn `{indicator}` är sämre än {earlier} för {before}",
        en: "the target {value} of the indicator `{indicator}` for {year} is worse than {earlier} for {before}",
    }
    help {
        fi: "tarkista vuodet, arvot ja suunta",
        sv: "kontrollera åren, värdena och riktningen",
        en: "compare the years, the values and the direction",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let direction = indicator.direction?;
    if indicator.targets.len() < 2 {
        return None;
    }
    let mut targets: Vec<_> = indicator.targets.iter().enumerate().collect();
    sorted::sort_by_key(&mut targets, |(_, target)| (target.area.clone(), target.period));
    for pair in targets.windows(2) {
        let [(before, earlier), (index, later)] = pair else { continue };
        let worse = match direction {
            Direction::HigherIsBetter => later.value < earlier.value,
            Direction::LowerIsBetter => later.value > earlier.value,
        };
        // Two of one year are another rule's finding.
        if worse && earlier.area == later.area && earlier.period < later.period {
            let diagnostic = finding(indicator.field(&format!("targets/{index}/value")))
                .with("indicator", indicator.id.as_str())
                .with("value", later.value)
                .with("year", later.period.to_string())
                .with("earlier", earlier.value)
                .with("before", earlier.period.to_string())
                .related_to(indicator.field(&format!("targets/{before}/value")));
            findings.push(diagnostic);
        }
    }
    JUDGED
}
