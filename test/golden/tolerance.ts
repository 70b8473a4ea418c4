/** How one field of an answer is held against the expected value. */
export type Rule =
  | Near
  | { readonly kind: 'exact' }
  | { readonly kind: 'between'; readonly low: number; readonly high: number }
  | { readonly kind: 'most'; readonly count: number; readonly of: number; readonly within: number };

/** Meeting either bound is enough; expected values of at most `small.upTo` have a bound of their own. */
export interface Near {
  readonly kind: 'near';
  readonly abs: number;
  readonly rel: number;
  readonly small?: { readonly upTo: number; readonly abs: number };
}

/** A demand on the answer as a whole. */
export type Law =
  | { readonly kind: 'adds up to the loss' }
  | { readonly kind: 'simulation'; readonly field: string; readonly standardErrors: number };

export interface Tolerance {
  readonly ruleOf: (field: string) => Rule;
  readonly laws: readonly Law[];
}

type Fields = Readonly<Record<string, unknown>>;

/** For fields a case gives no tolerance for: whole numbers, words and truths must agree, other numbers to nine digits. */
const DEFAULT: Near = { kind: 'near', abs: 1e-12, rel: 1e-9 };

/** Words of a tolerance that name no field. */
const GENERAL = new Set(['abs', 'rel', 'absIfBelow', 'note']);

const NUMBER = String.raw`(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;

/** Every sentence that stands for a rule in a case file, and what it means. */
const SENTENCES: readonly (readonly [pattern: RegExp, rule: (parts: readonly string[], expected: Fields) => Rule])[] = [
  [/^exact( multiple of the unit)?$/, () => ({ kind: 'exact' })],
  [new RegExp(`^rel ${NUMBER}(?:(?:;| \\(| for ).*)?$`), ([rel]) => ({ kind: 'near', abs: 0, rel: Number(rel) })],
  [
    new RegExp(`^max\\(${NUMBER}, ${NUMBER} %\\)$`),
    ([abs, percent]) => ({ kind: 'near', abs: Number(abs), rel: Number(percent) / 100 }),
  ],
  [
    new RegExp(`^${NUMBER} to ${NUMBER}(?: whatever .*)?$`),
    ([low, high]) => ({ kind: 'between', low: Number(low), high: Number(high) }),
  ],
  [
    new RegExp(`at least (\\d+) of (\\d+) within ${NUMBER}$`),
    ([count, of, within]) => ({ kind: 'most', count: Number(count), of: Number(of), within: Number(within) }),
  ],
  [
    new RegExp(`must lie within (\\w+) - ${NUMBER} and (\\w+) \\+ ${NUMBER} (\\w+)$`),
    ([lowest, less, highest, times, step], expected) => ({
      kind: 'between',
      low: Number(expected[lowest!]) - Number(less),
      high: Number(expected[highest!]) + Number(times) * Number(expected[step!]),
    }),
  ],
];

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/**
 * The tolerance of a case, ready to be asked field by field.
 *
 * A field's own entry wins over the general `abs`, `rel` and `exact`. An entry that is no field itself applies to the fields
 * whose names contain it (`largePool` to `largePoolQuantile95`).
 *
 * @throws Error  a form that is not listed in this file
 */
export function readTolerance(raw: unknown, expected: Fields): Tolerance {
  if (!isRecord(raw)) throw new Error(`tolerance: unknown form ${JSON.stringify(raw)}`);
  const general = generalRule(raw);
  const rules = new Map<string, Rule>();
  const laws: Law[] = [];
  for (const [name, entry] of Object.entries(raw)) {
    if (GENERAL.has(name) || (name === 'exact' && entry === true)) continue;
    const law = readLaw(name, entry);
    if (law) laws.push(law);
    else rules.set(name, readRule(name, entry, expected));
  }
  const stray = [...rules.keys()].find((name) => !Object.keys(expected).some((field) => speaksOf(name, field)));
  if (stray !== undefined) throw new Error(`tolerance: ${stray} is no field of the expected answer`);
  const ruleOf = (field: string): Rule =>
    rules.get(field) ??
    [...rules].find(([name]) => !(name in expected) && speaksOf(name, field))?.[1] ??
    widened(general, raw.note, field);
  return { ruleOf, laws };
}

function speaksOf(name: string, field: string): boolean {
  return field.toLowerCase().includes(name.toLowerCase());
}

function generalRule(raw: Fields): Rule {
  if (raw.exact === true) return { kind: 'exact' };
  if (!('abs' in raw) && !('rel' in raw)) return DEFAULT;
  const near: Near = { kind: 'near', abs: bound('abs', raw.abs ?? 0), rel: bound('rel', raw.rel ?? 0) };
  if (!('absIfBelow' in raw)) return near;
  const below = bound('absIfBelow', raw.absIfBelow);
  return { ...near, small: { upTo: below, abs: below } };
}

/** Two notes widen a rule: an absolute bound near a function's zeros, and the log absolute error of certified zeros. */
function widened(rule: Rule, note: unknown, field: string): Rule {
  if (rule.kind !== 'near' || typeof note !== 'string') return rule;
  const zeros = new RegExp(`^${field} near its zeros .*absolute ${NUMBER}$`).exec(note);
  if (zeros) return { ...rule, abs: Math.max(rule.abs, Number(zeros[1])) };
  return note.startsWith('relative error of the coefficients') ? { ...rule, small: { upTo: 0, abs: rule.rel } } : rule;
}

function bound(name: string, value: unknown): number {
  if (typeof value === 'number' && value >= 0 && Number.isFinite(value)) return value;
  throw new Error(`tolerance: ${name} must be a number of at least 0, met ${JSON.stringify(value)}`);
}

function readLaw(field: string, entry: unknown): Law | undefined {
  if (entry === 'shares add up to the loss exactly') return { kind: 'adds up to the loss' };
  const simulation = /^a simulation of N paths must lie within (\d+) standard errors$/.exec(String(entry));
  return simulation ? { kind: 'simulation', field, standardErrors: Number(simulation[1]) } : undefined;
}

function readRule(name: string, entry: unknown, expected: Fields): Rule {
  if (typeof entry === 'number') return { kind: 'near', abs: bound(name, entry), rel: 0 };
  const forms = isRecord(entry) ? Object.keys(entry) : [];
  if (isRecord(entry) && forms.length > 0 && forms.every((form) => form === 'abs' || form === 'rel')) {
    return generalRule(entry);
  }
  for (const [pattern, rule] of SENTENCES) {
    const match = typeof entry === 'string' ? pattern.exec(entry) : null;
    if (match) return rule(match.slice(1), expected);
  }
  throw new Error(`tolerance: unknown form ${JSON.stringify(entry)} for ${name}`);
}
