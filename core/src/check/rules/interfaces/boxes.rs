//! A box of the space of services in words: which service, for whom, where, when; and what mends it.

use crate::area;
use crate::check::space::{Cells, Repair, RepairKind, ServiceAt};
use crate::diagnostic::{Argument, Diagnostic, Fix, Language, Term, terms};
use crate::plan::{AreaCode, Id};
use crate::time::PartyValidity;

/// How many names a list has before it counts the rest.
const NAMED: usize = 3;

terms! {
    EVERYONE: "kaikki", "alla", "everyone";
    EVERYWHERE: "koko alue", "hela området", "the whole area";
    REST: "ja {count} muuta", "och {count} andra", "and {count} others";
    FIRST_DAY: "aseta tuottajan `{actor}` ensimmäiseksi päiväksi {day}", "låt `{actor}` börja {day}", "let `{actor}` begin on {day}";
    LAST_DAY: "aseta tuottajan `{actor}` viimeiseksi päiväksi {day}", "låt `{actor}` sluta {day}", "let `{actor}` end on {day}";
    ADD: "lisää tuottajalle `{actor}`: {what}", "lägg till hos `{actor}`: {what}", "add to what `{actor}` covers: {what}";
    DROP: "poista tuottajalta `{actor}`: {what}", "ta bort hos `{actor}`: {what}", "take from what `{actor}` covers: {what}";
    REMOVE: "poista tuottajan `{actor}` palvelu, jonka muut kattavat", "ta bort den tjänst hos `{actor}` som andra täcker", "take away the service of `{actor}` that others cover";
}

/// The first of a list, and how many there are beside.
fn list<T>(items: &[T], none: &'static Term, say: &dyn Fn(&T, Language) -> String) -> Argument {
    if items.is_empty() {
        return none.into();
    }
    Argument::Words(Language::ALL.map(|language| {
        // One more takes no more room than to count it.
        let shown = if items.len() == NAMED + 1 { items.len() } else { NAMED };
        let said: Vec<String> = items.iter().take(shown).map(|item| say(item, language)).collect();
        let said = said.join(", ");
        match items.len().saturating_sub(shown) {
            0 => said,
            rest => format!("{said} {}", REST.get(language).replace("{count}", &rest.to_string())),
        }
    }))
}

/// Ids as they are written.
pub(super) fn ids(ids: &[Id]) -> Argument {
    list(ids, &EVERYONE, &|id, _| format!("`{id}`"))
}

fn areas(codes: &[AreaCode]) -> Argument {
    list(codes, &EVERYWHERE, &|code, language| match area::municipality(code) {
        Some(municipality) => format!("{} ({code})", municipality.name.best(language)),
        None => code.to_string(),
    })
}

fn service(at: &ServiceAt, language: Language) -> String {
    let way = at.level.map(|level| level.label()).into_iter().chain(at.mode.map(|mode| mode.label()));
    way.fold(format!("`{}`", at.service), |said, word| format!("{said} / {}", word.get(language)))
}

/// Says which box a finding is about, where else to look, and what would mend it.
pub(super) fn described(
    diagnostic: Diagnostic,
    cells: &Cells,
    related: impl Iterator<Item = String>,
    repair: Option<Repair>,
) -> Diagnostic {
    let diagnostic = diagnostic
        .with("services", list(&cells.services, &EVERYWHERE, &service))
        .with("clients", ids(&cells.client_groups))
        .with("areas", areas(&cells.areas))
        .with("from", cells.from)
        .with("until", cells.until);
    let diagnostic = related.fold(diagnostic, Diagnostic::related_to);
    repair.map(fix).into_iter().fold(diagnostic, Diagnostic::fixed_by)
}

fn fix(repair: Repair) -> Fix {
    let Repair { kind, actor, pointer, value, .. } = repair;
    let fix = match kind {
        RepairKind::FirstDay(day) => Fix::suggested(&FIRST_DAY).with("day", day),
        RepairKind::LastDay(day) => Fix::suggested(&LAST_DAY).with("day", day),
        RepairKind::AddClientGroups(groups) => Fix::suggested(&ADD).with("what", ids(&groups)),
        RepairKind::DropClientGroups(groups) => Fix::suggested(&DROP).with("what", ids(&groups)),
        RepairKind::AddAreas(codes) => Fix::suggested(&ADD).with("what", areas(&codes)),
        RepairKind::DropAreas(codes) => Fix::suggested(&DROP).with("what", areas(&codes)),
        RepairKind::Remove => Fix::suggested(&REMOVE),
    };
    let fix = fix.with("actor", actor.as_str());
    match value {
        // A member that is there gets the new value (RFC 6902, section 4.1).
        Some(value) => fix.add(pointer, value),
        None => fix.remove(pointer),
    }
}

/// How many more there are than are told, as the end of an advice; nothing where all are.
pub(super) fn others(count: usize, more: &Term) -> Argument {
    let say = |language| more.get(language).replace("{count}", &count.to_string());
    Argument::Words(Language::ALL.map(|language| if count == 0 { String::new() } else { say(language) }))
}

/// The facts that decide whether the plan holds on days on which it may not.
pub(super) fn open_facts(validity: &[PartyValidity]) -> impl Iterator<Item = &str> {
    let open = validity.iter().filter(|row| row.certain_until != row.until);
    open.flat_map(|row| &row.undecided_on).map(Id::as_str)
}
