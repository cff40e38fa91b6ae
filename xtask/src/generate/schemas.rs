//! JSON Schemas, into `schemas/`.

use anyhow::Result;

use super::Generated;
use crate::workspace::Workspace;

pub(super) fn files(_: &Workspace) -> Result<Vec<Generated>> {
    soteplan::schema::schemas()
        .into_iter()
        .map(|(name, schema)| {
            Ok(Generated::new(format!("schemas/{name}"), serde_json::to_string_pretty(&schema)? + "\n"))
        })
        .collect()
}
