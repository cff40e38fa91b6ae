//! Why a plan holds for a party as long as it does: every condition, fact and source on the way.

use jiff::civil::Date;

use super::Scenario;
use super::condition::{Ground, Timeline, When};
use super::legislation::LegalEvent;
use super::validity::{Ends, day_before, join, timeline};
use crate::diagnostic::{Language, vocabulary};
use crate::plan::{Certainty, Condition, Id, Party, PlanDocument, Ref, Text, ToFact};
use crate::table::rows;
use crate::{Error, sorted};

vocabulary! {
    /// What a step of an explanation looks at.
    pub enum StepKind {
        /// The term of the plan.
        Term = "term" ("suunnitelmakausi", "planperiod", "term"),
        /// The life of the party.
        Lifespan = "lifespan" ("osapuolen elinkaari", "partens livstid", "life of the party"),
        /// A condition of early end.
        EarlyEnd = "early-end" ("päättymisehto", "villkor för upphörande", "condition of early end"),
        /// A change of organisations.
        Change = "change" ("organisaatiomuutos", "organisationsförändring", "change of organisations"),
        /// One of several has to come true.
        Any = "any" ("jokin näistä", "något av dessa", "any of these"),
        /// All of them have to come true.
        All = "all" ("kaikki nämä", "alla dessa", "all of these"),
        /// A fact.
        Fact = "fact" ("tosiseikka", "faktum", "fact"),
        /// An event of the legislation timeline.
        Event = "event" ("lainsäädännön tapahtuma", "händelse i lagstiftningen", "event of legislation"),
        /// What a scenario says of a fact.
        Overlay = "overlay" ("skenaario", "scenario", "scenario"),
    }
}

vocabulary! {
    /// What is known of a step.
    pub enum StepOutcome {
        /// It comes on a day that is known.
        Happens = "happens" ("tapahtuu", "inträffar", "happens"),
        /// It never comes.
        Never = "never-happens" ("ei tapahdu", "inträffar inte", "never happens"),
        /// Facts still decide.
        Open = "open" ("avoin", "öppet", "open"),
    }
}

/// One step of an explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplanationStep {
    /// The party.
    pub party: Id,
    /// How deep within the step before it of lesser depth; 0 for what can end the plan.
    pub depth: i64,
    /// What it looks at.
    pub kind: StepKind,
    /// Its id: of the condition, change, fact or event.
    pub element: Option<String>,
    /// What is known of it.
    pub outcome: StepOutcome,
    /// Not before this day; `None` means never, or that no bound is known.
    pub earliest: Option<Date>,
    /// By this day for certain.
    pub latest: Option<Date>,
    /// The facts that still decide.
    pub open: Vec<Id>,
    /// Whether the plan's last day for the party follows from it.
    pub decisive: bool,
    /// What the plan or the law says, in the language asked for.
    pub text: Option<String>,
    /// The source: a title, a provision.
    pub source: Option<String>,
}

rows! {
    /// One step of why a plan holds for a party as long as it does.
    ExplanationStep as "ExplanationRow" {
        /// Id of the party.
        party: text = |row| row.party.to_string();
        /// How deep within the step before it of lesser depth; 0 for what can end the plan.
        depth: integer = |row| row.depth;
        /// `term`, `lifespan`, `early-end`, `change`, `any`, `all`, `fact`, `event` or `overlay`.
        step: text = |row| row.kind.as_str();
        /// Id of the condition, change, fact or event.
        element: text = |row| row.element.clone();
        /// `happens`, `never-happens` or `open`.
        outcome: text = |row| row.outcome.as_str();
        /// Not before this day; missing where it never comes or no bound is known.
        earliest: date = |row| row.earliest;
        /// By this day for certain; missing where it may never come.
        latest: date = |row| row.latest;
        /// The facts that still decide, separated by commas; missing where none does.
        undecided_on: text = |row| (!row.open.is_empty()).then(|| join(&row.open));
        /// `yes` where the plan's last day for the party follows from it, else `no`.
        decisive: text = |row| if row.decisive { "yes" } else { "no" };
        /// What the plan or the law says.
        text: text = |row| row.text.clone();
        /// Where that comes from: the title of a source, a provision.
        source: text = |row| row.source.clone();
    }
}

/// Why the plan holds for a party as long as it does, step by step: the term, the life of the party, every condition and
/// change that can end it, and below each the facts that it depends on, with their sources.
///
/// # Errors
/// `unknown-name` where the plan has no such party, or the scenario names an unknown fact.
pub fn explain(
    plan: &PlanDocument,
    party: &str,
    scenario: &Scenario,
    language: Language,
) -> Result<Vec<ExplanationStep>, Error> {
    let found = plan.parties.iter().find(|known| known.id.as_str() == party);
    let Some(party) = found else {
        return Err(Error::unknown(
            "party",
            party,
            plan.parties.iter().map(|known| known.id.as_str()).collect::<Vec<_>>(),
        ));
    };
    let timeline = timeline(plan, scenario)?;
    let ends = Ends::new(plan, &timeline);
    let until = ends.of_party(plan, party).until;
    let mut teller = Teller { plan, party, timeline: &timeline, scenario, language, until, steps: Vec::new() };
    teller.bounds();
    for (end, when) in ends.conditions_on(&party.id) {
        let (text, source) = (teller.words(&end.text), teller.source(end.certainty.as_ref()));
        teller.tell(0, StepKind::EarlyEnd, Some(end.id.to_string()), when, text, source);
        teller.condition(1, &end.when);
    }
    for (change, when) in ends.changes_on(&party.id) {
        let text = change.text.as_ref().and_then(|text| teller.words(text));
        let source = teller.source(change.certainty.as_ref());
        teller.tell(0, StepKind::Change, Some(change.id.to_string()), when, text, source);
        if let (None, Some(fact)) = (change.date, &change.fact) {
            teller.fact(1, fact, &mut Vec::new());
        }
    }
    Ok(teller.steps)
}

struct Teller<'t> {
    plan: &'t PlanDocument,
    party: &'t Party,
    timeline: &'t Timeline<'t>,
    scenario: &'t Scenario,
    language: Language,
    until: Option<Date>,
    steps: Vec<ExplanationStep>,
}

impl Teller<'_> {
    fn words(&self, text: &Text) -> Option<String> {
        Some(text.best(self.language).to_owned()).filter(|words| !words.is_empty())
    }

    fn source(&self, certainty: Option<&Certainty>) -> Option<String> {
        let id = certainty?.source.as_ref()?.id();
        let source = self.plan.sources.iter().find(|source| source.id == *id);
        Some(source.map_or_else(|| id.to_string(), |source| source.title.best(self.language).to_owned()))
    }

    /// The last days that no condition has to bring: of the term, and of the party's life.
    fn bounds(&mut self) {
        let term = &self.plan.term;
        let day_after = |day: Date| day.tomorrow().ok();
        let source = self.source(term.certainty.as_ref());
        if let Some(end) = day_after(term.until) {
            self.tell(0, StepKind::Term, None, &When::on(end), None, source);
        }
        if let Some(end) = self.party.until.and_then(day_after) {
            let source = self.source(self.party.certainty.as_ref());
            let name = self.words(&self.party.name);
            self.tell(0, StepKind::Lifespan, Some(self.party.id.to_string()), &When::on(end), name, source);
        }
    }

    fn condition(&mut self, depth: i64, condition: &Condition) {
        let when = self.timeline.when(condition);
        let (kind, parts) = match condition {
            Condition::Fact(fact) => return self.fact(depth, fact, &mut Vec::new()),
            Condition::Any(parts) => (StepKind::Any, parts),
            Condition::All(parts) => (StepKind::All, parts),
        };
        self.tell(depth, kind, None, &when, None, None);
        for part in parts {
            self.condition(depth + 1, part);
        }
    }

    fn fact(&mut self, depth: i64, fact: &Ref<ToFact>, seen: &mut Vec<Id>) {
        self.fact_by_id(depth, fact.id(), seen);
    }

    fn fact_by_id(&mut self, depth: i64, id: &Id, seen: &mut Vec<Id>) {
        let when = self.timeline.fact(id);
        let known = self.timeline.find(id);
        let text = known.and_then(|fact| self.words(&fact.name));
        let source = known.and_then(|fact| self.source(fact.certainty.as_ref()));
        self.tell(depth, StepKind::Fact, Some(id.to_string()), &when, text, source);
        self.overlays(depth + 1, id);
        match self.timeline.ground(id) {
            Ground::Event(event) => self.event(depth + 1, event),
            Ground::Follows(leader) if sorted::insert(seen, id.clone()) => self.fact_by_id(depth + 1, leader, seen),
            Ground::Follows(_) | Ground::Dated(_) | Ground::Open => {}
        }
    }

    fn event(&mut self, depth: i64, event: &LegalEvent) {
        let Some(id) = Id::new(event.id) else { return };
        let when = self.timeline.fact(&id);
        let text = Some(event.title.get(self.language).to_owned());
        self.tell(depth, StepKind::Event, Some(event.id.to_owned()), &when, text, Some(event.source.to_owned()));
        self.overlays(depth + 1, &id);
    }

    fn overlays(&mut self, depth: i64, id: &Id) {
        let said: Vec<_> = self.scenario.overlays_on(id).collect();
        for (_, happening) in said {
            let when = When::of(happening);
            self.tell(depth, StepKind::Overlay, Some(id.to_string()), &when, None, None);
        }
    }

    fn tell(
        &mut self,
        depth: i64,
        kind: StepKind,
        element: Option<String>,
        when: &When,
        text: Option<String>,
        source: Option<String>,
    ) {
        let outcome = match (when.earliest, when.latest) {
            (None, _) => StepOutcome::Never,
            (Some(earliest), Some(latest)) if earliest == latest => StepOutcome::Happens,
            _ => StepOutcome::Open,
        };
        let last_day = when.latest.and_then(day_before);
        self.steps.push(ExplanationStep {
            party: self.party.id.clone(),
            depth,
            kind,
            element,
            outcome,
            earliest: when.earliest.filter(|day| *day > Date::MIN),
            latest: when.latest,
            open: when.open.clone(),
            decisive: last_day.is_some() && last_day == self.until,
            text,
            source,
        });
    }
}
