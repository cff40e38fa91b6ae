//! The npm package's generated half: compile, bind, shrink, weigh.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use serde_json::json;
use sha2::{Digest, Sha256};
use soteplan::examples;
use wasm_bindgen_cli_support::Bindgen;

use crate::workspace::{Workspace, succeed};

/// One line for the usage text.
pub(crate) const SUMMARY: &str = "build the npm package's generated half into bindings-wasm/dist";

/// A compiled module of the package.
struct Module {
    /// Its crate.
    package: &'static str,
    /// Its profile in Cargo.toml.
    profile: &'static str,
    /// What it takes for granted of the engine beyond the least.
    features: &'static str,
    /// The beginning of its files' names in `dist`.
    name: &'static str,
    optimizer: &'static [&'static str],
    /// What a page pays to load it, gzipped. Raise it only with a reason in `docs/decisions/`.
    budget: usize,
    /// Tables in it that the budget leaves apart.
    apart: &'static [&'static str],
}

const MODULES: [Module; 2] = [
    // Small: 0011, and 0017 for how small.
    Module {
        package: "soteplan-wasm",
        profile: "web",
        features: "",
        name: "soteplan",
        optimizer: &["-Oz", "--converge"],
        budget: 505_000,
        apart: &["core/src/area/municipalities.csv", "core/src/area/population.csv"],
    },
    // Fast: 0015, and 0021 for how large.
    Module {
        package: "soteplan-wasm-stats",
        profile: "web-stats",
        features: "+simd128",
        name: "stats",
        optimizer: &["-O3"],
        budget: 315_000,
        apart: &[],
    },
];

const COMPILED: &str = "target/web/wasm32-unknown-unknown";
const DIST: &str = "bindings-wasm/dist";
const EXAMPLES: &str = "bindings-wasm/dist/examples.js";
const CATALOGUE: &str = "bindings-wasm/dist/catalog.js";
const OPTIMIZER: &str = "node_modules/binaryen/bin/wasm-opt";
const OPTIMIZER_MANIFEST: &str = "node_modules/binaryen/package.json";

impl Module {
    fn compiled(&self) -> String {
        format!("{COMPILED}/{}/{}.wasm", self.profile, self.package.replace('-', "_"))
    }

    fn stamp(&self) -> String {
        format!("target/web/{}.stamp", self.name)
    }

    fn wasm(&self) -> String {
        format!("{DIST}/{}_bg.wasm", self.name)
    }

    fn script(&self) -> String {
        format!("{DIST}/{}.js", self.name)
    }

    fn types(&self) -> String {
        format!("{DIST}/{}.d.ts", self.name)
    }
}

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

    for module in &MODULES {
        // Cargo knows best whether there is something to compile.
        let mut cargo = workspace.command("scripts/cargo-web.sh");
        cargo.env("WEB_TARGET_FEATURES", module.features);
        succeed(cargo.args(["build", "--quiet", "--package", module.package, "--profile", module.profile]))?;

        let stamp = stamp(workspace, module)?;
        let whole = [module.wasm(), module.script(), module.types()].iter().all(|file| workspace.path(file).exists());
        let file = module.stamp();
        if !whole || fs::read(workspace.path(&file)).ok().as_deref() != Some(stamp.as_bytes()) {
            bind(workspace, module)?;
            shrink(workspace, module)?;
            fs::write(workspace.path(&file), stamp).with_context(|| format!("cannot write `{file}`"))?;
        }
    }
    write_apart(workspace)?;
    MODULES.iter().try_for_each(|module| weigh(workspace, module))
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

/// What a module is made from: the compiled module (it names the version of wasm-bindgen), the optimizer, and this
/// file, which says what is done with them.
fn stamp(workspace: &Workspace, module: &Module) -> Result<String> {
    let mut hash = Sha256::new();
    let compiled = workspace.read(&module.compiled())?;
    for part in [&compiled, &workspace.read(OPTIMIZER_MANIFEST)?, include_bytes!("wasm.rs").as_slice()] {
        hash.update(Sha256::digest(part));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Writes the JavaScript and TypeScript that belong to a compiled module.
fn bind(workspace: &Workspace, module: &Module) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(workspace.path(module.compiled()))
        .out_name(module.name)
        .web(true)?
        .typescript(true)
        // bindings-wasm/js says where the module lies: Node and browsers find it in different ways.
        .omit_default_module_path(true)
        .remove_producers_section(true);
    bindgen.generate(workspace.path(DIST)).context("wasm-bindgen failed")
}

/// Optimizes a module, in place.
fn shrink(workspace: &Workspace, module: &Module) -> Result<()> {
    let (file, better) = (module.wasm(), workspace.path("target/web/optimized.wasm"));
    let mut optimizer = workspace.command("node");
    succeed(optimizer.arg(OPTIMIZER).args(module.optimizer).arg(&file).arg("-o").arg(&better))?;
    fs::rename(better, workspace.path(&file)).with_context(|| format!("cannot write `{file}`"))
}

/// Prints what a module weighs with its script, and refuses one that is too heavy.
fn weigh(workspace: &Workspace, module: &Module) -> Result<()> {
    let sum = |files: &mut dyn Iterator<Item = &str>| -> Result<usize> {
        files.map(|file| gzipped(&workspace.read(file)?)).sum()
    };
    let (wasm, script) = (module.wasm(), module.script());
    let total = sum(&mut [wasm.as_str(), script.as_str()].into_iter())?;
    let apart = sum(&mut module.apart.iter().copied())?;
    let said = format!(
        "`{}`: {} kB gzipped, {} kB of it tables that the budget leaves apart; the budget is {} kB",
        module.name,
        kilobytes(total),
        kilobytes(apart),
        kilobytes(module.budget)
    );
    ensure!(total.saturating_sub(apart) <= module.budget, "too heavy: {said}");
    println!("{said}");
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
