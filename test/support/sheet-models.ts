import {
  annualRate,
  count,
  day,
  firstYear,
  flag,
  type Inputs,
  money,
  number,
  optional,
  perPart,
  perYear,
  resultOf,
  share,
  signedMoney,
  table,
  timing,
  years,
} from '../../src/formula/quantities.ts';
import { LABEL, modelOf } from './formulas.ts';

const FLOWS = { sales: perYear(number(LABEL)), factor: perYear(number(LABEL)) };

export const acrossSeries = modelOf(
  {
    total: 'sum(sales)',
    weighed: 'sum(sales × factor) ÷ sum(factor)',
    all: 'product(factor + 1)',
    middle: 'mean(sales)',
    ends: 'first(sales × 2) + last(sales − 1 ÷ 3 × sales)',
    many: 'count(sales) × 2',
    least: 'min(sales)',
    most: 'max(sales × factor)',
    either2: 'min(sales, 50) + max(sales, 0, 1 ÷ 3 × sales)',
    third: 'at(sales, 3) + at(sales × factor, count(sales) − 1)',
    running: 'cumulative(sales)',
    runningTwice: 'cumulative(sales × factor)',
    before: 'previous(sales, 7)',
    change: 'sales − previous(sales × 2, 0)',
    twice: 'previous(previous(sales, 1), 2)',
    within: 'clamp(sales, −10, 120.25)',
    parts: 'sum(if sales > 0 then sales ÷ (t + 1) else 0)',
    lazy: 'if total ≠ 0 then sum(sales ÷ total) else 0',
    lazyByYear: 'if factor > 0 then 1 ÷ factor + sum(factor) else sum(factor × 2)',
    value: 'total',
  },
  FLOWS,
);

export const arithmetic = modelOf(
  {
    signs: '−a^2 + (−a)^2 − −b',
    towers: 'b^2^0.5 + (b^2)^0.5 + 2^−a',
    order: 'a − (b − 3) − (a − b) × 2 ÷ (a ÷ b) ÷ 4',
    zero: '(a − a)^(b − b) + a^0',
    functions: 'exp(a) + ln(b) + sqrt(b) + abs(−b)',
    normal: 'Φ(a)',
    tail: 'Φ(−9.5)',
    centre: 'Φ(0)',
    truth: 'a < b and not (a = b) or a ≥ b',
    other: 'not yes or (a ≤ b and truth)',
    nested: 'if yes then if truth then a else b else a × b',
    value: 'if a > b then a else b',
  },
  { a: number(LABEL), b: number(LABEL), yes: flag(LABEL) },
);

export const timeValue = modelOf(
  {
    factors: 'discount(rate, t, timing)',
    late: 'discount(rate + 0.01, t + delay, timing)',
    once: 'discount(rate, delay, timing)',
    short: 'discount(rate, t, timing, part)',
    shortLate: 'discount(rate, t + delay, timing, part ÷ 2)',
    level: 'annuity(rate, life, timing)',
    spread: 'annuity(rate − 0.015 × 2, life + 1, timing)',
    benefit: 'taxBenefit(taxRate, rate, taxLife, timing)',
    value: 'sum(flows × factors) × benefit × level',
  },
  {
    flows: perYear(money(LABEL)),
    rate: annualRate(LABEL),
    life: years(LABEL),
    delay: years(LABEL, { minimum: '0' }),
    part: firstYear(),
    taxRate: share(LABEL),
    taxLife: optional(years(LABEL)),
    timing: timing(),
  },
);

export const running = modelOf(
  {
    balance: 'previous(balance, opening) × (1 + rate) − paid',
    floored: 'max(previous(floored, opening) − paid × 2, 0)',
    charge: 'bands(previous(charge, opening) + paid, fees)',
    sofar: 'previous(sofar, opening) + 0.1 × cumulative(previous(sofar, opening))',
    least: 'previous(least, 1) + cumulative(cumulative(previous(least, 2) × 2)) ÷ 10 + first(previous(least, 3))',
    value: 'last(balance) + sum(floored) + last(charge) + last(sofar)',
  },
  {
    paid: perYear(money(LABEL)),
    opening: money(LABEL),
    rate: annualRate(LABEL),
    fees: table(LABEL, { by: 'money', gives: 'share' }),
  },
);

const tables: Inputs = {
  amounts: perPart(money(LABEL)),
  open: table(LABEL, { by: 'money', gives: 'share' }),
  closed: table(LABEL, { by: 'money', gives: 'share' }),
  codes: table(LABEL, { by: 'count', gives: 'money' }),
  onlyRest: table(LABEL, { by: 'count', gives: 'money' }),
  spare: optional(table(LABEL, { by: 'money', gives: 'share' })),
  from: table(LABEL, { by: 'day', gives: 'share' }),
  code: count(LABEL),
  when: day(LABEL),
};
export const tableReading = modelOf(
  {
    marginal: 'bands(amounts, open)',
    marginalOfMore: 'bands(amounts × 2 + yuan, open)',
    upToEnd: 'bands(amounts, closed)',
    whole: 'amounts × band(amounts, open)',
    wholeClosed: 'amounts × band(amounts, closed)',
    named: 'lookup(code, codes)',
    rest: 'lookup(code + 3, codes) + lookup(code, onlyRest) + band(code, onlyRest)',
    spared: 'either(bands(amounts × 2, spare), bands(amounts, open))',
    dated: 'band(when + 30, from) + band(when, from)',
    notDated: 'if code > 5 then lookup(when + 45, from) else lookup(when + 16, from)',
    value: 'sum(marginal)',
  },
  tables,
  { seriesOf: 'part' },
);

export const rounding = modelOf(
  {
    tofen: 'round(amounts × factor, fen)',
    toyuan: 'round(amounts, yuan)',
    tothousand: 'round(amounts × 1000, 1000 × yuan) + round(amounts × 100, 10 × yuan)',
    quarter: 'round(amounts × factor, 0.25 × yuan)',
    twentieth: 'round(plain, 0.05) + round(plain × 10, 1000) + round(plain, 0.001)',
    third: 'round(amounts, step × 3)',
    value: 'sum(tofen)',
  },
  { amounts: perPart(signedMoney(LABEL)), factor: perPart(number(LABEL)), plain: number(LABEL), step: money(LABEL) },
  { seriesOf: 'part' },
);

export const absent = modelOf(
  {
    chosen: 'either(given, fallback)',
    worked: 'either(given × 2 + also, given, if also > yuan then also else fallback, fallback)',
    series: 'either(flows, 0) + either(sum(flows × 2), 5 × yuan)',
    one: 'either(low, high ÷ 2)',
    benefit: 'taxBenefit(taxRate, rate, life, timing)',
    banded: 'either(band(given × 2 + yuan, spare), 0.5)',
    value: 'sum(series × always) + chosen + worked + one',
  },
  {
    given: optional(money(LABEL)),
    also: optional(money(LABEL)),
    fallback: optional(money(LABEL), '12'),
    flows: optional(perYear(money(LABEL))),
    always: perYear(number(LABEL)),
    low: optional(money(LABEL)),
    high: optional(money(LABEL)),
    life: optional(years(LABEL)),
    taxRate: optional(share(LABEL), '0.2'),
    rate: optional(annualRate(LABEL), '0.1'),
    spare: optional(table(LABEL, { by: 'money', gives: 'share' })),
    timing: timing(),
  },
  {
    oneOf: [['low', 'high']],
    conditions: [
      { code: 'given-small', that: 'given < 10 × yuan', otherwise: 'warn', ...LABEL },
      { code: 'always-positive', that: 'always > 0 and sum(always × 2) > 3', otherwise: 'warn', ...LABEL },
    ],
  },
);

export const calendar = modelOf(
  {
    held: 'yearsBetween(from, to)',
    due: 'to + 90',
    left: 'due − from',
    later: 'max(from, to)',
    early: 'from < to and from ≠ to',
    value: 'held × 2',
  },
  { from: day(LABEL), to: day(LABEL) },
);

const inner = modelOf({ pre: 'a × 2', value: 'pre + b' }, { a: number(LABEL), b: number(LABEL) });
const middle = modelOf({ value: 'sum(x) × c' }, { x: perYear(number(LABEL)), c: resultOf(number(LABEL), inner) });
export const nested = modelOf(
  { value: 'one + two × 10 + R + c1' },
  {
    one: resultOf(number(LABEL), middle),
    two: resultOf(number(LABEL), inner),
    R: number({ en: '=1+1', zh: '＠某项' }),
    c1: number(LABEL),
  },
);
