use super::{At, Findings, JUDGED, Judged, Subject, rule, start};
use crate::plan::Unit;
use jiff::civil::Date;

rule! {
    /// A unit is part of an organisation that is not there on the unit's days.
    ///
    /// It begins before the organisation does or after it has ended, or it goes on to a day on which the organisation is
    /// no more. On those days nobody runs it. A unit without a first day begins with the plan.
    ///
    /// # How to fix
    ///
    /// Let the unit be part of the organisation that is there, or mend the dates.
    "U012" "unit-of-nobody" Units Error since "0.2.0"
    on Unit, reads [parties, organisations, term]
    message {
        fi: "organisaatiota `{party}`, johon yksikkö `{unit}` kuuluu, ei ole {day}",
        sv: "organisationen `{party}`, som enheten `{unit}` hör till, finns inte {day}",
        en: "the organisation `{party}` that the unit `{unit}` is part of is not there on {day}",
    }
    help {
        fi: "vaihda `part_of` organisaatioon, joka on silloin olemassa, tai korjaa päivämäärät",
        sv: "byt `part_of` till en organisation som då finns, eller rätta datumen",
        en: "name in `part_of` the organisation that is there then, or mend the dates",
    }
}

fn check(subject: &Subject<'_>, unit: &At<'_, Unit>, findings: &mut Findings) -> Judged {
    let party = subject.party(unit.part_of.as_ref()?.id())?;
    let is_gone = |day: Date| party.from.is_some_and(|from| day < from) || party.until.is_some_and(|until| until < day);
    if party.from.is_none() && party.until.is_none() {
        return None;
    }
    if let Some(day) = [Some(start(subject, unit)), unit.until].into_iter().flatten().find(|day| is_gone(*day)) {
        let diagnostic = finding(unit.field("part_of")).with("unit", unit.id.as_str());
        findings.push(diagnostic.with("party", party.id.as_str()).with("day", day));
    }
    JUDGED
}
