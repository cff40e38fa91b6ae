//! Family X: findings that the plan says somebody has accepted, and what is wrong with such exceptions.

use jiff::civil::Date;

use super::Subject;
use super::custom::is_own_code;
use crate::catalog;
use crate::diagnostic::{Declaration, Diagnostic, Fix, Language, Place, Suppressed, Wording, declare, terms};
use crate::plan::Suppression;

declare! { DECLARATIONS:
    /// A finding is suppressed, and nobody says why.
    ///
    /// An exception without a reason cannot be judged by whoever reads the plan next, and outlives what it was made for.
    ///
    /// # How to fix
    ///
    /// Give the suppression a `reason`, or take it away and mend what was found.
    NO_REASON = "X001" "suppression-without-reason" Exceptions Error since "0.2.0"
    message {
        fi: "säännön {rule} havainto on hyväksytty ilman perustelua",
        sv: "en anmärkning av regeln {rule} har godtagits utan motivering",
        en: "a finding of {rule} is suppressed without a reason",
    }
    help {
        fi: "kirjoita perustelu kenttään `reason`",
        sv: "skriv en motivering i fältet `reason`",
        en: "write the reason under `reason`",
    }

    /// A suppression has run out.
    ///
    /// It was accepted until a day, and that day has passed: its findings are told again.
    ///
    /// # How to fix
    ///
    /// Mend what was found, or decide anew and write the new last day.
    EXPIRED = "X002" "suppression-expired" Exceptions Warning since "0.2.0"
    message {
        fi: "säännön {rule} havainto oli hyväksytty {until} asti",
        sv: "en anmärkning av regeln {rule} var godtagen till och med {until}",
        en: "a finding of {rule} was accepted until {until}",
    }
    help {
        fi: "korjaa havainto tai päätä hyväksymisestä uudelleen",
        sv: "åtgärda anmärkningen eller besluta på nytt",
        en: "mend what was found, or accept it anew",
    }

    /// A suppression suppresses nothing.
    ///
    /// What it was made for is mended, or it names another element than was meant; then it would hide the next finding
    /// that nobody has looked at.
    ///
    /// # How to fix
    ///
    /// Take it away.
    UNUSED = "X003" "suppression-unused" Exceptions Warning since "0.2.0"
    message {
        fi: "säännöllä {rule} ei ole tässä havaintoa, jonka voisi hyväksyä",
        sv: "regeln {rule} har här ingen anmärkning att godta",
        en: "{rule} finds nothing here that could be suppressed",
    }
    help {
        fi: "poista tarpeeton poikkeus",
        sv: "ta bort det onödiga undantaget",
        en: "take the suppression away",
    }

    /// A suppression names a rule that there is not.
    ///
    /// # How to fix
    ///
    /// Name the rule by its code or name, as findings do.
    UNKNOWN_RULE = "X004" "suppression-of-unknown-rule" Exceptions Error since "0.2.0"
    message {
        fi: "sääntöä `{rule}` ei ole",
        sv: "det finns ingen regel `{rule}`",
        en: "there is no rule `{rule}`",
    }
    help {
        fi: "tarkoititko: {suggestion}",
        sv: "menade du: {suggestion}",
        en: "did you mean: {suggestion}",
    }
}

terms! {
    TAKE_AWAY: "poista poikkeus", "ta bort undantaget", "take the suppression away";
    NAME_RULE: "nimeä sääntö {nearest}", "ange regeln {nearest}", "name the rule {nearest}";
}

/// The suppressions of a plan, and whether each is used.
pub(super) struct Suppressions<'s, 'p> {
    subject: &'s Subject<'p>,
    used: Vec<bool>,
    today: Option<Date>,
}

impl<'s, 'p> Suppressions<'s, 'p> {
    pub(super) fn new(subject: &'s Subject<'p>) -> Self {
        Self { subject, used: vec![false; subject.plan.suppressions.len()], today: subject.today() }
    }

    /// Marks what is accepted.
    pub(super) fn apply(&mut self, findings: &mut [Diagnostic]) {
        for finding in findings {
            let fitting = self.subject.plan.suppressions.iter().enumerate().find(|(_, one)| self.fits(one, finding));
            let Some((index, suppression)) = fitting else { continue };
            self.used.iter_mut().skip(index).take(1).for_each(|used| *used = true);
            let words = |text: &crate::plan::Text| Wording::of(|language: Language| text.best(language).to_owned());
            finding.suppressed = Some(Suppressed {
                pointer: pointer(index),
                reason: suppression.reason.as_ref().map(words),
                owner: suppression.owner.clone(),
                until: suppression.until,
            });
        }
    }

    fn fits(&self, suppression: &Suppression, finding: &Diagnostic) -> bool {
        let declaration = finding.declaration();
        let of_rule = declaration.code == suppression.rule || declaration.name == suppression.rule;
        let of_element = suppression.element.as_ref().is_none_or(|id| {
            // Where the element is one within others, its own id is the last.
            finding.element.split('/').any(|step| step == id.as_str())
        });
        of_rule && of_element && !is_over(suppression, self.today)
    }

    /// What is wrong with the suppressions themselves; unused are those of rules that were run.
    pub(super) fn findings(&self, rules: &[&Declaration], today: Option<Date>) -> Vec<Diagnostic> {
        let mut list = Vec::new();
        for (index, suppression) in self.subject.plan.suppressions.iter().enumerate() {
            let at = |declaration, field: &str| {
                let place = Place::new(format!("{}{field}", pointer(index)));
                Diagnostic::new(declaration, place).with("rule", suppression.rule.as_str())
            };
            let take_away = || Fix::safe(&TAKE_AWAY).remove(pointer(index));
            let is_named = |code: &str, name: &str| suppression.rule == code || suppression.rule == name;
            let known = || catalog::declarations().map(|known| (&*known.code, &*known.name));
            let was_run = rules.iter().any(|rule| is_named(&rule.code, &rule.name));
            // A rule of others need not be at hand today.
            let may_be = was_run || is_own_code(&suppression.rule);
            if !may_be && !known().any(|(code, name)| is_named(code, name)) {
                let names: Vec<_> = known().flat_map(|(code, name)| [code, name]).collect();
                let suggestion = crate::suggest::closest(&suppression.rule, names);
                let shown = suggestion.map_or_else(|| "–".to_owned(), |nearest| format!("`{nearest}`"));
                let mut finding = at(&UNKNOWN_RULE, "/rule").with("suggestion", shown);
                if let Some(nearest) = suggestion {
                    let fix = Fix::suggested(&NAME_RULE).with("nearest", nearest);
                    finding = finding.fixed_by(fix.replace(format!("{}/rule", pointer(index)), nearest));
                }
                list.push(finding);
                continue;
            }
            if suppression.reason.as_ref().is_none_or(|reason| reason.best(Language::Fi).trim().is_empty()) {
                list.push(at(&NO_REASON, ""));
            }
            if let Some(until) = suppression.until.filter(|_| is_over(suppression, today)) {
                list.push(at(&EXPIRED, "/until").with("until", until).fixed_by(take_away()));
            } else if was_run && self.used.get(index) == Some(&false) {
                list.push(at(&UNUSED, "").fixed_by(take_away()));
            }
        }
        list
    }
}

fn is_over(suppression: &Suppression, today: Option<Date>) -> bool {
    matches!((suppression.until, today), (Some(until), Some(today)) if until < today)
}

fn pointer(index: usize) -> String {
    format!("/suppressions/{index}")
}
