use super::{At, Findings, JUDGED, Judged, Subject, is_open, rule};
use crate::check::rules::titles::TAKE_AWAY;
use crate::diagnostic::Fix;
use crate::plan::{GroupPhase, Interface};

rule! {
    /// The group that steers an interface has closed, or closes before the interface does.
    ///
    /// Then the interface has a name for its steering and no meeting. An interface without a last day goes on as long as the
    /// plan.
    ///
    /// # How to fix
    ///
    /// Name the group that goes on.
    "Y026" "steered-by-closed-group" Interfaces Warning since "0.2.0"
    on Interface, reads [groups, term]
    message {
        fi: "yhdyspintaa `{interface}` ohjaava ryhmä `{group}` päättyy ennen sitä",
        sv: "gruppen `{group}`, som styr kontaktytan `{interface}`, upphör före den",
        en: "the group `{group}` that steers the interface `{interface}` closes before it does",
    }
    help {
        fi: "nimeä ryhmä, joka jatkaa",
        sv: "ange gruppen som fortsätter",
        en: "name the group that goes on",
    }
}

fn check(subject: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    let steering = interface.steering.as_ref()?.group.as_ref()?;
    let group = subject.group(steering.id()).filter(|_| is_open(interface))?;
    let last = interface.until.unwrap_or(subject.plan.term.until);
    let ends_before = || group.until.is_some_and(|until| until < last);
    if group.phase == Some(GroupPhase::Closed) || ends_before() {
        let diagnostic = finding(interface.field("steering/group")).with("interface", interface.id.as_str());
        let fix = Fix::suggested(&TAKE_AWAY).remove(interface.field("steering/group"));
        findings.push(diagnostic.with("group", group.id.as_str()).fixed_by(fix));
    }
    JUDGED
}
