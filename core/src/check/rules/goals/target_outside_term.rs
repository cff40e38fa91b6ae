use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// A target is of a year in which the plan is not meant to hold.
    ///
    /// Nobody answers for a target after the last year of the term, and one before the first year was decided too late.
    ///
    /// # How to fix
    ///
    /// Mend the year of the target, or the term.
    "G008" "target-outside-term" Goals Warning since "0.2.0"
    on Indicator, reads [term]
    message {
        fi: "mittarin `{indicator}` tavoitevuosi {year} ei ole suunnitelman vuosissa {from}–{until}",
        sv: "målåret {year} för indikatorn `{indicator}` ligger utanför planens år {from}–{until}",
        en: "the target year {year} of the indicator `{indicator}` is outside the years of the plan, {from} to {until}",
    }
    help {
        fi: "korjaa tavoitevuosi tai voimassaolo",
        sv: "rätta målåret eller giltighetstiden",
        en: "mend the year of the target, or the term",
    }
}

fn check(subject: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let term = &subject.plan.term;
    let (from, until) = (i64::from(term.from.year()), i64::from(term.until.year()));
    // A term that ends before it begins is another rule's finding.
    if indicator.targets.is_empty() || until < from {
        return None;
    }
    for (index, target) in indicator.targets.iter().enumerate() {
        if target.period < from || target.period > until {
            let diagnostic = finding(indicator.field(&format!("targets/{index}/period")))
                .with("indicator", indicator.id.as_str())
                .with("year", target.period.to_string())
                .with("from", from.to_string())
                .with("until", until.to_string());
            findings.push(diagnostic.related_to("/term"));
        }
    }
    JUDGED
}
