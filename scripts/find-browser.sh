#!/usr/bin/env bash
# Print the path of the Chromium that tests drive: `CHROMIUM` where it is set, else the first one found. False where there is none.
set -euo pipefail

if [ -n "${CHROMIUM:-}" ]; then
    command -v "$CHROMIUM" || {
        echo "CHROMIUM names no program: $CHROMIUM" >&2
        exit 1
    }
    exit 0
fi
for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    command -v "$name" && exit 0
done
exit 1
