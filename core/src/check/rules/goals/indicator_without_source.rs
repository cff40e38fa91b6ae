use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Indicator;

rule! {
    /// An indicator is calculated from observations and does not say whose.
    ///
    /// The same figure of two producers differs: by what is counted, by the area, by the day. A value that cannot be
    /// traced to its producer cannot be repeated, and cannot be compared with last year's.
    ///
    /// # How to fix
    ///
    /// Name the sources of the observations under `sources`.
    "G006" "indicator-without-source" Goals Warning since "0.2.0"
    on Indicator, reads []
    message {
        fi: "mittari `{indicator}` lasketaan havainnoista, joiden lähdettä ei nimetä",
        sv: "indikatorn `{indicator}` beräknas ur observationer vars källa inte anges",
        en: "the indicator `{indicator}` is calculated from observations whose source is not named",
    }
    help {
        fi: "nimeä lähteet kentässä `sources`",
        sv: "ange källorna i fältet `sources`",
        en: "name the sources under `sources`",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    // Without a method nothing is calculated: the certainty of the figures names where they come from.
    indicator.method.as_ref()?;
    if indicator.sources.is_empty() {
        findings.push(finding(indicator.pointer()).with("indicator", indicator.id.as_str()));
    }
    JUDGED
}
