use super::{At, Findings, JUDGED, Judged, Subject, codes, rule};
use crate::area::MERGERS;
use crate::diagnostic::{Fix, terms};
use crate::plan::PlanDocument;

rule! {
    /// A municipality that had been merged into another before its days in the plan begin.
    ///
    /// Figures of that day come under the code of the one that goes on, and the old code finds none. A municipality that
    /// is merged later is right until then. Which municipalities were merged, and when, is the register's: it knows the
    /// mergers since 2021.
    ///
    /// # How to fix
    ///
    /// Write the code of the municipality that goes on.
    "U002" "merged-municipality" Units Warning since "0.2.0"
    on PlanDocument, reads [parties, organisations, units, coverage, interfaces, term]
    message {
        fi: "kunta {code} on yhdistetty kuntaan {into} {date}",
        sv: "kommunen {code} gick upp i kommunen {into} {date}",
        en: "the municipality {code} was merged into {into} on {date}",
    }
    help {
        fi: "käytä jatkavan kunnan numeroa {into}",
        sv: "använd koden {into}",
        en: "write {into}",
    }
}

terms! {
    GO_ON: "vaihda kuntanumeroksi {into}", "byt koden till {into}", "write the code {into}";
}

fn check(subject: &Subject<'_>, _: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let codes = codes(subject);
    if codes.is_empty() {
        return None;
    }
    for (pointer, code, from) in codes {
        findings.looked_at(1);
        let merger = MERGERS.iter().find(|merger| merger.from == code.as_str() && merger.date <= from);
        if let Some(merger) = merger {
            let diagnostic = finding(pointer.as_str())
                .with("code", code.as_str())
                .with("into", merger.into)
                .with("date", merger.date)
                .fixed_by(Fix::suggested(&GO_ON).replace(pointer, merger.into));
            findings.push(diagnostic);
        }
    }
    JUDGED
}
