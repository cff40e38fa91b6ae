use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::plan::Holder;

rule! {
    /// A holder is one named person, and nobody stands in.
    ///
    /// A role goes on when a person is away; a person does not. While a holder who is known by name is on leave, the other
    /// half of the pair has nobody to talk to.
    ///
    /// # How to fix
    ///
    /// Name who stands in under `deputy`.
    "R016" "person-without-deputy" Responsibility Advice since "0.2.0"
    on Holder, reads []
    message {
        fi: "haltijalla {person} ei ole sijaista",
        sv: "innehavaren {person} har ingen ersättare",
        en: "nobody stands in for the holder {person}",
    }
    help {
        fi: "nimeä sijainen kentässä `deputy`",
        sv: "ange ersättaren i fältet `deputy`",
        en: "name who stands in under `deputy`",
    }
}

fn check(_: &Subject<'_>, holder: &At<'_, Holder>, findings: &mut Findings) -> Judged {
    let person = holder.person.as_deref()?;
    if holder.deputy.is_none() {
        findings.push(finding(holder.pointer()).with("person", person));
    }
    JUDGED
}
