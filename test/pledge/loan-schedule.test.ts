import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { LoanTerms } from '../../src/domain/loan-terms.ts';
import { addMonths, formatDay, parseDay } from '../../src/numeric/calendar.ts';
import { type Decimal, decimal, ZERO } from '../../src/numeric/decimal.ts';
import { pmt } from '../../src/numeric/time-value/annuity.ts';
import { basisOf, countedTime } from '../../src/pledge/counted-time.ts';
import { mulDiv } from '../../src/pledge/fen.ts';
import { fenLoan } from '../../src/pledge/loan-contract.ts';
import { type LoanSchedule, loanSchedule } from '../../src/pledge/loan-schedule.ts';

const base = {
  principal: '5000000',
  drawdownDay: '2023-09-01',
  termMonths: 6,
  dayCount: 'ACT/360',
  rates: [{ from: '2023-09-01', annualRate: '0.0435' }],
  repayment: { kind: 'bullet' },
};
const with_ = (change: object): LoanSchedule => loanSchedule({ ...base, ...change });
const sum = (texts: readonly string[]): Decimal => texts.reduce((a, b) => a.plus(b), ZERO);

describe('loanSchedule', () => {
  // 1 Worked examples. Source: 5,000,000 at 4.35 % from 1 September 2023 to 1 March 2024, 182 days, by three conventions.
  it.each([
    ['ACT/360', '109958.33'],
    ['ACT/365F', '108452.05'],
    ['30E/360', '108750.00'],
    ['30/360 US', '108750.00'],
    ['MONTHS/12', '108750.00'],
  ])('counts a bullet by %s', (dayCount, interest) => {
    expect(with_({ dayCount }).payments).toEqual([
      {
        day: '2024-03-01',
        kind: 'due',
        opening: '5000000.00',
        principal: '5000000.00',
        interest,
        fee: '0.00',
        payment: (5000000 + Number(interest)).toFixed(2),
        closing: '0.00',
      },
    ]);
  });

  // Hand calculation: 120,000 at 6 % over 12 months: instalment 120000 × 0.005 / (1 − 1.005⁻¹²) = 10,327.97.
  it('repays by equal instalments, the last taking the fen that rounding leaves', () => {
    const { payments, totals } = with_({
      principal: '120000',
      termMonths: 12,
      dayCount: 'MONTHS/12',
      rates: [{ from: '2023-01-01', annualRate: '0.06' }],
      repayment: { kind: 'equal-instalments', everyMonths: 1 },
    });
    expect(payments.slice(0, 11).every(({ payment }) => payment === '10327.97')).toBe(true);
    expect(payments[0]).toMatchObject({ interest: '600.00', principal: '9727.97' });
    expect(Number(payments[11]?.payment)).toBeCloseTo(10327.97, 0);
    expect(totals.principal).toBe('120000.00');
  });
  it('repays by equal principal', () => {
    const { payments } = with_({
      principal: '100000',
      termMonths: 3,
      dayCount: 'MONTHS/12',
      rates: [{ from: '2023-09-01', annualRate: '0.12' }],
      repayment: { kind: 'equal-principal', everyMonths: 1 },
    });
    expect(payments.map(({ principal, interest }) => [principal, interest])).toEqual([
      ['33333.33', '1000.00'],
      ['33333.33', '666.67'],
      ['33333.34', '333.33'],
    ]);
  });
  it('pays interest only, across a change of rate within a period', () => {
    const { payments } = with_({
      termMonths: 2,
      rates: [
        { from: '2023-09-01', annualRate: '0.036' },
        { from: '2023-09-11', annualRate: '0.072' },
      ],
      repayment: { kind: 'interest-only', everyMonths: 1 },
    });
    // 5,000,000 × (0.036 × 10 + 0.072 × 20) / 360 = 25,000; then 31 days at 7.2 %
    expect(payments.map(({ principal, interest }) => [principal, interest])).toEqual([
      ['0.00', '25000.00'],
      ['5000000.00', '31000.00'],
    ]);
  });
  it('settles accrued interest with a prepayment, and lowers or shortens', () => {
    const terms = {
      principal: '120000',
      termMonths: 12,
      dayCount: 'MONTHS/12',
      rates: [{ from: '2023-09-01', annualRate: '0.06' }],
      repayment: { kind: 'equal-principal', everyMonths: 1 },
    };
    const prepaid = (effect: string) =>
      with_({ ...terms, prepayments: [{ day: '2023-10-16', amount: '55000', effect, feeShare: '0.01' }] });
    const lower = prepaid('lower-payments').payments;
    expect(lower[1]).toEqual({
      day: '2023-10-16',
      kind: 'prepayment',
      opening: '110000.00',
      principal: '55000.00',
      interest: '275.00',
      fee: '550.00',
      payment: '55825.00',
      closing: '55000.00',
    });
    // the 16 days over count as 16 of 360: 55,000 × 6 % × 16 / 360
    expect(lower[2]).toMatchObject({ principal: '5000.00', interest: '146.67' });
    expect(lower).toHaveLength(13);
    const short = prepaid('shorten').payments;
    expect(short[2]).toMatchObject({ principal: '10000.00' });
    expect(short.at(-1)).toMatchObject({ day: '2024-04-01', principal: '5000.00' });
  });
  it('ends with a prepayment of all that is owed', () => {
    const { payments, endDay } = with_({
      dayCount: 'ACT/360',
      repayment: { kind: 'interest-only', everyMonths: 1 },
      prepayments: [{ day: '2023-10-11', amount: '5000000', effect: 'shorten' }],
    });
    expect([payments.length, endDay, payments[1]?.interest]).toEqual([2, '2023-10-11', '6041.67']);
  });
  it('defers interest through months of grace, or lets it be paid', () => {
    const grace = (interest: string) =>
      with_({
        principal: '120000',
        termMonths: 4,
        dayCount: 'MONTHS/12',
        rates: [{ from: '2023-09-01', annualRate: '0.12' }],
        repayment: { kind: 'equal-principal', everyMonths: 1 },
        grace: { months: 2, interest },
      }).payments.map(({ day, principal, interest: due }) => [day, principal, due]);
    expect(grace('paid').slice(0, 3)).toEqual([
      ['2023-10-01', '0.00', '1200.00'],
      ['2023-11-01', '0.00', '1200.00'],
      ['2023-12-01', '60000.00', '1200.00'],
    ]);
    expect(grace('deferred')).toEqual([
      ['2023-12-01', '60000.00', '3600.00'],
      ['2024-01-01', '60000.00', '600.00'],
    ]);
  });
  it('counts due days from the first, not each from the one before', () => {
    const { payments } = with_({
      drawdownDay: '2023-10-31',
      repayment: { kind: 'interest-only', everyMonths: 1 },
    });
    expect(payments.map(({ day }) => day).slice(0, 5)).toEqual([
      '2023-11-30',
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ]);
    const twentieth = with_({ firstPaymentDay: '2023-09-20', repayment: { kind: 'interest-only', everyMonths: 1 } });
    expect(twentieth.payments.map(({ day }) => day).slice(-2)).toEqual(['2024-02-20', '2024-03-01']);
  });

  // 2 Laws.
  const terms = fc
    .record({
      principal: fc.integer({ min: 1, max: 1e13 }),
      start: fc.integer({ min: 10000, max: 30000 }),
      termMonths: fc.integer({ min: 1, max: 120 }),
      dayCount: fc.constantFrom('ACT/365F', 'ACT/360', 'ACT/ACT ISDA', '30/360 US', '30E/360', 'MONTHS/12'),
      rates: fc.array(fc.integer({ min: 0, max: 36_000_000 }), { minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom('bullet', 'interest-only', 'equal-instalments', 'equal-principal', 'custom'),
      everyMonths: fc.constantFrom(1, 3, 6, 12),
      grace: fc.option(
        fc.record({ months: fc.integer({ min: 1, max: 24 }), interest: fc.constantFrom('paid', 'deferred') }),
      ),
      prepaid: fc.option(
        fc.record({
          at: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
          part: fc.integer({ min: 1, max: 99 }),
          effect: fc.constantFrom('lower-payments', 'shorten'),
        }),
      ),
      parts: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 }),
    })
    .map(({ principal, start, termMonths, rates, kind, everyMonths, grace, prepaid, parts, dayCount }) => {
      const maturity = addMonths(start, termMonths);
      const fen = (n: number) => decimal(n).div(100).toFixed(2);
      const shares = parts.slice(0, termMonths).map((part) => Math.floor((principal * part) / 1e5));
      const custom = [...shares.slice(1), principal - shares.slice(1).reduce((a, b) => a + b, 0)].map((amount, i) => ({
        day: formatDay(addMonths(start, i + 1)),
        amount: fen(amount),
      }));
      const day = start + 1 + Math.floor(prepaid ? prepaid.at * (maturity - start - 2) : 0);
      return {
        principal: fen(principal),
        drawdownDay: formatDay(start),
        termMonths,
        dayCount,
        rates: rates.map((rate, i) => ({ from: formatDay(start + 97 * i), annualRate: (rate / 1e8).toFixed(8) })),
        repayment:
          kind === 'bullet' ? { kind } : kind === 'custom' ? { kind, principal: custom } : { kind, everyMonths },
        ...(grace && { grace }),
        ...(prepaid && principal > 1000
          ? {
              prepayments: [
                {
                  day: formatDay(day),
                  amount: fen(Math.ceil((principal * prepaid.part) / 1e6)),
                  effect: prepaid.effect,
                },
              ],
            }
          : {}),
      };
    });
  /** The schedule, or nothing where the prepayment is refused because less is owed by then. */
  const scheduled = (raw: unknown): LoanSchedule | undefined => {
    try {
      return loanSchedule(raw);
    } catch (error) {
      if (isIpworthError(error) && error.message.includes('is owed on')) return undefined;
      throw error;
    }
  };
  it('repays the loan to the fen, and payments add up to principal, interest and fees', () => {
    fc.assert(
      fc.property(terms, (raw) => {
        const found = scheduled(raw);
        if (found === undefined) return;
        const { payments, totals, principal } = found;
        expect(sum(payments.map((row) => row.principal)).toFixed(2)).toBe(principal);
        expect(sum(payments.map((row) => row.payment)).toFixed(2)).toBe(
          sum([totals.principal, totals.interest, totals.fees]).toFixed(2),
        );
        expect(sum(payments.map((row) => row.payment)).toFixed(2)).toBe(totals.payments);
        expect(payments.at(-1)?.closing).toBe('0.00');
        for (const [i, row] of payments.entries()) {
          expect(row.opening).toBe(i === 0 ? principal : payments[i - 1]?.closing);
          expect(Number(row.principal)).toBeGreaterThanOrEqual(0);
          expect(Number(row.interest)).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(row.day >= (payments[i - 1]?.day ?? '')).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
  it('keeps instalments level but for the last, when months count equally and nothing changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10000, max: 1e9 }),
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 2400 }),
        (p, n, rate) => {
          const { payments } = with_({
            principal: (p / 100).toFixed(2),
            termMonths: n,
            dayCount: 'MONTHS/12',
            rates: [{ from: '2023-09-01', annualRate: (rate / 1e4).toFixed(4) }],
            repayment: { kind: 'equal-instalments', everyMonths: 1 },
          });
          const level = -pmt({ rate: rate / 1e4 / 12, nper: n, pv: p / 100, fv: 0, when: 'end' });
          // 3 Differential: the annuity formula, to half a fen; the last payment gathers at most half a fen a period, grown
          for (const { payment } of payments.slice(0, -1))
            expect(Math.abs(Number(payment) - level)).toBeLessThanOrEqual(0.005001);
          expect(Math.abs(Number(payments.at(-1)?.payment) - level)).toBeLessThanOrEqual(
            0.01 * n * (1 + rate / 1e4 / 12) ** 60,
          );
        },
      ),
    );
  });

  // 3 Differential: a twin in decimals, which shares the due days and the counted time only.
  it('equals its decimal twin row by row', () => {
    fc.assert(
      fc.property(terms, (raw) => {
        const found = scheduled({ ...raw, prepayments: [] });
        if (found === undefined) return;
        expect(found.payments.map(({ day, principal, interest }) => [day, principal, interest])).toEqual(twin(raw));
      }),
      { numRuns: 300 },
    );
  });
  it('multiplies and divides exactly, however large', () => {
    fc.assert(
      fc.property(fc.nat(1e13), fc.nat(1e10), fc.integer({ min: 1, max: 1e12 }), (a, b, c) => {
        const exact = decimal(a).times(b).div(c);
        fc.pre(exact.lt(Number.MAX_SAFE_INTEGER));
        expect(mulDiv(a, b, c)).toBe(exact.toDecimalPlaces(0).toNumber());
      }),
    );
  });

  // 4 Refusals.
  it.each<[string, object, RegExp]>([
    [
      'a prepayment before drawdown',
      { prepayments: [{ day: '2023-09-01', amount: 1, effect: 'shorten' }] },
      /prepayments\/0\/day: not after drawdown on 2023-09-01; met 2023-09-01/,
    ],
    [
      'a prepayment of more than is owed',
      { prepayments: [{ day: '2023-10-01', amount: '5000000.01', effect: 'shorten' }] },
      /only 5000000.00 is owed on 2023-10-01; met 5000000.01/,
    ],
    [
      'no rate on the day of drawdown',
      { rates: [{ from: '2023-09-02', annualRate: 0 }] },
      /no rate holds on the day of drawdown/,
    ],
    ['a negative amount', { principal: '-1' }, /\/principal: an amount of money above 0 expected.*met "-1"/],
    ['a rate in per cent', { rates: [{ from: '2023-09-01', annualRate: 4.35 }] }, /annualRate.*met 4.35/],
    [
      'custom principal that does not add up',
      { repayment: { kind: 'custom', principal: [{ day: '2024-01-01', amount: 1 }] } },
      /does not add up to 5000000.00; met 1.00/,
    ],
    [
      'custom principal after the end',
      { repayment: { kind: 'custom', principal: [{ day: '2024-03-02', amount: 5000000 }] } },
      /after 2024-03-01/,
    ],
    ['an unknown day count', { dayCount: 'ACT/364' }, /dayCount/],
    ['a day that does not exist', { drawdownDay: '2023-02-30' }, /drawdownDay.*met "2023-02-30"/],
  ])('refuses %s', (_, change, message) => {
    expect(() => with_(change)).toThrow(message);
  });
});

function twin(raw: object): string[][] {
  const terms = LoanTerms.parse({ ...raw, prepayments: [] });
  const loan = fenLoan(terms);
  const rateOn = (day: number) => terms.rates.findLast(({ from }) => from <= formatDay(day))!.annualRate;
  const years = (a: number, b: number) => decimal(countedTime(a, b, terms.dayCount)).div(basisOf(terms.dayCount));
  const interestOf = (balance: Decimal, a: number, b: number) => {
    const cuts = [a, ...terms.rates.map(({ from }) => parseDay(from)).filter((day) => day > a && day < b), b];
    return cuts
      .slice(1)
      .reduce(
        (total, end, i) => total.plus(decimal(rateOn(cuts[i]!)).times(countedTime(cuts[i]!, end, terms.dayCount))),
        ZERO,
      )
      .times(balance)
      .div(basisOf(terms.dayCount)) // divided last, so that an exact half is seen as one
      .toDecimalPlaces(2);
  };
  let [balance, from, owed, level, levelRate] = [
    decimal(terms.principal),
    loan.start,
    ZERO,
    undefined as Decimal | undefined,
    '' as unknown,
  ];
  const out: string[][] = [];
  const due = Array.from(loan.dueDays);
  for (const [k, day] of due.entries()) {
    if (balance.isZero()) break;
    const interest = interestOf(balance, from, day);
    const isLast = k === due.length - 1;
    if (!isLast && k < loan.graceDues && loan.isInterestDeferred) {
      owed = owed.plus(interest);
      from = day;
      continue;
    }
    let principal = isLast ? balance : ZERO;
    if (!isLast && k >= loan.graceDues) {
      if (terms.repayment.kind === 'custom') principal = decimal(terms.repayment.principal[k]!.amount);
      if (terms.repayment.kind === 'equal-principal') {
        level ??= balance.div(due.length - k).toDecimalPlaces(2);
        principal = level;
      }
      if (terms.repayment.kind === 'equal-instalments') {
        const rate = rateOn(from);
        if (level === undefined || rate !== levelRate) {
          let factor = decimal(1);
          const factors = due.slice(k).map((end, i) => {
            factor = factor.div(
              years(i === 0 ? from : due[k + i - 1]!, end)
                .times(rate)
                .plus(1),
            );
            return factor;
          });
          level = balance.div(factors.reduce((a, b) => a.plus(b), ZERO)).toDecimalPlaces(2);
          levelRate = rate;
        }
        principal = level.minus(interest);
      }
    }
    if (principal.lt(0)) principal = ZERO;
    if (principal.gt(balance)) principal = balance;
    out.push([formatDay(day), principal.toFixed(2), interest.plus(owed).toFixed(2)]);
    owed = ZERO;
    balance = balance.minus(principal);
    from = day;
  }
  return out;
}
