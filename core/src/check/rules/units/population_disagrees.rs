use super::{At, Findings, JUDGED, Judged, Subject, area_of, rule, start};
use crate::area::{POPULATION_YEARS, population};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::Unit;
use crate::sorted;

rule! {
    /// The residents that a unit is said to have are not those of its municipalities.
    ///
    /// Either a municipality is missing or too many, or the figure is of something else. The plan does not say of which
    /// year its figure is: it is compared with the sums of the five years before the unit begins, of 31 December (THL,
    /// Sotkanet 127, from 2000 to 2022), and fits where it lies near one of them. How near, since plans round their
    /// figures, is the option `population_tolerance`.
    ///
    /// # How to fix
    ///
    /// Compare the members with the figure.
    "U007" "population-disagrees" Units Warning since "0.2.0"
    on Unit, reads [parties, organisations, term]
    message {
        fi: "yksikön `{unit}` väkiluvuksi sanotaan {stated}, kuntien väkiluku on {sum} ({year})",
        sv: "enheten `{unit}` sägs ha {stated} invånare, kommunerna har {sum} ({year})",
        en: "the unit `{unit}` is said to have {stated} residents, its municipalities have {sum} ({year})",
    }
    help {
        fi: "tarkista jäsenkunnat ja väkiluku",
        sv: "kontrollera medlemskommunerna och folkmängden",
        en: "compare the members with the figure",
    }
    limits {
        population_tolerance = 5.0 "How many per cent the stated residents of a unit may differ from those of its municipalities.";
    }
}

fn check(subject: &Subject<'_>, unit: &At<'_, Unit>, findings: &mut Findings) -> Judged {
    const YEARS: i64 = 5;
    let stated = unit.population? as f64;
    let begins = start(subject, unit);
    // Those of the first day; an organisation among the members that is no municipality has residents that nobody knows.
    let mut areas = Vec::new();
    for member in &unit.members {
        if member.from.is_none_or(|from| from <= begins) && member.until.is_none_or(|until| begins <= until) {
            sorted::insert(&mut areas, area_of(subject, member)?);
        }
    }
    let last = (i64::from(begins.year()) - 1).min(*POPULATION_YEARS.end());
    let residents = |year: i64| {
        let each: Option<Vec<u64>> = areas.iter().map(|area| population(area, year)).collect();
        each.map(|each| (each.iter().sum::<u64>(), year))
    };
    let (latest, year) = residents(last).filter(|_| !areas.is_empty())?;
    let tolerance = subject.threshold(&RULE, 0) / 100.0;
    let fits = |sum: f64| (stated - sum).abs() <= sum * tolerance;
    if !(0..YEARS).filter_map(|back| residents(last - back)).any(|(sum, _)| fits(sum as f64)) {
        let diagnostic = finding(unit.field("population"))
            .with("unit", unit.id.as_str())
            .with("stated", stated)
            .with("sum", latest as f64)
            .fixed_by(Fix::suggested(&WRITE).with("new", latest as f64).replace(unit.field("population"), latest))
            .with("year", year as f64);
        findings.push(diagnostic);
    }
    JUDGED
}
