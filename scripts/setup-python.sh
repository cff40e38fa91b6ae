#!/usr/bin/env bash
# Make target/venv hold the packages that requirements-dev.txt names, when it has changed since the last time.
# PYTHON names another interpreter than python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh

venv=target/venv
# A copy of what was installed: gone together with the folder.
stamp=$venv/requirements.installed
if [ -x "$venv/bin/python" ] && cmp --silent requirements-dev.txt "$stamp"; then
    exit 0
fi

python=${PYTHON:-python3}
command -v "$python" >/dev/null || fail "Python is missing: install Python 3.10 or newer, or export PYTHON=/path/to/python3."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    fail "$python is too old ($("$python" --version)): export PYTHON=/path/to/one that is 3.10 or newer."

# Distributions split the standard library: `venv` is there, and cannot make an environment without `ensurepip`.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    advice="$python cannot make virtual environments. Debian, as root: apt-get install python3-venv"
    apt_permitted || fail "$advice"
    apt_update
    apt_install python3-venv
    "$python" -c 'import ensurepip, venv' 2>/dev/null || fail "$advice"
fi

# `--clear`: a package that is no longer named must not linger and hide that something still imports it.
"$python" -m venv --clear "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
cp requirements-dev.txt "$stamp"
