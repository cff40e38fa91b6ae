use super::{At, Findings, Judged, Subject, rule};
use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use std::collections::HashSet;

use crate::plan::{ElementKind, Id, Path, PlanDocument, Visitor};

rule! {
    /// Nothing in the plan refers to a side, a client group, a service or an axis.
    ///
    /// It is listed and plays no part. Either a reference to it is missing, or it was left over when something else
    /// went. One that others are part of is in use, and so is a part of another. Sources are not judged: a plan may rest
    /// on one as a whole.
    ///
    /// # How to fix
    ///
    /// Refer to it where it belongs, or leave it out.
    "S012" "orphan" Structure Advice since "0.2.0"
    on PlanDocument, reads []
    message {
        fi: "mikään ei viittaa elementtiin `{id}` ({kind})",
        sv: "inget hänvisar till elementet `{id}` ({kind})",
        en: "nothing refers to `{id}` ({kind})",
    }
    help {
        fi: "viittaa siihen tai jätä se pois",
        sv: "hänvisa till det eller utelämna det",
        en: "refer to it, or leave it out",
    }
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let mut referred = Referred::default();
    subject.plan.visit(&mut referred);
    for element in subject.all() {
        if !is_judged(element.kind) {
            continue;
        }
        findings.looked_at(1);
        if !referred.ids.contains(&element.id) {
            let diagnostic = finding(element.pointer.as_str());
            let diagnostic = diagnostic.with("id", element.id.as_str()).with("kind", element.kind.label());
            findings.push(diagnostic.fixed_by(Fix::suggested(&TAKE_AWAY).remove(element.pointer.as_str())));
        }
    }
    None
}

/// Whether elements of the kind are there to be referred to.
fn is_judged(kind: ElementKind) -> bool {
    matches!(kind, ElementKind::Side | ElementKind::ClientGroup | ElementKind::Service | ElementKind::AssessmentAxis)
}

#[derive(Default)]
struct Referred<'p> {
    /// What is referred to, and what is part of something.
    ids: HashSet<&'p Id>,
    /// The element that was begun last: a part plays its part through the whole.
    last: Option<&'p Id>,
}

impl<'p> Visitor<'p> for Referred<'p> {
    fn element(&mut self, _: &Path, _: ElementKind, id: &'p Id) {
        self.last = Some(id);
    }

    fn reference(&mut self, path: &Path, kinds: &'static [ElementKind], id: &'p Id) {
        if !kinds.iter().any(|kind| is_judged(*kind)) {
            return;
        }
        self.ids.insert(id);
        if path.is_field("part_of") {
            self.ids.extend(self.last);
        }
    }
}
