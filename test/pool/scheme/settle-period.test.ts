import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { type Counters, withCounted } from '../../../src/pool/scheme/counters.ts';
import type { FenScheme } from '../../../src/pool/scheme/fen-scheme.ts';
import { type Period, type PeriodClaim, settlePeriod } from '../../../src/pool/scheme/settle-period.ts';
import { layer, layersOf, schemeOf } from './rules.ts';

const NONE: Counters = new Map();
const MILLIONS = 100_000_000;

const claimOf = (scheme: FenScheme, id: string, fen: number, more: Partial<PeriodClaim> = {}): PeriodClaim => ({
  id,
  bank: 'a',
  borrower: id,
  layers: layersOf(scheme),
  loss: { loss: fen, compensable: fen, otherPublic: 0 },
  advanceShare: null,
  advance: null,
  ...more,
});

const periodOf = (claims: readonly PeriodClaim[], balance: number, more: Partial<Period> = {}): Period => ({
  year: 2025,
  balance,
  waiting: [],
  claims,
  measures: { lending: new Map(), volume: 0, endedCover: 0 },
  banks: new Map(),
  ...more,
});

/** A pool that owes the whole of every loss. */
const whole = (more: Partial<SchemeRules> = {}): FenScheme => schemeOf([layer('government', '1')], more);

const shortage = (rule: 'proRata' | 'firstCome', carriesForward = false) => ({ shortage: { rule, carriesForward } });

const three = (scheme: FenScheme): PeriodClaim[] =>
  [3, 2, 1.5].map((millions, i) => claimOf(scheme, `claim ${i}`, millions * MILLIONS));

describe('settlePeriod', () => {
  // 1 Worked examples: claims of 3.0, 2.0 and 1.5 million on a balance of 4.0 million.
  it('pays short money first come, or in proportion to the fen', () => {
    const paid = (scheme: FenScheme) =>
      settlePeriod(scheme, NONE, periodOf(three(scheme), 4 * MILLIONS)).claims.map((claim) => claim.paid);
    expect(paid(whole(shortage('firstCome')))).toEqual([3 * MILLIONS, MILLIONS, 0]);
    expect(paid(whole(shortage('proRata')))).toEqual([184_615_385, 123_076_923, 92_307_692]);
  });
  it('leaves what is unpaid to the bank, or lets it wait first in line', () => {
    const lost = whole(shortage('firstCome'));
    const { claims, balance, carriesForward } = settlePeriod(lost, NONE, periodOf(three(lost), 4 * MILLIONS));
    expect(carriesForward).toBe(false);
    expect(balance).toBe(0);
    expect(claims[1]!.burdens).toEqual({ layers: [MILLIONS], remainder: MILLIONS });
    const waits = whole(shortage('proRata', true));
    const next = settlePeriod(
      waits,
      NONE,
      periodOf(three(waits).slice(0, 1), 2 * MILLIONS, { waiting: [{ id: 'old', amount: 1.5 * MILLIONS }] }),
    );
    expect(next.carriesForward).toBe(true);
    expect(next.waiting[0]).toMatchObject({ paid: 1.5 * MILLIONS, unpaid: 0 });
    expect(next.claims[0]).toMatchObject({ paid: 0.5 * MILLIONS, unpaid: 2.5 * MILLIONS });
  });
  it('pays in full beyond its balance where the scheme is not limited to it', () => {
    const open = whole({ pool: { ...whole().rules.pool, isLimitedToBalance: false } });
    const { claims, balance } = settlePeriod(open, NONE, periodOf(three(open), 4 * MILLIONS));
    expect(claims.every(({ unpaid }) => unpaid === 0)).toBe(true);
    expect(balance).toBe(-2.5 * MILLIONS);
  });
  it('advances a part and settles the rest, a return where it was too much', () => {
    const scheme = schemeOf([layer('government', '0.5'), layer('insurer', '0.2')]);
    const first = claimOf(scheme, 'x', 1_000, { advanceShare: 600_000 });
    const advance = settlePeriod(scheme, NONE, periodOf([first], 10_000)).claims[0]!;
    expect(advance).toMatchObject({ due: 300, paid: 300, burdens: { layers: [300, 0], remainder: 700 } });
    const earlier = { paid: advance.paid, counted: advance.counted };
    const settle = (loss: number) =>
      settlePeriod(scheme, NONE, periodOf([claimOf(scheme, 'x', loss, { advance: earlier })], 10_000));
    expect(settle(900).claims[0]).toMatchObject({ due: 150, burdens: { layers: [450, 180], remainder: 270 } });
    expect(settle(400)).toMatchObject({ balance: 10_100, claims: [{ due: -100, burdens: { layers: [200, 80] } }] });
  });
  it.each<[string, Partial<SchemeRules>, string | null]>([
    ['a cap of the year', {}, '5'],
    ['a ceiling over many loans', { portfolioCaps: [{ kind: 'perLender', share: '0.05' }] }, null],
  ])('gives back to %s what an advance had counted', (_, more, perYearCap) => {
    const scheme = schemeOf([layer('government', '0.6', { perYearCap })], more);
    const measures = { lending: new Map([['a', 10_000]]), volume: 10_000, endedCover: 0 };
    const advance = claimOf(scheme, 'x', 1_000, { advanceShare: 600_000 });
    const first = settlePeriod(scheme, NONE, periodOf([advance], 10_000, { measures }));
    const { paid, counted } = first.claims[0]!;
    expect([paid, counted]).toEqual([300, 300]); // 60 % of the 500 that the bound leaves of 600
    const rest = claimOf(scheme, 'x', 1_000, { advance: { paid, counted } });
    const counters = withCounted(NONE, first.counted);
    const second = settlePeriod(scheme, counters, periodOf([rest], 10_000, { measures }));
    expect(second.claims[0]).toMatchObject({ paid: 200, burdens: { layers: [500], remainder: 500 } });
    const other = periodOf([claimOf(scheme, 'y', 1_000)], 10_000, { measures });
    expect(settlePeriod(scheme, withCounted(counters, second.counted), other).claims[0]!.paid).toBe(0);
  });
  it('counts claims towards the caps as it goes: year, bank and year, borrower, life', () => {
    const caps = { perYearCap: '9', perBankYearCap: '5', perBorrowerCap: '4', totalCap: '100' };
    const scheme = schemeOf([layer('government', '1', caps)]);
    const of = (id: string, bank: string, borrower: string) => claimOf(scheme, id, 300, { bank, borrower });
    const claims = [of('1', 'a', 'x'), of('2', 'a', 'x'), of('3', 'a', 'y'), of('4', 'b', 'z'), of('5', 'b', 'w')];
    const { claims: settled, counted } = settlePeriod(scheme, NONE, periodOf(claims, 10_000));
    expect(settled.map(({ paid }) => paid)).toEqual([300, 100, 100, 300, 100]);
    expect(Object.fromEntries(withCounted(NONE, counted))).toMatchObject({
      'government year 2025': 900,
      'government total': 900,
      'government borrower x': 400,
    });
    const next = periodOf([of('6', 'c', 'v')], 10_000, { year: 2026 });
    expect(settlePeriod(scheme, withCounted(NONE, counted), next).claims[0]!.paid).toBe(300);
  });
  // EU capped guarantee: 80 % a loan, cap = volume 2,000 × 80 % × 10 % = 160.
  it('holds the pool to the ceilings over many loans', () => {
    const eu = schemeOf([layer('government', '0.8')], { portfolioCaps: [{ kind: 'portfolio', share: '0.1' }] });
    const losses = [100, 40, 260].map((loss, i) => claimOf(eu, String(i), loss));
    const measures = { lending: new Map([['a', 2_000]]), volume: 2_000, endedCover: 900 };
    const { claims } = settlePeriod(eu, NONE, periodOf(losses, 10_000, { measures }));
    expect(claims.map(({ paid }) => paid)).toEqual([80, 32, 48]);
    expect(claims[2]!.split.cuts).toEqual(['portfolio']);
    const lender = schemeOf([layer('government', '0.8')], {
      portfolioCaps: [
        { kind: 'perLender', share: '0.05' },
        { kind: 'yearlyRate', share: '0.1' },
      ],
    });
    const two = settlePeriod(
      lender,
      NONE,
      periodOf([claimOf(lender, '1', 200), claimOf(lender, '2', 50, { bank: 'b' })], 10_000, { measures }),
    );
    expect(two.claims.map(({ paid }) => paid)).toEqual([90, 0]);
  });
  // 1bn book, NPL 2.2 %, net loss 15m, floor 0.8 %: 9,545,454.55 above it.
  it("shares only what lies above each bank's floor", () => {
    const lossFloor = { rate: '0.008', ceiling: null, isMarginal: true, denominator: 'balance' } as const;
    const scheme = whole({ lossFloor });
    const claims = [1_000_000_000, 500_000_000].map((loss, i) => claimOf(scheme, String(i), loss));
    const banks = new Map([['a', { nonPerforming: 2_200_000_000, denominator: 100_000_000_000 }]]);
    const { claims: settled } = settlePeriod(scheme, NONE, periodOf(claims, 10 * MILLIONS * 10, { banks }));
    expect(settled.map(({ paid }) => paid)).toEqual([636_363_637, 318_181_818]);
  });

  // 2 Laws.
  const amounts = fc.array(fc.nat(10 ** 9), { minLength: 1, maxLength: 8 });
  const rule = fc.constantFrom('proRata', 'firstCome') as fc.Arbitrary<'proRata'>;
  it('pays what there is, no more than is due, and loses no fen', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.nat(10 ** 9), rule, (losses, waits, balance, kind) => {
        const scheme = schemeOf([layer('government', '0.54'), layer('insurer', '0.16')], shortage(kind, true));
        const claims = losses.map((loss, i) => claimOf(scheme, String(i), loss));
        const waiting = waits.map((amount, i) => ({ id: `w${i}`, amount }));
        const settled = settlePeriod(scheme, NONE, periodOf(claims, balance, { waiting }));
        const rows = [...settled.waiting.map(({ amount, ...row }) => ({ due: amount, ...row })), ...settled.claims];
        const paid = rows.reduce((sum, row) => sum + row.paid, 0);
        const due = rows.reduce((sum, row) => sum + row.due, 0);
        expect(paid).toBe(Math.min(balance, due));
        expect(settled.balance).toBe(balance - paid);
        for (const row of rows) expect(row.paid + row.unpaid).toBe(row.due);
        for (const [i, { burdens }] of settled.claims.entries()) {
          expect(burdens.layers.reduce((sum, amount) => sum + amount, burdens.remainder)).toBe(losses[i]);
        }
      }),
    );
  });
  it('counts a period the same whole or in two', () => {
    const scheme = schemeOf([layer('government', '0.7', { perYearCap: '5000000' })]);
    fc.assert(
      fc.property(amounts, fc.nat(7), (losses, cut) => {
        const claims = losses.map((loss, i) => claimOf(scheme, String(i), loss));
        const all = settlePeriod(scheme, NONE, periodOf(claims, 10 ** 12));
        const first = settlePeriod(scheme, NONE, periodOf(claims.slice(0, cut), 10 ** 12));
        const counters = withCounted(NONE, first.counted);
        const second = settlePeriod(scheme, counters, periodOf(claims.slice(cut), first.balance));
        expect([...first.claims, ...second.claims]).toEqual(all.claims);
        expect(withCounted(counters, second.counted)).toEqual(withCounted(NONE, all.counted));
      }),
    );
  });

  // 4 Refusals.
  it('asks for shortage rules only when money is short, and names them', () => {
    const unknown = { unknown: 'shortage.rule', note: null };
    const scheme = whole({ shortage: { rule: unknown, carriesForward: false } });
    expect(settlePeriod(scheme, NONE, periodOf(three(scheme), 9 * MILLIONS)).balance).toBe(2.5 * MILLIONS);
    expect(() => settlePeriod(scheme, NONE, periodOf(three(scheme), 4 * MILLIONS))).toThrow(
      /DATA_UNKNOWN.*shortage.rule/,
    );
  });
  it("refuses a loss floor without the bank's year", () => {
    const lossFloor = { rate: '0.008', ceiling: null, isMarginal: true, denominator: 'balance' } as const;
    const scheme = whole({ lossFloor });
    expect(() => settlePeriod(scheme, NONE, periodOf(three(scheme), 1))).toThrow(/ARGUMENT_INVALID.*"a"/);
  });
});
