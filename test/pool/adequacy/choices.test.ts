import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../../src/base/errors.ts';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { bestShare } from '../../../src/pool/adequacy/best-share.ts';
import { breakEven } from '../../../src/pool/adequacy/break-even.ts';
import { compareSchemes } from '../../../src/pool/adequacy/compare-schemes.ts';
import { draw } from '../../../src/pool/adequacy/draw.ts';
import { incentives, lenderShare } from '../../../src/pool/adequacy/incentives.ts';
import { movePool } from '../../../src/pool/adequacy/pool-move.ts';
import { askPool } from '../../../src/pool/adequacy/question.ts';
import { requiredPool } from '../../../src/pool/adequacy/required-pool.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { layer, rulesOf, tier } from '../scheme/rules.ts';
import { smallPool } from '../simulation/small-pool.ts';

const ASKED = { seed: 5, scenarios: 1000 };
const CLAIM = 216_000_000;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) return error.message;
    throw error;
  }
  return 'no refusal';
}

describe('break-even, of the pool of pledge-and-pools.md §4.4', () => {
  const of = { ...ASKED, outflow: 'expected' } as const;
  const tail = { ...ASKED, outflow: { level: 0.99 } } as const;
  it('of leverage: what is lent over what goes out', () => {
    expect(breakEven(smallPool(), { ...of, of: 'leverage' }).value!.estimate).toBeCloseTo(70_000 / 907.2, 10);
    expect(breakEven(smallPool(), { ...tail, of: 'leverage' }).value!.estimate).toBeCloseTo(70_000 / 3888, 10);
  });
  it('of a fee: the pure premium, 2.16 million of 5 million at 3 %', () => {
    const fee = breakEven(smallPool(), { ...of, of: 'fee' });
    expect(fee.value!.estimate).toBeCloseTo((0.03 * 216) / 500, 14);
    expect(fee.income).toBe(0);
    expect(breakEven(smallPool(), { ...of, of: 'fee', income: '9072000' }).value!.estimate).toBeCloseTo(0, 12);
  });
  it('of default probability: the law there gives back the income', () => {
    const mean = breakEven(smallPool(), { ...of, of: 'defaultProbability' });
    expect(mean.value!.estimate).toBeCloseTo(7000 / 907.2, 8);
    const found = breakEven(smallPool(), { ...tail, of: 'defaultProbability' });
    const law = (k: number) =>
      equalPoolLaw({ ...{ loans: 140, correlation: 0.106776, lossPerDefault: CLAIM }, probability: 0.03 * k });
    const k = found.value!.estimate;
    expect(law(k * 0.9999).quantile(0.99)).toBeLessThanOrEqual(7e9);
    expect(law(k * 1.0001).quantile(0.99)).toBeGreaterThanOrEqual(7e9);
    expect(found.move).toEqual({ defaultProbabilityTimes: k });
  });
  it('of severity: 54 % of 4.2 defaults lose the income', () => {
    const found = breakEven(smallPool(), { ...of, of: 'severity', income: '10000000' });
    expect(found.value!.estimate).toBeCloseTo(1000 / (4.2 * 0.54 * 500), 7);
    expect(breakEven(smallPool(), { ...of, of: 'severity' }).value).toBeNull();
  });
  it('by scenarios has a band that holds the law', () => {
    const found = breakEven(smallPool(), { ...tail, of: 'leverage', by: 'simulation', confidence: 0.9999 });
    const exact = 70_000 / 3888;
    expect(found.value!.low!).toBeLessThanOrEqual(exact);
    expect(found.value!.high!).toBeGreaterThanOrEqual(exact);
    const root = breakEven(smallPool(), { ...of, scenarios: 400, of: 'defaultProbability', by: 'simulation' });
    expect(root.value!.low!).toBeLessThan(root.value!.estimate);
    expect(root.value!.high!).toBeGreaterThan(root.value!.estimate);
    const back = breakEven(movePool(smallPool(), root.move!), { ...of, scenarios: 400, of: 'fee', by: 'simulation' });
    expect(back.outflow.estimate / 7e9).toBeCloseTo(1, 1);
  });
  it('refuses what it does not know', () => {
    expect(refusal(() => breakEven(smallPool(), { ...of, of: 'weather' as 'fee' }))).toContain('breakEven: of: one of');
    expect(refusal(() => breakEven(smallPool(), { ...of, of: 'fee', outflow: { level: 2 } }))).toContain(
      'breakEven: outflow',
    );
    expect(refusal(() => breakEven(smallPool(), { ...of, of: 'fee', income: '-1' }))).toContain('breakEven: income');
  });
});

describe('the best share', () => {
  it('is the largest that lasts: one step more does not', () => {
    const found = bestShare(smallPool(), { ...ASKED, probability: 0.9999, lenderStake: 0.1 });
    expect(found).toMatchObject({ boundBy: 'pool', presentShare: '0.54' });
    expect(found.exhaustion.estimate).toBeLessThanOrEqual(0.0001);
    expect(found.exhaustionAbove!.estimate).toBeGreaterThan(0.0001);
    // k defaults cost k × share × 4 million: the pool holds as many as the law allows
    const law = equalPoolLaw({ loans: 140, probability: 0.03, correlation: 0.106776 });
    const most = Math.floor((7000 / (law.quantile(0.9999) * 400)) * 10_000) / 10_000;
    expect(Number(found.share)).toBe(most);
  });
  it('leaves the lender its stake', () => {
    const found = bestShare(smallPool(), { ...ASKED, probability: 0.9, lenderStake: 0.1 });
    expect(found).toMatchObject({ share: '0.7000', boundBy: 'lenderStake', exhaustionAbove: null });
    expect(found.lenderShare).toBeCloseTo(0.1, 12);
  });
  it('refuses a stake that the others do not leave, and shares that tiers set', () => {
    const work = () => bestShare(smallPool(), { ...ASKED, probability: 0.9, lenderStake: 0.9 });
    expect(refusal(work)).toContain(
      'bestShare: lenderStake: the other parties leave less; met 0.8000 with a share of 0',
    );
    const tiered = rulesOf([layer('government', '0.5')], { tiers: [tier('loanSize', 'government', { share: '0.3' })] });
    expect(
      refusal(() => bestShare(smallPool({ schemes: [tiered] }), { ...ASKED, probability: 0.9, lenderStake: 0 })),
    ).toContain('layers.government.share: the share of the pool party is not one figure');
  });
});

describe('incentives', () => {
  it('of Weihai: beyond its cap the city bears nothing more and the bank 60 %', () => {
    const rules = rulesOf([
      layer('region', '0.40'),
      layer('government', '0.20', { perLoanCap: '1000000', requires: 'region' }),
    ]);
    const { stretches, findings } = incentives(rules, { amount: '8000000' });
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [0, 500_000_000],
      [500_000_000, 800_000_000],
    ]);
    expect(stretches[1]!.shares).toEqual({ region: 0.4, government: 0, bank: 0.6 });
    expect(findings).toEqual([]);
  });
  it('flags a lender without stake and one that bears all, with the loss from which it does', () => {
    const covered = rulesOf([
      layer('government', '0.6'),
      layer('insurer', '1', { of: 'residual', perLoanCap: '400000' }),
    ]);
    const { findings } = incentives(covered, { amount: '2000000' });
    expect(findings.map(({ code, from, to }) => [code, from, to])).toEqual([['lender-without-stake', 0, 100_000_000]]);
    const capped = rulesOf([layer('government', '0.5', { perLoanCap: '100000' })]);
    const [bare, ...more] = incentives(capped, { amount: '1000000' }).findings;
    expect([bare!.code, bare!.to, more]).toEqual(['lender-bears-all', 100_000_000, []]);
    // a bend is told to the fen that rounding leaves
    expect(Math.abs(bare!.from - 20_000_000)).toBeLessThanOrEqual(6);
  });
  it('flags sizes of loan at which every share jumps', () => {
    const steps = [{ upTo: '500000', share: '0.8' }, { share: '0.5' }];
    const cliff = rulesOf([layer('government', '0.5')], { tiers: [tier('loanSize', 'government', ...steps)] });
    expect(incentives(cliff, { amount: '400000' }).findings).toMatchObject([{ code: 'size-cliff', from: 50_000_000 }]);
  });
  it("shares add up to one at every loss, and the lender's is what `lenderShare` says", () => {
    const rules: SchemeRules = rulesOf([
      layer('government', '0.3'),
      layer('guarantor', '0.5', { of: 'residual' }),
      layer('reGuarantor', '0.4', { of: 'guarantor' }),
    ]);
    const { stretches } = incentives(rules, { amount: '1000000' });
    expect(stretches).toHaveLength(1);
    const sum = Object.values(stretches[0]!.shares).reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(stretches[0]!.shares.bank).toBeCloseTo(lenderShare(rules), 6);
    expect(stretches[0]!.shares.reGuarantor).toBeCloseTo(0.7 * 0.5 * 0.4, 6);
  });
  it('refuses an amount that is none', () => {
    expect(refusal(() => incentives(rulesOf([layer('government', '0.5')]), { amount: '0.10' }))).toContain(
      'incentives: amount: 10 or more expected; met "0.10"',
    );
  });
});

describe('schemes compared', () => {
  const money = { opening: '70000000' };
  const own = smallPool().schemes[0]!;
  const half = rulesOf([layer('government', '0.5', { perLoanCap: '1000000' })]);
  it('bear the same loss, each fen by somebody', () => {
    const { rows, loss, lossInTail } = compareSchemes(smallPool(), {
      ...ASKED,
      probability: 0.95,
      schemes: [
        { rules: own, money },
        { rules: half, money },
      ],
    });
    for (const { parties } of rows) {
      const sum = (of: 'expected' | 'inTail') => parties.reduce((total, one) => total + one[of].estimate, 0);
      expect(sum('expected')).toBeCloseTo(loss.estimate, 2);
      expect(sum('inTail')).toBeCloseTo(lossInTail.estimate, 2);
    }
    const pool = (i: number) => rows[i]!.parties.find(({ party }) => party === 'government')!;
    expect(pool(1).expected.estimate).toBeLessThan(pool(0).expected.estimate);
    expect(rows[1]!.required.estimate / rows[0]!.required.estimate).toBeCloseTo(1 / 2.16, 12);
    expect(rows[0]!.required).toEqual(
      requiredPool(smallPool(), { ...ASKED, probability: 0.95, by: 'simulation' }).required,
    );
  });
  it('look at the worst scenarios of the loss, not of one pool', () => {
    const pool = smallPool({ schemes: [half], pledge: { ...smallPool().pledge, annualVolatility: 0.8 } });
    const { lossInTail } = compareSchemes(pool, { ...ASKED, probability: 0.95, schemes: [{ rules: half, money }] });
    const [loss] = draw(askPool('here', pool, ASKED), ['scheme[0].loss']).columns;
    const worst = loss!.sort().slice(950);
    expect(lossInTail.estimate).toBeCloseTo(worst.reduce((sum, fen) => sum + fen, 0) / 50, 2);
  });
  it('refuses all that cannot be compared at once, before any scenario', () => {
    const unknown = {
      ...half,
      id: 'gap',
      layers: [{ ...half.layers[0]!, share: { unknown: 'layers.government.share', note: null } }],
    };
    const small = { ...half, id: 'small', limits: { ...half.limits, maximumLoan: '1000' } };
    const told = refusal(() =>
      compareSchemes(smallPool(), {
        ...ASKED,
        probability: 0.95,
        schemes: [unknown, small].map((rules) => ({ rules, money })),
      }),
    );
    expect(told).toContain('compareSchemes: schemes[0] "gap" scheme gap@1 layers.government.share');
    expect(told).toContain('compareSchemes: schemes[1] "small" book row 0');
  });
});
