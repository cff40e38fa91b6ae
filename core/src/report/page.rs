//! One plan on one page: whom it holds for, what was found, and where its indicators stand.

use std::fmt::Write as _;

use super::html::{CLOSED, code, escape, opened};
use super::labels::word;
use super::{View, table_html};
use crate::diagnostic::{Diagnostic, Language, Term, terms};
use crate::indicator::{EvaluationRow, area_names};
use crate::plan::{Certainty, CertaintyLevel, Id, Path, PlanDocument, Visitor};
use crate::sorted;
use crate::table::Row;
use crate::time::PartyValidity;
use crate::{Column, Table};

/// What stands on the page.
#[derive(Debug, Clone, Copy)]
pub struct PageContent<'p> {
    /// The plan.
    pub plan: &'p PlanDocument,
    /// Validity under one or more scenarios, each with its name.
    pub validity: &'p [(String, Vec<PartyValidity>)],
    /// What was found.
    pub diagnostics: &'p [Diagnostic],
    /// Where the indicators stand.
    pub evaluation: &'p [EvaluationRow],
}

terms! {
    TERM: "Voimassa", "Giltig", "Term";
    STATUS: "Tila", "Status", "Status";
    PARTIES: "Osapuolet ja voimassaolo", "Parter och giltighet", "Parties and validity";
    NOTHING_KNOWN: "Mitään ei tiedetä", "Inget är känt", "Nothing is known";
    pub(crate) FINDINGS: "Havainnot", "Iakttagelser", "Findings";
    pub(crate) NO_FINDINGS: "Säännöt eivät löytäneet huomautettavaa.", "Reglerna fann inget att anmärka på.", "The rules found nothing.";
    INDICATORS: "Mittarit", "Indikatorer", "Indicators";
    NO_INDICATORS: "Suunnitelmassa ei ole mittareita.", "Planen har inga indikatorer.", "The plan has no indicators.";
    TARGET: "Tavoitearvo", "Målvärde", "Target";
    SOURCES: "Lähteet", "Källor", "Sources";
    ILLUSTRATIVE:
        "Osa suunnitelman kohdista on havainnollistavia: kukaan ei ole päättänyt niistä. Ne on merkitty.",
        "En del av planen är illustrativ: ingen har beslutat om den. Den är märkt.",
        "Some of the plan is illustrative: nobody decided it. It is marked as such.";
}

/// A self-contained HTML page: no script, no font and no picture from anywhere else.
#[must_use]
pub fn page(content: &PageContent<'_>, language: Language) -> String {
    let plan = content.plan;
    let mut html = opened(plan.title.best(language), language);
    let _ = writeln!(
        html,
        "<p>{}: {} · {}: {} – {}</p>",
        STATUS.get(language),
        plan.status.label().get(language),
        TERM.get(language),
        plan.term.from,
        plan.term.until,
    );
    if let Some(summary) = &plan.summary {
        let _ = writeln!(html, "<p>{}</p>", escape(summary.best(language)));
    }
    if has_illustrative(plan) {
        let _ = writeln!(html, "<p class=\"notice\">{}</p>", ILLUSTRATIVE.get(language));
    }
    section(&mut html, &PARTIES, language, |html| {
        for (scenario, rows) in content.validity {
            let name = if scenario.is_empty() { NOTHING_KNOWN.get(language) } else { scenario };
            let _ = writeln!(html, "<h3>{}</h3>", escape(name));
            wide(html, name, &table_html(&named(plan, rows, language), View::reader(language)));
        }
        conditions(html, plan, language);
    });
    section(&mut html, &FINDINGS, language, |html| findings(html, content.diagnostics, language));
    section(&mut html, &INDICATORS, language, |html| indicators(html, content, language));
    section(&mut html, &SOURCES, language, |html| sources(html, plan, language));
    html.push_str(CLOSED);
    html
}

fn section(html: &mut String, heading: &Term, language: Language, fill: impl FnOnce(&mut String)) {
    let _ = writeln!(html, "<section>\n<h2>{}</h2>", heading.get(language));
    fill(html);
    html.push_str("</section>\n");
}

/// A table that a narrow screen can scroll, by keyboard too.
fn wide(html: &mut String, name: &str, table: &str) {
    let _ = writeln!(
        html,
        "<div class=\"wide\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">{table}</div>",
        escape(name)
    );
}

/// Validity with names for ids; columns that say nothing are left out.
fn named(plan: &PlanDocument, rows: &[PartyValidity], language: Language) -> Table<'static> {
    let fact = |id: &Id| {
        let fact = plan.facts.iter().find(|fact| fact.id == *id);
        fact.map_or_else(|| id.to_string(), |fact| fact.name.best(language).to_owned())
    };
    let texts = |value: &dyn Fn(&PartyValidity) -> String| {
        let words = rows.iter().map(value).map(|words| (!words.is_empty()).then_some(words));
        Column::text(words)
    };
    let party = |row: &PartyValidity| plan.party(&row.party).map_or("", |party| party.name.best(language)).to_owned();
    let undecided = |row: &PartyValidity| row.undecided_on.iter().map(fact).collect::<Vec<_>>().join("; ");
    let successor =
        |row: &PartyValidity| row.successor.as_ref().map_or("", |successor| successor.name.best(language)).to_owned();
    let table = PartyValidity::table(rows);
    let columns = table.columns().map(|(name, column)| {
        let column = match name {
            "party" => texts(&party),
            "undecided_on" => texts(&undecided),
            "successor" => texts(&successor),
            _ => column.clone(),
        };
        (name.to_owned(), column)
    });
    Table::of_columns(columns.collect::<Vec<_>>()).without_empty()
}

/// What the causes in the tables stand for.
fn conditions(html: &mut String, plan: &PlanDocument, language: Language) {
    if plan.early_ends.is_empty() {
        return;
    }
    html.push_str("<dl>\n");
    for end in &plan.early_ends {
        let _ = writeln!(html, "<dt>{}</dt><dd>{}</dd>", end.id, escape(end.text.best(language)));
    }
    html.push_str("</dl>\n");
}

fn findings(html: &mut String, diagnostics: &[Diagnostic], language: Language) {
    if diagnostics.is_empty() {
        let _ = writeln!(html, "<p>{}</p>", NO_FINDINGS.get(language));
    }
    for diagnostic in diagnostics {
        let severity = diagnostic.severity();
        let line = diagnostic.place.range.map_or_else(String::new, |range| format!(":{}", range.line));
        let _ = writeln!(
            html,
            "<p class=\"finding\"><span class=\"severity {}\">{}</span> {} {}<br>\
             <span class=\"place\">{}{line}</span> {}</p>",
            severity.as_str(),
            severity.label().get(language),
            diagnostic.code(),
            code(&diagnostic.message(language)),
            escape(&diagnostic.place.pointer),
            code(&diagnostic.help(language)),
        );
    }
}

fn indicators(html: &mut String, content: &PageContent<'_>, language: Language) {
    if content.plan.indicators().next().is_none() {
        let _ = writeln!(html, "<p>{}</p>", NO_INDICATORS.get(language));
    }
    for (_, indicator) in content.plan.indicators() {
        let rows: Vec<_> = content.evaluation.iter().filter(|row| row.indicator == indicator.id).collect();
        let mark = certainty_mark(indicator.certainty.as_ref(), language);
        let name = indicator.name.best(language);
        let _ = writeln!(html, "<h3>{}{mark}</h3>", escape(name));
        let _ = writeln!(html, "<p>{}</p>", escape(indicator.unit.best(language)));
        wide(html, name, &table_html(&by_year(&rows, language), View::reader(language)));
        for target in &indicator.targets {
            let mark = certainty_mark(target.certainty.as_ref(), language);
            let _ = writeln!(html, "<p>{} {}: {}{mark}</p>", TARGET.get(language), target.period, target.value);
        }
        notes(html, &rows, language);
    }
}

/// Areas by years, with the status of the latest year that has a value.
fn by_year(rows: &[&EvaluationRow], language: Language) -> Table<'static> {
    let areas = area_names(rows.iter().copied());
    let of = |area: &str| rows.iter().copied().filter(move |row| row.area_name == area).collect::<Vec<_>>();
    let years = sorted::collect(rows.iter().map(|row| row.period));
    let mut columns = vec![("area_name".to_owned(), Column::text(areas.iter().map(|area| Some((*area).to_owned()))))];
    for year in years {
        let value = |area: &&str| of(area).iter().find(|row| row.period == year).and_then(|row| row.value);
        let values: Vec<f64> = areas.iter().map(|area| value(area).unwrap_or(f64::NAN)).collect();
        columns.push((year.to_string(), values.into()));
    }
    let latest = |area: &&str| {
        let of_area = of(area);
        let last = of_area.iter().rev().find(|row| row.value.is_some())?;
        Some(format!("{} ({})", last.status.label().get(language), last.period))
    };
    columns.push(("status".to_owned(), Column::text(areas.iter().map(latest))));
    Table::of_columns(columns)
}

/// Why values are missing, by year.
fn notes(html: &mut String, rows: &[&EvaluationRow], language: Language) {
    for note in sorted::collect(rows.iter().filter_map(|row| row.note.as_deref())) {
        let noted = rows.iter().filter(|row| row.note.as_deref() == Some(note));
        let years = sorted::collect(noted.map(|row| row.period));
        let label = word("note", note).map_or(note, |label| label.get(language));
        let years: Vec<_> = years.iter().map(i64::to_string).collect();
        let _ = writeln!(html, "<p class=\"place\">{}: {}</p>", years.join(", "), escape(label));
    }
}

fn sources(html: &mut String, plan: &PlanDocument, language: Language) {
    html.push_str("<ul>\n");
    for source in &plan.sources {
        let parts = [
            Some(source.title.best(language)),
            source.producer.as_ref().map(|producer| producer.best(language)),
            source.licence.as_deref(),
        ];
        let words: Vec<_> = parts.into_iter().flatten().map(escape).collect();
        let _ = writeln!(html, "<li>{}</li>", words.join(" · "));
    }
    html.push_str("</ul>\n");
}

/// Whatever is not stated says so beside its name.
fn certainty_mark(certainty: Option<&Certainty>, language: Language) -> String {
    match certainty.map(|certainty| certainty.level) {
        None | Some(CertaintyLevel::Stated) => String::new(),
        Some(level) => format!(" ({})", level.label().get(language)),
    }
}

fn has_illustrative(plan: &PlanDocument) -> bool {
    struct Search(bool);
    impl<'p> Visitor<'p> for Search {
        fn record(&mut self, _: &Path, record: &'p dyn std::any::Any) {
            let certainty = record.downcast_ref::<Certainty>();
            self.0 |= certainty.is_some_and(|certainty| certainty.level == CertaintyLevel::Illustrative);
        }
    }
    let mut search = Search(false);
    plan.visit(&mut search);
    search.0
}
