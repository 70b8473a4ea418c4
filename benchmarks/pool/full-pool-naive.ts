import { normalQuantile } from '../../src/numeric/normal.ts';
import type { PoolRequest } from '../../src/pool/simulation/compile-pool.ts';

/**
 * The full pool as it is written the first time: an object for each loan, default, bank and pool, a normal number for every loan by
 * Box and Muller, money in floating point. Same law, no care for order, rounding or reproducibility beyond a seed.
 */
export interface NaiveAnswer {
  /** Mean paid of each scheme's pool, in whole units. */
  readonly paid: readonly number[];
}

interface Loan {
  readonly principal: number;
  readonly rate: number;
  readonly term: number;
  readonly isBullet: boolean;
  readonly bank: number;
  readonly scheme: number;
  readonly pledge: number;
  readonly loadings: readonly number[];
  readonly own: number;
  readonly norm: number;
  readonly thresholds: readonly number[];
}

interface Default {
  readonly loan: Loan;
  readonly quarter: number;
  readonly moment: number;
  owed: number;
  recovered: number;
  readonly borne: Record<string, number>;
}

interface Pool {
  balance: number;
  paid: number;
  readonly usedByBank: Map<string, number>;
}

/** Numbers above 0 and below 1, seeded (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return (((x ^ (x >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

export function naivePool(request: PoolRequest): (scenarios: number, seed: number) => NaiveAnswer {
  const { pledge, schemes, money, horizonQuarters } = request;
  const loans = loansOf(request);
  const periods = horizonQuarters + pledge.quartersToCash;
  return (scenarios, seed) => {
    const random = generator(seed);
    const normal = (): number => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const paid = schemes.map(() => 0);
    for (let scenario = 0; scenario < scenarios; scenario++) {
      const factors = request.dependence.factors.map(normal);
      const defaults = loans.flatMap((loan) => defaultOf(loan, factors, normal, random));
      for (const one of defaults) sell(one, factors, pledge, { normal, random });
      schemes.forEach((rules, s) => {
        const pool: Pool = { balance: Number(money[s]!.opening), paid: 0, usedByBank: new Map() };
        const own = defaults.filter(({ loan }) => loan.scheme === s);
        for (let t = 0; t < periods; t++) {
          pool.balance +=
            Math.max(0, pool.balance) * ((money[s]!.annualInterest ?? 0) / 4) + Number(money[s]!.topUps?.[t] ?? 0);
          if (t % 4 === 0) pool.usedByBank.clear();
          for (const one of own.filter(({ quarter }) => quarter + pledge.quartersToCash === t)) recover(one, pool);
          const claims = own.filter(({ quarter }) => quarter === t).sort((a, b) => a.moment - b.moment);
          for (const claim of claims) pay(claim, rules.layers, pool);
        }
        paid[s]! += pool.paid;
      });
    }
    return { paid: paid.map((sum) => sum / scenarios) };
  };
}

function loansOf({ book, horizonQuarters }: PoolRequest): Loan[] {
  return Array.from({ length: book.loans }, (_, i) => {
    const loadings = Array.from(book.loadings[book.loading[i]!]!);
    const square = loadings.reduce((sum, x) => sum + x * x, 0);
    return {
      principal: book.principal[i]! / 100,
      rate: book.annualRate[i]!,
      term: book.termQuarters[i]!,
      isBullet: book.repayment[i] === 0,
      bank: book.bank[i]!,
      scheme: book.scheme[i]!,
      pledge: book.pledgeValue[i]! / 100,
      loadings,
      own: Math.sqrt(1 - square),
      norm: Math.sqrt(square),
      thresholds: Array.from(
        book.curves[book.curve[i]!]!.slice(0, Math.min(horizonQuarters, book.termQuarters[i]!)),
        (p) => normalQuantile(p),
      ),
    };
  });
}

function defaultOf(loan: Loan, factors: readonly number[], normal: () => number, random: () => number): Default[] {
  let asset = loan.own * normal();
  for (let f = 0; f < factors.length; f++) asset += loan.loadings[f]! * factors[f]!;
  if (asset >= loan.thresholds.at(-1)!) return [];
  const quarter = loan.thresholds.findIndex((threshold) => asset < threshold);
  const rest = loan.isBullet ? loan.principal : (loan.principal * (loan.term - quarter)) / loan.term;
  return [{ loan, quarter, moment: random(), owed: rest, recovered: 0, borne: {} }];
}

function sell(
  one: Default,
  factors: readonly number[],
  pledge: PoolRequest['pledge'],
  { normal, random }: { readonly normal: () => number; readonly random: () => number },
): void {
  if (random() < pledge.noSaleProbability) return;
  const { loan } = one;
  const common = loan.loadings.reduce((sum, x, f) => sum + x * factors[f]!, 0) / loan.norm;
  const x = pledge.factorCorrelation * common + Math.sqrt(1 - pledge.factorCorrelation ** 2) * normal();
  const years = (one.quarter + 1 + pledge.quartersToCash) / 4;
  const { annualDrift, annualVolatility, priceShare, costShare } = pledge;
  const value =
    loan.pledge * Math.exp((annualDrift - annualVolatility ** 2 / 2) * years + annualVolatility * Math.sqrt(years) * x);
  one.recovered = Math.min(value * priceShare * (1 - costShare), one.owed * (1 + loan.rate / 4));
}

function pay(claim: Default, layers: PoolRequest['schemes'][number]['layers'], pool: Pool): void {
  let rest = claim.owed * (1 + claim.loan.rate / 4);
  for (const { party, share, perLoanCap, perBankYearCap } of layers) {
    const key = `${party} ${claim.loan.bank}`;
    let due = claim.owed * Number(share);
    if (perLoanCap !== null) due = Math.min(due, Number(perLoanCap));
    if (perBankYearCap !== null) {
      const used = pool.usedByBank.get(key) ?? 0;
      due = Math.max(0, Math.min(due, Number(perBankYearCap) - used));
      pool.usedByBank.set(key, used + due);
    }
    if (party === 'government') {
      due = Math.min(due, pool.balance);
      pool.balance -= due;
      pool.paid += due;
    }
    claim.borne[party] = due;
    rest -= due;
  }
  claim.borne.bank = rest;
}

function recover(one: Default, pool: Pool): void {
  const total = Object.values(one.borne).reduce((sum, part) => sum + part, 0);
  for (const party of Object.keys(one.borne)) {
    const got = (one.recovered * one.borne[party]!) / total;
    one.borne[party]! -= got;
    if (party === 'government') pool.balance += got;
  }
}
