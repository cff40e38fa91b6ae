//! A plan at a glance, in three lines: what it is, from when until when, and how much there is in it.

use super::html::escape;
use crate::Language;
use crate::diagnostic::terms;
use crate::plan::PlanDocument;

terms! {
    PARTIES: "osapuolet", "parter", "parties";
    FOCUS_AREAS: "painopisteet", "prioriteter", "focus areas";
    GOALS: "tavoitteet", "mål", "goals";
    INDICATORS: "mittarit", "indikatorer", "indicators";
    PAIRS: "vastuuparit", "ansvarspar", "responsibility pairs";
}

/// The plan at a glance, for a terminal.
#[must_use]
pub fn overview_text(plan: &PlanDocument, language: Language) -> String {
    lines(plan, language).join("\n")
}

/// The plan at a glance, as an HTML element.
#[must_use]
pub fn overview_html(plan: &PlanDocument, language: Language) -> String {
    let [title, state, counts] = lines(plan, language).map(|line| escape(&line));
    let code = language.code();
    format!("<div class=\"soteplan\" lang=\"{code}\"><strong>{title}</strong><br>{state}<br>{counts}</div>")
}

fn lines(plan: &PlanDocument, language: Language) -> [String; 3] {
    let (kind, status) = (plan.kind.label().get(language), plan.status.label().get(language));
    let counts = [
        (&PARTIES, plan.parties.len()),
        (&FOCUS_AREAS, plan.focus_areas.len()),
        (&GOALS, plan.all_goals().count()),
        (&INDICATORS, plan.indicators().count()),
        (&PAIRS, plan.responsibility_pairs.len()),
    ];
    [
        plan.title.best(language).to_owned(),
        format!("{kind} · {status} · {} – {}", plan.term.from, plan.term.until),
        counts.map(|(what, count)| format!("{}: {count}", what.get(language))).join(" · "),
    ]
}

#[cfg(all(test, feature = "examples"))]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_plan_is_in_the_language_asked_for() {
        let plan = crate::examples::hyks_2021_2025().unwrap();
        let text = overview_text(plan.document(), Language::Fi);
        assert!(text.contains("järjestämissuunnitelma · luonnos · 2021-01-01 – 2025-12-31"), "{text}");
        assert!(text.ends_with(&format!("vastuuparit: {}", plan.document().responsibility_pairs.len())), "{text}");
        let mut document = plan.document().clone();
        document.title.en = Some("<b>".to_owned());
        assert!(overview_html(&document, Language::En).contains("&lt;b&gt;"));
    }
}
