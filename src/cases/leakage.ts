import { checkPositive, checkSample, type Sample } from '../numeric/argument.ts';
import { binomialTail } from '../numeric/binomial.ts';
import { rankCorrelation } from '../numeric/describe.ts';
import { log } from '../numeric/elementary.ts';
import { normalCdf } from '../numeric/normal.ts';
import { ranks } from '../numeric/order.ts';
import { median } from '../numeric/robust.ts';
import { sum } from '../numeric/sum.ts';
import type { CaseBase } from './case-base.ts';

/** Whether ratios crowd around 1 more than estimates made without the price can. */
export interface ChasingTest {
  /** Ratios within 2 % and within 6 % of 1. */
  readonly within2: number;
  readonly within6: number;
  /** Chance of as many within 2 %, were each of those within 6 % as likely to lie inside as outside. */
  readonly p: number;
  readonly isSuspect: boolean;
}

/**
 * Sales chasing: estimates that were moved onto known prices.
 *
 * Of the ratios within 6 % of 1 an even spread puts a third within 2 %, an honest peak with a COD of 5 less than a half; more
 * than a half is what copying does, or a price that very many cases share. `isSuspect` at p below 0.01.
 *
 * @param ratios  estimate / price, above 0, at least one
 * @throws ARGUMENT_INVALID  ratios as above not met
 */
export function salesChasingTest(ratios: Sample): ChasingTest {
  checkSample('salesChasingTest: ratios', ratios);
  for (let i = 0; i < ratios.length; i++) checkPositive(`salesChasingTest: ratios[${i}]`, ratios[i]!);
  const near = (share: number): number => Array.from(ratios).filter((ratio) => Math.abs(ratio - 1) <= share).length;
  const [within2, within6] = [near(0.02), near(0.06)];
  const p = within2 === 0 ? 1 : binomialTail(within6, 0.5, within2 - 1);
  return { within2, within6, p, isSuspect: p < 0.01 };
}

/** How ratios of cases that the estimates may have seen stand to ratios of cases they cannot have seen. */
export interface LeakageTest {
  /** Mean distance of the logarithms of the ratios from their median. */
  readonly seenDispersion: number;
  readonly unseenDispersion: number;
  /** Chance of distances as much smaller among the seen, were both alike. */
  readonly p: number;
  readonly isSuspect: boolean;
}

/**
 * Whether estimates fit the cases that were known when they were made better than cases that came later.
 *
 *     rank sum of |ln r − median ln r|, both samples together, by the normal law with correction for ties
 *
 * @param seen    ratios estimate / price of cases known then, at least 8, above 0
 * @param unseen  ratios of later cases, at least 8, above 0
 * @throws ARGUMENT_INVALID  ratios as above not met
 * @source H. Mann, D. Whitney, Annals of Mathematical Statistics 18 (1947)
 */
export function leakageTest(seen: Sample, unseen: Sample): LeakageTest {
  const [near, far] = [distances('leakageTest: seen', seen), distances('leakageTest: unseen', unseen)];
  const [m, n] = [near.length, far.length];
  const all = [...near, ...far];
  const ranked = ranks(all);
  const statistic = sum(ranked.subarray(0, m)) - (m * (m + 1)) / 2;
  const counts = new Map<number, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  const ties = [...counts.values()].reduce((total, count) => total + count ** 3 - count, 0);
  const variance = ((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
  const p = variance === 0 ? 1 : normalCdf((statistic - (m * n) / 2 + 0.5) / Math.sqrt(variance));
  return { seenDispersion: sum(near) / m, unseenDispersion: sum(far) / n, p, isSuspect: p < 0.01 };
}

function distances(at: string, ratios: Sample): number[] {
  checkSample(at, ratios, 8);
  for (let i = 0; i < ratios.length; i++) checkPositive(`${at}[${i}]`, ratios[i]!);
  const logs = Array.from(ratios, log);
  const middle = median(logs);
  return logs.map((each) => Math.abs(each - middle));
}

/** An attribute that says what the value is, as no attribute of a thing does. */
export interface DisguisedValue {
  readonly attribute: string;
  readonly rankCorrelation: number;
}

/** Attributes of numbers whose order is that of the values: rank correlation beyond ±0.995 on at least 20 cases. */
export function disguisedValues({ columns, codes, values }: CaseBase): readonly DisguisedValue[] {
  if (values === null) return [];
  return columns.flatMap(({ attribute }, j) => {
    if (attribute.kind !== 'numeric' && attribute.kind !== 'ratio') return [];
    const known = [...values.keys()].filter((i) => !Number.isNaN(codes[i * columns.length + j]));
    const cells = known.map((i) => codes[i * columns.length + j]!);
    const paid = known.map((i) => values[i]!);
    if (known.length < 20 || isConstant(cells) || isConstant(paid)) return [];
    const found = rankCorrelation(cells, paid);
    return Math.abs(found) > 0.995 ? [{ attribute: attribute.name, rankCorrelation: found }] : [];
  });
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
