//! References of a list that lead to the same element.

use std::collections::HashSet;

use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_DUPLICATE;
use crate::diagnostic::Fix;
use crate::plan::{ElementKind, Id, Path, PlanDocument, Visitor};

rule! {
    /// A list refers to the same element twice.
    ///
    /// The second time says nothing that the first did not. It is counted, though, where somebody counts goals,
    /// indicators or members, and often it stands where another id was meant.
    ///
    /// # How to fix
    ///
    /// Take one of the two away, or name the element that was meant.
    "S014" "reference-twice" Structure Warning since "0.2.0"
    on PlanDocument, reads []
    message {
        fi: "luettelossa viitataan elementtiin `{id}` kahdesti",
        sv: "listan hänvisar till `{id}` två gånger",
        en: "the list refers to `{id}` twice",
    }
    help {
        fi: "poista toinen viittauksista tai nimeä se elementti, jota tarkoitettiin",
        sv: "ta bort den ena hänvisningen eller ange det element som avsågs",
        en: "take one of the two away, or name the element that was meant",
    }
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut lists = Lists { list: String::new(), seen: HashSet::new(), findings };
    subject.plan.visit(&mut lists);
    JUDGED
}

/// Goes through the references that are items of lists; those of one list follow each other.
struct Lists<'p, 'f> {
    list: String,
    seen: HashSet<&'p Id>,
    findings: &'f mut Findings,
}

impl<'p> Visitor<'p> for Lists<'p, '_> {
    fn reference(&mut self, path: &Path, _: &'static [ElementKind], id: &'p Id) {
        if !path.is_item() {
            return;
        }
        let pointer = path.pointer();
        let list = pointer.rsplit_once('/').map_or("", |(list, _)| list);
        if list != self.list {
            list.clone_into(&mut self.list);
            self.seen.clear();
        }
        if !self.seen.insert(id) {
            let fix = Fix::safe(&TAKE_DUPLICATE).remove(pointer.as_str());
            self.findings.push(finding(pointer).with("id", id.as_str()).fixed_by(fix));
        }
    }
}
