use super::{At, Findings, JUDGED, Judged, Subject, is_open, rule};
use crate::diagnostic::{Fix, terms};
use crate::plan::{Interface, PlanDocument};
use crate::sorted;

rule! {
    /// A responsibility pair answers for an interface that is closed.
    ///
    /// Either the work goes on and the status is wrong, or two people answer for what is no longer there.
    ///
    /// # How to fix
    ///
    /// Take the interface from what the pair answers for, or mend its status.
    "Y025" "closed-interface-answered" Interfaces Warning since "0.2.0"
    on PlanDocument, reads [interfaces, responsibility_pairs]
    message {
        fi: "vastuupari `{pair}` vastaa yhdyspinnasta `{interface}`, joka on päättynyt",
        sv: "ansvarsparet `{pair}` ansvarar för kontaktytan `{interface}`, som är avslutad",
        en: "the pair `{pair}` answers for the interface `{interface}`, which is closed",
    }
    help {
        fi: "poista yhdyspinta vastuuparilta tai korjaa sen tila",
        sv: "ta bort kontaktytan från ansvarsparet, eller rätta dess status",
        en: "take it from the pair, or mend its status",
    }
}

terms! {
    LET_GO: "poista `{interface}` vastuuparilta `{pair}`", "ta bort `{interface}` från ansvarsparet `{pair}`", "take `{interface}` from the pair `{pair}`";
}

fn check(_: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let closed = |(at, interface): (usize, &'_ Interface)| (!is_open(interface)).then_some(at);
    let mut order: Vec<usize> = plan.interfaces.iter().enumerate().filter_map(closed).collect();
    let id = |at: &usize| plan.interfaces.get(*at).map(|interface| &interface.id);
    sorted::sort_by_key(&mut order, id);
    if order.is_empty() {
        return None;
    }
    for (pair_index, pair) in plan.responsibility_pairs.iter().enumerate() {
        for (index, answerable) in pair.answers_for.iter().enumerate() {
            let found = order.binary_search_by_key(&Some(answerable.id()), id).ok().and_then(|at| order.get(at));
            let Some(interface) = found else { continue };
            let pointer = format!("/responsibility_pairs/{pair_index}/answers_for/{index}");
            let diagnostic = finding(pointer.as_str())
                .with("pair", pair.id.as_str())
                .with("interface", answerable.id().as_str())
                .related_to(plan.item("interfaces", *interface))
                .fixed_by(Fix::suggested(&LET_GO).remove(pointer));
            findings.push(diagnostic);
        }
    }
    JUDGED
}
