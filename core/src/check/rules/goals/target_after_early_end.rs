use super::{At, Findings, Judged, Subject, rule};
use jiff::civil::Date;

use crate::plan::{IndicatorTarget, PlanDocument};
use crate::time::{EndCause, PartyValidity, validity};

rule! {
    /// A target is of a year before whose end the plan ends early.
    ///
    /// Whoever answers for the target has no plan any more when it is due, and the successor has not promised it.
    /// Whether the plan ends early depends on facts: the scenario of the check says which are known. Where one that is
    /// open decides, the rule is undecided and names it. A target for one municipality is held against the end for that
    /// party.
    ///
    /// # How to fix
    ///
    /// Set a target for the last whole year of the plan, or hand the target over to the successor.
    "G009" "target-after-early-end" Goals Warning since "0.2.0"
    on PlanDocument, reads []
    message {
        fi: "mittarin `{indicator}` tavoite on vuoden {year} loppuun, mutta suunnitelma päättyy jo {until}",
        sv: "målet för indikatorn `{indicator}` gäller till slutet av {year}, men planen upphör redan {until}",
        en: "the target of the indicator `{indicator}` is for the end of {year}, and the plan ends on {until} already",
    }
    help {
        fi: "aseta tavoite viimeiselle täydelle vuodelle tai siirrä se seuraajalle",
        sv: "sätt ett mål för det sista hela året eller överför målet till efterföljaren",
        en: "set a target for the last whole year, or hand it over to the successor",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    // A scenario that names a stranger is refused where it is used for answers; here it decides nothing.
    let rows = validity(subject.plan, subject.scenario()).ok()?;
    for (pointer, indicator) in plan.indicators() {
        for (index, target) in indicator.targets.iter().enumerate() {
            let Some(row) = longest(subject, target, &rows) else { continue };
            let year = i16::try_from(target.period).ok().and_then(|year| Date::new(year, 12, 31).ok());
            let (Some(end), Some(until)) = (year, row.until) else { continue };
            // The end of the term is another rule's concern.
            if end > until && row.cause != EndCause::Term {
                let diagnostic = finding(format!("{pointer}/targets/{index}/period"))
                    .with("indicator", indicator.id.as_str())
                    .with("year", target.period.to_string())
                    .with("until", until);
                findings.push(diagnostic);
                findings.looked_at(1);
            } else if row.certain_until.is_none_or(|certain| certain < end.min(until)) {
                findings.undecided(row.undecided_on.iter().map(|fact| fact.as_str()));
            } else {
                findings.looked_at(1);
            }
        }
    }
    None
}

/// Until when the plan holds for whom the target concerns: the party of that area, or the one for whom it holds longest.
fn longest<'r>(
    subject: &Subject<'_>,
    target: &IndicatorTarget,
    rows: &'r [PartyValidity],
) -> Option<&'r PartyValidity> {
    let concerned = |row: &&PartyValidity| {
        target.area.is_none() || subject.party(&row.party).is_some_and(|party| party.area == target.area)
    };
    rows.iter().filter(concerned).max_by_key(|row| (row.until, row.certain_until))
}
