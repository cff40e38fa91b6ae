use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;
use crate::stats::{self, Note};

rule! {
    /// An indicator's method follows points of time, and an indicator is calculated one year at a time.
    ///
    /// A trend needs figures of several periods side by side. The value of an indicator is that of one area, or of all
    /// together, in one year: whatever is observed, a method whose column `period` is filled from the year of the observations sees
    /// a single period and gives no value.
    ///
    /// Other methods need several rows as well, such as the months of the year or the subgroups that a slope index runs
    /// through. Whether an area has them in a year only the observations tell: such a method is no finding here, and the note
    /// beside its value says `too_few_values` or `no_variation` where they are too few.
    ///
    /// # How to fix
    ///
    /// Let the indicator give the value of each year, by a rate or a mean, and calculate the trend from those values.
    "G019" "too-few-points" Goals Error since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittari `{indicator}` ei saa koskaan arvoa: menetelmä `{method}` tarvitsee useita ajankohtia, ja mittari lasketaan vuosi kerrallaan",
        sv: "indikatorn `{indicator}` får aldrig något värde: metoden `{method}` behöver flera tidpunkter, och en indikator beräknas ett år i taget",
        en: "the indicator `{indicator}` never has a value: the method `{method}` needs several points of time, and an indicator is calculated one year at a time",
    }
    help {
        fi: "laske mittarille kunkin vuoden arvo ja kehityssuunta niistä arvoista",
        sv: "låt indikatorn ge varje års värde, och beräkna trenden av dessa värden",
        en: "let the indicator give the value of each year, and calculate the trend from those values",
    }
}

/// The column of points of time, of a method and of the observations: evaluation takes the years of its rows from it, and groups
/// by them.
const TIME: &str = "period";

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let method = stats::method(indicator.method.as_deref()?).ok()?;
    if method.takes(TIME) && indicator.columns.0.get(TIME).is_some_and(|observed| observed == TIME) {
        let diagnostic =
            finding(indicator.field("method")).with("indicator", indicator.id.as_str()).with("method", method.id);
        findings.push(diagnostic);
        return JUDGED;
    }
    let may_lack_rows = [Note::TooFewValues, Note::NoVariation];
    let decided = !method.notes.iter().any(|note| may_lack_rows.iter().any(|lack| lack.word() == note.word));
    decided.then_some(())
}
