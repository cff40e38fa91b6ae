use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{AreaCode, Indicator, SeriesBreak};
use crate::sorted;

rule! {
    /// Figures of an indicator that are compared lie on two sides of a break that the producer of its series tells of.
    ///
    /// Their difference is partly that of the two ways of counting: a target can be met by a new definition, or missed by
    /// one, without anything having changed for people. Targets, and figures of statements, are held against the baseline;
    /// where there is none, against the earliest target for the same area. A figure that speaks of several years, of which
    /// some lie on either side, is let be.
    ///
    /// # How to fix
    ///
    /// Give both figures in one series: a baseline of a year in the new one, or the older figure as the producer has
    /// calculated it anew. Where that has been done, suppress the finding with this as its reason.
    "G018" "series-broken" Goals Warning since "0.2.0"
    on Indicator, reads [statements]
    message {
        fi: "mittarin `{indicator}` luvut vuosille {earlier} ja {later} ovat eri sarjoista: uusi sarja alkaa vuodesta {break}",
        sv: "indikatorn `{indicator}` har sina tal för {earlier} och {later} ur olika serier: en ny serie börjar {break}",
        en: "the figures of the indicator `{indicator}` for {earlier} and {later} are of two series: a new one begins in {break}",
    }
    help {
        fi: "anna molemmat luvut samassa sarjassa, esimerkiksi lähtötilanne uudesta sarjasta",
        sv: "ange båda talen i samma serie, till exempel ett utgångsläge i den nya",
        en: "give both figures in one series, such as a baseline in the new one",
    }
}

/// What figures are held against.
struct Start {
    year: i64,
    pointer: String,
}

fn check(subject: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let mut breaks: Vec<(usize, &SeriesBreak)> = indicator.series_breaks.iter().enumerate().collect();
    if breaks.is_empty() {
        return None;
    }
    sorted::sort_by_key(&mut breaks, |(_, broken)| broken.from);
    let mut compare = |pointer: String, area: Option<&AreaCode>, [first, last]: [i64; 2]| {
        let Some(start) = start(indicator, area) else { return };
        let is_between = |from: i64| (start.year < from && from <= first) || (last < from && from <= start.year);
        let mut crossed = breaks.iter().filter(|(_, broken)| is_between(broken.from)).peekable();
        let Some((_, earliest)) = crossed.peek() else { return };
        let [earlier, later] = if start.year < first { [start.year, first] } else { [last, start.year] };
        let diagnostic = finding(pointer)
            .with("indicator", indicator.id.as_str())
            .with("earlier", earlier.to_string())
            .with("later", later.to_string())
            .with("break", earliest.from.to_string())
            .related_to(start.pointer);
        findings.push(crossed.fold(diagnostic, |diagnostic, (index, broken)| {
            let told = if broken.note.is_some() { "note" } else { "from" };
            diagnostic.related_to(indicator.field(&format!("series_breaks/{index}/{told}")))
        }));
    };
    for (index, target) in indicator.targets.iter().enumerate() {
        let pointer = indicator.field(&format!("targets/{index}/period"));
        compare(pointer, target.area.as_ref(), [target.period; 2]);
    }
    for (place, figure) in subject.figures_of(&indicator.id) {
        let Some(statement) = subject.plan.statements.get(*place) else { continue };
        let (Some(first), Some(last)) =
            (statement.year.or(statement.until_year), statement.until_year.or(statement.year))
        else {
            continue;
        };
        compare(format!("/statements/{place}/figures/{figure}"), None, [first, last]);
    }
    JUDGED
}

/// The baseline, or the earliest target for that area.
fn start(indicator: &At<'_, Indicator>, area: Option<&AreaCode>) -> Option<Start> {
    if let Some(baseline) = &indicator.baseline {
        return Some(Start { year: baseline.period, pointer: indicator.field("baseline/period") });
    }
    let targets = indicator.targets.iter().enumerate().filter(|(_, target)| target.area.as_ref() == area);
    let (index, target) = targets.min_by_key(|(_, target)| target.period)?;
    Some(Start { year: target.period, pointer: indicator.field(&format!("targets/{index}/period")) })
}
