use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;
use crate::stats;

rule! {
    /// An indicator's method gives several rows for an area and year, and an indicator has one value.
    ///
    /// A curve, the limits of a funnel, the points of a control chart, ranks, or all measures of inequality at once answer with
    /// a row for each row of the data, or with several rows of their own. None of them is the value of the indicator, and
    /// whoever evaluates the plan is refused.
    ///
    /// # How to fix
    ///
    /// Choose a method that gives an area and year one value: a rate, a mean, or an index. What the other method answers belongs
    /// beside the values of the indicator, calculated from them.
    "G020" "several-values" Goals Error since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittarilla `{indicator}` ei ole yhtä arvoa: menetelmä `{method}` antaa alueelle useita rivejä vuodessa",
        sv: "indikatorn `{indicator}` har inget entydigt värde: metoden `{method}` ger ett område flera rader per år",
        en: "the indicator `{indicator}` has no single value: the method `{method}` gives an area several rows a year",
    }
    help {
        fi: "valitse menetelmä, joka antaa yhden arvon, esimerkiksi suhdeluku, keskiarvo tai indeksi",
        sv: "välj en metod som ger ett enda värde, till exempel en andel, ett medelvärde eller ett index",
        en: "choose a method that gives one value, such as a rate, a mean or an index",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    let method = stats::method(indicator.method.as_deref()?).ok()?;
    if !method.gives_one_row() {
        let diagnostic =
            finding(indicator.field("method")).with("indicator", indicator.id.as_str()).with("method", method.id);
        findings.push(diagnostic);
    }
    JUDGED
}
