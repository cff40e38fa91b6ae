use super::{At, Findings, Judged, Subject, boxes, rule};
use crate::check::space::gaps;
use crate::diagnostic::terms;
use crate::plan::PlanDocument;

rule! {
    /// The plan promises a service, and nobody provides it: for some clients, in some place, on some days.
    ///
    /// A discontinuity (epäjatkuvuus) shows when a client comes to where one provider's part has ended and no other's has
    /// begun. What the plan promises under `coverage` is held against what sides with the role `provider` deliver at
    /// interfaces, over four dimensions: service, client group, municipality and day. A promise that names no services,
    /// client groups or areas promises all of the plan's, to everyone for whom they are, wherever its parties work; one
    /// without dates, for the whole term. A service that is provided at several levels is promised at each; any way of
    /// reaching clients keeps the promise. An interface that is closed and has no last day delivers nothing.
    ///
    /// The finding names the box that is open as it is: no larger, and joined as far as boxes join. Of the same promises
    /// the largest boxes are told, as many as the option `gaps_told`, and the rest is counted. Where a plan ends early,
    /// only the days on which it holds count; where facts leave that open for all days of a box, the rule is undecided and
    /// names them. A plan that promises nothing under `coverage` is not judged.
    ///
    /// # How to fix
    ///
    /// Say who provides it, or promise less. The fix that is suggested gives the least to one delivery, and nothing that
    /// another organisation has.
    "Y028" "service-gap" Interfaces Warning since "0.2.0"
    on PlanDocument, reads [
        parties, organisations, units, groups, organisation_changes, client_groups, services, coverage, term, facts,
        early_ends, interfaces
    ]
    message {
        fi: "kukaan ei tuota luvattua palvelua: {services}; asiakkaat: {clients}; alue: {areas}; aika: {from}–{until}",
        sv: "ingen producerar den utlovade tjänsten: {services}; klienter: {clients}; område: {areas}; tid: {from}–{until}",
        en: "nobody provides the promised service: {services} for {clients} in {areas} from {from} until {until}",
    }
    help {
        fi: "nimeä tuottaja tai rajaa lupausta kentässä `coverage`{others}",
        sv: "ange en producent, eller avgränsa löftet i fältet `coverage`{others}",
        en: "name a provider, or promise less under `coverage`{others}",
    }
    limits {
        gaps_told = 5.0 "How many gaps in what the same parts of the plan promise are told, the largest of them; at least one.";
    }
}

terms! {
    MORE: "; muita aukkoja samassa lupauksessa: {count}", "; fler luckor i samma löfte: {count}", "; more gaps in the same promise: {count}";
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.coverage.is_empty() {
        return None;
    }
    findings.looked_at(plan.coverage.len());
    let validity = subject.validity();
    let found = gaps(subject.plan, validity, subject.threshold(&RULE, 0));
    for gap in found.list {
        let mut places = gap.promises.into_iter();
        let Some(first) = places.next() else { continue };
        let extended = gap.repair.as_ref().map(|repair| repair.delivery.clone());
        let diagnostic = boxes::described(finding(first), &gap.cells, places.chain(extended), gap.repair)
            .with("others", boxes::others(gap.others, &MORE));
        findings.push(diagnostic);
    }
    if found.is_undecided {
        findings.undecided(boxes::open_facts(validity));
    }
    None
}
