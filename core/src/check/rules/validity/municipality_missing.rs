use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::area;
use crate::diagnostic::Argument;
use crate::named::Names;
use crate::plan::{Party, PartyKind, PlanKind};

rule! {
    /// A joint plan lacks a municipality of its hospital district.
    ///
    /// A provision plan is one of the municipalities of a hospital district together (Health Care Act 1326/2010, section
    /// 34). The municipalities are those that the plan lists as members of the district, which it may narrow to the area
    /// that it is for, as the six of the HYKS area; the first day of the term counts.
    ///
    /// # How to fix
    ///
    /// Add the municipality to the parties, or mend the members of the district.
    "V005" "municipality-missing" Validity Warning since "0.2.0"
    on Party, reads [kind, term, parties]
    message {
        fi: "sairaanhoitopiirin `{district}` jäsenkunta {municipality} ei ole suunnitelman osapuoli",
        sv: "kommunen {municipality}, medlem i sjukvårdsdistriktet `{district}`, är inte part i planen",
        en: "the municipality {municipality} belongs to the hospital district `{district}` and is not a party of the plan",
    }
    help {
        fi: "lisää kunta osapuoliin tai korjaa piirin jäsenet",
        sv: "lägg till kommunen bland parterna eller rätta distriktets medlemmar",
        en: "add the municipality to the parties, or mend the members of the district",
    }
}

fn check(subject: &Subject<'_>, district: &At<'_, Party>, findings: &mut Findings) -> Judged {
    let plan = subject.plan;
    if plan.kind != PlanKind::ProvisionPlan
        || district.kind != PartyKind::HospitalDistrict
        || district.members.is_empty()
    {
        return None;
    }
    let ids = Names::among(&mut plan.parties.iter().map(|party| party.id.as_str()));
    let areas = Names::among(&mut plan.parties.iter().filter_map(|party| Some(party.area.as_ref()?.as_str())));
    let day = plan.term.from;
    for (index, member) in district.members.iter().enumerate() {
        let belongs = member.from.is_none_or(|from| from <= day) && member.until.is_none_or(|until| until >= day);
        let party = member.party.as_ref().and_then(|party| subject.party(party.id()));
        let is_party = party.is_some_and(|party| ids.contains(party.id.as_str()));
        // A member that is no municipality makes no joint plan; one that the plan does not have is another rule's finding.
        let municipality = party.is_none_or(|party| party.kind == PartyKind::Municipality);
        let code = member.area.as_ref().or_else(|| party.and_then(|party| party.area.as_ref()));
        let Some(code) = code.filter(|_| belongs && municipality && !is_party) else { continue };
        if !areas.contains(code.as_str()) {
            let name: Argument = match area::municipality(code) {
                Some(known) => (&known.name).into(),
                None => code.as_str().into(),
            };
            let diagnostic = finding(district.field(&format!("members/{index}")));
            findings.push(diagnostic.with("district", district.id.as_str()).with("municipality", name));
        }
    }
    JUDGED
}
