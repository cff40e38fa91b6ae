//! Runs rules over a plan: one walk, in which each value is shown to the rules that look at values of its type.

use std::any::{Any, TypeId};

use super::options::CheckOptions;
use super::outcome::{CheckReport, Outcome, RuleOutcome};
use super::suppression::Suppressions;
use super::survey::{Changes, Survey};
use super::{CheckProfile, Findings, RULES, Rule, Shown, Subject};
use crate::diagnostic::{Declaration, Declared, Diagnostic, sort};
use crate::plan::{ElementKind, Id, Path, PlanDocument, Text, Visitor};
use crate::read::SourceText;
use crate::sorted;

/// Checks a plan again and again, and runs only the rules that a change can touch.
#[derive(Debug, Default)]
pub(crate) struct Checker {
    options: CheckOptions,
    survey: Survey,
    memory: Option<Memory>,
}

/// What each rule found when it was last run.
#[derive(Debug)]
struct Memory {
    /// Codes of the rules: another kind of document has others.
    rules: Vec<&'static str>,
    /// By rule, then by field of the plan; the last is the plan itself.
    found: Vec<Vec<Part>>,
}

/// What a rule found in one field of the plan.
#[derive(Debug, Default)]
struct Part {
    findings: Findings,
    /// Whether it was shown anything there.
    shown: bool,
    /// Whether the findings know their elements, and are as bad as options say.
    weighed: bool,
}

/// Runs the rules that options and the kind of document ask for.
pub(crate) fn check(plan: &PlanDocument, source: Option<&SourceText>, options: &CheckOptions) -> CheckReport {
    Checker::new(options.clone()).check(plan, source, None)
}

/// Findings that nobody has accepted.
pub(crate) fn findings(plan: &PlanDocument, source: Option<&SourceText>, options: &CheckOptions) -> Vec<Diagnostic> {
    check(plan, source, options).findings
}

impl Checker {
    pub(crate) fn new(options: CheckOptions) -> Self {
        Self { options, survey: Survey::default(), memory: None }
    }

    /// Runs the rules over a plan of which only these fields have changed since the last time; all where nothing is said.
    pub(crate) fn check(
        &mut self,
        plan: &PlanDocument,
        source: Option<&SourceText>,
        changed: Option<&[&str]>,
    ) -> CheckReport {
        self.check_with(plan, source, changed, Vec::new())
    }

    /// The same with the findings of rules that see more than this plan.
    pub(super) fn check_with(
        &mut self,
        plan: &PlanDocument,
        source: Option<&SourceText>,
        changed: Option<&[&str]>,
        others: Vec<(Declared, Findings)>,
    ) -> CheckReport {
        let options = &self.options;
        let changed = changed_fields(changed.filter(|_| self.memory.is_some()));
        let other = self.survey.update(plan, &changed);
        let subject = Subject::new(plan, options, &self.survey);
        let profile = options.profile_for(plan.kind);
        let rules: Vec<&Rule> =
            RULES.iter().copied().filter(|rule| options.wants(&rule.declaration, profile)).collect();
        let codes = rules.iter().map(|rule| rule.code).collect();
        let known = self.memory.take().filter(|memory| memory.rules == codes);
        // Where other rules are run than before, all is new to them.
        let changed = if known.is_some() { changed } else { changed_fields(None) };
        let mut memory = run(&subject, &rules, codes, known, &changed, other);
        for part in memory.found.iter_mut().flatten().filter(|part| other.ids || !part.weighed) {
            self.weigh(&mut part.findings.list, profile);
            part.weighed = true;
        }
        let mut outcomes = Vec::with_capacity(rules.len());
        for (rule, parts) in rules.iter().zip(&memory.found) {
            let parts: Vec<_> = parts.iter().map(|part| &part.findings).collect();
            outcomes.push(outcome(&rule.declaration, &parts));
        }
        let mut list: Vec<_> = memory.found.iter().flatten().flat_map(|part| &part.findings.list).cloned().collect();

        let wants = |declaration: &Declaration| options.wants(declaration, profile);
        let mut of_others = options.rules.run(plan, &self.survey, wants);
        of_others.extend(options.given.wanted(wants));
        of_others.extend(others);
        for (rule, findings) in &mut of_others {
            self.weigh(&mut findings.list, profile);
            outcomes.push(outcome(rule, &[findings]));
            list.append(&mut findings.list);
        }

        let mut suppressions = Suppressions::new(&subject);
        suppressions.apply(&mut list);
        let run: Vec<&Declaration> =
            rules.iter().map(|rule| &rule.declaration).chain(of_others.iter().map(|(rule, _)| &**rule)).collect();
        let mut about_rules = suppressions.findings(&run, options.today);
        // What is doubtful about rules of others has its place in their file, not in the plan.
        about_rules.extend(options.rules.doubts.iter().cloned().map(|mut doubt| {
            doubt.place.pointer.clear();
            doubt
        }));
        about_rules.retain(|finding| wants(finding.declaration()));
        self.weigh(&mut about_rules, profile);
        list.append(&mut about_rules);

        if let Some(source) = source {
            list.iter_mut().for_each(|finding| source.place(finding));
        }
        sort(&mut list);
        let (suppressed, mut findings): (Vec<_>, Vec<_>) = list.into_iter().partition(|one| one.suppressed.is_some());
        let gone = options.baseline.as_ref().map_or_else(Vec::new, |baseline| baseline.compare(&mut findings));
        self.memory = Some(memory);
        CheckReport { findings, suppressed, outcomes, gone }
    }

    /// Tells findings their elements and how bad they are; those that options leave out at their place are gone.
    fn weigh(&self, list: &mut Vec<Diagnostic>, profile: CheckProfile) {
        list.retain_mut(|finding| {
            finding.element = self.survey.path(&finding.place.pointer);
            let severity = self.options.severity_of(finding, profile);
            severity.inspect(|severity| finding.set_severity(*severity)).is_some()
        });
    }
}

fn outcome(rule: &Declaration, parts: &[&Findings]) -> RuleOutcome {
    let sum = |of: fn(&Findings) -> usize| parts.iter().map(|part| of(part)).sum::<usize>();
    let (judged, undecided) = (sum(|part| part.judged), sum(|part| part.undecided));
    let findings = sum(|part| part.list.len());
    let outcome = if findings > 0 {
        Outcome::Failed
    } else if undecided > 0 {
        Outcome::Undecided
    } else if judged == 0 {
        Outcome::NotApplicable
    } else {
        Outcome::Passed
    };
    RuleOutcome {
        code: rule.code.clone(),
        name: rule.name.clone(),
        outcome,
        judged,
        findings,
        undecided,
        missing: sorted::collect(parts.iter().flat_map(|part| part.missing.iter().cloned())),
    }
}

/// Which fields have changed; all where nothing is said.
fn changed_fields(changed: Option<&[&str]>) -> Vec<bool> {
    let fields = PlanDocument::FIELDS.iter().copied().map(Some).chain([None]);
    fields.map(|field| changed.is_none_or(|changed| field.is_some_and(|field| changed.contains(&field)))).collect()
}

/// The place of a field of the plan; the plan itself comes last.
pub(super) fn place_of(field: &str) -> usize {
    PlanDocument::FIELDS.iter().position(|known| *known == field).unwrap_or(PlanDocument::FIELDS.len())
}

/// What each rule finds; what cannot have changed is as it was.
fn run(
    subject: &Subject<'_>,
    rules: &[&Rule],
    codes: Vec<&'static str>,
    known: Option<Memory>,
    changed: &[bool],
    other: Changes,
) -> Memory {
    let fields = changed.len();
    let mut found = known.map_or_else(Vec::new, |memory| memory.found);
    found.resize_with(rules.len(), || (0..fields).map(|_| Part::default()).collect());
    let mut wanted = vec![false; fields];
    let mut again = Vec::with_capacity(rules.len());
    for (rule, parts) in rules.iter().zip(&mut found) {
        let of_plan = (rule.looks_at)() == TypeId::of::<PlanDocument>();
        let is_other = |read: &&str| other.of(read).unwrap_or_else(|| changed.get(place_of(read)) == Some(&true));
        let reads_changed = rule.reads.iter().any(is_other);
        // A rule about the whole plan that names no field reads all of it.
        let everywhere = reads_changed || (of_plan && rule.reads.is_empty());
        let mut here = Vec::with_capacity(fields);
        for (part, (is_changed, wanted)) in parts.iter_mut().zip(changed.iter().zip(&mut wanted)) {
            let runs = *is_changed || (everywhere && part.shown);
            if runs {
                *part = Part::default();
                *wanted = true;
            }
            here.push(runs);
        }
        again.push(here);
    }
    let by_type = sorted::collect(rules.iter().map(|rule| ((rule.looks_at)(), Vec::new())));
    let mut round = Round { subject, rules, by_type, again, wanted, field: fields - 1, found };
    round.begin(fields - 1);
    subject.plan.visit(&mut round);
    Memory { rules: codes, found: round.found }
}

struct Round<'a, 'p> {
    subject: &'a Subject<'p>,
    rules: &'a [&'a Rule],
    /// Those that are run in the field that is being shown, by the type of what they look at.
    by_type: Vec<(TypeId, Vec<usize>)>,
    /// Which rules are run in which fields.
    again: Vec<Vec<bool>>,
    /// The fields in which any rule is run.
    wanted: Vec<bool>,
    /// The field that is being shown.
    field: usize,
    found: Vec<Vec<Part>>,
}

fn place_of_type(by_type: &[(TypeId, Vec<usize>)], of: TypeId) -> Option<usize> {
    by_type.binary_search_by(|(known, _)| known.cmp(&of)).ok()
}

impl Round<'_, '_> {
    /// The values that come next are in that field.
    fn begin(&mut self, field: usize) {
        self.field = field;
        self.by_type.iter_mut().for_each(|(_, rules)| rules.clear());
        for (index, (rule, again)) in self.rules.iter().zip(&self.again).enumerate() {
            let place = place_of_type(&self.by_type, (rule.looks_at)());
            if let (Some(true), Some((_, list))) = (again.get(field), place.and_then(|at| self.by_type.get_mut(at))) {
                list.push(index);
            }
        }
    }

    fn show(&mut self, path: &Path, value: &dyn Any, kinds: &'static [ElementKind]) {
        let place = place_of_type(&self.by_type, value.type_id());
        for index in place.and_then(|at| self.by_type.get(at)).iter().flat_map(|(_, rules)| rules) {
            let part = self.found.get_mut(*index).and_then(|parts| parts.get_mut(self.field));
            let (Some(rule), Some(part)) = (self.rules.get(*index), part) else { continue };
            part.shown = true;
            let findings = &mut part.findings;
            let before = (findings.judged, findings.undecided);
            let judged = (rule.judge)(self.subject, &Shown { value, path, kinds }, findings);
            if judged.is_some() && before == (findings.judged, findings.undecided) {
                findings.judged += 1;
            }
        }
    }
}

impl<'p> Visitor<'p> for Round<'_, 'p> {
    fn wants(&mut self, field: &'static str) -> bool {
        let field = place_of(field);
        let wants = self.wanted.get(field) == Some(&true);
        if wants {
            self.begin(field);
        }
        wants
    }

    fn record(&mut self, path: &Path, record: &'p dyn Any) {
        self.show(path, record, &[]);
    }

    fn text(&mut self, path: &Path, text: &'p Text) {
        self.show(path, text, &[]);
    }

    fn reference(&mut self, path: &Path, kinds: &'static [ElementKind], id: &'p Id) {
        self.show(path, id, kinds);
    }
}
