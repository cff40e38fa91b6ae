#!/usr/bin/env bash
# Make sure that the workspace can be compiled for the browser. Says nothing when it can already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh
source scripts/web-toolchain.sh

if web_target_ready || debian_ready; then
    exit 0
fi

advice=(
    "Rust cannot compile for $WEB_TARGET yet. Do one of these:"
    "  rustup target add $WEB_TARGET"
    "  apt-get install rustc-web cargo-web rust-web-src lld-N   (Debian, as root; N: the LLVM that rust-web-llvm depends on)"
)
apt_permitted || fail "${advice[@]}"

apt_update
# lld comes by LLVM version only, and must be able to read what this rustc's LLVM writes.
llvm=$(apt-cache depends rust-web-llvm 2>/dev/null | sed -n 's/.*Depends: llvm-\([0-9]*\)$/\1/p' || true)
[ -n "$llvm" ] || fail "${advice[@]}"
apt_install rustc-web cargo-web rust-web-src rust-web-llvm "lld-$llvm"

debian_ready || fail "the packages are installed, and yet something is missing." "${advice[@]}"
