use super::{At, Findings, JUDGED, Judged, Subject, rule};
use crate::check::rules::titles::WRITE;
use crate::diagnostic::Fix;
use crate::plan::Indicator;
use crate::stats;
use crate::suggest::closest;

rule! {
    /// An indicator's formula does not fit its method.
    ///
    /// The method is not in the catalogue, lacks a column that it cannot do without, or is given one that it does not
    /// know. Such an indicator gives no value, whatever is observed.
    ///
    /// # How to fix
    ///
    /// Compare `method` and `columns` with the method's page in the reference.
    "G003" "not-calculable" Goals Error since "0.1.0"
    on Indicator, reads []
    message {
        fi: "mittaria `{indicator}` ei voi laskea: {why}",
        sv: "indikatorn `{indicator}` kan inte beräknas: {why}",
        en: "the indicator `{indicator}` cannot be calculated: {why}",
    }
    help {
        fi: "{known}",
        sv: "{known}",
        en: "{known}",
    }
}

fn check(_: &Subject<'_>, indicator: &At<'_, Indicator>, findings: &mut Findings) -> Judged {
    // Without a method nothing is calculated: the values come from elsewhere.
    let method = indicator.method.as_ref()?;
    let mut report = |place: &str, why: String, known: String, nearest: Option<&'static str>| {
        let mut diagnostic = finding(indicator.field(place))
            .with("indicator", indicator.id.as_str())
            .with("why", why)
            .with("known", known);
        if let Some(nearest) = nearest {
            let fix = Fix::suggested(&WRITE).with("new", nearest).replace(indicator.field(place), nearest);
            diagnostic = diagnostic.fixed_by(fix);
        }
        findings.push(diagnostic);
    };
    let method = match stats::method(method) {
        Ok(method) => method,
        Err(error) => {
            let nearest = closest(method, stats::methods().map(|method| method.id));
            report("method", error.to_string(), error.help().unwrap_or_default(), nearest);
            return JUDGED;
        }
    };
    let listed = || method.columns.iter().map(|column| format!("`{}`", column.name)).collect::<Vec<_>>().join(", ");
    let known = |name: &str| method.columns.iter().any(|column| column.name == name);
    for column in method.columns.iter().filter(|column| column.required) {
        if !indicator.columns.0.contains_key(column.name) {
            report("columns", format!("`{}` ← ?", column.name), listed(), None);
        }
    }
    for stranger in indicator.columns.0.keys().filter(|name| !known(name)) {
        report(&format!("columns/{stranger}"), format!("`{stranger}` ?"), listed(), None);
    }
    JUDGED
}
