use super::{At, Findings, Judged, Subject, rule};
use crate::area;
use crate::plan::{AreaCode, OrganisationChange, Party};

rule! {
    /// Those who take over do not cover a municipality whose services are handed over to them.
    ///
    /// Its residents have services on the day before and no organiser on the day after. What a successor covers comes
    /// from its members, its own municipality or its county; a successor that says none of them is not judged.
    ///
    /// # How to fix
    ///
    /// Add the municipality to the members of a successor, or mend the change.
    "V009" "successor-leaves-out" Validity Warning since "0.2.0"
    on OrganisationChange, reads [parties, organisations]
    message {
        fi: "muutoksessa `{change}` kunta `{party}` ei kuulu kenenkään jatkajan alueeseen",
        sv: "i ändringen `{change}` hör kommunen `{party}` inte till någon efterföljares område",
        en: "in the change `{change}` no successor covers the municipality `{party}`",
    }
    help {
        fi: "lisää kunta jatkajan jäseniin tai korjaa muutos",
        sv: "lägg till kommunen bland efterföljarens medlemmar eller rätta ändringen",
        en: "add the municipality to the members of a successor, or mend the change",
    }
}

fn check(subject: &Subject<'_>, change: &At<'_, OrganisationChange>, findings: &mut Findings) -> Judged {
    let mut after = Vec::with_capacity(change.after.len());
    for successor in &change.after {
        let successor = subject.party(successor.id())?;
        // Members that are organisations cover what their own members do: not to be told from here.
        if !says_what_it_covers(successor) {
            return None;
        }
        after.push(successor);
    }
    if after.is_empty() {
        return None;
    }
    for (index, before) in change.before.iter().enumerate() {
        let Some(party) = subject.party(before.id()) else { continue };
        let Some(code) = &party.area else { continue };
        findings.looked_at(1);
        if !after.iter().any(|successor| successor.id == party.id || covers(successor, code)) {
            let diagnostic = finding(change.field(&format!("before/{index}")));
            findings.push(diagnostic.with("change", change.id.as_str()).with("party", party.id.as_str()));
        }
    }
    None
}

fn says_what_it_covers(party: &Party) -> bool {
    let members = !party.members.is_empty() && party.members.iter().all(|member| member.area.is_some());
    party.area.is_some() || party.county.is_some() || members
}

fn covers(party: &Party, code: &AreaCode) -> bool {
    let county = || party.county.as_ref().zip(area::municipality(code));
    party.area.as_ref() == Some(code)
        || party.members.iter().any(|member| member.area.as_ref() == Some(code))
        || county().is_some_and(|(county, municipality)| municipality.county.code == county.as_str())
}
