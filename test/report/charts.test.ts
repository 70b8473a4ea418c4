import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimsChart } from '../../src/report/claims-chart.ts';
import { lossChart } from '../../src/report/loss-chart.ts';
import { neighboursChart } from '../../src/report/neighbours-chart.ts';
import { loanUnit, unitFor } from '../../src/report/unit.ts';
import { valueChart } from '../../src/report/value-chart.ts';
import { sayIn } from '../../src/report/words.ts';
import { fixture } from './fixture.ts';
import { loan, pool } from './fixture-loan.ts';
import { type Tag, tagsOf } from './tags.ts';

const en = sayIn('en');
const million = unitFor(1e7, 'CNY', 'en', en);
/** Places are written to the hundredth of a pixel; sums of a few of them stray a little more. */
const HUNDREDTHS = 1;

const ofKind = (svg: string, kind: string): Tag[] => tagsOf(svg).filter(({ attributes }) => attributes.class === kind);
const numberOf = ({ attributes }: Tag, name: string): number => Number(attributes[name]);
const claims = (changed: Partial<typeof pool> = {}): string => claimsChart({ ...pool, ...changed }, million, en);

describe('the picture of claims', () => {
  // 1 Worked example: bins of 80, 17, 2, 0.9 and 0.002 %; 300 of 400 units of width lie below the balance.
  it('puts bars under the outline where simulation and law agree', () => {
    const tops = ofKind(claims(), 'bar').map((bar) => bar.attributes.y);
    const [outline] = ofKind(claims(), 'outline');
    const heights = [...(outline?.attributes.d ?? '').matchAll(/V([\d.]+)H/g)].map(([, y]) => y);
    expect(heights).toHaveLength(5);
    expect(tops.slice(0, 4)).toEqual(heights.slice(0, 4));
  });
  it('draws no bar where no scenario fell, and the balance at its place', () => {
    const bars = ofKind(claims(), 'bar').filter((bar) => numberOf(bar, 'height') > 12);
    expect(bars).toHaveLength(4);
    const [limit] = ofKind(claims(), 'limit');
    const [, , , fourth] = bars;
    expect(numberOf(limit as Tag, 'x1')).toBeCloseTo(numberOf(fourth as Tag, 'x') - 1, HUNDREDTHS);
  });
  it('states the chance of running dry', () => {
    expect(claims()).toContain(
      '<desc>pool balance 3 million yuan; chance that the pool runs dry, exact: 0.002%; simulated: none seen</desc>',
    );
  });

  // 2 Laws. From three decades on, for the simulated bins reach that far.
  it('takes a tenth of the chance one step down, whatever the rarest bin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 11 }), (decades) => {
        const bins = Array.from({ length: decades + 1 }, (_, i) => Number(`1e-${i}`));
        const [outline] = ofKind(claims({ law: { ...pool.law, bins } }), 'outline');
        const heights = [...(outline?.attributes.d ?? '').matchAll(/V([\d.]+)H/g)].map(([, y]) => Number(y));
        const steps = heights.slice(1).map((y, i) => y - (heights[i] as number));
        for (const step of steps) expect(step).toBeCloseTo(250 / decades, HUNDREDTHS);
      }),
    );
  });
  it('stands when nothing is ever claimed', () => {
    const bins = [1, 0, 0, 0, 0];
    const svg = claims({ law: { ...pool.law, bins }, simulation: { ...pool.simulation, bins: [1000, 0, 0, 0, 0] } });
    expect(svg).not.toMatch(/NaN|Infinity/);
    tagsOf(svg);
  });
});

describe('the picture of who bears a default', () => {
  const bars = (split: typeof loan): Tag[] =>
    tagsOf(lossChart(split, loanUnit('CNY', 'en', en), en)).filter(({ name }) => name === 'rect');
  it('falls from what is owed to nothing, each piece as wide as its part of the whole', () => {
    for (const [end, first] of [
      [loan.whenUnsold, 0],
      [loan.whenSold, 4],
    ] as const) {
      const [owed, ...pieces] = bars(loan).slice(first, first + 4) as [Tag, ...Tag[]];
      const amounts = [end.loss.recovered, ...end.split.parts.map(({ amount }) => amount)].map(Number);
      let right = numberOf(owed, 'x') + numberOf(owed, 'width');
      for (const [i, piece] of pieces.entries()) {
        const width = ((amounts[i] as number) / 506_250) * numberOf(owed, 'width');
        expect(numberOf(piece, 'x') + width).toBeCloseTo(right, HUNDREDTHS);
        expect(numberOf(piece, 'width')).toBeCloseTo(Math.max(0.5, width), HUNDREDTHS);
        right = numberOf(piece, 'x');
      }
      expect(right).toBeCloseTo(numberOf(owed, 'x'), HUNDREDTHS);
    }
  });
  it('counts in yuan in English and 万元 in Chinese', () => {
    expect(lossChart(loan, loanUnit('CNY', 'en', en), en)).toContain('>306,250.00</text>');
    expect(lossChart(loan, loanUnit('CNY', 'zh', sayIn('zh')), sayIn('zh'))).toContain('>30.63</text>');
    expect(loanUnit('USD', 'zh', sayIn('zh')).name).toBe('万USD');
  });
});

describe('the pictures of values', () => {
  const middleOf = (svg: string, kind: string): number => {
    const [tag] = ofKind(svg, kind) as [Tag];
    return numberOf(tag, 'x1');
  };
  it('keeps each value within its range and the band as wide as the whole', () => {
    const svg = valueChart(fixture(), 'en', en);
    const [band] = ofKind(svg, 'band') as [Tag];
    const whole = ofKind(svg, 'whisker strong').map((tag) => [numberOf(tag, 'x1'), numberOf(tag, 'x2')]);
    const [from, to] = whole[0] as [number, number];
    expect(numberOf(band, 'x')).toBeCloseTo(from, HUNDREDTHS);
    expect(numberOf(band, 'x') + numberOf(band, 'width')).toBeCloseTo(to, HUNDREDTHS);
    expect(middleOf(svg, 'centre')).toBeGreaterThan(from);
    expect(middleOf(svg, 'centre')).toBeLessThan(to);
    // one method has no range and so no whisker
    expect(ofKind(svg, 'whisker ')).toHaveLength(3);
    expect(ofKind(svg, 'dot')).toHaveLength(2);
  });
  it('places values by their logarithm: 1.7 of 0.5 … 5 million at log 3.4 ÷ log 10', () => {
    const place = Math.log(3.4) / Math.log(10);
    expect(middleOf(valueChart(fixture(), 'en', en), 'centre')).toBeCloseTo(262 + (820 - 262 - 76) * place, HUNDREDTHS);
  });
  it('draws cases on a plain scale where values may be negative', () => {
    const { evidence } = fixture();
    if (evidence === null) throw new Error('the fixture has cases');
    const plainScale = { ...evidence.method, valueScale: 'plain' as const };
    const interval = { ...evidence.interval, lower: -1.5 };
    const svg = neighboursChart({ ...evidence, interval, method: plainScale }, en);
    expect(svg).toContain('>-1.5</text>');
    expect(svg).not.toMatch(/NaN|log scale/);
    expect(neighboursChart(evidence, en)).toContain('log scale');
  });
});
