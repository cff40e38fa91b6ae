# Which Rust compiles for the browser. Sourced by setup-web.sh and cargo-web.sh, so that the question is answered once.
# shellcheck shell=bash

WEB_TARGET=wasm32-unknown-unknown

# rustup's target (or a distribution's ready-made one): the `rustc` in use has a compiled standard library for it.
web_target_ready() {
    local libdir
    libdir=$(rustc --print target-libdir --target "$WEB_TARGET" 2>/dev/null) || return 1
    compgen -G "$libdir/libstd-*.rlib" >/dev/null
}

# Debian's rustc-web: compiles the standard library from source, beside a rustup that cannot have the target.
debian_ready() {
    [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] && [ -e /usr/lib/rustlib/src/rust/library/Cargo.lock ] &&
        debian_linker >/dev/null
}

# The name of the wasm linker that fits Debian's rustc: the one of its LLVM, else whichever is there.
debian_linker() {
    local llvm
    llvm=$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    basename "$(command -v "wasm-ld-$llvm" || command -v wasm-ld)"
}
