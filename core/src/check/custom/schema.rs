//! The form of rules and findings of others, as JSON Schema.

use serde_json::{Map, Value, json};

use crate::diagnostic::Severity;

/// Definitions by name: `CustomRule`, `RuleCondition`, `GivenFinding` and what they are made of.
pub(crate) fn definitions() -> Map<String, Value> {
    let severity: Vec<_> = Severity::ALL.iter().map(|severity| severity.as_str()).collect();
    let code = json!({ "description": "Two or more capital letters and three digits.", "type": "string", "pattern": "^[A-Z]{2,}[0-9]{3}$" });
    let wording = |description: &str| json!({ "description": description, "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/RuleWording" }] });
    let path = |description: &str| json!({ "description": description, "type": "string" });
    let operand = |description: &str| json!({ "description": description, "anyOf": [{ "$ref": "#/$defs/Scalar" }, { "$ref": "#/$defs/OtherField" }] });
    let conditions = |description: &str| json!({ "description": description, "type": "array", "items": { "$ref": "#/$defs/RuleCondition" }, "minItems": 1 });
    let definitions = json!({
        "CustomRule": {
            "type": "object",
            "description": "A rule that others have made.",
            "properties": {
                "code": code,
                "name": { "description": "What it is called, as `goal-without-swedish`.", "type": "string" },
                "severity": { "description": "How bad its findings are; a warning where absent.", "enum": severity },
                "message": wording("What is wrong, with gaps `{id}`, `{value}` and `{field:path}`."),
                "help": wording("What to do about it, with the same gaps."),
                "docs": { "description": "Why it matters, in Markdown.", "type": "string" },
                "select": path("The elements that it looks at: a path from the plan."),
                "where": { "description": "What an element must be like for the rule to speak of it.", "$ref": "#/$defs/RuleCondition" },
                "assert": { "description": "What must be so.", "$ref": "#/$defs/RuleCondition" },
            },
            "required": ["code", "name", "message", "select", "assert"],
            "additionalProperties": false,
        },
        "RuleWording": {
            "type": "object",
            "description": "A text in one or more languages; who has none of their own reads the first of Finnish, Swedish and English.",
            "properties": { "fi": { "type": "string" }, "sv": { "type": "string" }, "en": { "type": "string" } },
            "minProperties": 1,
            "additionalProperties": false,
        },
        "RuleCondition": {
            "description": "What must be so of an element.",
            "anyOf": [
                { "$ref": "#/$defs/AllCondition" },
                { "$ref": "#/$defs/AnyCondition" },
                { "$ref": "#/$defs/NotCondition" },
                { "$ref": "#/$defs/PathCondition" },
            ],
        },
        "AllCondition": {
            "type": "object",
            "description": "All of them.",
            "properties": { "all": conditions("The conditions.") },
            "required": ["all"],
            "additionalProperties": false,
        },
        "AnyCondition": {
            "type": "object",
            "description": "One or more of them.",
            "properties": { "any": conditions("The conditions.") },
            "required": ["any"],
            "additionalProperties": false,
        },
        "NotCondition": {
            "type": "object",
            "description": "The contrary.",
            "properties": { "not": { "$ref": "#/$defs/RuleCondition" } },
            "required": ["not"],
            "additionalProperties": false,
        },
        "PathCondition": {
            "type": "object",
            "description": "Checks of the values that a path leads to: every value must pass every check, and where there is none only `exists: false`, `count`, `unique` and `refers_to` can pass.",
            "properties": {
                "path": path("From the element, or from the plan where it begins with `$`."),
                "exists": { "description": "Whether there is a value.", "type": "boolean" },
                "count": { "description": "How many values there are.", "$ref": "#/$defs/Count" },
                "equals": operand("The same text, number or truth."),
                "less_than": operand("Smaller, or an earlier day."),
                "at_most": operand("Not larger, and no later day."),
                "at_least": operand("Not smaller, and no earlier day."),
                "more_than": operand("Larger, or a later day."),
                "in": { "description": "One of these.", "type": "array", "items": { "$ref": "#/$defs/Scalar" } },
                "like": { "description": "A text of this pattern: `*` is any characters, `?` any one.", "type": "string" },
                "unique": { "description": "No other value of this path among all selected elements is the same; in `assert` only.", "const": true },
                "refers_to": path("Among the values that this path leads to."),
            },
            "required": ["path"],
            "minProperties": 2,
            "additionalProperties": false,
        },
        "Count": {
            "type": "object",
            "description": "A number of values.",
            "properties": {
                "min": { "description": "At least; 0 where absent.", "type": "integer", "minimum": 0 },
                "max": { "description": "At most; no limit where absent.", "type": "integer", "minimum": 0 },
            },
            "minProperties": 1,
            "additionalProperties": false,
        },
        "Scalar": { "description": "A text, number or truth.", "type": ["string", "number", "boolean"] },
        "OtherField": {
            "type": "object",
            "description": "The values of another path.",
            "properties": { "path": path("As the path that it is compared with.") },
            "required": ["path"],
            "additionalProperties": false,
        },
        "GivenFinding": {
            "type": "object",
            "description": "What a program of others has found.",
            "properties": {
                "code": code,
                "name": { "description": "What the rule is called; its code in small letters where absent.", "type": "string" },
                "severity": { "description": "How bad it is; a warning where absent.", "enum": severity },
                "pointer": { "description": "JSON Pointer to the place; the plan itself where absent.", "type": "string" },
                "message": wording("What is wrong."),
                "help": wording("What to do about it."),
            },
            "required": ["code", "message"],
            "additionalProperties": false,
        },
    });
    definitions.as_object().cloned().unwrap_or_default()
}
