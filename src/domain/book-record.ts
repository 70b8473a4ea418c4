import { type Fault, quote } from '../base/errors.ts';
import { isExact } from '../numeric/decimal.ts';

/** One loan of a book, as a loan system writes it, in plain numbers: figures of a risk calculation, not of a ledger. */
export interface BookRecord {
  readonly id: string;
  readonly exposure: number;
  readonly annualDefaultProbability: number;
  readonly lossGivenDefault: number;
  readonly effectiveRate: number;
  readonly termYears: number;
  readonly daysPastDue: number;
  readonly isCreditImpaired: boolean;
  /** Share of the loss that others make good. */
  readonly othersShare: number;
  readonly turnoverMillionEuro: number;
  /** Best estimate of the loss of a loan in default, share; `null` where not given. */
  readonly bestEstimate: number | null;
}

interface Rule {
  readonly low: number;
  readonly high: number;
  readonly isWhole?: boolean;
  /** Stands where the field is left out; without it the field must be there. */
  readonly otherwise?: number | null;
}

const NUMBERS: Readonly<Record<Exclude<keyof BookRecord, 'id' | 'isCreditImpaired'>, Rule>> = {
  exposure: { low: 0, high: 1e12 },
  annualDefaultProbability: { low: 1e-9, high: 1 - 1e-9 },
  lossGivenDefault: { low: 0, high: 1 },
  effectiveRate: { low: -0.99, high: 2 },
  termYears: { low: 0.001, high: 200 },
  daysPastDue: { low: 0, high: 100_000, isWhole: true },
  othersShare: { low: 0, high: 1, otherwise: 0 },
  turnoverMillionEuro: { low: 0, high: 1e9, otherwise: 50 },
  bestEstimate: { low: 0, high: 1, otherwise: null },
};
const FIELDS = Object.entries(NUMBERS) as readonly (readonly [keyof typeof NUMBERS, Rule])[];
const KNOWN: ReadonlySet<string> = new Set([...Object.keys(NUMBERS), 'id', 'isCreditImpaired']);

/**
 * Reads one loan of a book, or says all that is wrong with it. Written out by hand: a book has a hundred thousand of them.
 *
 * @param at  what the record is called in messages
 */
export function readBookRecord(raw: unknown, at: string): BookRecord | readonly Fault[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return [{ at, problem: 'an object expected', met: quote(raw) }];
  }
  const given = raw as Readonly<Record<string, unknown>>;
  const faults: Fault[] = [];
  const record: Record<string, unknown> = {};
  for (const key in given) {
    if (!KNOWN.has(key)) faults.push({ at: `${at} /${key}`, problem: 'no such field' });
  }
  for (const [name, rule] of FIELDS)
    record[name] = numberOf(given[name], rule, (fault) => faults.push({ ...fault, at: `${at} /${name}` }));
  record.id = given.id;
  if (typeof given.id !== 'string' || given.id === '') {
    faults.push({ at: `${at} /id`, problem: 'a name of the loan expected', met: quote(given.id) });
  }
  record.isCreditImpaired = given.isCreditImpaired ?? false;
  if (typeof record.isCreditImpaired !== 'boolean') {
    faults.push({
      at: `${at} /isCreditImpaired`,
      problem: 'true or false expected',
      met: quote(given.isCreditImpaired),
    });
  }
  return faults.length > 0 ? faults : (record as unknown as BookRecord);
}

function numberOf(given: unknown, rule: Rule, complain: (fault: Omit<Fault, 'at'>) => void): number | null {
  const { low, high, isWhole = false, otherwise } = rule;
  if (given === undefined && otherwise !== undefined) return otherwise;
  const value = typeof given === 'string' && isExact(given) ? Number(given) : given;
  if (typeof value === 'number' && value >= low && value <= high && (!isWhole || Number.isInteger(value))) return value;
  const problem =
    given === undefined ? 'missing' : `a ${isWhole ? 'whole ' : ''}number from ${low} to ${high} expected`;
  complain(given === undefined ? { problem } : { problem, met: quote(given) });
  return 0;
}
