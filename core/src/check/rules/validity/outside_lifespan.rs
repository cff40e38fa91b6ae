use super::{At, Findings, Judged, Subject, rule};
use jiff::civil::Date;

use crate::plan::{PlanDocument, Ref, ToParty};

rule! {
    /// An organisation holds a pair or decides on a day on which it does not exist.
    ///
    /// Counties were founded by an act, joint authorities end with one: a holder from an organisation that is not yet
    /// there, or a decision of one that is no more, cannot be. Only days that the plan gives are compared.
    ///
    /// # How to fix
    ///
    /// Mend the day, the lifespan of the organisation, or name its predecessor or successor.
    "V012" "outside-lifespan" Validity Error since "0.2.0"
    on PlanDocument, reads [parties, organisations, responsibility_pairs, decisions]
    message {
        fi: "organisaatiota `{party}` ei ole {day}",
        sv: "organisationen `{party}` finns inte {day}",
        en: "the organisation `{party}` does not exist on {day}",
    }
    help {
        fi: "korjaa päivä tai nimeä edeltäjä tai seuraaja",
        sv: "rätta dagen eller ange föregångaren eller efterföljaren",
        en: "mend the day, or name its predecessor or successor",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    for (pair, responsibility) in plan.responsibility_pairs.iter().enumerate() {
        for (index, holder) in responsibility.holders.iter().enumerate() {
            let pointer = format!("/responsibility_pairs/{pair}/holders/{index}");
            judge(subject, &holder.party, holder.from, &pointer, "from", findings);
            judge(subject, &holder.party, holder.until, &pointer, "until", findings);
        }
    }
    for (index, decision) in plan.decisions.iter().enumerate() {
        let Some(party) = &decision.party else { continue };
        judge(subject, party, decision.date, &format!("/decisions/{index}"), "date", findings);
    }
    None
}

fn judge(
    subject: &Subject<'_>,
    party: &Ref<ToParty>,
    day: Option<Date>,
    pointer: &str,
    field: &str,
    findings: &mut Findings,
) {
    let (Some(party), Some(day)) = (subject.party(party.id()), day) else { return };
    if party.from.is_none() && party.until.is_none() {
        return;
    }
    findings.looked_at(1);
    if party.from.is_some_and(|from| day < from) || party.until.is_some_and(|until| day > until) {
        findings.push(finding(format!("{pointer}/{field}")).with("party", party.id.as_str()).with("day", day));
    }
}
