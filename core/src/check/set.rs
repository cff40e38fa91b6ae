//! Plans that belong together, checked together: each by its own rules, and all by the rules about sets.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::rules::SET_RULES;
use super::{CheckOptions, CheckReport, Checker, Findings};
use crate::diagnostic::{Argument, Declaration, Declared, Language, Term, terms};
use crate::named::Named;
use crate::plan::{AreaCode, Id, Indicator, Party, PlanDocument, PlanRelation, Text};
use crate::read::SourceText;
use crate::time::{self, Scenario};

/// A rule about plans that belong together: it is shown each plan of a set, and what it finds is that plan's.
pub(crate) struct SetRule {
    pub(crate) declaration: Declaration,
    pub(super) judge: for<'p> fn(&PlanSet<'p>, &'p PlanDocument, &mut Findings),
}

/// Declares the rule of a file, as `rule!` does for rules about one plan. `check` is its function: it is shown each plan of
/// the set, and says how many values it has looked at.
macro_rules! set_rule {
    (
        $(#[doc = $doc:expr])*
        $code:literal $name:literal $severity:ident since $since:literal
        message { $($message:tt)* }
        help { $($help:tt)* }
    ) => {
        $(#[doc = $doc])*
        pub(super) static RULE: $crate::check::SetRule = $crate::check::SetRule {
            declaration: $crate::diagnostic::declaration! {
                docs: [$($doc),*],
                $code $name Alignment $severity since $since
                message { $($message)* }
                help { $($help)* }
            },
            judge: check,
        };

        /// A finding of this rule at a place of the plan that is shown.
        fn finding(pointer: impl Into<String>) -> $crate::diagnostic::Diagnostic {
            let place = $crate::diagnostic::Place::new(pointer);
            $crate::diagnostic::Diagnostic::new(&RULE.declaration, place)
        }
    };
}
pub(super) use set_rule;

/// A plan of a set, with the text that it came from and how it is to be checked.
pub(crate) type Member<'p> = (&'p PlanDocument, Option<&'p SourceText>, &'p CheckOptions);

/// Checks plans together. Of baselines the first counts, for the whole set: what one plan has no more, another may have.
pub(crate) fn check_set(plans: &[Member<'_>]) -> Vec<CheckReport> {
    let set = PlanSet::new(plans.iter().map(|(plan, _, options)| (*plan, *options)).collect());
    let mut reports: Vec<CheckReport> = Vec::with_capacity(plans.len());
    for (plan, source, options) in plans {
        let profile = options.profile_for(plan.kind);
        let mut found: Vec<(Declared, Findings)> = Vec::new();
        for rule in SET_RULES.iter().filter(|rule| options.wants(&rule.declaration, profile)) {
            let mut findings = Findings::default();
            (rule.judge)(&set, plan, &mut findings);
            found.push(((&rule.declaration).into(), findings));
        }
        let mut options = (*options).clone();
        options.baseline = None;
        reports.push(Checker::new(options).check_with(plan, *source, None, found));
    }
    if let Some(baseline) = plans.iter().find_map(|(.., options)| options.baseline.as_ref()) {
        baseline.compare_all(&mut reports.iter_mut().collect::<Vec<_>>());
    }
    reports
}

/// A plan's relation to another, and where it is stated.
#[derive(Clone, Copy)]
pub(super) struct Told<'p> {
    pub(super) by: &'p PlanDocument,
    pub(super) relation: PlanRelation,
}

/// What a target is about: the indicator, the municipality, the year.
type TargetOf<'p> = (&'p Id, Option<&'p AreaCode>, i64);

/// Years with the targets of the first plan that has one: of one indicator, by municipality.
type Targets<'p> = Named<'p, Vec<(i64, &'p PlanDocument, f64)>>;

/// Plans that are checked together, and what several rules look up in them.
pub(super) struct PlanSet<'p> {
    plans: Vec<&'p PlanDocument>,
    /// How each of them is checked.
    options: Vec<&'p CheckOptions>,
    by_id: Named<'p, &'p PlanDocument>,
    told: OnceCell<Named<'p, Vec<Told<'p>>>>,
    /// By the id of a goal: the plans that have it.
    goals: OnceCell<Named<'p, Vec<&'p Id>>>,
    /// By the id of a goal: the plans whose goal of that id another serves.
    served: OnceCell<Named<'p, Vec<&'p Id>>>,
    indicators: OnceCell<Named<'p, (&'p PlanDocument, &'p Indicator)>>,
    targets: OnceCell<Named<'p, Targets<'p>>>,
    parties: OnceCell<Named<'p, (&'p PlanDocument, &'p Party)>>,
}

impl<'p> PlanSet<'p> {
    fn new(plans: Vec<(&'p PlanDocument, &'p CheckOptions)>) -> Self {
        let (plans, options): (Vec<_>, Vec<_>) = plans.into_iter().unzip();
        // The first of an id counts: two are a rule's finding.
        let by_id = Named::of(plans.iter().map(|plan| (plan.id.as_str(), *plan)));
        Self {
            plans,
            options,
            by_id,
            told: OnceCell::new(),
            goals: OnceCell::new(),
            served: OnceCell::new(),
            indicators: OnceCell::new(),
            targets: OnceCell::new(),
            parties: OnceCell::new(),
        }
    }

    /// All plans, in the order in which they were given.
    pub(super) fn plans(&self) -> &[&'p PlanDocument] {
        &self.plans
    }

    /// The plan of that id.
    pub(super) fn plan(&self, id: &Id) -> Option<&'p PlanDocument> {
        self.by_id.get(id.as_str()).copied()
    }

    /// What other plans of the set say that they are to that one.
    pub(super) fn told_of(&self, plan: &Id) -> &[Told<'p>] {
        let told = self.told.get_or_init(|| {
            let mut told = Named::new();
            for by in self.plans.iter().copied() {
                for related in by.related_plans.iter().filter(|related| related.plan != by.id) {
                    add(&mut told, related.plan.as_str(), Told { by, relation: related.relation });
                }
            }
            told
        });
        told.get(plan.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The plans whose place one takes, as either of the two says; undecided are those that are not in the set.
    pub(super) fn predecessors(&self, plan: &'p PlanDocument, findings: &mut Findings) -> Vec<&'p PlanDocument> {
        let mut found: Vec<&PlanDocument> = Vec::new();
        let mut add = |one: &'p PlanDocument| {
            if !std::ptr::eq(one, plan) && !found.iter().any(|known| std::ptr::eq(*known, one)) {
                found.push(one);
            }
        };
        for related in plan.related_plans.iter().filter(|related| related.relation == PlanRelation::Succeeds) {
            match self.plan(&related.plan) {
                Some(one) => add(one),
                None => findings.undecided([related.plan.as_str()]),
            }
        }
        for told in self.told_of(&plan.id).iter().filter(|told| told.relation == PlanRelation::SucceededBy) {
            add(told.by);
        }
        found
    }

    /// The same with the last day of each in the scenario of the check; undecided are those whose end facts still decide.
    pub(super) fn ended_before(
        &self,
        plan: &'p PlanDocument,
        findings: &mut Findings,
    ) -> Vec<(&'p PlanDocument, Date)> {
        let mut ended = Vec::new();
        for other in self.predecessors(plan, findings) {
            match self.last_day(other) {
                Ok(until) => ended.push((other, until)),
                Err(facts) => findings.undecided(facts),
            }
        }
        findings.looked_at(ended.len());
        ended
    }

    /// The last day of a plan in the scenario of the check; or the facts that still decide it.
    fn last_day(&self, plan: &PlanDocument) -> Result<Date, Vec<String>> {
        if plan.early_ends.is_empty() {
            return Ok(plan.term.until);
        }
        let facts = |ids: &mut dyn Iterator<Item = &Id>| ids.map(|id| id.as_str().to_owned()).collect();
        let at = self.plans.iter().position(|one| std::ptr::eq(*one, plan));
        let scenario = at.and_then(|at| self.options.get(at)).map(|options| &options.scenario);
        let Ok(rows) = time::validity(plan, scenario.unwrap_or(&Scenario::default())) else {
            return Err(facts(&mut plan.facts.iter().map(|fact| &fact.id)));
        };
        if rows.iter().any(|row| !row.undecided_on.is_empty()) {
            return Err(facts(&mut rows.iter().flat_map(|row| &row.undecided_on)));
        }
        Ok(rows.iter().filter_map(|row| row.until).max().unwrap_or(plan.term.until))
    }

    /// Whether a plan of the set has a goal.
    pub(super) fn has_goal(&self, plan: &Id, goal: &Id) -> bool {
        let goals = self.goals.get_or_init(|| {
            let mut goals = Named::new();
            for plan in &self.plans {
                plan.all_goals().for_each(|goal| add(&mut goals, goal.id.as_str(), &plan.id));
            }
            goals
        });
        goals.get(goal.as_str()).is_some_and(|plans| plans.contains(&plan))
    }

    /// Whether a goal of another plan serves that one.
    pub(super) fn is_served(&self, plan: &Id, goal: &Id) -> bool {
        let served = self.served.get_or_init(|| {
            let mut served = Named::new();
            for by in &self.plans {
                for goal in by.all_goals() {
                    for elsewhere in goal.aligned_elsewhere.iter().filter(|elsewhere| elsewhere.plan != by.id) {
                        add(&mut served, elsewhere.goal.as_str(), &elsewhere.plan);
                    }
                }
            }
            served
        });
        served.get(goal.as_str()).is_some_and(|plans| plans.contains(&plan))
    }

    /// The first indicator of that id in an earlier plan.
    pub(super) fn earlier_indicator(&self, plan: &PlanDocument, id: &Id) -> Option<(&'p PlanDocument, &'p Indicator)> {
        let indicators = self.indicators.get_or_init(|| {
            let mut first = Named::new();
            for plan in self.plans.iter().copied() {
                for (_, indicator) in plan.indicators() {
                    first.or_insert(indicator.id.as_str(), (plan, indicator));
                }
            }
            first
        });
        indicators.get(id.as_str()).copied().filter(|(first, _)| !std::ptr::eq(*first, plan))
    }

    /// The first target of an indicator for a municipality and year in an earlier plan.
    pub(super) fn earlier_target(&self, plan: &PlanDocument, of: TargetOf<'_>) -> Option<(&'p PlanDocument, f64)> {
        let targets = self.targets.get_or_init(|| {
            let mut all = Named::new();
            for plan in self.plans.iter().copied() {
                for (_, indicator) in plan.indicators() {
                    let Some(own) = all.or_insert(indicator.id.as_str(), Targets::new()) else { continue };
                    for target in &indicator.targets {
                        add(own, area_name(target.area.as_ref()), (target.period, plan, target.value));
                    }
                }
            }
            all
        });
        let (indicator, area, year) = of;
        let of_area = targets.get(indicator.as_str())?.get(area_name(area))?;
        let (_, first, value) = of_area.iter().find(|(period, ..)| *period == year)?;
        (!std::ptr::eq(*first, plan)).then_some((*first, *value))
    }

    /// The first party or other organisation of the same id, or else of the same municipality, in an earlier plan.
    pub(super) fn earlier_party(&self, plan: &PlanDocument, party: &Party) -> Option<(&'p PlanDocument, &'p Party)> {
        let parties = self.parties.get_or_init(|| {
            let mut first = Named::new();
            for plan in self.plans.iter().copied() {
                for party in plan.parties.iter().chain(&plan.organisations) {
                    // An id of three digits could be a code of the register: it would be the same municipality's.
                    let names = [Some(party.id.as_str()), party.area.as_ref().map(AreaCode::as_str)];
                    for name in names.into_iter().flatten() {
                        first.or_insert(name, (plan, party));
                    }
                }
            }
            first
        });
        let names = [Some(party.id.as_str()), party.area.as_ref().map(AreaCode::as_str)];
        let known = names.into_iter().flatten().filter_map(|name| parties.get(name).copied());
        known.into_iter().find(|(first, _)| !std::ptr::eq(*first, plan))
    }
}

/// Adds to the values of a name.
fn add<'p, V>(named: &mut Named<'p, Vec<V>>, name: &'p str, value: V) {
    if let Some(values) = named.or_insert(name, Vec::new()) {
        values.push(value);
    }
}

/// The code of a municipality; empty for all together.
fn area_name(area: Option<&AreaCode>) -> &str {
    area.map_or("", AreaCode::as_str)
}

/// What is one thing here and another there.
pub(super) struct Difference {
    pub(super) field: &'static str,
    pub(super) what: &'static Term,
    pub(super) here: Argument,
    pub(super) there: Argument,
}

terms! { UNIT: "yksikkö", "enheten", "unit"; }

/// Indicators that are counted in different units.
pub(super) fn units_differ(here: &Indicator, there: &Indicator) -> Option<Difference> {
    texts_differ("unit", &UNIT, &here.unit, &there.unit)
}

/// Texts that say different things in a language that both have.
pub(super) fn texts_differ(field: &'static str, what: &'static Term, here: &Text, there: &Text) -> Option<Difference> {
    let told = |text: &Text, language: &Language| text.get(*language).map(|text| text.trim().to_lowercase());
    let differs = |language: &Language| match (told(here, language), told(there, language)) {
        (Some(here), Some(there)) => here != there,
        _ => false,
    };
    let is_other = Language::ALL.iter().any(differs);
    is_other.then(|| Difference { field, what, here: here.into(), there: there.into() })
}

/// Words that are not the same where both plans have one.
pub(super) fn words_differ<W: Copy + PartialEq, A: Into<Argument>>(
    field: &'static str,
    what: &'static Term,
    (here, there): (Option<W>, Option<W>),
    say: impl Fn(W) -> A,
) -> Option<Difference> {
    let (here, there) = (here?, there?);
    (here != there).then(|| Difference { field, what, here: say(here).into(), there: say(there).into() })
}
