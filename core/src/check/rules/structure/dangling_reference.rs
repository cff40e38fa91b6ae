use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::{ElementKind, Id};
use crate::sorted;
use crate::suggest::closest;

rule! {
    /// A reference leads to no element, or to an element of a kind that cannot stand there.
    ///
    /// A responsibility pair that answers for a goal nobody finds answers for nothing; a holder from a party that is
    /// not in the plan is nobody's holder.
    ///
    /// # How to fix
    ///
    /// Mend the id, or add the element. The help names the nearest id of a fitting kind.
    "S002" "dangling-reference" Structure Error since "0.1.0"
    on Id, reads [ids]
    message {
        fi: "suunnitelmassa ei ole elementtiä `{id}`, joka olisi {kind}",
        sv: "planen har inget element `{id}` som är {kind}",
        en: "the plan has no {kind} `{id}`",
    }
    help {
        fi: "sopivat tunnukset: {known}",
        sv: "passande id: {known}",
        en: "ids that fit: {known}",
    }
}

fn check(subject: &Subject<'_>, id: &At<'_, Id>, findings: &mut Findings) -> Judged {
    let fits = |kind: &ElementKind| id.kinds().contains(kind);
    if subject.survey.of_id(id).any(|element| fits(&element.kind)) {
        return JUDGED;
    }
    let kind = id.kinds().first()?;
    let known =
        sorted::collect(subject.survey.all().filter(|element| fits(&element.kind)).map(|element| element.id.as_str()));
    let nearest = closest(id.as_str(), known.iter().copied());
    let shown = nearest.map_or_else(|| listed(&known), |nearest| format!("`{nearest}`"));
    let mut diagnostic = finding(id.pointer()).with("id", id.as_str()).with("kind", kind.label()).with("known", shown);
    if let Some(nearest) = nearest {
        let fix = Fix::suggested(&WRITE).with("new", nearest);
        diagnostic = diagnostic.fixed_by(fix.replace(id.pointer(), nearest));
    }
    findings.push(diagnostic);
    JUDGED
}

/// The first few of them.
fn listed(known: &[&str]) -> String {
    const SHOWN: usize = 8;
    let more = if known.len() > SHOWN { ", …" } else { "" };
    let listed: Vec<_> = known.iter().take(SHOWN).map(|known| format!("`{known}`")).collect();
    if listed.is_empty() { "–".to_owned() } else { listed.join(", ") + more }
}
