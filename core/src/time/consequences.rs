//! What follows when a plan ends early: for goals, pairs, indicators, measures and interfaces.

use jiff::civil::Date;

use super::Scenario;
use super::aftermath::aftermath;
use super::successors::{SuccessorSource, Successors};
use super::validity::{Ends, timeline};
use crate::Error;
use crate::diagnostic::vocabulary;
use crate::plan::{ElementKind, Id, PlanDocument, PlanKind};
use crate::table::rows;

vocabulary! {
    /// What follows from an end.
    pub enum ConsequenceKind {
        /// A document that takes the plan's place falls due.
        SuccessorDue = "successor-due" ("seuraaja tulee ajankohtaiseksi", "efterföljaren blir aktuell", "successor due"),
        /// No pair answers for the goal any more.
        GoalWithoutOwner = "goal-without-owner" ("tavoite jää vaille vastuuparia", "målet blir utan ansvarspar", "goal without owner"),
        /// A pair loses a holder.
        PairLosesHolder = "pair-loses-holder" ("vastuupari menettää haltijan", "ansvarsparet förlorar en innehavare", "pair loses a holder"),
        /// The target lies after the end.
        IndicatorCutShort = "indicator-cut-short" ("mittari katkeaa", "indikatorn avbryts", "indicator cut short"),
        /// The measure goes on after the end of those who do it, or of some of them.
        MeasureCutShort = "measure-cut-short" ("toimenpide katkeaa", "åtgärden avbryts", "measure cut short"),
        /// Its sides become one organisation.
        InterfaceInternal = "interface-internal" ("yhdyspinta muuttuu sisäiseksi", "kontaktytan blir intern", "interface becomes internal"),
        /// Other organisations meet: it has to be agreed anew.
        InterfaceNew = "interface-new" ("yhdyspinta syntyy", "en ny kontaktyta uppstår", "new interface"),
        /// A side ends and nobody is known to follow.
        InterfaceBroken = "interface-broken" ("yhdyspinta katkeaa", "kontaktytan bryts", "interface broken"),
        /// The same organisations meet.
        InterfaceUnchanged = "interface-unchanged" ("yhdyspinta säilyy", "kontaktytan består", "interface unchanged"),
    }
}

vocabulary! {
    /// How much of an element an end concerns.
    pub enum ConsequenceExtent {
        /// All of it.
        Whole = "whole" ("kokonaan", "helt", "whole"),
        /// Some of those who act go on.
        Partly = "partly" ("osittain", "delvis", "partly"),
    }
}

/// Something that follows when a plan ends early.
#[derive(Debug, Clone, PartialEq)]
pub struct Consequence {
    /// What follows.
    pub kind: ConsequenceKind,
    /// Of which element.
    pub element: Id,
    /// What the element is.
    pub element_kind: ElementKind,
    /// Where it is.
    pub pointer: String,
    /// The party whose end brings it, where it is one.
    pub party: Option<Id>,
    /// The first day on which it is so.
    pub date: Date,
    /// The organisations that follow: by the ids that the plan gives them, or else by the register's codes: `HVA03`, `HUS`.
    pub successors: Vec<String>,
    /// Who says that they do, where the plan or the register had to.
    pub successor_source: Option<SuccessorSource>,
    /// Kind of the document that falls due, where that is what follows.
    pub document: Option<PlanKind>,
    /// Whether all of it is concerned, or some of those who act go on.
    pub extent: ConsequenceExtent,
    /// Whether facts that are still open could bring it earlier.
    pub definite: bool,
}

rows! {
    /// Something that follows when a plan ends early.
    Consequence as "ConsequenceRow" {
        /// `successor-due`, `goal-without-owner`, `pair-loses-holder`, `indicator-cut-short`, `measure-cut-short`,
        /// `interface-internal`, `interface-new`, `interface-broken` or `interface-unchanged`.
        consequence: text = |row| row.kind.as_str();
        /// Id of the element concerned.
        element: text = |row| row.element.to_string();
        /// What the element is: `goal`, `interface` …
        kind: text = |row| row.element_kind.as_str();
        /// JSON Pointer.
        pointer: text = |row| row.pointer.clone();
        /// The party whose end brings it; missing where several do.
        party: text = |row| row.party.as_ref().map(Id::to_string);
        /// The first day on which it is so, as far as is known; for an interface the day of the last of its sides to end.
        date: date = |row| row.date;
        /// The organisations that follow, separated by commas: by id, or by the register's code (`HVA03`, `HUS`) where the
        /// plan does not have them; missing where none is known.
        successors: text = |row| (!row.successors.is_empty()).then(|| row.successors.join(", "));
        /// Who says so: `plan` for its changes of organisations, `register` for the register of areas, of which only
        /// parties are asked that no change names, `plan-and-register` for both; missing where nobody had to.
        successor_source: text = |row| row.successor_source.map(SuccessorSource::as_str);
        /// Kind of the document that falls due; missing for the others.
        document: text = |row| row.document.map(PlanKind::as_str);
        /// `whole`, or `partly` where some of those who do a measure, or of the members of a unit or group at an interface,
        /// go on.
        extent: text = |row| row.extent.as_str();
        /// `definite`, or `undecided` where open facts could bring it earlier.
        status: text = |row| if row.definite { "definite" } else { "undecided" };
    }
}

/// What follows where the plan ends early, in one scenario: documents that fall due, pairs without a holder, goals without
/// an owner, indicators and measures that are cut short, and what becomes of the interfaces when responsibility moves to
/// the successors. Empty where nothing is known to end the plan early.
///
/// Who follows a party is what the plan's changes of organisations say. Of a party that none of them names the register of
/// areas knows it from the day on which the duty to organise moves: the county of a municipality by its code, Helsinki
/// itself, the county of a hospital district or the HUS Group. Organisations that the plan has are recognised by their
/// codes, so that two municipalities of one county meet in it whether or not the plan has that county.
///
/// Units, groups and pairs act through the organisations behind them: the members that they have over the night in which
/// the plan ends, the organisation that a unit without members is part of, the groups that are part of one without
/// members, the parties of a pair's holders. Where only some
/// of them end, the extent says so.
///
/// Time grows with the size of the plan.
///
/// # Errors
/// `unknown-name` where the scenario names an unknown fact.
pub fn consequences(plan: &PlanDocument, scenario: &Scenario) -> Result<Vec<Consequence>, Error> {
    let timeline = timeline(plan, scenario)?;
    let ends = Ends::new(plan, &timeline);
    let validity: Vec<_> = plan.parties.iter().map(|party| ends.of_party(plan, party)).collect();
    Ok(aftermath(plan, &validity, &Successors::new(plan, &ends, &timeline)))
}
