use super::{At, Findings, Judged, Subject, rule};
use crate::plan::PlanDocument;

rule! {
    /// A goal, measure, interface or holder has no day within the term of the plan.
    ///
    /// Nothing that the plan says of it ever holds. Organisations, units, groups and acts have lives of their own and
    /// are not judged.
    ///
    /// # How to fix
    ///
    /// Mend the dates of the element, or the term.
    "S010" "outside-term" Structure Warning since "0.2.0"
    on PlanDocument, reads [term, days]
    message {
        fi: "elementin aika {from}–{until} ei osu suunnitelman voimassaoloon",
        sv: "elementets tid {from}–{until} ligger utanför planens giltighetstid",
        en: "the time of the element, {from} to {until}, is wholly outside the term of the plan",
    }
    help {
        fi: "korjaa päivämäärät tai voimassaolo",
        sv: "rätta datumen eller giltighetstiden",
        en: "mend the dates, or the term",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let term = &plan.term;
    // A term that ends before it begins is another rule's finding.
    if term.until < term.from {
        return None;
    }
    for span in subject.survey.dated().filter(|span| span.is_work) {
        if span.from.is_none() && span.until.is_none() {
            continue;
        }
        findings.looked_at(1);
        let before = span.until.is_some_and(|until| until < term.from);
        let after = span.from.is_some_and(|from| from > term.until);
        if before || after {
            let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
            let diagnostic = finding(span.pointer.as_str()).with("from", day(span.from)).with("until", day(span.until));
            findings.push(diagnostic.related_to("/term"));
        }
    }
    None
}
