// Writes every case as a workbook without its last computed values, or compares a recalculated one with the exact figures.
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { readXlsx } from 'hucre/xlsx';
import { type Sheet, sheetsOf } from '../../src/formula/sheet/sheet.ts';
import { writeWorkbook } from '../../src/report/xlsx.ts';
import { LANGUAGE_CASES, MODEL_CASES } from '../support/sheet-cases.ts';

/** A spreadsheet writes 15 digits; the rest is for the rounding of its floats along a column. */
const TOLERANCE = 1e-9;

const sheets: Sheet[] = [];
for (const { model, given } of [...MODEL_CASES, ...LANGUAGE_CASES]) {
  sheets.push(
    ...sheetsOf(
      model,
      given,
      sheets.map(({ name }) => name),
    ),
  );
}

const [task, path] = process.argv.slice(2) as [string, string];
if (task === 'write') {
  const bare = sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: null })),
  }));
  writeFileSync(path, await writeWorkbook(bare));
} else {
  const book = await readXlsx(readFileSync(path));
  let passed = 0;
  const faults: string[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const { rows } = book.sheets[index] as (typeof book.sheets)[number];
    for (const { row, column, value, formula } of sheet.cells) {
      if (formula === undefined) continue;
      const got = rows[row]?.[column] ?? null;
      if (isClose(got instanceof Date ? serialOf(got) : got, value)) passed++;
      else
        faults.push(
          `${sheet.name}: row ${row + 1}, column ${column + 1}: ${String(value)} expected, ${String(got)} met, ${formula}`,
        );
    }
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${passed} ${faults.length}\n`);
  process.exitCode = faults.length === 0 && passed > 0 ? 0 : 1;
}

function isClose(got: unknown, want: unknown): boolean {
  if (typeof got !== 'number' || typeof want !== 'number') return (got ?? '') === (want ?? '');
  return Math.abs(got - want) <= TOLERANCE * Math.max(Math.abs(want), Number.MIN_VALUE);
}

/** The reader takes days before 1900-03-01 as Excel counts them, one more than they are. */
function serialOf(day: Date): number {
  const serial = day.getTime() / 86_400_000 + 25569;
  return serial < 61 ? serial - 1 : serial;
}
