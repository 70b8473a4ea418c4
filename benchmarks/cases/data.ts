import type { IndexSchemaInput } from '../../src/domain/case-index-schema.ts';
import { exp } from '../../src/numeric/elementary.ts';
import { nextUniform } from '../../src/numeric/sfc32.ts';

/** Columns of cases: numbers with NaN where unknown, levels by number as text. */
export type Columns = Readonly<Record<string, Float64Array | readonly (string | null)[]>>;

export interface CaseData {
  readonly schema: IndexSchemaInput;
  readonly count: number;
  readonly columns: Columns;
}

const CLUSTERS = 400;
const AMOUNTS = 5;
const COUNTS = 5;
const LEVELS = [6, 640, 60, 31, 7];
const FIRST_DAY = 10_000;

class Draws {
  readonly #state: Int32Array;
  constructor(seed: number) {
    this.#state = Int32Array.of(seed, 2021, 22, 1);
    for (let i = 0; i < 16; i++) this.uniform();
  }
  uniform(): number {
    return nextUniform(this.#state);
  }
  /** Close enough to a normal draw. */
  normal(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.uniform();
    return sum;
  }
  /** A rank of 0 … count − 1, low ones far more often. */
  zipf(count: number): number {
    return Math.min(count - 1, Math.floor(exp(this.uniform() * LOG[count]!) - 1));
  }
}

const LOG: Record<number, number> = Object.fromEntries([CLUSTERS, ...LEVELS].map((n) => [n, naturalLog(n + 1)]));

function naturalLog(x: number): number {
  let low = 0;
  let high = 20;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (exp(middle) < x) low = middle;
    else high = middle;
  }
  return low;
}

const amountNames = Array.from({ length: AMOUNTS }, (_, j) => `amount ${j}`);
const countNames = Array.from({ length: COUNTS }, (_, j) => `count ${j}`);
const levelNames = LEVELS.map((_, j) => `level ${j}`);
const RANKS = Array.from({ length: 5 }, (_, i) => `rank ${i}`);

export const MIXED: IndexSchemaInput = {
  attributes: [
    ...amountNames.map((name, j) => ({ name, kind: 'numeric', transform: 'log', weight: 1 + j / 2 }) as const),
    ...countNames.map((name, j) => ({ name, kind: 'numeric', transform: 'log1p', weight: 0.5 + j / 4 }) as const),
    { name: 'share', kind: 'numeric', transform: 'linear', weight: 1 },
    { name: 'years', kind: 'numeric', transform: 'linear', weight: 1.5 },
    { name: 'filed', kind: 'numeric', transform: 'linear', weight: 1 },
    { name: 'dealt', kind: 'numeric', transform: 'linear', weight: 1 },
    { name: 'stage', kind: 'ordinal', levels: RANKS, weight: 1 },
    { name: 'quality', kind: 'ordinal', levels: RANKS, weight: 1.5 },
    ...levelNames.map((name, j) => ({ name, kind: 'categorical', weight: [3, 3, 2, 1, 1][j]! }) as const),
  ],
};

/** What the amounts and counts of a cluster are, and its levels. */
interface Cluster {
  readonly factors: readonly number[];
  readonly levels: readonly number[];
}

const ALL = new Set(['level 0', 'level 1', 'filed']);
const BLOCKS = [
  { names: new Set(amountNames.slice(0, 3)), chance: 0.12 },
  { names: new Set(countNames.slice(0, 3)), chance: 0.12 },
  { names: new Set(['share']), chance: 0.35 },
];

/** Cases in 400 clusters of Zipf sizes: 21 mixed attributes about which four factors tell much; a tenth of the cells unknown. */
export function mixedCases(count: number, seed: number, missing = 0.06): CaseData {
  const own = new Draws(7);
  const clusters = Array.from(
    { length: CLUSTERS },
    (): Cluster => ({
      factors: [own.normal(), own.normal(), own.normal(), own.uniform()],
      levels: LEVELS.map((size) => own.zipf(size)),
    }),
  );
  const draws = new Draws(seed);
  const numbers = (): Float64Array => new Float64Array(count);
  const texts = (): (string | null)[] => new Array<string | null>(count).fill(null);
  const columns: Record<string, Float64Array | (string | null)[]> = Object.fromEntries(
    MIXED.attributes.map(({ name, kind }) => [name, kind === 'numeric' ? numbers() : texts()]),
  );
  for (let i = 0; i < count; i++) {
    const { factors, levels } = clusters[draws.zipf(CLUSTERS)]!;
    const [value, size, quality, age] = factors.map((factor) => factor + 0.35 * draws.normal()) as [
      number,
      number,
      number,
      number,
    ];
    const gone = BLOCKS.filter(({ chance }) => draws.uniform() < chance);
    const set = (name: string, cell: number | string): void => {
      const isGone = !ALL.has(name) && (gone.some(({ names }) => names.has(name)) || draws.uniform() < missing);
      columns[name]![i] = isGone ? (typeof cell === 'number' ? Number.NaN : null) : cell;
    };
    for (const [j, name] of amountNames.entries()) set(name, exp(3 + value + (j % 2) * size + 0.5 * draws.normal()));
    for (const [j, name] of countNames.entries())
      set(name, Math.floor(exp(1 + quality / 2 + (j % 3) * 0.5 + 0.5 * draws.normal())));
    set('share', Math.min(1, Math.max(0, 0.5 + 0.15 * quality + 0.1 * draws.normal())));
    set('years', Math.max(0, 20 - 15 * age + draws.normal()));
    set('filed', FIRST_DAY + Math.floor(6000 * (1 - age) + 300 * draws.normal()));
    set('dealt', FIRST_DAY + Math.floor(2500 + 5000 * (1 - age) + 600 * draws.normal()));
    set('stage', RANKS[Math.min(4, Math.max(0, Math.round(2 + size)))]!);
    set('quality', RANKS[Math.min(4, Math.max(0, Math.round(2 + quality)))]!);
    for (const [j, name] of levelNames.entries())
      set(name, `${draws.uniform() < 0.8 ? levels[j] : draws.zipf(LEVELS[j]!)}`);
  }
  return { schema: MIXED, count, columns };
}

/** Cases without any structure: 21 independent uniform numbers. */
export function structurelessCases(count: number, seed: number): CaseData {
  const draws = new Draws(seed);
  const names = Array.from({ length: 21 }, (_, j) => `x${j}`);
  const columns = Object.fromEntries(
    names.map((name) => [name, Float64Array.from({ length: count }, () => draws.uniform())]),
  );
  const attributes = names.map((name) => ({ name, kind: 'numeric', transform: 'linear' }) as const);
  return { schema: { attributes }, count, columns };
}

/** The amounts, counts, years and days of mixed cases, complete: twelve numbers. */
export function numericCases(count: number, seed: number): CaseData {
  const { columns } = mixedCases(count, seed, 0);
  const names = [...amountNames, ...countNames, 'years', 'filed'];
  const schema = { attributes: MIXED.attributes.filter(({ name }) => names.includes(name)) };
  const filled = names.map((name) => [name, (columns[name] as Float64Array).map((x) => (Number.isNaN(x) ? 1 : x))]);
  return { schema, count, columns: Object.fromEntries(filled) };
}

/** One case of some data as a target. */
export function targetAt({ columns }: CaseData, i: number): Record<string, number | string | null> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => {
      const cell = cells[i]!;
      return [name, typeof cell === 'number' && Number.isNaN(cell) ? null : cell];
    }),
  );
}
