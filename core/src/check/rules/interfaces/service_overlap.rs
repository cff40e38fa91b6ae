use super::{At, Findings, Judged, Subject, boxes, is_about_wellbeing, rule};
use crate::check::space::overlaps;
use crate::diagnostic::terms;
use crate::plan::{Id, Interface, InterfaceRole, PartyKind, PlanDocument};

rule! {
    /// Two organisations provide the same service for the same clients in the same place at the same time.
    ///
    /// An overlap (päällekkäisyys) is paid twice, and each side can think that the other knows the client. What sides with
    /// the role `provider` deliver at interfaces is compared over four dimensions: service, client group, municipality and
    /// day. What a plan leaves out narrows nothing: no date is the whole term, no client group is everyone for whom the
    /// service is, no area is wherever the provider works. A package stands for its parts, a client group for those that
    /// are part of it; members of an organisation count on the days on which they are members. Another level, or another way of reaching clients, makes
    /// another service. A unit is its organisation at work, and an organisation does not overlap with itself. An interface
    /// that is closed and has no last day delivers nothing.
    ///
    /// The finding names the box that is covered twice as it is: no larger, and joined as far as boxes join. Of the same
    /// organisations the largest boxes are told, as many as the option `overlaps_told`, and the rest is counted.
    ///
    /// In the promotion of wellbeing and health, municipality and county both hold primary responsibility within their own
    /// statutory tasks (Act 612/2021, sections 6 and 7): where all that is delivered twice is delivered at interfaces
    /// about it, organisations of different kinds may. Where a plan ends early, only the days on which it holds count;
    /// where facts leave that open for all days of a box, the rule is undecided and names them.
    ///
    /// # How to fix
    ///
    /// Leave it to one, or say what each does: for whom, where, until when, at which level, in which way. The fix that is
    /// suggested changes least; which organisation gives way is for them to agree. Where clients are to choose between
    /// providers, as with service vouchers, accept the finding with that reason.
    "Y027" "service-overlap" Interfaces Warning since "0.2.0"
    on PlanDocument, reads [
        kind, legal_basis, parties, organisations, units, groups, organisation_changes, client_groups, services, coverage,
        term, facts, early_ends, interfaces
    ]
    message {
        fi: "{providers} tuottavat samaa palvelua: {services}; asiakkaat: {clients}; alue: {areas}; aika: {from}–{until}",
        sv: "{providers} producerar samma tjänst: {services}; klienter: {clients}; område: {areas}; tid: {from}–{until}",
        en: "{providers} provide the same service: {services} for {clients} in {areas} from {from} until {until}",
    }
    help {
        fi: "jätä se yhdelle tuottajalle tai rajaa, mitä kukin tuottaa: kenelle, missä, milloin{others}",
        sv: "låt en producent sköta den, eller avgränsa vad var och en producerar: för vem, var, när{others}",
        en: "leave it to one, or say what each provides: for whom, where, when{others}",
    }
    limits {
        overlaps_told = 5.0 "How many overlaps of services between the same organisations are told, the largest of them; at least one.";
    }
}

terms! {
    MORE: "; muita päällekkäisyyksiä samoilla tuottajilla: {count}", "; fler överlappningar hos samma producenter: {count}", "; more overlaps of the same providers: {count}";
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let sides = plan.interfaces.iter().flat_map(|interface| &interface.sides);
    let provided =
        sides.filter(|side| side.role == InterfaceRole::Provider).map(|side| side.services.len()).sum::<usize>();
    if provided < 2 {
        return None;
    }
    findings.looked_at(provided);
    let may_share = |providers: &[&Id], interfaces: &[&Interface]| {
        of_different_kinds(subject, providers) && interfaces.iter().all(|one| is_about_wellbeing(subject, one))
    };
    let validity = subject.validity();
    let found = overlaps(subject.plan, validity, subject.threshold(&RULE, 0), &may_share);
    for mut overlap in found.list {
        // The later one has come to where the others are.
        let Some(last) = overlap.deliveries.pop() else { continue };
        let others = overlap.deliveries.into_iter();
        let diagnostic = boxes::described(finding(last), &overlap.cells, others, overlap.repair)
            .with("providers", boxes::ids(&overlap.providers))
            .with("others", boxes::others(overlap.others, &MORE));
        findings.push(diagnostic);
    }
    if found.is_undecided {
        findings.undecided(boxes::open_facts(validity));
    }
    None
}

/// Whether no two are both municipalities, or both counties, or both anything else.
fn of_different_kinds(subject: &Subject<'_>, providers: &[&Id]) -> bool {
    let kinds: Vec<Option<PartyKind>> = providers.iter().map(|id| Some(subject.party(id)?.kind)).collect();
    kinds.iter().enumerate().all(|(at, kind)| kind.is_some() && !kinds.iter().skip(at + 1).any(|other| other == kind))
}
