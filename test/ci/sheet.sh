#!/usr/bin/env bash
# Every model on every example, and every function of the language, as a workbook without computed values: LibreOffice
# must compute what the exact reading has. Prints `passed failed` on stdout, one count for each cell with a formula.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v soffice >/dev/null; then
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui >&2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/recalculated"

npx tsx test/ci/sheet.ts write "$scratch/models.xlsx"
timeout 120 soffice --headless "-env:UserInstallation=file://$scratch/profile" \
  --convert-to xlsx --outdir "$scratch/recalculated" "$scratch/models.xlsx" >"$scratch/log.txt" 2>&1 ||
  { cat "$scratch/log.txt" >&2 && exit 1; }
npx tsx test/ci/sheet.ts compare "$scratch/recalculated/models.xlsx"
