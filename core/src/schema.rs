//! JSON Schemas of what goes in and comes out, for whoever generates types or checks files (feature `schema`).

use serde_json::{Map, Value, json};

use crate::catalog::{Catalog, catalog};
use crate::check::CheckProfile;
use crate::diagnostic::Severity;
use crate::plan::PlanDocument;
use crate::stats::{Bounds, Present};
use crate::table::{ColumnInfo, ColumnKind};

/// The schemas by the names of their files.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("plan.schema.json", input::<PlanDocument>("PlanDocument")),
        ("diagnostic.schema.json", output::<crate::diagnostic::DiagnosticRecord<'static>>("Diagnostic")),
        ("check-report.schema.json", output::<crate::check::ReportRecord<'static>>("CheckReport")),
        ("fixed-text.schema.json", output::<crate::check::FixedRecord<'static>>("FixedText")),
        ("catalog.schema.json", output::<Catalog>("Catalog")),
        ("approval.schema.json", output::<crate::approval::ApprovalState>("ApprovalState")),
        ("rows.schema.json", rows()),
        ("custom-rules.schema.json", custom_rules()),
        ("methods.schema.json", methods()),
        ("options.schema.json", options()),
    ]
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn input<T: schemars::JsonSchema>(title: &str) -> Value {
    titled(
        schemars::generate::SchemaSettings::draft2020_12()
            .for_deserialize()
            .into_generator()
            .into_root_schema_for::<T>(),
        title,
    )
}

fn output<T: schemars::JsonSchema>(title: &str) -> Value {
    titled(
        schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>(),
        title,
    )
}

fn titled(schema: schemars::Schema, title: &str) -> Value {
    let mut schema = schema.to_value();
    if let Some(map) = schema.as_object_mut() {
        map.insert("title".to_owned(), Value::from(title));
    }
    schema
}

/// The rows of tables, as objects.
fn rows() -> Value {
    let definitions: Map<String, Value> = catalog()
        .tables
        .iter()
        .map(|table| {
            let properties: Map<String, Value> =
                table.columns.iter().map(|column| (column.name.to_owned(), cell(column))).collect();
            let required: Vec<_> = table.columns.iter().map(|column| column.name).collect();
            let schema = json!({
                "type": "object",
                "description": table.meaning,
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            });
            (table.name.to_owned(), schema)
        })
        .collect();
    bundle("Rows", "Rows of the tables that the library answers with.", &definitions)
}

fn cell(column: &ColumnInfo) -> Value {
    let mut schema = match column.kind {
        ColumnKind::Number => json!({ "type": ["number", "null"] }),
        ColumnKind::Integer => json!({ "type": ["integer", "null"] }),
        ColumnKind::Text => json!({ "type": ["string", "null"] }),
        ColumnKind::Date => json!({ "type": ["string", "null"], "format": "date" }),
    };
    describe(&mut schema, column.meaning);
    schema
}

/// The words of a vocabulary.
fn words<W: Copy>(all: &[W], name: fn(W) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|word| name(*word)).collect()
}

/// What each method takes: its columns and options.
fn methods() -> Value {
    let mut definitions = Map::new();
    let mut index = Map::new();
    for method in catalog().methods {
        let name = pascal(method.id);
        let columns: Map<String, Value> = method
            .columns
            .iter()
            .map(|column| {
                // `tsType` is json-schema-to-typescript's way to name a type of one's own.
                let (holds, script) = match column.allowed == Bounds::Category.describe() {
                    true => (json!(["string", "number", "null"]), "InputColumn"),
                    false => (json!(["number", "null"]), "NumberColumn"),
                };
                let mut schema = json!({ "type": "array", "items": { "type": holds }, "tsType": script });
                describe(&mut schema, &format!("{} ({})", column.meaning, column.unit));
                (column.name.to_owned(), schema)
            })
            .collect();
        let required: Vec<_> =
            method.columns.iter().filter(|column| column.required).map(|column| column.name).collect();
        let options: Map<String, Value> = method
            .options
            .iter()
            .map(|option| {
                let mut schema = option.schema();
                describe(&mut schema, option.meaning);
                (option.name.to_owned(), schema)
            })
            .collect();
        definitions.insert(
            format!("{name}Columns"),
            json!({ "type": "object", "description": format!("Columns of `{}`.", method.id), "properties": columns, "required": required, "additionalProperties": false }),
        );
        definitions.insert(
            format!("{name}Options"),
            json!({ "type": "object", "description": format!("Options of `{}`.", method.id), "properties": options, "additionalProperties": false }),
        );
        definitions.insert(format!("{name}Result"), result(method));
        index.insert(
            method.id.to_owned(),
            json!({
                "type": "object",
                "description": method.summary,
                "properties": {
                    "columns": { "$ref": format!("#/$defs/{name}Columns") },
                    "options": { "$ref": format!("#/$defs/{name}Options") },
                    "result": { "$ref": format!("#/$defs/{name}Result") },
                },
                "required": ["columns", "options", "result"],
                "additionalProperties": false,
            }),
        );
    }
    let required: Vec<_> = index.keys().cloned().collect();
    definitions.insert(
        "Methods".to_owned(),
        json!({ "type": "object", "description": "What each method takes and gives, by its id.", "properties": index, "required": required, "additionalProperties": false }),
    );
    bundle("MethodInputs", "What the methods take and give.", &definitions)
}

/// The columns that a method gives. The keys of groups go before them, limits at several levels beside them.
fn result(method: &crate::stats::MethodInfo) -> Value {
    let properties: Map<String, Value> = method
        .outputs
        .iter()
        .map(|output| {
            let (holds, script) =
                if output.unit.is_empty() { ("string", "TextColumn") } else { ("number", "Float64Array") };
            let mut schema = json!({ "type": "array", "items": { "type": [holds, "null"] }, "tsType": script });
            describe(&mut schema, output.meaning);
            (output.name.to_owned(), schema)
        })
        .collect();
    let always = method.outputs.iter().filter(|output| output.present.word == Present::Always.word());
    let required: Vec<_> = always.map(|output| output.name).collect();
    json!({
        "type": "object",
        "description": format!("Columns that `{}` gives.", method.id),
        "properties": properties,
        "required": required,
        "additionalProperties": { "type": "array", "tsType": "ResultColumn" },
    })
}

/// What calls take beside their data.
fn options() -> Value {
    let definitions = json!({
        "CheckOptions": {
            "type": "object",
            "description": "How to check.",
            "properties": {
                "profile": { "description": "The choice of rules; that of the kind of document where absent.", "enum": words(CheckProfile::ALL, CheckProfile::as_str) },
                "only": { "description": "Codes, names, families or their letters: nothing else is run.", "type": "array", "items": { "type": "string" } },
                "ignore": { "description": "Codes, names, families or their letters: what is left out.", "type": "array", "items": { "type": "string" } },
                "severity": { "$ref": "#/$defs/Severities" },
                "paths": { "description": "What is otherwise at some places; later ones count more.", "type": "array", "items": { "$ref": "#/$defs/PathOverride" } },
                "limits": { "description": "Thresholds of rules, by name.", "type": "object", "additionalProperties": { "type": "number", "minimum": 0 } },
                "baseline": { "$ref": "#/$defs/Baseline" },
                "today": { "description": "The day of the check; rules that depend on it are undecided without.", "type": "string", "format": "date" },
                "scenario": { "$ref": "#/$defs/Scenario" },
                "rules": { "description": "Rules that others have made.", "type": "array", "items": { "$ref": "#/$defs/CustomRule" } },
                "findings": { "description": "What programs of others have found: told with the rest.", "type": "array", "items": { "$ref": "#/$defs/GivenFinding" } },
            },
            "additionalProperties": false,
        },
        "Severities": {
            "type": "object",
            "description": "How bad findings are, by code, name or family of their rules.",
            "additionalProperties": { "enum": words(Severity::ALL, Severity::as_str) },
        },
        "PathOverride": {
            "type": "object",
            "description": "What is otherwise at some places.",
            "properties": {
                "path": { "description": "A JSON Pointer, or ids joined with slashes; `*` is any one step, `**` any number.", "type": "string" },
                "ignore": { "description": "What is left out there.", "type": "array", "items": { "type": "string" } },
                "severity": { "$ref": "#/$defs/Severities" },
            },
            "required": ["path"],
            "additionalProperties": false,
        },
        "Baseline": {
            "type": "object",
            "description": "Findings of a day, accepted so that only new ones count.",
            "properties": {
                "accepted": { "type": "array", "items": { "$ref": "#/$defs/BaselineEntry" } },
            },
            "required": ["accepted"],
            "additionalProperties": false,
        },
        "BaselineEntry": {
            "type": "object",
            "description": "A finding that is accepted.",
            "properties": {
                "fingerprint": { "description": "Its fingerprint.", "type": "string" },
                "code": { "description": "The code of the rule.", "type": "string" },
                "element": { "description": "Ids joined with slashes.", "type": "string" },
            },
            "required": ["fingerprint", "code", "element"],
            "additionalProperties": false,
        },
        "ScenarioFacts": {
            "type": "object",
            "description": "The day for each fact, or false for what never happens.",
            "additionalProperties": { "anyOf": [{ "type": "string", "format": "date" }, { "const": false }] },
        },
        "ScenarioOverlay": {
            "type": "object",
            "description": "What happens from a day on; answers about earlier days stay as they were.",
            "properties": {
                "from": { "description": "The first day that it speaks of; all days where absent.", "type": "string", "format": "date" },
                "facts": { "$ref": "#/$defs/ScenarioFacts" },
            },
            "required": ["facts"],
            "additionalProperties": false,
        },
        "ScenarioPart": {
            "description": "Dated facts, an overlay from a day on, or the law as it was enacted.",
            "anyOf": [
                { "$ref": "#/$defs/ScenarioFacts" },
                { "$ref": "#/$defs/ScenarioOverlay" },
                { "const": "enacted" },
            ],
        },
        "Scenario": {
            "description": "What happens, or a list of parts, the later over the earlier. What it does not name is not known.",
            "anyOf": [
                { "$ref": "#/$defs/ScenarioPart" },
                { "type": "array", "items": { "$ref": "#/$defs/ScenarioPart" } },
            ],
        },
        "EvaluateOptions": {
            "type": "object",
            "description": "How to evaluate.",
            "properties": {
                "combined": { "description": "Whether to calculate the parties together, too. Default true.", "type": "boolean" },
                "confidence": { "description": "Confidence level of intervals, between 0 and 1. Default 0.95.", "type": "number" },
                "language": { "description": "The language of names and units. Default en.", "enum": ["fi", "sv", "en"] },
            },
            "additionalProperties": false,
        },
    });
    let mut definitions = definitions.as_object().cloned().unwrap_or_default();
    definitions.extend(crate::check::definitions());
    bundle("Options", "What calls take beside their data.", &definitions)
}

/// A file of rules that others have made.
fn custom_rules() -> Value {
    json!({
        "$schema": DRAFT,
        "title": "CustomRules",
        "description": "Rules that others have made: what they select, what they assert of it, what they say.",
        "type": "array",
        "items": { "$ref": "#/$defs/CustomRule" },
        "$defs": crate::check::definitions(),
    })
}

/// A schema of several definitions, each of which is a property so that generators of types find them all.
fn bundle(title: &str, description: &str, definitions: &Map<String, Value>) -> Value {
    let properties: Map<String, Value> =
        definitions.keys().map(|name| (name.clone(), json!({ "$ref": format!("#/$defs/{name}") }))).collect();
    json!({
        "$schema": DRAFT,
        "title": title,
        "description": description,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
        "$defs": definitions,
    })
}

fn describe(schema: &mut Value, description: &str) {
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".to_owned(), Value::from(description));
    }
}

/// `crude_rate` to `CrudeRate`.
fn pascal(id: &str) -> String {
    id.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}
