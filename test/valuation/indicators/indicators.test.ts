import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { IndicatorSystem, type IndicatorWeights } from '../../../src/domain/indicator-system.ts';
import { normalCdf, normalQuantile } from '../../../src/numeric/normal.ts';
import { rankSensitivity } from '../../../src/valuation/indicators/rank-sensitivity.ts';
import { indicatorScore } from '../../../src/valuation/indicators/score.ts';
import { haircutFromScore, royaltyFromScore } from '../../../src/valuation/indicators/score-evidence.ts';
import { refusalOf } from '../../support/formulas.ts';

const aspects = loadCatalog().indicatorSystems.find(({ id }) => id === 'three-aspects-of-a-patent')!;
const brand = loadCatalog().indicatorSystems.find(({ id }) => id === 'three-parts-of-brand-strength')!;
const label = { en: 'part', zh: '部分' };
const tree: IndicatorSystem = {
  ...aspects,
  id: 'my-tree',
  indicators: [
    {
      id: 'legal',
      label,
      children: [
        { id: 'stability', label },
        { id: 'scope', label },
      ],
    },
    { id: 'technical', label },
  ],
};
const weights = (own: Record<string, string>): IndicatorWeights => {
  return { scenario: 'pledge', source: 'the valuer', weights: own };
};
const ours = weights({ legal: '0.4', stability: '0.75', scope: '0.25', technical: '0.6' });

describe('indicatorScore', () => {
  // 1 Worked example, by hand: 0.4 × (0.75 × 0.8 + 0.25 × 0.4) + 0.6 × 0.5 = 0.28 + 0.3.
  it('weighs a tree', () => {
    const { score, parts, warning, scenario } = indicatorScore(tree, ours, { stability: 80, scope: 40, technical: 50 });
    expect([score, scenario]).toEqual(['0.58', 'pledge']);
    expect(
      parts.map(({ id, weightOverall, position, contribution }) => [id, weightOverall, position, contribution]),
    ).toEqual([
      ['legal', '0.4', '0.7', '0.28'],
      ['stability', '0.3', '0.8', '0.24'],
      ['scope', '0.1', '0.4', '0.04'],
      ['technical', '0.6', '0.5', '0.3'],
    ]);
    expect(warning.en).toContain('no price');
  });

  // 2 Laws.
  it('runs from 0 to 1, rises with each score, and parts add up to it', () => {
    const scores = fc.record({ stability: fc.nat(100), scope: fc.nat(100), technical: fc.nat(99) });
    fc.assert(
      fc.property(scores, (own) => {
        const at = (more: typeof own) => indicatorScore(tree, ours, more);
        const { score, parts } = at(own);
        expect(Number(score)).toBeGreaterThanOrEqual(0);
        expect(Number(score)).toBeLessThanOrEqual(1);
        const leaves = parts
          .filter(({ id }) => id !== 'legal')
          .reduce((sum, { contribution }) => sum + Number(contribution), 0);
        expect(leaves).toBeCloseTo(Number(score), 12);
        expect(Number(at({ ...own, technical: own.technical + 1 }).score)).toBeGreaterThan(Number(score));
      }),
    );
  });

  // 4 Refusals.
  it('refuses weights that do not add up to one, in any group, by name', () => {
    const scores = { stability: 80, scope: 40, technical: 50 };
    const uneven = weights({ legal: '0.4', stability: '0.75', scope: '0.26', technical: '0.5999' });
    expect(refusalOf(() => indicatorScore(tree, uneven, scores))).toBe(
      'INPUT_INVALID: indicator weights (pledge): the weights of this group do not add up to 1; met 0.9999; scale them so that they do, exactly\n' +
        'indicator weights (pledge): legal: the weights of this group do not add up to 1; met 1.01; scale them so that they do, exactly',
    );
  });
  it('refuses missing and unknown weights and scores, all at once', () => {
    const scores = { stability: 101, scope: 40, design: 3 };
    const message = refusalOf(() => indicatorScore(tree, ours, scores));
    expect(message).toContain('indicator scores: design: nothing that my-tree@1 scores');
    expect(message).toContain('stability: a score from 0 to 100 expected; met 101');
    expect(message).toContain('technical: missing');
    expect(refusalOf(() => indicatorScore(tree, weights({ legal: '1', other: '0' }), {}))).toMatch(
      /stability: missing[\s\S]*other: /,
    );
    expect(refusalOf(() => indicatorScore(tree, weights({ legal: '-0.4' }), {}))).toMatch(/met "-0.4"/);
    expect(refusalOf(() => indicatorScore(tree, ours, Number.NaN as never))).toContain('met NaN');
  });
});

describe('figures read from a score', () => {
  const half = indicatorScore(aspects, weights({ legal: '0.3', technical: '0.3', economic: '0.4' }), {
    legal: 62.5,
    technical: 62.5,
    economic: 62.5,
  });

  // 1 Worked example: machinery 1.5 to 3 %, s = 0.625: K = 2.4375 % (综合评价法).
  it('gives the rate of practice and the interval of the evidence', () => {
    const rate = royaltyFromScore(half, { lowest: '0.015', highest: '0.03' }, { system: aspects, level: 0.8 });
    expect(rate.value).toBe('0.024375');
    expect(rate.explainedVariance).toBe('0.027');
    expect(rate.source).toContain('Gambardella');
    expect(rate.warning.en).toContain('explain 2.7 % of the variance');
    // independent: the copula by hand
    const z = normalQuantile(0.9) * Math.sqrt(0.973);
    const centre = Math.sqrt(0.027) * normalQuantile(0.625);
    expect(Number(rate.low)).toBeCloseTo(0.015 + 0.015 * normalCdf(centre - z), 11);
    expect(Number(rate.high)).toBeCloseTo(0.015 + 0.015 * normalCdf(centre + z), 11);
    // nearly the whole corridor, whatever the score
    expect((Number(rate.high) - Number(rate.low)) / 0.015).toBeGreaterThan(0.78);
  });
  it('cuts less the higher the score', () => {
    const cut = haircutFromScore(half, { smallest: '0.2', largest: '0.6' }, { system: aspects, level: 0.8 });
    expect(cut.value).toBe('0.35');
    expect(Number(cut.low)).toBeGreaterThan(0.2);
    expect(Number(cut.high)).toBeLessThan(0.6);
    expect(Number(cut.low)).toBeLessThan(0.35);
  });

  // 2 Laws: knowing everything leaves no interval; knowing nothing leaves the corridor's own.
  it('narrows as more is explained', () => {
    const width = (value: string) => {
      const request = { system: aspects, level: 0.8, explained: { value, source: 'own study' } };
      const { low, high } = royaltyFromScore(half, { lowest: '0', highest: '0.1' }, request);
      return Number(high) - Number(low);
    };
    const widths = ['0', '0.027', '0.113', '0.5', '0.9', '1'].map(width);
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
    expect(widths[0]).toBeCloseTo(0.08, 10);
    expect(widths.at(-1)).toBe(0);
  });
  it('stays inside the corridor at scores of 0 and 1', () => {
    for (const all of [0, 100]) {
      const score = indicatorScore(aspects, weights({ legal: '1', technical: '0', economic: '0' }), {
        legal: all,
        technical: 0,
        economic: 0,
      });
      const { low, high } = royaltyFromScore(
        score,
        { lowest: '0.01', highest: '0.02' },
        { system: aspects, level: 0.9 },
      );
      expect([Number(low) > 0.01, Number(high) < 0.02]).toEqual([true, true]);
    }
  });

  // 4 Refusals.
  it('refuses a corridor upside down, a level, another system, and evidence that is unknown', () => {
    const ask =
      (range: { lowest: string; highest: string }, level = 0.8) =>
      () =>
        royaltyFromScore(half, range, { system: aspects, level });
    expect(refusalOf(ask({ lowest: '0.03', highest: '0.02' }))).toMatch(/above the highest; met 0.03 and 0.02/);
    expect(refusalOf(ask({ lowest: '3', highest: '5' }))).toMatch(/met "3"/);
    expect(refusalOf(ask({ lowest: '0', highest: '1' }, 1))).toMatch(/level.*met 1/);
    expect(refusalOf(() => royaltyFromScore(half, { lowest: 0, highest: 1 }, { system: tree, level: 0.8 }))).toMatch(
      /not scored by my-tree@1; met three-aspects-of-a-patent@1/,
    );
    const strength = indicatorScore(brand, weights({ investment: '0.25', equity: '0.5', performance: '0.25' }), {
      investment: 80,
      equity: 80,
      performance: 80,
    });
    const corridor = { lowest: '0', highest: '0.05' };
    expect(refusalOf(() => royaltyFromScore(strength, corridor, { system: brand, level: 0.8 }))).toMatch(
      /DATA_UNKNOWN.*three-parts-of-brand-strength@1 explainedVariance/,
    );
    const explained = { value: '0.2', source: 'own study of 40 licences' };
    // Brand Finance text: corridor 0 to 5 %, strength 80: 4 %
    expect(royaltyFromScore(strength, corridor, { system: brand, level: 0.8, explained })).toMatchObject({
      value: '0.04',
      source: 'own study of 40 licences',
    });
  });
});

describe('rankSensitivity', () => {
  const equal = weights({ legal: '0.5', technical: '0.25', economic: '0.25' });
  const subjects = [
    { name: 'A', scores: { legal: 80, technical: 20, economic: 20 } },
    { name: 'B', scores: { legal: 20, technical: 70, economic: 70 } },
  ];
  const options = { draws: 20_000, seed: 7 };

  // 1 Worked example, by hand: A leads while 0.8 w + 0.2 (1 − w) > 0.2 w + 0.7 (1 − w), so while w > 5 ÷ 11.
  it('finds the weight at which the order turns', () => {
    const { ranking, room } = rankSensitivity(aspects, equal, subjects, options);
    expect(ranking).toEqual([
      { name: 'A', score: '0.5' },
      { name: 'B', score: '0.45' },
    ]);
    const legal = room.find(({ id }) => id === 'legal')!;
    expect(legal.from).toBeCloseTo(5 / 11, 12);
    expect([legal.to, legal.below, legal.above]).toEqual([1, 'B', null]);
  });

  // 2 Laws · 3 Differential: P(first leg of a uniform triple > 5 ÷ 11) = (6 ÷ 11)².
  it('agrees with the closed form over all weights, and adds up to one', () => {
    const { firstUnderAnyWeights } = rankSensitivity(aspects, equal, subjects, options);
    const [a, b] = firstUnderAnyWeights as [(typeof firstUnderAnyWeights)[0], (typeof firstUnderAnyWeights)[0]];
    expect(Math.abs(a.share - (6 / 11) ** 2)).toBeLessThan(4 * a.standardError);
    expect(a.share + b.share).toBeCloseTo(1, 12);
    expect(rankSensitivity(aspects, equal, subjects, options)).toEqual(
      rankSensitivity(aspects, equal, subjects, options),
    );
  });
  it('turns exactly where it says, in trees as well', () => {
    const pair = [
      { name: 'A', scores: { stability: 90, scope: 10, technical: 55 } },
      { name: 'B', scores: { stability: 20, scope: 95, technical: 50 } },
    ];
    const { room } = rankSensitivity(tree, ours, pair, options);
    for (const { id, from, weight } of room.filter(({ below }) => below !== null)) {
      const moved = (to: number) => {
        const group = ['stability', 'scope'].includes(id) ? ['stability', 'scope'] : ['legal', 'technical'];
        const other = group.find((one) => one !== id)!;
        return weights({
          ...ours.weights,
          [id]: to.toFixed(6),
          [other]: (1 - Number(to.toFixed(6))).toFixed(6),
        } as never);
      };
      const lead = (own: IndicatorWeights) =>
        Number(indicatorScore(tree, own, pair[0]!.scores).score) -
        Number(indicatorScore(tree, own, pair[1]!.scores).score);
      expect(lead(moved(weight))).toBeGreaterThan(0);
      expect(lead(moved(from + 1e-4))).toBeGreaterThan(0);
      expect(lead(moved(from - 1e-4))).toBeLessThan(0);
    }
    expect(room.some(({ below }) => below !== null)).toBe(true);
  });

  // 4 Refusals.
  it('refuses one subject, names twice, too few draws', () => {
    expect(refusalOf(() => rankSensitivity(aspects, equal, subjects.slice(1), options))).toMatch(/at least two; met 1/);
    expect(refusalOf(() => rankSensitivity(aspects, equal, [subjects[0]!, subjects[0]!], options))).toMatch(
      /twice; met A/,
    );
    expect(refusalOf(() => rankSensitivity(aspects, equal, subjects, { draws: 5, seed: 1 }))).toMatch(/draws.*met 5/);
  });
});

describe('the schema of indicator systems', () => {
  it('refuses ids twice and a scale upside down', () => {
    const problems = (system: unknown) => IndicatorSystem.safeParse(system).error?.issues.map(({ message }) => message);
    expect(problems({ ...aspects, scale: { lowest: 5, highest: 1 } })).toEqual([
      'a scale expected: the lowest score below the highest',
    ]);
    expect(problems({ ...aspects, indicators: [aspects.indicators[0], aspects.indicators[0]] })).toEqual([
      'indicators of different ids expected',
    ]);
  });
});
