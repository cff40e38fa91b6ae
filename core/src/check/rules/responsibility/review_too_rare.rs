use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::ResponsibilityPair;

rule! {
    /// A responsibility pair looks at its goals less often than the plan is evaluated.
    ///
    /// A provision plan is evaluated every year. What a pair has not looked at by then it cannot report. The threshold is
    /// the option `review_months`.
    ///
    /// # How to fix
    ///
    /// Shorten the interval under `review`.
    "R014" "review-too-rare" Responsibility Warning since "0.2.0"
    on ResponsibilityPair, reads []
    message {
        fi: "vastuupari `{pair}` katsoo vastuitaan {months} kuukauden välein, enintään {limit} on kohtuullista",
        sv: "ansvarsparet `{pair}` ser på sina ansvar med {months} månaders mellanrum, högst {limit} är rimligt",
        en: "the pair `{pair}` looks at what it answers for every {months} months, at most {limit} is reasonable",
    }
    help {
        fi: "lyhennä seurantaväliä",
        sv: "förkorta intervallet",
        en: "shorten the interval",
    }
    limits {
        review_months = 12.0 "After how many months at most a pair looks again at what it answers for.";
    }
}

fn check(subject: &Subject<'_>, pair: &At<'_, ResponsibilityPair>, findings: &mut Findings) -> Judged {
    let (months, limit) = (pair.review.as_ref()?.months as f64, subject.threshold(&RULE, 0));
    if months > limit {
        let mut diagnostic = finding(pair.field("review/months")).with("pair", pair.id.as_str());
        if limit >= 1.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a limit is below the months, which are whole")]
            let fix = Fix::suggested(&WRITE)
                .with("new", limit.floor())
                .replace(pair.field("review/months"), limit.floor() as i64);
            diagnostic = diagnostic.fixed_by(fix);
        }
        findings.push(diagnostic.with("months", months).with("limit", limit));
    }
    JUDGED
}
