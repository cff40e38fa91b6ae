use super::{At, Findings, JUDGED, Judged, Subject, rule};
use jiff::civil::Date;

use crate::plan::{PlanKind, Term};
use crate::time::{council_term_on, council_terms};

rule! {
    /// The term of a provision plan fits no council term.
    ///
    /// The plan is drawn up once per council term (Health Care Act 1326/2010, section 34): a council renews it, and is
    /// not bound by the one before. Practice differs, as plans often follow calendar years: each end may lie as many
    /// months from that of a council term as the limit `months_off_council_term` says. Terms of municipal councils are
    /// known from 2017 on; a term that still runs has no end to compare with.
    ///
    /// # How to fix
    ///
    /// Let the term follow that of the councils, or raise the limit.
    "V007" "term-off-council-term" Validity Advice since "0.2.0"
    on Term, reads [kind]
    message {
        fi: "voimassaolo {from}–{until} ei sovi mihinkään valtuustokauteen",
        sv: "giltighetstiden {from}–{until} passar inte in på någon fullmäktigeperiod",
        en: "the term, {from} to {until}, fits no council term",
    }
    help {
        fi: "sovita voimassaolo valtuustokauteen",
        sv: "låt giltighetstiden följa fullmäktigeperioden",
        en: "let the term follow that of the councils",
    }
    limits { months_off_council_term = 12.0 "How many months the ends of a term may lie from those of a council term."; }
}

fn check(subject: &Subject<'_>, term: &At<'_, Term>, findings: &mut Findings) -> Judged {
    // Before the first council term that is known nothing can be said.
    council_term_on(term.from)?;
    if subject.plan.kind != PlanKind::ProvisionPlan || term.until < term.from {
        return None;
    }
    let limit = subject.threshold(&RULE, 0);
    let near = |one: Date, other: Date| f64::from(months(one).abs_diff(months(other))) <= limit;
    let municipal = council_term_on(term.from)?.body;
    let fits = council_terms().iter().any(|council| {
        council.body == municipal
            && near(council.from, term.from)
            && council.until.is_none_or(|until| near(until, term.until))
    });
    if !fits {
        findings.push(finding(term.pointer()).with("from", term.from).with("until", term.until));
    }
    JUDGED
}

fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}
