#!/usr/bin/env bash
# cargo for the browser: `scripts/cargo-web.sh build --package soteplan-wasm`; WEB_TARGET_FEATURES may name what every
# browser of today has beyond the least (`+simd128`). Takes whichever toolchain setup-web.sh made
# sure of; one workspace and one Cargo.lock serve both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
source scripts/web-toolchain.sh

subcommand=${1:?usage: scripts/cargo-web.sh SUBCOMMAND [ARGUMENT...]}
shift
# A folder of its own: two toolchains in one would rebuild each other's work every time.
arguments=(--target "$WEB_TARGET" --target-dir target/web "$@")

# Panic messages name source files: what is published must not name the builder's home.
export CARGO_ENCODED_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/cargo"
if [ -n "${WEB_TARGET_FEATURES:-}" ]; then
    CARGO_ENCODED_RUSTFLAGS+=$'\x1f'"-Ctarget-feature=$WEB_TARGET_FEATURES"
fi

if web_target_ready; then
    exec cargo "$subcommand" "${arguments[@]}"
fi
debian_ready || fail "Rust cannot compile for $WEB_TARGET yet: run scripts/setup-web.sh"
# Whatever an outer cargo or rustup exports would lead Debian's cargo to the other toolchain.
exec env --unset=RUSTUP_TOOLCHAIN --unset=CARGO --unset=RUSTC_WRAPPER --unset=RUSTC_WORKSPACE_WRAPPER \
    PATH=/usr/bin:/bin RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$(debian_linker)" \
    /usr/bin/cargo "$subcommand" -Zbuild-std=std,panic_abort "${arguments[@]}"
