#!/usr/bin/env bash
# Install the npm packages that package-lock.json names, when it has changed since the last time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/lib.sh

# A copy of what was installed: gone together with node_modules.
stamp=node_modules/.installed-lock.json
if cmp --silent package-lock.json "$stamp"; then
    exit 0
fi

for program in node npm; do
    command -v $program >/dev/null || fail "$program is missing: install Node 20.19 or newer, with npm."
done
node --eval 'const [major, minor] = process.versions.node.split("."); process.exit(Number(major * 100 + Number(minor) < 2019))' ||
    fail "Node is too old ($(node --version)): install 20.19 or newer."

npm ci --loglevel=error --no-audit --no-fund
cp package-lock.json "$stamp"
