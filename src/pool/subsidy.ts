import { type Fault, IpworthError, quote, refuse } from '../base/errors.ts';
import type { CompensationScheme } from '../domain/scheme.ts';
import type { SchemeLeaf } from '../domain/scheme-leaf.ts';
import type { Subsidy } from '../domain/scheme-parts.ts';
import { type Decimal, decimal, least, round, ZERO } from '../numeric/decimal.ts';

/** What one year of a loan costs its borrower, in whole units with at most two decimals. */
export interface LoanYear {
  /** Principal on which the year's interest runs. */
  readonly principal: string;
  /** Part of a year that it runs, 1 for a whole year. */
  readonly years: string;
  readonly interestPaid?: string;
  readonly valuationFeePaid?: string;
  readonly guaranteeFeePaid?: string;
  readonly premiumPaid?: string;
}

/** Rates that a subsidy may be measured by. */
export interface SubsidyRates {
  readonly baseRate?: string;
  readonly lpr?: string;
}

export interface SubsidyPaid {
  readonly of: Subsidy['of'];
  readonly year: number;
  readonly amount: string;
  /** What kept it from its full rate. */
  readonly cut: 'perYearCap' | 'totalCap' | 'years' | 'firmCap' | null;
}

/**
 * What a programme pays the borrower towards the cost of a loan, year by year, to the hundredth.
 *
 *     amount = rate × basis · at most the cap of the year, what is left of the cap in all, nothing after its years
 *     basis  = principal × reference rate × years | principal (× years for interest; once for a fee) | what was paid
 *
 * Amounts are rounded down to the hundredth. The firm's cap for a year cuts the later subsidies of that year.
 *
 * @param years  the loan year by year from its first
 * @throws DATA_UNKNOWN   a rate, basis or cap that no source tells; all at once
 * @throws INPUT_INVALID  a reference rate or a cost that is needed and not given
 */
export function borrowerSubsidy(
  scheme: CompensationScheme,
  years: readonly LoanYear[],
  rates: SubsidyRates = {},
): readonly SubsidyPaid[] {
  const subsidies = (scheme.subsidies ?? []).filter(({ to }) => to === 'borrower');
  const name = `scheme ${scheme.id}@${scheme.version}`;
  checkKnown(scheme, subsidies, name);
  const paidSoFar = subsidies.map(() => ZERO);
  return years.flatMap((year, y) => {
    let firmRoom = scheme.subsidyCapPerFirmYear === undefined ? null : decimal(scheme.subsidyCapPerFirmYear.value ?? 0);
    return subsidies.map((subsidy, i) => {
      const full = subsidyOf(subsidy, year, { rates, isFirst: y === 0, at: `${name} subsidies[${i}]` });
      const caps = [
        [subsidy.perYearCap, 'perYearCap', ZERO],
        [subsidy.totalCap, 'totalCap', paidSoFar[i]!],
      ] as const;
      let [amount, cut]: [Decimal, SubsidyPaid['cut']] = [full, null];
      const cutTo = (most: Decimal, why: SubsidyPaid['cut']) => {
        if (amount.gt(most)) [amount, cut] = [most, why];
      };
      for (const [cap, why, used] of caps) if (cap?.value != null) cutTo(decimal(cap.value).minus(used), why);
      if (subsidy.years?.value != null) cutTo(fullYears(full, subsidy.years.value, years, y), 'years');
      if (firmRoom !== null) {
        cutTo(firmRoom, 'firmCap');
        firmRoom = firmRoom.minus(amount);
      }
      paidSoFar[i] = paidSoFar[i]!.plus(amount);
      return { of: subsidy.of, year: y + 1, amount: amount.toFixed(2), cut };
    });
  });
}

interface Reading {
  readonly rates: SubsidyRates;
  /** A fee that is measured by the loan is paid once. */
  readonly isFirst: boolean;
  readonly at: string;
}

function subsidyOf({ of, rate, basis }: Subsidy, year: LoanYear, { rates, isFirst, at }: Reading): Decimal {
  const share = decimal(rate.value ?? 0);
  const principal = amountOf(year.principal, 'principal');
  const length = decimal(year.years);
  if (length.lte(0) || length.gt(1))
    refuseInput('borrowerSubsidy: years', 'a part of a year above 0 and up to 1', year.years);
  switch (basis.value) {
    case 'baseRate':
    case 'lpr':
      return cents(
        principal
          .times(share)
          .times(given(rates[basis.value], at, basis.value))
          .times(length),
      );
    case 'loan':
      if (of === 'interest') return cents(principal.times(share).times(length));
      return isFirst ? cents(principal.times(share)) : ZERO;
    default: {
      const paid = of === 'lending' ? 'interestPaid' : PAID[of];
      return cents(share.times(amountOf(given(year[paid], at, paid), paid)));
    }
  }
}

const PAID = {
  interest: 'interestPaid',
  valuationFee: 'valuationFeePaid',
  guaranteeFee: 'guaranteeFeePaid',
  premium: 'premiumPaid',
} as const;

/** What of a year's subsidy falls within the years for which it is paid. */
function fullYears(full: Decimal, most: string, years: readonly LoanYear[], y: number): Decimal {
  const before = years.slice(0, y).reduce((sum: Decimal, { years: length }) => sum.plus(length), ZERO);
  const length = decimal(years[y]!.years);
  const left = decimal(most).minus(before);
  if (left.lte(0)) return ZERO;
  return cents(full.times(least([left, length])).div(length));
}

function cents(amount: Decimal): Decimal {
  return round(amount, 2, 'down');
}

function amountOf(value: string, name: string): Decimal {
  const amount = decimal(value);
  if (amount.lt(0) || amount.decimalPlaces() > 2) {
    refuseInput(`borrowerSubsidy: ${name}`, 'an amount of 0 or more with at most two decimals', value);
  }
  return amount;
}

function given(value: string | undefined, at: string, name: string): string {
  if (value !== undefined) return value;
  return refuse('INPUT_INVALID', { at, problem: `this figure is needed and not given: ${name}` });
}

function refuseInput(at: string, expected: string, met: string): never {
  return refuse('INPUT_INVALID', { at, problem: `${expected} expected`, met: quote(met) });
}

function checkKnown(scheme: CompensationScheme, subsidies: readonly Subsidy[], name: string): void {
  const faults: Fault[] = [];
  const check = (leaf: SchemeLeaf<unknown> | undefined, term: string): void => {
    if (leaf === undefined || leaf.value !== null) return;
    const bound = leaf.atMost === undefined ? '' : ` (at most ${String(leaf.atMost)})`;
    const note = leaf.note === undefined ? bound : `${bound} (${leaf.note.en})`;
    faults.push({ at: `${name} ${term}`, problem: `this term is needed and no source tells it${note}`, met: 'null' });
  };
  for (const subsidy of subsidies) {
    const i = scheme.subsidies?.indexOf(subsidy) ?? 0;
    for (const key of ['rate', 'basis', 'perYearCap', 'totalCap', 'years'] as const) {
      check(subsidy[key], `subsidies[${i}].${key}`);
    }
  }
  check(scheme.subsidyCapPerFirmYear, 'subsidyCapPerFirmYear');
  if (faults.length > 0) throw new IpworthError('DATA_UNKNOWN', faults);
}
