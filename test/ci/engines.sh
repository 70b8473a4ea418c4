#!/usr/bin/env bash
# Elementary functions, random streams, an exact law and a simulation must have the same bits on every engine that can be
# had: V8 of Node 20 to 26, JavaScriptCore of Bun, V8 of Deno, and Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
script="$scratch/hash.js"
node_modules/.bin/esbuild test/determinism/print-hash.ts --bundle --format=iife --target=es2022 --outfile="$script" --log-level=warning

expected=$(node "$script")
echo "$expected  this Node"
same() {
  echo "$2  $1"
  [ "$2" = "$expected" ] || { echo "$1 differs" && exit 1; }
}

for version in 20 22 24 26; do
  npm install --silent --prefix "$scratch/node$version" --no-audit --no-fund "node@$version"
  same "Node $version" "$("$scratch/node$version/node_modules/node/bin/node" "$script")"
done
for engine in bun deno; do
  npm install --silent --prefix "$scratch/$engine" --no-audit --no-fund "$engine"
done
same Bun "$("$scratch/bun/node_modules/.bin/bun" run "$script")"
same Deno "$("$scratch/deno/node_modules/.bin/deno" run "$script")"

printf '<!doctype html><body><script>' >"$scratch/page.html"
cat "$script" >>"$scratch/page.html"
printf '</script></body>' >>"$scratch/page.html"
if ! command -v chromium >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi
dom=$(timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$scratch/profile" --dump-dom "file://$scratch/page.html" 2>/dev/null)
same Chromium "$(grep -o '[0-9a-f]\{64\}' <<<"$dom" | tail -n 1)"
