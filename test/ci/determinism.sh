#!/usr/bin/env bash
# The same application must give the same outcome, byte for byte, on Node 20, 22 and 24. Needs dist/ (npm run build).
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for version in 20 22 24; do
  mkdir "$scratch/$version"
  npm install --prefix "$scratch/$version" --no-audit --no-fund "node@$version"
  node="$scratch/$version/node_modules/node/bin/node"
  case "$("$node" --version)" in
    "v$version."*) ;;
    *) echo "node@$version did not give Node $version" && exit 1 ;;
  esac
  "$node" dist/cli.js appraise docs/examples/application.json \
    --cases docs/examples/university-licensing-2007.csv --out "$scratch/$version/out"
  sha256sum <"$scratch/$version/out/outcome.json" | sed "s/-/Node $version/"
done

cmp "$scratch/20/out/outcome.json" "$scratch/22/out/outcome.json"
cmp "$scratch/20/out/outcome.json" "$scratch/24/out/outcome.json"
