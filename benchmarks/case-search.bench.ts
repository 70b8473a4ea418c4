import { buildCaseBase } from '../src/cases/case-base.ts';
import { targetOf } from '../src/cases/code-target.ts';
import { findNearest } from '../src/cases/find-nearest.ts';
import { CaseSchema } from '../src/domain/case-schema.ts';
import type { Benchmark } from './harness.ts';

const CASES = 10_000;
const NUMBERS = 8;
const LEVELS = [6, 640, 60, 31];
const K = 10;

/** A table of cases in loose clusters: 8 amounts, 4 attributes of levels, one cell in ten empty. */
function makeRows(): string[][] {
  let state = 20070731;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: CASES }, () => {
    const cluster = Math.floor(400 * uniform() * uniform());
    const near = (spread: number) => (cluster * 7919) % spread;
    const numbers = Array.from({ length: NUMBERS }, (_, j) => String(1 + near(50 + j) + 10 * uniform()));
    const levels = LEVELS.map((count) => `level ${uniform() < 0.8 ? near(count) : Math.floor(count * uniform())}`);
    return [...numbers, ...levels].map((cell) => (uniform() < 0.1 ? '' : cell));
  });
}

type Case = Readonly<Record<string, number | string | null>>;

/** The rival, as one would write it: each case an object, a distance for all, sort, take the first. */
function sortAll(cases: readonly Case[], target: Case, ranges: Readonly<Record<string, number>>) {
  const scored = cases.map((each, number) => {
    let sum = 0;
    let compared = 0;
    let known = 0;
    for (const name of Object.keys(target)) {
      const [a, b] = [each[name], target[name]];
      if (b === null) continue;
      known++;
      if (a === null) continue;
      compared++;
      sum += typeof a === 'number' ? Math.abs(a - Number(b)) / ranges[name]! : Number(a !== b);
    }
    return { number, distance: compared / known < 0.5 ? Number.POSITIVE_INFINITY : sum / compared };
  });
  return scored.sort((x, y) => x.distance - y.distance || x.number - y.number).slice(0, K);
}

export const bench: Benchmark = {
  question:
    'How much faster is the exact case search than scoring and sorting everything? (10,000 cases, 12 mixed attributes)',
  cheap: true,
  gate: { atLeast: 10 },
  setup() {
    const rows = makeRows();
    const names = Array.from({ length: NUMBERS + LEVELS.length }, (_, j) => `a${j}`);
    const isNumber = (j: number) => j < NUMBERS;
    const attributes = names.map((name, j) => ({
      name,
      column: name,
      ...(isNumber(j) ? { kind: 'numeric', transform: 'linear' } : { kind: 'categorical' }),
    }));
    const table = { header: names, rows, rowNumbers: rows.map((_, i) => i + 2) };
    const base = buildCaseBase(table, CaseSchema.parse({ attributes }));
    const cases = rows.map(
      (row): Case =>
        Object.fromEntries(
          names.map((name, j) => [name, row[j] === '' ? null : isNumber(j) ? Number(row[j]) : row[j]!]),
        ),
    );
    const ranges = Object.fromEntries(base.columns.map(({ attribute, low, high }) => [attribute.name, high - low]));
    let query = 0;
    const next = () => (query = (query + 97) % CASES);
    const ours = (number: number) => findNearest(base, targetOf(base, number), { k: K }).neighbours;
    const rival = (number: number) => sortAll(cases, cases[number]!, ranges);
    const total = (found: readonly { readonly distance: number }[]) =>
      found.reduce((sum, { distance }) => sum + distance, 0);
    return {
      ours: () => total(ours(next())),
      rival: () => total(rival(next())),
      check: () => {
        for (let number = 0; number < CASES; number += 499) {
          const gaps = ours(number).map(({ distance }, i) => Math.abs(distance - rival(number)[i]!.distance));
          // the same sums in another order
          if (gaps.length !== K || Math.max(...gaps) > 1e-12) throw new Error(`case ${number}: other neighbours`);
        }
      },
    };
  },
};
