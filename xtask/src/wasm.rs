//! The npm package's generated half: compile, bind, shrink, weigh.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail, ensure};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;
use sha2::{Digest, Sha256};
use soteplan::examples;
use wasm_bindgen_cli_support::Bindgen;

use crate::workspace::{Workspace, succeed};

/// One line for the usage text.
pub(crate) const SUMMARY: &str = "build the npm package's generated half into bindings-wasm/dist";

/// What a page pays to load the library, gzipped. Raise it only with a reason in `docs/decisions/`: that for this one is in
/// 0014, and says how it comes down to 450 kB again.
const BUDGET: usize = 480_000;

/// The tables of the register of areas, which the budget leaves apart.
const REGISTER: [&str; 2] = ["core/src/area/municipalities.csv", "core/src/area/population.csv"];

const COMPILED: &str = "target/web/wasm32-unknown-unknown/web/soteplan_wasm.wasm";
const STAMP: &str = "target/web/package.stamp";
const DIST: &str = "bindings-wasm/dist";
const WASM: &str = "bindings-wasm/dist/soteplan_bg.wasm";
const SCRIPT: &str = "bindings-wasm/dist/soteplan.js";
const TYPES: &str = "bindings-wasm/dist/soteplan.d.ts";
const EXAMPLES: &str = "bindings-wasm/dist/examples.js";
const CATALOGUE: &str = "bindings-wasm/dist/catalog.js";
const OPTIMIZER: &str = "node_modules/binaryen/bin/wasm-opt";
const OPTIMIZER_MANIFEST: &str = "node_modules/binaryen/package.json";
const OPTIMIZER_ARGUMENTS: &[&str] = &["-Oz", "--converge"];

/// Builds the package, or finds that nothing has changed, and weighs it.
///
/// # Errors
///
/// When a tool is missing or fails, and when the package is over its budget.
pub(crate) fn run(workspace: &Workspace, mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    same_version(workspace)?;
    ensure!(workspace.path(OPTIMIZER).exists(), "`wasm-opt` is missing: run scripts/setup-node.sh");

    // Cargo knows best whether there is something to compile.
    let mut cargo = workspace.command("scripts/cargo-web.sh");
    succeed(cargo.args(["build", "--quiet", "--package", "soteplan-wasm", "--profile", "web"]))?;

    let stamp = stamp(workspace)?;
    let whole = [WASM, SCRIPT, TYPES].iter().all(|file| workspace.path(file).exists());
    if !whole || fs::read(workspace.path(STAMP)).ok().as_deref() != Some(stamp.as_bytes()) {
        bind(workspace)?;
        shrink(workspace)?;
        fs::write(workspace.path(STAMP), stamp).with_context(|| format!("cannot write `{STAMP}`"))?;
    }
    write_apart(workspace)?;
    weigh(workspace)
}

/// Writes what is loaded apart from the module: the examples and the catalogue.
fn write_apart(workspace: &Workspace) -> Result<()> {
    let texts = json!({
        "hyks_2021_2025": examples::HYKS_2021_2025,
        "uusimaa_strategy_2030": examples::UUSIMAA_STRATEGY_2030,
    });
    let columns = json!({ "net_costs": examples::net_costs()?.table() });
    let catalogue = serde_json::to_string(&soteplan::catalog())?;
    let modules = [
        (EXAMPLES, format!("export const texts = {texts};\nexport const columns = {columns};\n")),
        // Parsing a text is quicker than reading a program of that length.
        (CATALOGUE, format!("export const catalogue = {};\n", json!(catalogue))),
    ];
    for (file, content) in modules {
        fs::write(workspace.path(file), content).with_context(|| format!("cannot write `{file}`"))?;
    }
    Ok(())
}

/// The npm package and the crate are one release.
fn same_version(workspace: &Workspace) -> Result<()> {
    let file = "bindings-wasm/package.json";
    let manifest: serde_json::Value =
        serde_json::from_slice(&workspace.read(file)?).with_context(|| format!("cannot read `{file}`"))?;
    let version = manifest.get("version").and_then(serde_json::Value::as_str).unwrap_or_default();
    let expected = env!("CARGO_PKG_VERSION");
    ensure!(version == expected, "`{file}` says version `{version}`, the workspace says `{expected}`");
    Ok(())
}

/// What the package is made from: the compiled module (it names the version of wasm-bindgen), the optimizer, and this
/// file, which says what is done with them.
fn stamp(workspace: &Workspace) -> Result<String> {
    let mut hash = Sha256::new();
    for part in [&workspace.read(COMPILED)?, &workspace.read(OPTIMIZER_MANIFEST)?, include_bytes!("wasm.rs").as_slice()]
    {
        hash.update(Sha256::digest(part));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Writes the JavaScript and TypeScript that belong to the compiled module.
fn bind(workspace: &Workspace) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(workspace.path(COMPILED))
        .out_name("soteplan")
        .web(true)?
        .typescript(true)
        // bindings-wasm/js says where the module lies: Node and browsers find it in different ways.
        .omit_default_module_path(true)
        .remove_producers_section(true);
    bindgen.generate(workspace.path(DIST)).context("wasm-bindgen failed")
}

/// Optimizes the module for size, in place.
fn shrink(workspace: &Workspace) -> Result<()> {
    let smaller = workspace.path("target/web/optimized.wasm");
    let mut optimizer = workspace.command("node");
    succeed(optimizer.arg(OPTIMIZER).args(OPTIMIZER_ARGUMENTS).arg(WASM).arg("-o").arg(&smaller))?;
    fs::rename(smaller, workspace.path(WASM)).with_context(|| format!("cannot write `{WASM}`"))
}

/// Prints the sizes, and refuses a package that is too heavy.
fn weigh(workspace: &Workspace) -> Result<()> {
    let mut total = 0;
    for (file, apart) in [(WASM, false), (SCRIPT, false), (EXAMPLES, true), (CATALOGUE, true)] {
        let bytes = workspace.read(file)?;
        let zipped = gzipped(&bytes)?;
        let remark = if apart { ", loaded apart" } else { "" };
        println!("{file}: {} kB, {} kB gzipped{remark}", kilobytes(bytes.len()), kilobytes(zipped));
        total += if apart { 0 } else { zipped };
    }
    let register = REGISTER.iter().map(|file| gzipped(&workspace.read(file)?)).sum::<Result<usize>>()?;
    let counted = total.saturating_sub(register);
    let said = format!(
        "{} kB gzipped, {} kB of it the register of areas; the budget without that is {} kB",
        kilobytes(total),
        kilobytes(register),
        kilobytes(BUDGET)
    );
    if counted > BUDGET {
        bail!("the package is {said}");
    }
    println!("together {said}");
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// Thousands of bytes, with one decimal.
fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}
