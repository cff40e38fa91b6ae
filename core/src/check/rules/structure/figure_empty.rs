use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use crate::plan::Figure;

rule! {
    /// A figure of a statement has neither a value nor a rank.
    ///
    /// It says that there is a number and keeps it back. A reader of the starting point cannot tell where the plan
    /// starts.
    ///
    /// # How to fix
    ///
    /// Give the value or the rank, or leave the figure out.
    "S011" "figure-empty" Structure Warning since "0.2.0"
    on Figure, reads []
    message {
        fi: "luvulla ei ole arvoa eikä sijaa",
        sv: "siffran har varken värde eller placering",
        en: "the figure has neither a value nor a rank",
    }
    help {
        fi: "anna `value` tai `rank` tai poista luku",
        sv: "ange `value` eller `rank`, eller ta bort siffran",
        en: "give `value` or `rank`, or leave the figure out",
    }
}

fn check(_: &Subject<'_>, figure: &At<'_, Figure>, findings: &mut Findings) -> Judged {
    if figure.value.is_none() && figure.rank.is_none() {
        let fix = Fix::suggested(&TAKE_AWAY).remove(figure.pointer());
        findings.push(finding(figure.pointer()).fixed_by(fix));
    }
    JUDGED
}
