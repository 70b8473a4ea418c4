import { quote, refuse } from '../base/errors.ts';
import { checkInside, checkWhole } from '../numeric/argument.ts';
import { parseDay } from '../numeric/calendar.ts';
import { quantile } from '../numeric/order.ts';
import { type CaseBase, cellOf } from './case-base.ts';
import { leastScores } from './conformal.ts';
import { toScale } from './predict.ts';

export interface HealthOptions {
  /** Attributes that cases are told apart by, such as type and industry: 1 or 2. */
  readonly by: readonly string[];
  /** Chance that an interval should hold the value; 0.8 unless said otherwise. */
  readonly level?: number;
  /** Neighbours of an estimate; 5 unless said otherwise. */
  readonly k?: number;
  /** Day from which ages are counted; that of the newest case unless said otherwise. */
  readonly asOf?: string;
}

/** Cases of one type, one industry and one age. */
export interface HealthCell {
  /** Level of each attribute, a third of the values for numbers, or `unknown`. */
  readonly levels: readonly string[];
  readonly age: AgeBand;
  readonly cases: number;
  /** Of these, prices that were paid; appraisals lean on other cases. */
  readonly prices: number | null;
  /** Share of the cells of attributes that is not known. */
  readonly missingShare: number;
  /** Mean distance of values from their median, on the scale of the value; null for fewer than two or without values. */
  readonly spread: number | null;
  /** How many more cases an estimate with an interval would need from this cell alone; 0 where it has enough. */
  readonly lacking: number;
}

export type AgeBand = 'up to 1 year' | '1 to 3 years' | '3 to 5 years' | '5 to 10 years' | 'over 10 years' | 'no day';

export interface HealthMap {
  readonly by: readonly string[];
  readonly level: number;
  /** Cases that a cell needs: for the interval and for k neighbours and one to spare. */
  readonly needed: number;
  /** Cells with at least one case, in the order of levels and ages. */
  readonly cells: readonly HealthCell[];
  /** Combinations of levels that both occur but never together. */
  readonly empty: readonly (readonly string[])[];
  readonly cases: number;
  /** Cases in cells that have enough. */
  readonly inHealthyCells: number;
}

const BANDS: readonly (readonly [number, AgeBand])[] = [
  [1, 'up to 1 year'],
  [3, '1 to 3 years'],
  [5, '3 to 5 years'],
  [10, '5 to 10 years'],
  [Number.POSITIVE_INFINITY, 'over 10 years'],
];

/**
 * Where a base is thin: its cases counted by type, industry and age.
 *
 * @throws INPUT_INVALID     no attribute or more than two, one that the schema does not have
 * @throws ARGUMENT_INVALID  a level outside 0 … 1, a k that is not a whole number
 */
export function healthMap(base: CaseBase, { by, level = 0.8, k = 5, asOf }: HealthOptions): HealthMap {
  checkInside('healthMap: level', level, 0, 1);
  checkWhole('healthMap: k', k, 1, 1000);
  const places = placesOf(base, by);
  const labels = places.map((place) => labelsOf(base, place));
  const days = base.cases.flatMap(({ day }) => (day === null ? [] : [day]));
  const today = asOf === undefined ? days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) : parseDay(asOf);
  const needed = Math.max(leastScores(level), k + 1);
  const groups = new Map<string, { levels: string[]; age: AgeBand; numbers: number[] }>();
  base.cases.forEach(({ day }, number) => {
    const levels = labels.map((label) => label(number));
    const age = bandOf(day === null ? null : (today - day) / 365.25);
    const key = JSON.stringify([...levels, age]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { levels, age, numbers: [number] });
    else group.numbers.push(number);
  });
  const cells = [...groups.values()]
    .map(({ levels, age, numbers }) => ({ levels, age, ...health(base, numbers, needed) }))
    .sort((a, b) => compare(a.levels.join('\u0000'), b.levels.join('\u0000')) || bandRank(a.age) - bandRank(b.age));
  return {
    by,
    level,
    needed,
    cells,
    empty: places.length < 2 ? [] : emptyPairs(cells),
    cases: base.cases.length,
    inHealthyCells: cells.reduce((sum, { cases, lacking }) => sum + (lacking === 0 ? cases : 0), 0),
  };
}

function placesOf(base: CaseBase, by: readonly string[]): number[] {
  const names = base.columns.map(({ attribute }) => attribute.name);
  if (by.length < 1 || by.length > 2) {
    const remedy = `name one or two of ${names.map(quote).join(', ')}`;
    refuse('INPUT_INVALID', { at: 'healthMap: by', problem: 'not one or two attributes', met: quote(by), remedy });
  }
  return by.map((name) => {
    const place = names.indexOf(name);
    if (place >= 0) return place;
    const remedy = `the schema has ${names.map(quote).join(', ')}`;
    return refuse('INPUT_INVALID', { at: 'healthMap: by', problem: 'no such attribute', met: quote(name), remedy });
  });
}

/** What a case is called by an attribute: its level, or the third of the values that it lies in. */
function labelsOf(base: CaseBase, place: number): (number: number) => string {
  const width = base.columns.length;
  const { kind } = base.columns[place]!.attribute;
  const codeOf = (number: number): number => base.codes[number * width + place]!;
  const isUnknown = (number: number): boolean => Number.isNaN(codeOf(number));
  if (kind !== 'numeric' && kind !== 'ratio' && kind !== 'date')
    return (number) => (isUnknown(number) ? 'unknown' : cellOf(base, number, place));
  const known = [...base.cases.keys()].filter((number) => !isUnknown(number)).map(codeOf);
  if (known.length === 0) return () => 'unknown';
  const [low, high] = [quantile(known, 1 / 3), quantile(known, 2 / 3)];
  return (number) => {
    if (isUnknown(number)) return 'unknown';
    if (codeOf(number) <= low) return 'lower third';
    return codeOf(number) <= high ? 'middle third' : 'upper third';
  };
}

function bandOf(age: number | null): AgeBand {
  if (age === null) return 'no day';
  return BANDS.find(([most]) => age <= most)![1];
}

function bandRank(age: AgeBand): number {
  const rank = BANDS.findIndex(([, name]) => name === age);
  return rank < 0 ? BANDS.length : rank;
}

function health(base: CaseBase, numbers: readonly number[], needed: number) {
  const width = base.columns.length;
  const missing = numbers.reduce((sum, number) => {
    const own = base.codes.subarray(number * width, (number + 1) * width);
    return sum + own.reduce((count, code) => count + (Number.isNaN(code) ? 1 : 0), 0);
  }, 0);
  const hasGrades = base.schema.grade !== undefined;
  return {
    cases: numbers.length,
    prices: hasGrades ? numbers.filter((number) => base.cases[number]!.grade === 'price').length : null,
    missingShare: missing / (numbers.length * width),
    spread: spreadOf(base, numbers),
    lacking: Math.max(0, needed - numbers.length),
  };
}

function spreadOf({ schema, values }: CaseBase, numbers: readonly number[]): number | null {
  if (schema.value === undefined || values === null || numbers.length < 2) return null;
  const { scale } = schema.value;
  const scaled = numbers.map((number) => toScale(values[number]!, scale));
  const middle = quantile(scaled, 0.5);
  return scaled.reduce((sum, value) => sum + Math.abs(value - middle), 0) / scaled.length;
}

function emptyPairs(cells: readonly HealthCell[]): string[][] {
  const met = new Set(cells.map(({ levels }) => JSON.stringify(levels)));
  const [first, second] = [0, 1].map((i) => [...new Set(cells.map(({ levels }) => levels[i]!))].sort(compare));
  return first!.flatMap((a) => second!.filter((b) => !met.has(JSON.stringify([a, b]))).map((b) => [a, b]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
