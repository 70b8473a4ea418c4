import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { LicenceFacts, LicenceForm, WantedForm } from '../domain/licence-form.ts';
import { parseWith } from '../domain/parse.ts';
import { type Decimal, decimal, type Exact, greatest, HALF, ONE, text, ZERO } from '../numeric/decimal.ts';

/** What a form of payment comes to: at signing, year by year, and at present value. */
export interface LicencePayments {
  readonly atSigning: string;
  readonly yearly: readonly string[];
  readonly presentValue: string;
}

/**
 * The payments of a licence, and what they are worth at signing.
 *
 *     present value = paid at signing + Σ payment of year t × (1 + rate)^−(t − lag),  lag ½ when mid-year
 *
 * Payments are before tax. A minimum holds year by year: `max(minimum, rate × sales)`.
 *
 * @throws INPUT_INVALID  every fault at once; series of different length; a profit share without profit
 */
export function licencePayments(form: LicenceForm, facts: LicenceFacts): LicencePayments {
  const accepted = parseWith(LicenceForm, form, 'licence');
  return paymentsOf(accepted, ledger(facts, accepted));
}

/**
 * A licence on other terms whose payments are worth exactly as much.
 *
 * With a minimum the value is piecewise linear in the rate; the rate is found on its piece, without iteration.
 *
 * @returns the wanted form with what it left open, 34 significant digits, and its payments
 * @throws INPUT_INVALID  every fault at once
 * @throws NO_SOLUTION    the entry fee or the minimum alone is worth more; no share up to 1 is worth as much
 */
export function equivalentLicence(
  form: LicenceForm,
  wanted: WantedForm,
  facts: LicenceFacts,
): { readonly terms: LicenceForm; readonly payments: LicencePayments } {
  const from = parseWith(LicenceForm, form, 'licence');
  const to = parseWith(WantedForm, wanted, 'wanted licence');
  const book = ledger(facts, from, to);
  const worth = decimal(paymentsOf(from, book).presentValue);
  const terms = solve(to, worth, book);
  return { terms, payments: paymentsOf(terms, book) };
}

/** Facts as decimals: sales, profit and discount factors by year. */
interface Ledger {
  readonly sales: readonly Decimal[];
  readonly profit: readonly Decimal[];
  readonly factors: readonly Decimal[];
}

function ledger(raw: LicenceFacts, ...forms: readonly (LicenceForm | WantedForm)[]): Ledger {
  const { sales, profit, discountRate, timing } = parseWith(LicenceFacts, raw, 'licence facts');
  const faults: Fault[] = [];
  const sameLength = (at: string, series: readonly Exact[] | undefined): void => {
    if (series !== undefined && series.length !== sales.length)
      faults.push({ at, problem: `${series.length} years, but sales have ${sales.length}` });
  };
  sameLength('licence facts /profit', profit);
  for (const form of forms) {
    if (form.form === 'minimum') sameLength('licence /minimum', form.minimum);
    if (form.form === 'profit-share' && profit === undefined) {
      faults.push({ at: 'licence facts /profit', problem: 'missing', remedy: 'a profit share is a share of this' });
    }
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const growth = ONE.plus(discountRate);
  const lag = timing === 'mid-year' ? HALF : ZERO;
  return {
    sales: sales.map(decimal),
    profit: (profit ?? []).map(decimal),
    factors: sales.map((_, index) => growth.pow(lag.minus(index + 1))),
  };
}

function paymentsOf(form: LicenceForm, { sales, profit, factors }: Ledger): LicencePayments {
  const atSigning =
    form.form === 'lump-sum' ? decimal(form.amount) : form.form === 'entry-and-running' ? decimal(form.entryFee) : ZERO;
  const yearly = sales.map((amount, year) => yearPayment(form, amount, profit[year], year));
  const presentValue = atSigning.plus(presentValueOf(yearly, factors));
  return { atSigning: text(atSigning), yearly: yearly.map(text), presentValue: text(presentValue) };
}

function yearPayment(form: LicenceForm, sales: Decimal, profit: Decimal | undefined, year: number): Decimal {
  switch (form.form) {
    case 'lump-sum':
      return ZERO;
    case 'running':
    case 'entry-and-running':
      return sales.times(form.rate);
    case 'minimum':
      return greatest([decimal(form.minimum[year] as Exact), sales.times(form.rate)]);
    case 'profit-share':
      return (profit as Decimal).times(form.share);
  }
}

function presentValueOf(flows: readonly Decimal[], factors: readonly Decimal[]): Decimal {
  return flows.reduce((sum, flow, year) => sum.plus(flow.times(factors[year] as Decimal)), ZERO);
}

function solve(to: WantedForm, worth: Decimal, book: Ledger): LicenceForm {
  const { sales, profit, factors } = book;
  switch (to.form) {
    case 'lump-sum':
      return { ...to, amount: text(worth) };
    case 'running':
      return { ...to, rate: shareOf(worth, presentValueOf(sales, factors), 'sales') };
    case 'entry-and-running': {
      const rest = worth.minus(to.entryFee);
      if (rest.lt(0)) refuseExcess('the entry fee', decimal(to.entryFee), worth);
      return { ...to, rate: shareOf(rest, presentValueOf(sales, factors), 'sales') };
    }
    case 'minimum':
      return { ...to, rate: rateBesideMinimum(to.minimum.map(decimal), worth, book) };
    case 'profit-share':
      return { ...to, share: shareOf(worth, presentValueOf(profit, factors), 'profit') };
  }
}

function shareOf(worth: Decimal, base: Decimal, what: string): string {
  if (worth.gt(base) || base.isZero()) {
    const problem = `no share of ${what} up to 1 is worth as much: all ${what} are worth ${text(base)} at present`;
    refuse('NO_SOLUTION', { at: 'equivalentLicence', problem, met: text(worth) });
  }
  return text(worth.div(base));
}

/**
 * Rate at which Σ max(minimum, rate × sales) × factor is worth so much. A year's royalty passes its minimum at
 * minimum ÷ sales; between two such rates the sum is a straight line.
 */
function rateBesideMinimum(minimum: readonly Decimal[], worth: Decimal, { sales, factors }: Ledger): string {
  const floor = presentValueOf(minimum, factors);
  if (floor.gt(worth)) refuseExcess('the minimum', floor, worth);
  if (floor.equals(worth)) return '0';
  const years = sales.flatMap((amount, year) => {
    if (amount.isZero()) return [];
    const least = minimum[year] as Decimal;
    const factor = factors[year] as Decimal;
    return [{ from: least.div(amount), least: least.times(factor), slope: amount.times(factor) }];
  });
  years.sort((a, b) => a.from.comparedTo(b.from));
  let fixed = floor;
  let slope = ZERO;
  for (const [index, year] of years.entries()) {
    fixed = fixed.minus(year.least);
    slope = slope.plus(year.slope);
    const rate = worth.minus(fixed).div(slope);
    const next = years[index + 1]?.from;
    if (next === undefined || rate.lte(next)) return rate.gt(1) ? refuseRate(worth) : text(rate);
  }
  return refuseRate(worth);
}

function refuseRate(worth: Decimal): never {
  const problem = 'no share of sales up to 1 beside this minimum is worth as much';
  return refuse('NO_SOLUTION', { at: 'equivalentLicence', problem, met: text(worth) });
}

function refuseExcess(what: string, amount: Decimal, worth: Decimal): never {
  const problem = `${what} alone is worth ${text(amount)}, more than the licence to be matched`;
  return refuse('NO_SOLUTION', { at: 'equivalentLicence', problem, met: text(worth), remedy: 'lower it' });
}
