#!/usr/bin/env bash
# Make sure that there is a Chromium for the tests of web pages. Says nothing when there is one already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh

if scripts/find-browser.sh >/dev/null; then
    exit 0
fi
# A path that was asked for and is wrong is for its author to mend.
[ -z "${CHROMIUM:-}" ] || exit 1

advice=(
    "No Chromium was found for the browser tests. Do one of these:"
    "  install Chromium or Google Chrome so that it is on the PATH   (Debian, as root: apt-get install chromium)"
    "  export CHROMIUM=/path/to/chromium"
)
apt_permitted || fail "${advice[@]}"
apt_update
# Ubuntu's package of this name is an empty one that asks for snap.
[[ $(apt-cache policy chromium) == *"Candidate: "[0-9]* ]] || fail "${advice[@]}"
apt_install chromium
scripts/find-browser.sh >/dev/null || fail "chromium is installed, and yet it cannot be found." "${advice[@]}"
