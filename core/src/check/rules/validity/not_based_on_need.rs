use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::{PlanDocument, PlanKind, StatementKind};

rule! {
    /// A provision plan is not based on data: it has no starting point and no indicator with a baseline or a source.
    ///
    /// A joint plan is based on monitoring of population health and on service need (Health Care Act 1326/2010, section
    /// 34). One that shows neither how things are nor from where it would know has nothing to be evaluated against.
    ///
    /// # How to fix
    ///
    /// State the starting point under `statements`, or name the sources and baselines of indicators.
    "V006" "not-based-on-need" Validity Warning since "0.2.0"
    on PlanDocument, reads [kind, statements, indicators, focus_areas]
    message {
        fi: "suunnitelma ei perustu seurantatietoon: lähtötilannetta ei kuvata eikä millään mittarilla ole lähdettä tai lähtöarvoa",
        sv: "planen bygger inte på uppföljning: utgångsläget beskrivs inte och ingen indikator har källa eller utgångsvärde",
        en: "the plan is not based on data: it states no starting point, and no indicator has a source or a baseline",
    }
    help {
        fi: "kuvaa lähtötilanne tai nimeä mittarien lähteet",
        sv: "beskriv utgångsläget eller ange indikatorernas källor",
        en: "state the starting point, or name the sources of the indicators",
    }
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    if plan.kind != PlanKind::ProvisionPlan {
        return None;
    }
    let states = plan.statements.iter().any(|statement| statement.kind == StatementKind::StartingPoint);
    let knows = || plan.indicators().any(|(_, one)| one.baseline.is_some() || !one.sources.is_empty());
    if !states && !knows() {
        findings.push(finding(""));
    }
    JUDGED
}
