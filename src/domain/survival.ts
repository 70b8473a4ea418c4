import * as z from 'zod';
import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { type Decimal, decimal, type Exact, least, ONE, text, ZERO } from '../numeric/decimal.ts';
import { parseWith } from './parse.ts';
import { AnyExact, Share, Years, YearsFromZero } from './quantities.ts';

/** Why a right is lost before its term, as a rate a year that holds up to an age; the last is open. */
const Rate = AnyExact.refine((rate) => decimal(rate).gte(0) && decimal(rate).lte(1000), {
  error: 'a hazard a year expected, 0 to 1000',
});
const Hazard = z.array(z.strictObject({ untilYears: Years.nullable(), rate: Rate })).min(1);
export type Hazard = z.infer<typeof Hazard>;

/** Rates at which a right is lost, cause by cause, each constant between ages, and the age at which it ends anyway. */
export const SurvivalHazards = z.strictObject({
  /** For instance `lapse`, `invalidation`, `designAround`. */
  causes: z.record(z.string().min(1), Hazard),
  /** Age at which nothing is left: the statutory term, or a shorter useful life. */
  lastYears: Years,
});
export type SurvivalHazards = z.infer<typeof SurvivalHazards>;

/** Chance that a right still stands, by its age in years. */
export interface SurvivalCurve {
  /** Pieces of constant total hazard, ascending; the last ends at `lastYears`. */
  readonly pieces: readonly { readonly fromYears: string; readonly untilYears: string; readonly rate: string }[];
  readonly lastYears: string;
}

/**
 * Several causes of loss as one curve.
 *
 *     S(t) = exp(−∫₀ᵗ Σ hazards),  and 0 from `lastYears` on
 *
 * Causes compete: their rates add up.
 *
 * @throws INPUT_INVALID  ages that do not ascend, an age left open before the last, no cause
 */
export function survivalCurve(raw: SurvivalHazards): SurvivalCurve {
  const { causes, lastYears } = parseWith(SurvivalHazards, raw, 'survival');
  const hazards = Object.entries(causes);
  const faults = hazards.flatMap(([cause, hazard]) => orderFaults(cause, hazard));
  if (hazards.length === 0) faults.push({ at: 'survival /causes', problem: 'at least one cause expected', met: '{}' });
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const last = decimal(lastYears);
  const ends = hazards.flatMap(([, hazard]) =>
    hazard.flatMap(({ untilYears }) => (untilYears === null ? [] : [decimal(untilYears)])),
  );
  const cuts = [...ends.filter((end) => end.lt(last)), last].sort((a, b) => a.comparedTo(b));
  const distinct = cuts.filter((cut, index) => index === 0 || !cut.equals(cuts[index - 1] as Decimal));
  let from = ZERO;
  const pieces = distinct.map((until) => {
    const rate = hazards.reduce((sum, [, hazard]) => sum.plus(rateBefore(hazard, until)), ZERO);
    const piece = { fromYears: text(from), untilYears: text(until), rate: text(rate) };
    from = until;
    return piece;
  });
  return { pieces, lastYears: text(last) };
}

function orderFaults(cause: string, hazard: Hazard): Fault[] {
  return hazard.flatMap(({ untilYears }, index): Fault[] => {
    const at = `survival /causes/${cause}/${index}/untilYears`;
    const isLast = index === hazard.length - 1;
    if (untilYears === null)
      return isLast ? [] : [{ at, problem: 'only the last piece may be open', met: 'null', remedy: 'give its age' }];
    const before = hazard[index - 1]?.untilYears ?? null;
    if (before !== null && decimal(before).gte(untilYears))
      return [{ at, problem: `an age above ${String(before)} expected`, met: String(untilYears) }];
    return isLast
      ? [{ at, problem: 'the last piece must be open', met: String(untilYears), remedy: 'write null' }]
      : [];
  });
}

function rateBefore(hazard: Hazard, until: Decimal): Exact {
  const piece = hazard.find(({ untilYears }) => untilYears === null || decimal(untilYears).gte(until));
  return (piece as Hazard[number]).rate;
}

/** Chance of standing at an age, from 1 at age 0. @throws INPUT_INVALID  a negative age */
export function survivalAt(curve: SurvivalCurve, ageYears: Exact): string {
  return text(survival(curve, decimal(parseWith(YearsFromZero, ageYears, 'survivalAt: ageYears'))));
}

function survival({ pieces, lastYears }: SurvivalCurve, age: Decimal): Decimal {
  if (age.gte(lastYears)) return ZERO;
  return cumulativeHazard(pieces, age).negated().exp();
}

function cumulativeHazard(pieces: SurvivalCurve['pieces'], age: Decimal): Decimal {
  return pieces.reduce((sum, { fromYears, untilYears, rate }) => {
    const end = least([age, decimal(untilYears)]);
    return end.gt(fromYears) ? sum.plus(end.minus(fromYears).times(rate)) : sum;
  }, ZERO);
}

/**
 * What to multiply a right's yearly flows by: the chance that it still stands when they fall, given that it stands now.
 *
 *     weight of year t = S(age + t − lag) ÷ S(age),  lag ½ for mid-year flows, else 0
 *
 * Use either these or a rate loaded for failure, never both.
 *
 * @returns one weight a year, the first first; 0 from the end of the curve on
 * @throws INPUT_INVALID  an age at which nothing is left, more than 100 years
 */
export function survivalWeights(
  curve: SurvivalCurve,
  options: { readonly ageYears: Exact; readonly years: number; readonly timing: 'year-end' | 'mid-year' },
): readonly string[] {
  const Options = z.strictObject({
    ageYears: YearsFromZero,
    years: z.int().min(1).max(100),
    timing: z.enum(['year-end', 'mid-year']),
  });
  const { ageYears, years, timing } = parseWith(Options, options, 'survivalWeights');
  const age = decimal(ageYears);
  const today = survival(curve, age);
  if (today.isZero()) {
    const problem = `nothing is left at this age: the curve ends at ${curve.lastYears} years`;
    refuse('INPUT_INVALID', { at: 'survivalWeights /ageYears', problem, met: text(age) });
  }
  const lag = timing === 'mid-year' ? '0.5' : '0';
  return Array.from({ length: years }, (_, index) => text(survival(curve, age.plus(index + 1).minus(lag)).div(today)));
}

/**
 * Years that are left on average of a right that stands at an age.
 *
 *     ∫ S(a) da ÷ S(age),  from the age to the end of the curve
 *
 * @throws INPUT_INVALID  an age at which nothing is left
 */
export function expectedYearsLeft(curve: SurvivalCurve, ageYears: Exact): string {
  const age = decimal(parseWith(YearsFromZero, ageYears, 'expectedYearsLeft: ageYears'));
  const today = survival(curve, age);
  if (today.isZero()) {
    const problem = `nothing is left at this age: the curve ends at ${curve.lastYears} years`;
    refuse('INPUT_INVALID', { at: 'expectedYearsLeft: ageYears', problem, met: text(age) });
  }
  const area = curve.pieces.reduce((sum, { fromYears, untilYears, rate }) => {
    const from = age.gt(fromYears) ? age : decimal(fromYears);
    const length = decimal(untilYears).minus(from);
    return length.lte(0) ? sum : sum.plus(survival(curve, from).times(meanTime(decimal(rate), length)));
  }, ZERO);
  return text(area.div(today));
}

/** ∫₀ᴸ exp(−h x) dx; by its series where h L is small, so that no digits cancel. */
function meanTime(rate: Decimal, length: Decimal): Decimal {
  const x = rate.times(length);
  if (x.gt('1e-10')) return ONE.minus(x.negated().exp()).div(rate);
  return length.times(ONE.minus(x.div(2)).plus(x.times(x).div(6)).minus(x.times(x).times(x).div(24)));
}

/** Parts of a cohort that still stand at ages 0, 1, 2, …, as maintenance statistics tell them. */
const Shares = z.array(Share).min(2).max(101);

/**
 * Hazards from a table of how many of a cohort still stand at each age.
 *
 *     h(a) = −ln(standing at a + 1 ÷ standing at a)
 *
 * The last year's rate goes on. A year in which all are lost has no finite rate: end the curve there with `lastYears`.
 *
 * @param standing  shares at ages 0, 1, 2, …; the first 1, none above the one before, all above 0
 * @throws INPUT_INVALID  shares that rise, or reach 0
 */
export function hazardOfTable(standing: readonly Exact[]): Hazard {
  const shares = parseWith(Shares, standing, 'hazardOfTable: standing').map((share) => decimal(share));
  const faults = shares.flatMap((share, age): Fault[] => {
    const at = `hazardOfTable: standing /${age}`;
    if (age === 0 && !share.equals(1)) return [{ at, problem: 'all stand at age 0: 1 expected', met: text(share) }];
    if (share.isZero()) return [{ at, problem: 'a share above 0 expected', met: '0', remedy: 'end the curve there' }];
    const before = shares[age - 1];
    return before !== undefined && share.gt(before)
      ? [{ at, problem: `more than at the age before, ${text(before)}`, met: text(share) }]
      : [];
  });
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return shares.slice(1).map((share, age, rest) => ({
    untilYears: age === rest.length - 1 ? null : age + 1,
    rate: text(
      share
        .div(shares[age] as Decimal)
        .ln()
        .negated(),
    ),
  }));
}

/**
 * The constant hazard that gives a mean life under a term.
 *
 *     mean = (1 − e^(−h L)) ÷ h,  solved for h by Newton's method from below
 *
 * @param meanYears  mean life from age 0, above 0 and below the term
 * @param lastYears  the term L
 * @throws INPUT_INVALID  a mean of the term or more: nothing would ever be lost before it
 */
export function hazardOfMeanLife(meanYears: Exact, lastYears: Exact): string {
  const mean = decimal(parseWith(Years, meanYears, 'hazardOfMeanLife: meanYears'));
  const last = decimal(parseWith(Years, lastYears, 'hazardOfMeanLife: lastYears'));
  if (mean.gte(last)) {
    const problem = `a mean life below the term of ${text(last)} years expected`;
    refuse('INPUT_INVALID', { at: 'hazardOfMeanLife: meanYears', problem, met: text(mean) });
  }
  // The mean falls and is convex in h: Newton's steps from h = 0 rise to the root and never pass it.
  let rate = ZERO;
  for (;;) {
    const step = meanTime(rate, last).minus(mean).div(meanSlope(rate, last));
    const next = rate.minus(step);
    if (next.lte(rate.times('1.000000000000000000000001')) && rate.gt(0)) return text(next.toSignificantDigits(20));
    rate = next;
  }
}

/** d/dh of ∫₀ᴸ e^(−h x) dx = −∫₀ᴸ x e^(−h x) dx. */
function meanSlope(rate: Decimal, length: Decimal): Decimal {
  const x = rate.times(length);
  if (x.lte('1e-10'))
    return length
      .times(length)
      .times(ONE.div(2).minus(x.div(3)))
      .negated();
  const decay = x.negated().exp();
  return decay
    .times(length)
    .div(rate)
    .minus(ONE.minus(decay).div(rate.times(rate)));
}
