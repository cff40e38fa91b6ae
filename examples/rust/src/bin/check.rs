//! The command line of the library: `cargo run --bin check -- check examples/plans/hyks-2021-2025.json`
//!
//! The same as `python -m soteplan`, to the byte; `--help` says what there is.

use std::process::ExitCode;

fn main() -> ExitCode {
    soteplan::command::main()
}
