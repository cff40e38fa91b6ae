use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::EarlyEnd;

rule! {
    /// A condition ends the plan early and names nothing that takes its place.
    ///
    /// Services have to be organised on the day after, too. A plan that says when it ends and not what follows leaves
    /// its goals and pairs without an owner from that day on.
    ///
    /// # How to fix
    ///
    /// Name the document that becomes due under `successor`: its kind and what it is called.
    "V002" "early-end-without-successor" Validity Warning since "0.1.0"
    on EarlyEnd, reads []
    message {
        fi: "ehto `{end}` päättää suunnitelman, mutta seuraajaa ei nimetä",
        sv: "villkoret `{end}` gör att planen upphör, men ingen efterföljare nämns",
        en: "the condition `{end}` ends the plan, and no successor is named",
    }
    help {
        fi: "nimeä seuraaja kentässä `successor`",
        sv: "ange efterföljaren i fältet `successor`",
        en: "name what becomes due under `successor`",
    }
}

fn check(_: &Subject<'_>, end: &At<'_, EarlyEnd>, findings: &mut Findings) -> Judged {
    if end.successor.is_none() {
        findings.push(finding(end.pointer()).with("end", end.id.as_str()));
    }
    JUDGED
}
