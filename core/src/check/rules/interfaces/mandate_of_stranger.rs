use super::{At, Findings, JUDGED, Judged, Subject, actors, name_side, rule};
use crate::plan::Interface;

rule! {
    /// A mandate is compared with that of somebody who does not stand at the interface.
    ///
    /// The comparison says what each side has that the other lacks. Of somebody who is not there it says nothing.
    ///
    /// # How to fix
    ///
    /// Mend the id, or add the side.
    "Y018" "mandate-of-stranger" Interfaces Error since "0.2.0"
    on Interface, reads []
    message {
        fi: "toimivaltaa verrataan toimijaan `{actor}`, joka ei ole yhdyspinnalla `{interface}`",
        sv: "ett mandat jämförs med mandatet för `{actor}`, som inte finns vid kontaktytan `{interface}`",
        en: "a mandate is compared with that of `{actor}`, which does not stand at the interface `{interface}`",
    }
    help {
        fi: "korjaa tunnus tai lisää puoli kenttään `sides`",
        sv: "rätta id:t, eller lägg till sidan i fältet `sides`",
        en: "mend the id, or add the side under `sides`",
    }
}

fn check(_: &Subject<'_>, interface: &At<'_, Interface>, findings: &mut Findings) -> Judged {
    if interface.mandates.is_empty() {
        return None;
    }
    let sides = actors(interface);
    for (index, mandate) in interface.mandates.iter().enumerate() {
        for (end, actor) in [("source", mandate.source.id()), ("target", mandate.target.id())] {
            if sides.binary_search(&actor).is_err() {
                let pointer = interface.field(&format!("mandates/{index}/{end}"));
                let diagnostic = finding(&pointer).with("actor", actor.as_str());
                let diagnostic = diagnostic.with("interface", interface.id.as_str());
                findings.push(name_side(diagnostic, pointer, actor, &sides));
            }
        }
    }
    JUDGED
}
