#!/usr/bin/env bash
# Makes the checked-out Action runnable. A release needs nothing but Node; any other commit its dependencies as the
# lockfile says, and the bundle.
# No package runs a script of its own at the installation; the build is this repository's.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v node > /dev/null; then
  echo "::error title=lastcall::Node.js 20.19 or newer is needed; add actions/setup-node before this step"
  exit 2
fi
if [ -f dist/standalone/program.cjs ]; then
  exit 0
elif [ -f dist/program.cjs ]; then
  [ -d node_modules ] || npm ci --omit=dev --ignore-scripts --no-audit --no-fund
else
  npm ci --ignore-scripts --no-audit --no-fund
  node scripts/build.mjs
fi
