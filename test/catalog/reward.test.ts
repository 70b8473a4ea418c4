import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exploitationRewardFor,
  grantAwardFor,
  incomeRewardFor,
  type PatentKind,
  shareRewardFor,
} from '../../src/catalog/reward.ts';
import { figure, figures } from '../support/figures.ts';
import { refusalOf } from '../support/formulas.ts';

const NEW = '2024-01-20';
const OLD = '2024-01-19';

describe('rewards of service inventions', () => {
  // 1 Worked examples: 专利法实施细则 (2010) arts. 77, 78 and (2023) arts. 93, 94; 促进科技成果转化法 art. 45.
  it('awards grants by the rules of the day', () => {
    const award = (day: string, kind: PatentKind) => grantAwardFor({ day, kind, patents: 2 }).outcome.value;
    expect((['invention-patent', 'utility-model', 'design'] as const).map((kind) => award(OLD, kind))).toEqual([
      '6000',
      '2000',
      '2000',
    ]);
    expect((['invention-patent', 'utility-model', 'design'] as const).map((kind) => award(NEW, kind))).toEqual([
      '8000',
      '3000',
      '3000',
    ]);
  });
  it('shares operating profits, a loss giving nothing', () => {
    const reward = (day: string, kind: PatentKind) =>
      figures(
        exploitationRewardFor({ day, unit: 'wan', kind, operatingProfit: [100, 200, -50, 300] }).outcome,
        'reward',
      );
    expect(reward(NEW, 'invention-patent')).toEqual([5, 10, 0, 15]);
    expect(reward(OLD, 'utility-model')).toEqual([2, 4, 0, 6]);
    expect(reward(OLD, 'design')).toEqual([0.2, 0.4, 0, 0.6]);
  });
  it('shares income from licences and transfers, and shares of stock', () => {
    const asked = { mode: 'licence', income: 80, unit: 'wan' } as const;
    expect(incomeRewardFor({ ...asked, day: OLD }).outcome.value).toBe('8');
    expect(incomeRewardFor({ ...asked, day: NEW }).outcome.value).toBe('40');
    expect(incomeRewardFor({ ...asked, day: NEW, mode: 'transfer' }).outcome.value).toBe('40');
    expect(shareRewardFor({ day: NEW, sharesFormed: '3000000' }).outcome.value).toBe('1500000');
  });
  it('names the version, and holds the law on achievements apart', () => {
    const { rules } = incomeRewardFor({ day: NEW, mode: 'licence', income: 1 });
    expect(rules[0]).toMatchObject({ id: 'cn-service-invention', version: 2, inForce: { from: NEW } });
    const law = incomeRewardFor({ day: OLD, mode: 'transfer', income: 100, rules: 'cn-achievement' });
    expect([law.outcome.value, law.rules[0]?.id]).toEqual(['50', 'cn-achievement']);
    const own = exploitationRewardFor({ day: OLD, rules: 'cn-achievement', operatingProfit: [100, 100, 100] });
    expect(own.outcome.value).toBe('15');
  });
  it('warns outside three to five years, where the rule has such years', () => {
    const codes = (day: string, years: number) =>
      exploitationRewardFor({
        day,
        kind: 'invention-patent',
        operatingProfit: Array<number>(years).fill(1),
      }).outcome.warnings.map(({ code }) => code);
    expect([codes(NEW, 2), codes(NEW, 3), codes(NEW, 5), codes(NEW, 6)]).toEqual([
      ['fewer-years-than-the-rule'],
      [],
      [],
      ['more-years-than-the-rule'],
    ]);
    expect([codes(OLD, 1), codes(OLD, 19)]).toEqual([[], []]);
  });

  // 2 Laws.
  it('is never more than the income, never below zero, and no smaller under the later rules', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000_000 }), (income) => {
        const reward = (day: string) => figure(incomeRewardFor({ day, mode: 'licence', income }).outcome);
        expect(reward(NEW)).toBeGreaterThanOrEqual(reward(OLD));
        expect(reward(OLD)).toBeGreaterThanOrEqual(0);
        expect(reward(NEW)).toBeLessThanOrEqual(Math.max(income, 0));
      }),
      { numRuns: 50 },
    );
  });

  // 3 Differential: whole fen by integer arithmetic.
  it('agrees with a count of fen', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), { minLength: 1, maxLength: 5 }), (cents) => {
        const profits = cents.map((n) => (n / 100).toFixed(2));
        const { outcome } = exploitationRewardFor({ day: OLD, kind: 'design', operatingProfit: profits });
        const byHand = cents.map((n) => Number((BigInt(Math.max(n, 0)) * 2n + 500n) / 1000n));
        expect(figures(outcome, 'reward').map((x) => Math.round(x * 100))).toEqual(byHand);
      }),
      { numRuns: 50 },
    );
  });

  // 4 Refusals.
  it('refuses a day before the rules, what they do not speak of, and kinds unknown', () => {
    expect(refusalOf(() => grantAwardFor({ day: '2010-01-31', kind: 'design', patents: 1 }))).toMatch(
      /DATA_NOT_IN_FORCE.*2010-01-31.*@1: 2010-02-01 to 2024-01-19/,
    );
    expect(refusalOf(() => incomeRewardFor({ day: OLD, mode: 'transfer', income: 1 }))).toMatch(
      /DATA_UNKNOWN.*transferShare.*exploitation and of licences only/,
    );
    expect(refusalOf(() => shareRewardFor({ day: OLD, sharesFormed: 1 }))).toContain('DATA_UNKNOWN');
    expect(refusalOf(() => exploitationRewardFor({ day: NEW, operatingProfit: [1] }))).toMatch(
      /INPUT_INVALID.*kind.*met undefined; one of invention-patent/,
    );
    expect(refusalOf(() => grantAwardFor({ day: NEW, kind: 'design', patents: 1.5 }))).toContain(
      'a whole number expected',
    );
  });
});
