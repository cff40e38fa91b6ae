use super::{At, Findings, JUDGED, Judged, Subject, codes, rule};
use crate::area::{Vintage, municipality};
use crate::plan::PlanDocument;

rule! {
    /// A code that no municipality has.
    ///
    /// The code is the name under which figures come: with a wrong one the plan has no population, no costs, no county.
    /// The register has the classifications of Statistics Finland from 2021 on. A plan whose term begins before may speak
    /// of a municipality that had gone by then, and is not judged.
    ///
    /// # How to fix
    ///
    /// Look the code up in Statistics Finland's classification of municipalities.
    "U001" "unknown-municipality" Units Error since "0.2.0"
    on PlanDocument, reads [parties, organisations, units, coverage, interfaces, term]
    message {
        fi: "kuntaa {code} ei ole",
        sv: "det finns ingen kommun {code}",
        en: "there is no municipality {code}",
    }
    help {
        fi: "tarkista kuntanumero Tilastokeskuksen kuntaluokituksesta",
        sv: "kontrollera kommunkoden i Statistikcentralens kommunindelning",
        en: "look the code up in Statistics Finland's classification",
    }
}

fn check(subject: &Subject<'_>, plan: &At<'_, PlanDocument>, findings: &mut Findings) -> Judged {
    let first = Vintage::ALL.first().map_or(i64::MAX, |vintage| vintage.year());
    let codes = codes(subject);
    if codes.is_empty() || i64::from(plan.term.from.year()) < first {
        return None;
    }
    for (pointer, code, _) in codes {
        if municipality(code).is_none() {
            findings.push(finding(pointer).with("code", code.as_str()));
        }
        findings.looked_at(1);
    }
    JUDGED
}
