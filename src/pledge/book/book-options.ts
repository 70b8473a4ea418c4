import type { BookTerms } from '../../domain/book-terms.ts';
import type { DefaultCurve, StageTriggers } from '../../domain/credit-loss.ts';
import { LOAN_CLASSES, type ProvisionRates } from '../../domain/loan-class.ts';
import { parseDay, type SerialDay } from '../../numeric/calendar.ts';
import { decimal, type Exact } from '../../numeric/decimal.ts';
import type { ClassificationRule } from '../loan-class.ts';
import { PaymentDays } from '../payment-days.ts';

/** A rate as a whole number over a power of ten. */
export interface RateParts {
  readonly parts: number;
  readonly scale: number;
}

export interface BookScenario {
  readonly weight: number;
  readonly hazardFactor: number;
  readonly lossFactor: number;
}

/** One grade of the scale: its place, best first, and its curve in each scenario. */
export interface BookGrade {
  readonly place: number;
  readonly curve: DefaultCurve;
  readonly curves: readonly DefaultCurve[];
}

/** How a book is looked at, made ready for a hundred thousand loans. */
export interface BookOptions {
  readonly asOf: SerialDay;
  readonly asOfDay: string;
  readonly triggers: StageTriggers;
  readonly rule: ClassificationRule;
  /** Whether a test asks for the expected loss over the life. */
  readonly asksLossShare: boolean;
  readonly general: RateParts;
  /** By class, best first. */
  readonly specific: readonly RateParts[];
  readonly grades: ReadonlyMap<string, BookGrade>;
  readonly scenarios: readonly BookScenario[];
  readonly othersCount: boolean;
  readonly defaultsAt: 'middle' | 'end';
  readonly days: PaymentDays | undefined;
}

/** Rules that hold on the day of a book. */
export interface BookRules {
  readonly rule: ClassificationRule;
  readonly rates: { readonly general: Exact; readonly specific: ProvisionRates };
}

export function bookOptions(terms: BookTerms, { rule, rates }: BookRules): BookOptions {
  const { asOf, triggers, scenarios, othersCount, defaultsAt, calendar } = terms;
  const { doubtfulFromLossShare, lossFromLossShare } = rule.choices;
  return {
    asOf: parseDay(asOf),
    asOfDay: asOf,
    triggers,
    rule,
    asksLossShare: doubtfulFromLossShare !== null || lossFromLossShare !== null,
    general: partsOf(rates.general),
    specific: LOAN_CLASSES.map((name) => partsOf(rates.specific[name] ?? 0)),
    grades: new Map(terms.grades.map((one, place) => [one.grade, { place, ...curvesOf(one.curve, scenarios) }])),
    scenarios,
    othersCount,
    defaultsAt,
    days: calendar === undefined ? undefined : new PaymentDays(calendar),
  };
}

/** A curve in each scenario: its rates of default times the factor. */
export function curvesOf(curve: DefaultCurve, scenarios: readonly BookScenario[]): Omit<BookGrade, 'place'> {
  const curves = scenarios.map(({ hazardFactor }) => {
    if (hazardFactor === 1) return curve;
    return curve.map(({ untilYears, rate }) => ({ untilYears, rate: rate * hazardFactor }));
  });
  return { curve, curves };
}

function partsOf(rate: Exact): RateParts {
  const value = decimal(rate);
  const scale = decimal(`1e${value.decimalPlaces()}`);
  return { parts: value.times(scale).toNumber(), scale: scale.toNumber() };
}
