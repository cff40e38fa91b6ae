use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::area;
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::IndicatorTarget;

rule! {
    /// A target is for a municipality that the classification of areas does not have in that year.
    ///
    /// Municipalities merge: a denominator of the old area stands over a numerator of the new one, and the value is of
    /// neither. The municipalities are those of Statistics Finland's classifications of 2021, 2022, 2023 and 2026.
    ///
    /// # How to fix
    ///
    /// Give the code of the municipality that there is in the year of the target.
    "G014" "target-area-of-other-vintage" Goals Warning since "0.2.0"
    on IndicatorTarget, reads []
    message {
        fi: "kuntaa `{area}` ei ole vuoden {year} luokituksessa",
        sv: "kommunen `{area}` finns inte i klassificeringen för {year}",
        en: "the classification of {year} has no municipality `{area}`",
    }
    help {
        fi: "anna tavoitevuoden kuntanumero",
        sv: "ange målårets kommunkod",
        en: "give the code of the municipality in the year of the target",
    }
}

fn check(_: &Subject<'_>, target: &At<'_, IndicatorTarget>, findings: &mut Findings) -> Judged {
    let code = target.area.as_ref()?;
    // Between two vintages only a merger tells which of them a year belongs to.
    let mut mergers = area::MERGERS.iter();
    let merger = mergers.find(|merger| merger.from == code.as_str() && i64::from(merger.date.year()) <= target.period);
    if merger.is_some() || area::municipality(code).is_none() {
        let mut diagnostic = finding(target.field("area"));
        if let Some(merger) = merger {
            let fix = Fix::suggested(&WRITE).with("new", merger.into);
            diagnostic = diagnostic.fixed_by(fix.replace(target.field("area"), merger.into));
        }
        findings.push(diagnostic.with("area", code.as_str()).with("year", target.period.to_string()));
    }
    JUDGED
}
