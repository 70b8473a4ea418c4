import { describe, expect, it } from 'vitest';
import { exponentialSum } from '../../../src/numeric/time-value/exponential-sum.ts';
import { RATE_REASONS, rateAnswer, theRate } from '../../../src/numeric/time-value/rate-answer.ts';

const flows = (...amounts: number[]) =>
  exponentialSum(
    amounts.map((_, i) => i),
    amounts,
  );

describe('rate answer', () => {
  // 1 Worked examples; what each stream comes to from its flows on is tested with `internalRates`.
  it('names the smallest positive rate of a gain, otherwise the growth nearest to none', () => {
    const gain = flows(-100, 300, -250, 60);
    const loss = flows(-100, 300, -250, 40);
    expect(rateAnswer([-0.1, 0.2, 0.4], gain)).toMatchObject({ sensible: 0.2, reason: 'net-gain' });
    expect(rateAnswer([-0.1, 0.2, 0.4], loss)).toMatchObject({ sensible: -0.1, reason: 'nearest-zero' });
    // ln 0.5 is further from zero than ln 1.6
    expect(rateAnswer([-0.5, 0.6], loss)).toMatchObject({ sensible: 0.6 });
    expect(rateAnswer([-0.5, -0.2], gain)).toMatchObject({ sensible: -0.2, reason: 'nearest-zero' });
  });

  // 2 Laws.
  it('gives every reason in both languages, each its own', () => {
    const texts = Object.values(RATE_REASONS).flatMap(({ en, zh }) => [en, zh]);
    expect(new Set(texts).size).toBe(texts.length);
    for (const { en, zh } of Object.values(RATE_REASONS)) {
      expect(en).toMatch(/^[\x20-\x7e]{20,}$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]{5,}/);
    }
  });

  // 3 Differential: the wrapper gives back what the answer says.
  it('reads an answer off', () => {
    const several = rateAnswer([0.1, 0.2], flows(-100, 230, -132));
    expect(theRate('x', several, undefined)).toBe(0.1);
    expect(theRate('x', several, 0.16)).toBe(0.2);
    expect(theRate('x', several, 0.1)).toBe(0.1);
    expect(theRate('x', { kind: 'one', rate: 0.3, reason: 'one-found' }, undefined)).toBe(0.3);
  });

  // 4 Refusals.
  it('refuses where every rate loses the early flows, and quotes them', () => {
    const lost = rateAnswer([-0.99, -0.98], flows(-1, ...new Array(20).fill(0), 1, -1));
    expect(lost).toMatchObject({ kind: 'several', sensible: -0.98, reason: 'early-flows-lost' });
    expect(() => theRate('x', lost, undefined)).toThrowError(/^NO_SOLUTION: x: no rate.*met -0.99,-0.98/);
    expect(theRate('x', lost, 0)).toBe(-0.98);
  });
});
