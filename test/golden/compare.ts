import { decimal, text } from '../../src/numeric/decimal.ts';
import type { Case } from './contract.ts';
import { isRecord, type Near, type Rule, readTolerance, type Tolerance } from './tolerance.ts';

export interface Comparison {
  /** Empty when the answer agrees. */
  readonly faults: readonly string[];
  /** Largest |answer − expected| / |expected| over the numbers that exceed their absolute bound; null when there were none. */
  readonly worstRelativeError: number | null;
}

/** Keys of `expected` that say something about the answer and are no part of it. */
export const COMMENTARY: ReadonlySet<string> = new Set([
  'note', // conventions in words
  'layout', // how a table is laid out
  'numbering', // where row numbers begin
  'digits', // the same figures with more digits than a double holds
  'error', // why the question must be refused
  'alsoAccepted', // further roots, read by `sameAnyRoot`
  'publishedButWrong', // read by `trapFaults`
  'publishedFiniteDifference', // another method's printed figure
  'lsmStandardError', // of the printed simulation; read by the tolerance of `lsm`
]);

/** Arrays of which a case lists only the beginning. */
const BEGINNING = /^first|First$|^pmf$/;

/** Two steps of the smallest doubles: below 1e-308 no relative bound can be met more closely. */
const SUBNORMAL_STEPS = 2 * Number.MIN_VALUE;

interface Ledger {
  readonly faults: string[];
  worst: number | null;
}

/** Whether a case can only be met by refusing: an `error`, nothing but nulls, or no expected answer and no wrong one either. */
export function mustRefuse({ expected, publishedButWrong }: Case): boolean {
  if (expected === null) return publishedButWrong === undefined;
  return 'error' in expected || Object.values(expected).every((value) => value === null);
}

/**
 * Holds an answer against a case: every expected field, every law of its tolerance, and the wrong figures it must not repeat.
 *
 * @throws Error  a tolerance of unknown form
 */
export function compareAnswer(golden: Case, answer: unknown): Comparison {
  const expected = golden.expected ?? {};
  const tolerance = readTolerance(golden.tolerance, expected);
  const ledger: Ledger = { faults: [], worst: null };
  if (!isRecord(answer)) return { faults: [`the answer is no object; met ${show(answer)}`], worstRelativeError: null };
  for (const [field, value] of Object.entries(expected)) {
    if (COMMENTARY.has(field)) continue;
    if (!(field in answer)) ledger.faults.push(`${field}: missing from the answer`);
    else if (isRowsUpToTies(expected, field)) sameUpToTies(expected, field, answer[field], ledger);
    else if (Array.isArray(expected.alsoAccepted)) {
      sameAnyRoot([value, ...expected.alsoAccepted], answer[field], field, tolerance.ruleOf(field), ledger);
    } else same(value, answer[field], field, tolerance.ruleOf(field), ledger);
  }
  const faults = [...ledger.faults, ...lawFaults(golden, tolerance, answer), ...trapFaults(golden, tolerance, answer)];
  return { faults, worstRelativeError: ledger.worst };
}

function same(expected: unknown, met: unknown, at: string, rule: Rule, ledger: Ledger): void {
  if (Array.isArray(expected)) sameItems(expected, met, at, rule, ledger);
  else if (isRecord(expected)) {
    for (const [key, value] of Object.entries(expected)) {
      if (isRecord(met) && key in met) same(value, met[key], `${at}.${key}`, rule, ledger);
      else ledger.faults.push(`${at}.${key}: missing from the answer`);
    }
  } else if (typeof expected === 'number') sameNumber(expected, met, at, rule, ledger);
  else if (expected === 'Infinity') sameNumber(0, 1 / numberOf(met), `1 / ${at}`, rule, ledger);
  else if (expected !== (typeof met === 'bigint' ? String(met) : (met ?? null))) {
    ledger.faults.push(`${at}: expected ${show(expected)}, met ${show(met)}`);
  }
}

function sameItems(expected: readonly unknown[], met: unknown, at: string, rule: Rule, ledger: Ledger): void {
  const items = listOf(met);
  const field = at.split('.')[0] ?? at;
  const longEnough =
    items && (BEGINNING.test(field) ? items.length >= expected.length : items.length === expected.length);
  if (!longEnough) {
    ledger.faults.push(`${at}: expected ${expected.length} items, met ${items ? items.length : show(met)}`);
    return;
  }
  if (rule.kind !== 'most') {
    expected.forEach((value, i) => {
      same(value, items[i], `${at}.${i}`, rule, ledger);
    });
    return;
  }
  const near: Near = { kind: 'near', abs: rule.within, rel: 0 };
  const met1 = expected.filter((value, i) => agrees(value, items[i], near)).length;
  if (expected.length !== rule.of || met1 < rule.count) {
    ledger.faults.push(
      `${at}: ${met1} of ${expected.length} within ${rule.within}, expected ${rule.count} of ${rule.of}`,
    );
  }
}

function sameNumber(expected: number, answer: unknown, at: string, rule: Rule, ledger: Ledger): void {
  const met = numberOf(answer);
  if (!Number.isFinite(met)) {
    ledger.faults.push(`${at}: expected ${expected}, met ${show(answer)}`);
    return;
  }
  // a number no larger than its own absolute bound has no relative error worth telling
  if (Math.abs(expected) > absoluteBound(expected, rule))
    ledger.worst = Math.max(ledger.worst ?? 0, Math.abs((met - expected) / expected));
  if (rule.kind === 'between') {
    if (met < rule.low || met > rule.high)
      ledger.faults.push(`${at}: met ${met}, expected ${rule.low} to ${rule.high}`);
    return;
  }
  const allowed = rule.kind === 'near' ? allowance(expected, rule) : 0;
  const off = Math.abs(met - expected);
  if (off > allowed) ledger.faults.push(`${at}: expected ${expected}, met ${met}, off by ${off}, allowed ${allowed}`);
}

function allowance(expected: number, rule: Near): number {
  return Math.max(absoluteBound(expected, rule), rule.rel * Math.abs(expected), SUBNORMAL_STEPS);
}

function absoluteBound(expected: number, rule: Rule): number {
  if (rule.kind !== 'near') return 0;
  const small = rule.small && Math.abs(expected) <= rule.small.upTo ? rule.small.abs : 0;
  return Math.max(rule.abs, small);
}

function agrees(expected: unknown, met: unknown, rule: Rule): boolean {
  const trial: Ledger = { faults: [], worst: null };
  same(expected, met, 'value', rule, trial);
  return trial.faults.length === 0;
}

/** A question with several roots: any of them will do, and its error counts. */
function sameAnyRoot(roots: readonly unknown[], met: unknown, at: string, rule: Rule, ledger: Ledger): void {
  same(roots.find((root) => agrees(root, met, rule)) ?? roots[0], met, at, rule, ledger);
}

/** A matrix of row numbers beside its distances, in a case that lets ties come in any order. */
function isRowsUpToTies(expected: Readonly<Record<string, unknown>>, field: string): boolean {
  return (
    /rows?$|^neighbours/i.test(field) &&
    /ties may come in any order/.test(String(expected.note)) &&
    'distances' in expected
  );
}

/** Row numbers agree when those at one distance agree as a set; at the last distance listed, unlisted rows may be tied too. */
function sameUpToTies(expected: Readonly<Record<string, unknown>>, field: string, met: unknown, ledger: Ledger): void {
  const byColumn = /one column per query/.test(String(expected.note));
  const [rows, distances, answer] = [expected[field], expected.distances, met].map((matrix) => {
    const lines = (listOf(matrix) ?? []).map((line) => (listOf(line) ?? []).map(numberOf));
    return byColumn ? (lines[0] ?? []).map((_, j) => lines.map((line) => line[j]!)) : lines;
  }) as [number[][], number[][], number[][]];
  rows.forEach((listed, query) => {
    const found = answer[query] ?? [];
    const last = distances[query]!.at(-1)!;
    const fits = listed.every((_, i) => {
      const distance = distances[query]![i]!;
      const isTied = (other: number) => Math.abs(other - distance) <= 1e-12;
      return isTied(last) || listed.some((row, j) => row === found[i] && isTied(distances[query]![j]!));
    });
    if (!fits || found.length !== listed.length || new Set(found).size !== found.length) {
      ledger.faults.push(`${field}: query ${query + 1}: expected ${show(listed)}, met ${show(found)}`);
    }
  });
}

function lawFaults(golden: Case, tolerance: Tolerance, answer: Readonly<Record<string, unknown>>): string[] {
  return tolerance.laws.flatMap((law) =>
    law.kind === 'simulation'
      ? simulationFaults(golden.expected ?? {}, answer[law.field], law.field, law.standardErrors)
      : sumFaults(golden, answer),
  );
}

function sumFaults({ inputs, expected }: Case, answer: Readonly<Record<string, unknown>>): string[] {
  const [name, loss] = Object.entries(inputs).find(([key]) => /loss$/i.test(key)) ?? [];
  if (name === undefined) return ['the case names no loss for its shares to add up to'];
  const shares = Object.keys(expected ?? {}).filter((key) => !COMMENTARY.has(key));
  const sum = shares.reduce((total, key) => total.plus(decimal(String(answer[key]))), decimal(0));
  return sum.eq(decimal(String(loss))) ? [] : [`the shares add up to ${text(sum)}, expected ${name} ${loss}`];
}

/** `{ field: { estimate, standardError } }`, one field at least, each near the exact value of the same name. */
function simulationFaults(
  expected: Readonly<Record<string, unknown>>,
  met: unknown,
  at: string,
  most: number,
): string[] {
  const fields = isRecord(met) ? Object.entries(met) : [];
  if (fields.length === 0) return [`${at}: missing; expected { field: { estimate, standardError } }`];
  return fields.flatMap(([field, run]) => {
    const { estimate, standardError } = isRecord(run) ? run : {};
    const off = Math.abs(numberOf(estimate) - numberOf(expected[field])) / numberOf(standardError);
    return off <= most ? [] : [`${at}.${field}: ${off} standard errors from ${show(expected[field])}, allowed ${most}`];
  });
}

/** Wrong figures in print: one number for whatever field, a list of them, or one per field. */
function trapFaults(golden: Case, tolerance: Tolerance, answer: Readonly<Record<string, unknown>>): string[] {
  const wrong = golden.publishedButWrong ?? golden.expected?.publishedButWrong;
  if (wrong === undefined) return [];
  const traps = isRecord(wrong)
    ? Object.entries(wrong).map(([field, value]) => [[field], value] as const)
    : [wrong].flat().map((value) => [Object.keys(answer), value] as const);
  const ruleOf = (field: string) =>
    tolerance.ruleOf(
      isRecord(golden.tolerance) && 'publishedButWrong' in golden.tolerance ? 'publishedButWrong' : field,
    );
  return traps.flatMap(([fields, value]) =>
    fields
      .filter((field) => field in answer && isTrapped(value, golden.expected?.[field], answer[field], ruleOf(field)))
      .map((field) => `${field}: met ${show(answer[field])}, which is published but wrong`),
  );
}

/** Within the tolerance of the wrong figure, and not nearer to the right one. */
function isTrapped(wrong: unknown, right: unknown, met: unknown, rule: Rule): boolean {
  if (!agrees(wrong, met, rule)) return false;
  const toRight = Math.abs(numberOf(met) - numberOf(right));
  return !(toRight < Math.abs(numberOf(met) - numberOf(wrong)));
}

/** A number as an answer may hold it: a number, or exact decimal text. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && 'length' in value ? Array.from(value as Float64Array) : undefined;
}

export function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint' || value === undefined) return String(value);
  const words = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item)) ?? typeof value;
  return words.length > 100 ? `${words.slice(0, 99)}…` : words;
}
