#!/usr/bin/env bash
# Opens a page in headless Chromium: it must load, hold a picture and print nothing on the console.
set -euo pipefail
page=$(realpath "$1")

if ! command -v chromium >/dev/null; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$scratch/profile" \
  --enable-logging=stderr --dump-dom "file://$page" >"$scratch/page.html" 2>"$scratch/log.txt" ||
  { cat "$scratch/log.txt" && exit 1; }

if grep CONSOLE "$scratch/log.txt"; then
  echo "$page prints on the console" && exit 1
fi
grep -q '<svg' "$scratch/page.html" || { echo "$page holds no picture" && exit 1; }
echo "$page: $(wc -c <"$scratch/page.html") bytes once loaded, $(grep -o '<svg' "$scratch/page.html" | wc -l) pictures"
