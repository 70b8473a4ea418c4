#!/usr/bin/env bash
# The packed package, installed in an empty project, must load both ways, run its command and agree with its own types.
set -euo pipefail
cd "$(dirname "$0")/../.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

tarball=$(npm pack --silent --pack-destination "$scratch")
cd "$scratch"
echo '{ "name": "elsewhere", "private": true }' >package.json
npm install --no-audit --no-fund "./$tarball"
echo 'import * as ipworth from "ipworth"; console.log(Object.keys(ipworth).sort().join());' >load.mjs
echo 'const ipworth = require("ipworth"); console.log(Object.keys(ipworth).sort().join());' >load.cjs
node load.mjs >esm.txt
node load.cjs >cjs.txt
grep -q IpworthError esm.txt
cmp esm.txt cjs.txt
# The entry for workbooks loads without its optional peer, and says what is missing when it is needed.
for load in 'import("ipworth/xlsx")' 'Promise.resolve(require("ipworth/xlsx"))'; do
  node -e "$load.then((x) => x.writeWorkbook([{ name: 'a', cells: [], names: [] }])).catch((e) => console.log(e.message))" |
    grep -q 'npm install hucre'
done
npx --no-install ipworth --help >/dev/null
