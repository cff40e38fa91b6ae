use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::Holder;

rule! {
    /// A holder stands on another side than the party that the holder comes from.
    ///
    /// Then either the pair has nobody on the side that it seems to have, or the party's side is wrong.
    ///
    /// # How to fix
    ///
    /// Mend the side of the holder, or the party.
    "R004" "holder-on-other-side" Responsibility Error since "0.1.0"
    on Holder, reads [parties, organisations, sides]
    message {
        fi: "haltijan puoli on {side}, mutta osapuolen `{party}` puoli on {party_side}",
        sv: "innehavarens sida är {side}, men partens `{party}` sida är {party_side}",
        en: "the holder's side is {side}, the side of the party `{party}` is {party_side}",
    }
    help {
        fi: "korjaa haltijan puoli tai osapuoli",
        sv: "rätta innehavarens sida eller parten",
        en: "mend the holder's side, or the party",
    }
}

fn check(subject: &Subject<'_>, holder: &At<'_, Holder>, findings: &mut Findings) -> Judged {
    let party = subject.party(holder.party.id())?;
    let side = party.side.as_ref()?;
    if *side != holder.side {
        let new = side.id().as_str();
        let diagnostic = finding(holder.field("side"))
            .with("side", subject.side_name(&holder.side))
            .with("party", party.id.as_str())
            .with("party_side", subject.side_name(side))
            .fixed_by(Fix::suggested(&WRITE).with("new", new).replace(holder.field("side"), new));
        findings.push(diagnostic);
    }
    JUDGED
}
