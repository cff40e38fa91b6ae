//! Findings that a program of others has made, brought among those of the rules.

use std::sync::Arc;

use serde_json::Value;

use super::super::Findings;
use super::form::Form;
use crate::Error;
use crate::diagnostic::{Argument, Declaration, Declared, Diagnostic, Family, Language, Place, Wording, terms};

terms! {
    A_POINTER: "JSON Pointer: tyhjä tai vinoviivalla alkava", "en JSON Pointer: tom eller börjar med snedstreck", "a JSON Pointer: empty, or beginning with a slash";
    FINDINGS: "luettelo havainnoista", "en lista med anmärkningar", "a list of findings";
}

/// Findings that came from outside, by their codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::check) struct GivenFindings(Vec<(Arc<Declaration>, Vec<Diagnostic>)>);

impl GivenFindings {
    /// Reads `[{"code": …, "pointer": …, "message": …}]`.
    pub(in crate::check) fn read(value: &Value) -> Result<Self, Error> {
        let mut form = Form::default();
        let mut given = Self::default();
        match value.as_array() {
            Some(list) => {
                for (index, one) in list.iter().enumerate() {
                    given.finding(&mut form, &format!("/{index}"), one);
                }
            }
            None => form.wrong("", value, &FINDINGS).unwrap_or_default(),
        }
        if form.problems.is_empty() { Ok(given) } else { Err(Error::form("findings", &form.problems)) }
    }

    fn finding(&mut self, form: &mut Form, at: &str, value: &Value) -> Option<()> {
        let known = ["code", "name", "severity", "pointer", "message", "help"];
        let members = form.members(at, value, &known)?;
        let code = form.code(at, members);
        let name = match members.get("name") {
            Some(value) => form.name(at, value).map(str::to_owned),
            None => code.map(str::to_lowercase),
        };
        let severity = form.severity(at, members);
        let is_pointer = |text: &str| text.is_empty() || text.starts_with('/');
        let pointer = match members.get("pointer") {
            Some(value) => form.text(&format!("{at}/pointer"), value, is_pointer, &A_POINTER),
            None => Some(""),
        };
        let message = form.needed(at, members, "message");
        let message = message.and_then(|value| form.wording(&format!("{at}/message"), value));
        let help = match members.get("help") {
            Some(value) => form.wording(&format!("{at}/help"), value),
            None => Some(Wording::new("", "", "")),
        };
        let (code, name, severity, pointer) = (code?, name?, severity?, pointer?);
        let words = |wording: &Wording| Argument::Words(Language::ALL.map(|language| wording.get(language).to_owned()));
        let index = self.0.iter().position(|(known, _)| known.code == code).unwrap_or_else(|| {
            let declaration = Declaration {
                code: code.to_owned().into(),
                name: name.into(),
                family: Family::Own,
                severity,
                since: "".into(),
                docs: "".into(),
                message: Wording::new("{message}", "{message}", "{message}"),
                help: Wording::new("{help}", "{help}", "{help}"),
                limits: &[],
            };
            self.0.push((Arc::new(declaration), Vec::new()));
            self.0.len() - 1
        });
        let (declaration, list) = self.0.get_mut(index)?;
        let finding = Diagnostic::of(declaration.clone().into(), Place::new(pointer));
        let mut finding = finding.with("message", words(&message?)).with("help", words(&help?));
        finding.set_severity(severity);
        list.push(finding);
        Some(())
    }

    pub(in crate::check) fn is_given(&self) -> bool {
        !self.0.is_empty()
    }

    /// The findings of those codes that are wanted.
    pub(in crate::check) fn wanted(&self, wants: impl Fn(&Declaration) -> bool) -> Vec<(Declared, Findings)> {
        let wanted = self.0.iter().filter(|(declaration, _)| wants(declaration));
        let findings =
            |list: &Vec<Diagnostic>| Findings { judged: list.len(), list: list.clone(), ..Findings::default() };
        wanted.map(|(declaration, list)| (declaration.clone().into(), findings(list))).collect()
    }
}
