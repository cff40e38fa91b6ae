//! A plan under check, with what several rules look up.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::lookups::Lookups;
use super::survey::Survey;
use super::{CheckOptions, Rule};
use crate::area;
use crate::diagnostic::Argument;
use crate::named::{Named, Names};
use crate::plan::{Id, OfficialLanguage, Party, PlanDocument, Ref, ToSide};
use crate::time::Scenario;

/// A plan and its elements by id, and how it is to be checked.
pub(super) struct Subject<'p> {
    pub(super) plan: &'p PlanDocument,
    options: &'p CheckOptions,
    pub(super) survey: &'p Survey,
    parties: OnceCell<Named<'p, &'p Party>>,
    answered: OnceCell<Names<'p>>,
    measured: OnceCell<Named<'p, u32>>,
    shown: OnceCell<Named<'p, Vec<(usize, usize)>>>,
    worked_on: OnceCell<Names<'p>>,
    languages: OnceCell<[f64; 3]>,
    pub(super) lookups: Lookups<'p>,
}

impl<'p> Subject<'p> {
    pub(super) fn new(plan: &'p PlanDocument, options: &'p CheckOptions, survey: &'p Survey) -> Self {
        Self {
            plan,
            options,
            survey,
            parties: OnceCell::new(),
            answered: OnceCell::new(),
            measured: OnceCell::new(),
            shown: OnceCell::new(),
            worked_on: OnceCell::new(),
            languages: OnceCell::new(),
            lookups: Lookups::default(),
        }
    }

    /// The party or other organisation of that id.
    pub(super) fn party(&self, id: &Id) -> Option<&'p Party> {
        // The first of an id counts: two are another rule's finding.
        let index = || {
            let parties = self.plan.parties.iter().chain(&self.plan.organisations);
            Named::of(parties.map(|party| (party.id.as_str(), party)))
        };
        self.parties.get_or_init(index).get(id.as_str()).copied()
    }

    /// What a side is called, or its id where the plan does not list it.
    pub(super) fn side_name(&self, side: &Ref<ToSide>) -> Argument {
        self.plan.side(side.id()).map_or_else(|| side.id().as_str().into(), |side| (&side.name).into())
    }

    /// The first party that serves in both national languages: as the plan says, or else by the registers of counties and
    /// of municipalities. A county is bilingual as a whole, whatever its municipalities are.
    pub(super) fn bilingual_party(&self) -> Option<&'p Party> {
        self.plan.parties.iter().find(|party| {
            if !party.languages.is_empty() {
                return OfficialLanguage::ALL.iter().all(|language| party.languages.contains(language));
            }
            if let Some(county) = &party.county {
                return area::County::by_code(county.as_str()).is_some_and(|county| county.bilingual);
            }
            let municipality = party.area.as_ref().and_then(area::municipality);
            municipality.is_some_and(|municipality| municipality.languages.is_bilingual())
        })
    }

    /// Which part of the texts is written in each language, in the order of `Language::ALL`.
    pub(super) fn shares_of_languages(&self) -> [f64; 3] {
        *self.languages.get_or_init(|| self.survey.shares_of_languages())
    }

    /// Whether a pair answers for an element, by itself or with the focus area that holds it.
    pub(super) fn is_answered_for(&self, id: &Id) -> bool {
        let answered = self.answered.get_or_init(|| {
            let pairs = self.plan.responsibility_pairs.iter();
            let mut answered = Names::among(&mut pairs.flat_map(|pair| &pair.answers_for).map(|of| of.id().as_str()));
            let named: Vec<_> =
                self.plan.focus_areas.iter().filter(|area| answered.contains(area.id.as_str())).collect();
            for area in named {
                area.goals.iter().for_each(|goal| _ = answered.insert(goal.id.as_str()));
                area.indicators.iter().for_each(|indicator| _ = answered.insert(indicator.id.as_str()));
            }
            answered
        });
        answered.contains(id.as_str())
    }

    /// How many goals an indicator measures.
    pub(super) fn goals_measured_by(&self, indicator: &Id) -> u32 {
        let measured = self.measured.get_or_init(|| {
            let mut measured = Named::new();
            for goal in self.plan.all_goals() {
                for (at, indicator) in goal.indicators.iter().enumerate() {
                    // One that a goal names twice measures it once.
                    if !goal.indicators.iter().take(at).any(|earlier| earlier == indicator) {
                        measured.or_insert(indicator.id().as_str(), 0).into_iter().for_each(|count| *count += 1);
                    }
                }
            }
            measured
        });
        measured.get(indicator.as_str()).copied().unwrap_or(0)
    }

    /// The figures that statements give of an indicator: places of statements, and of figures in them.
    pub(super) fn figures_of(&self, indicator: &Id) -> &[(usize, usize)] {
        let shown = self.shown.get_or_init(|| {
            let mut shown: Named<'_, Vec<_>> = Named::new();
            for (place, statement) in self.plan.statements.iter().enumerate() {
                for (index, figure) in statement.figures.iter().enumerate() {
                    if let Some(indicator) = &figure.indicator {
                        let figures = shown.or_insert(indicator.id().as_str(), Vec::new());
                        figures.into_iter().for_each(|figures| figures.push((place, index)));
                    }
                }
            }
            shown
        });
        shown.get(indicator.as_str()).map_or(&[], Vec::as_slice)
    }

    /// Whether a statement gives a value of an indicator.
    pub(super) fn is_shown(&self, indicator: &Id) -> bool {
        !self.figures_of(indicator).is_empty()
    }

    /// Whether a measure serves a goal, by itself or through a goal that is aligned with it.
    pub(super) fn is_worked_on(&self, goal: &Id) -> bool {
        let worked_on = self.worked_on.get_or_init(|| {
            let aligned = Named::of(self.plan.all_goals().map(|goal| (goal.id.as_str(), &goal.aligned_with)));
            let mut worked_on = Names::new();
            let measures = self.plan.measures.iter();
            let mut waiting: Vec<_> = measures.flat_map(|measure| &measure.goals).map(Ref::id).collect();
            while let Some(goal) = waiting.pop() {
                if worked_on.insert(goal.as_str()) {
                    let above = aligned.get(goal.as_str());
                    waiting.extend(above.into_iter().flat_map(|list| list.iter()).map(Ref::id));
                }
            }
            worked_on
        });
        worked_on.contains(goal.as_str())
    }

    /// A threshold of a rule, by its position in the rule's declaration.
    pub(super) fn threshold(&self, rule: &Rule, position: usize) -> f64 {
        rule.declaration.limits.get(position).map_or(f64::INFINITY, |limit| self.options.limit_of(limit))
    }

    /// The day of the check, where it is known.
    pub(super) fn today(&self) -> Option<Date> {
        self.options.today
    }

    /// The scenario of the check.
    pub(super) fn scenario(&self) -> &'p Scenario {
        &self.options.scenario
    }
}
