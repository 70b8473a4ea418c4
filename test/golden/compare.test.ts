import { describe, expect, it } from 'vitest';
import { compareAnswer, mustRefuse } from './compare.ts';
import type { Case } from './contract.ts';

function golden(expected: Case['expected'], tolerance: unknown, more: Partial<Case> = {}): Case {
  return { id: 'x-1', topic: 'x/y', inputs: {}, expected, tolerance, ...more };
}

function faults(
  expected: Case['expected'],
  tolerance: unknown,
  answer: unknown,
  more?: Partial<Case>,
): readonly string[] {
  return compareAnswer(golden(expected, tolerance, more), answer).faults;
}

/** Each row: expected, tolerance, an answer that agrees, and one just beyond the tolerance. */
const FORMS: readonly (readonly [string, Case['expected'], unknown, unknown, unknown])[] = [
  ['abs', { v: 10 }, { abs: 0.5 }, { v: 10.5 }, { v: 10.51 }],
  ['rel', { v: 200 }, { rel: 0.01 }, { v: 202 }, { v: 202.1 }],
  ['abs and rel, rel met', { v: 200 }, { abs: 0.1, rel: 0.01 }, { v: 201.9 }, { v: 202.1 }],
  ['abs and rel, abs met', { v: 1 }, { abs: 0.1, rel: 0.01 }, { v: 1.09 }, { v: 1.11 }],
  ['exact', { v: 2250 }, { exact: true }, { v: 2250 }, { v: 2250.0000001 }],
  [
    'exact text',
    { v: ['18446744073709551615'] },
    { exact: true },
    { v: [18446744073709551615n] },
    { v: ['1844674407370955161'] },
  ],
  ['exact truth', { met: false }, { exact: true }, { met: false }, { met: true }],
  ['a number for each field is absolute', { v: 100, w: 1 }, { v: 1, w: 0 }, { v: 101, w: 1 }, { v: 100, w: 1.01 }],
  ['abs or rel for each field', { v: 100 }, { v: { rel: 0.02 } }, { v: 102 }, { v: 102.1 }],
  ['a field named exact', { exact: 2.1 }, { exact: 0.01 }, { exact: 2.105 }, { exact: 2.12 }],
  [
    'own rule before the general one',
    { rank: 9, v: 1 },
    { rank: 'exact', rel: 0.5 },
    { rank: 9, v: 1.2 },
    { rank: 10, v: 1 },
  ],
  ['absolute below a size', { v: 2e-43 }, { rel: 1e-10, absIfBelow: 1e-14 }, { v: 1e-15 }, { v: 2e-14 }],
  ['max of a number and a share', { v: 14 }, { v: 'max(3, 4 %)' }, { v: 17 }, { v: 17.1 }],
  ['max of a number and a share, share', { v: 1000 }, { v: 'max(3, 4 %)' }, { v: 1040 }, { v: 1041 }],
  ['a band', { v: 0.91 }, { v: '0.87 to 0.93 whatever the tie-breaking' }, { v: 0.88 }, { v: 0.86 }],
  ['rel as a sentence', { v: 4.5 }, { v: 'rel 0.10' }, { v: 4.9 }, { v: 5 }],
  ['rel with a remark', { v: 100 }, { v: 'rel 1e-5 (the peer stops at cdf 1-1e-9)' }, { v: 100.0009 }, { v: 100.0011 }],
  [
    'rel by part of a name',
    { varContributions: [100] },
    { contributions: 'rel 1e-4; for 0.999' },
    { varContributions: [100.009] },
    { varContributions: [100.02] },
  ],
  [
    'rel by the beginning of a name',
    { largePoolQuantile95: 100 },
    { largePool: 'rel 1e-6 for the large-pool formula; a simulation' },
    { largePoolQuantile95: 100.00005 },
    { largePoolQuantile95: 100.001 },
  ],
  [
    'whole units',
    { v: { '0.5': 400 } },
    { v: 'exact multiple of the unit' },
    { v: { '0.5': 400 } },
    { v: { '0.5': 400.001 } },
  ],
  [
    'most of a list',
    { v: [1, 2, 3] },
    { v: 'equal up to ties: at least 2 of 3 within 1e-6' },
    { v: [1, 9, 3] },
    { v: [1, 9, 8] },
  ],
  [
    'a band built from other fields',
    { lsm: 4.47, b: 4.4778, lsmStandardError: 0.01 },
    { lsm: 'a run must lie within b - 0.03 and b + 4 lsmStandardError', b: 0.002 },
    { lsm: 4.517, b: 4.4778 },
    { lsm: 4.52, b: 4.4778 },
  ],
  [
    'a note on zeros',
    { logAbsGamma: 0, gamma: 1 },
    { rel: 1e-12, note: 'logAbsGamma near its zeros at 1 and 2: absolute 1e-14' },
    { logAbsGamma: 9e-15, gamma: 1 },
    { logAbsGamma: 2e-14, gamma: 1 },
  ],
  [
    'certified zeros',
    { s: 0, f: 'Infinity' },
    { rel: 1e-7, note: 'relative error of the coefficients a sound QR reaches' },
    { s: 1e-9, f: 1e18 },
    { s: 1e-6, f: 1e18 },
  ],
  [
    'an infinity',
    { s: 1, f: 'Infinity' },
    { rel: 1e-7, note: 'relative error of the coefficients' },
    { s: 1, f: 1e18 },
    { s: 1, f: 100 },
  ],
  ['zero with a relative bound only', { v: 0 }, { rel: 1e-3 }, { v: 0 }, { v: 1e-15 }],
  ['no tolerance for a field', { rank: 265, v: 1 }, { v: 0.1 }, { rank: 265, v: 1 }, { rank: 264, v: 1 }],
  [
    'nested objects and lists',
    { m: { a: [1, { b: 2 }] } },
    { abs: 0.1 },
    { m: { a: [1, { b: 2.05 }] } },
    { m: { a: [1, { b: 2.2 }] } },
  ],
  ['typed arrays', { v: [1, 2] }, { abs: 0.1 }, { v: Float64Array.of(1, 2) }, { v: Float64Array.of(1, 2, 3) }],
  ['the beginning of a list', { first: [1, 2] }, { abs: 0 }, { first: [1, 2, 3] }, { first: [1] }],
  ['exact decimal text', { v: 0.1 }, { abs: 1e-9 }, { v: '0.1' }, { v: '0.2' }],
  ['several roots', { r: -0.6, alsoAccepted: [-0.03] }, { abs: 1e-9 }, { r: -0.03 }, { r: -0.3 }],
  ['commentary', { v: 1, note: 'words', digits: '1.000' }, { abs: 0 }, { v: 1 }, { v: 2 }],
  ['a missing field', { v: 1, w: 2 }, { abs: 0 }, { v: 1, w: 2 }, { v: 1 }],
  ['a number that is none', { v: 1 }, { abs: 9 }, { v: 1 }, { v: Number.NaN }],
];

describe('every form of tolerance', () => {
  it.each(FORMS)('%s', (_, expected, tolerance, right, wrong) => {
    expect(faults(expected, tolerance, right)).toEqual([]);
    expect(faults(expected, tolerance, wrong)).toHaveLength(1);
  });

  it('names the field, both values, the difference and the bound', () => {
    const words = 'm.1: expected 5, met 5.5, off by 0.5, allowed 0.25';
    expect(faults({ m: [1, 5] }, { abs: 0.25 }, { m: [1, 5.5] })).toEqual([words]);
  });

  it('reports the worst relative error over all numbers', () => {
    const comparison = compareAnswer(golden({ a: 100, b: [10, 0] }, { rel: 1 }), { a: 101, b: [10.5, 0] });
    expect(comparison.worstRelativeError).toBe(0.05);
    const tiny = compareAnswer(golden({ a: 1e-37, b: 2 }, { rel: 1e-3, abs: 1e-14 }), { a: 0, b: 2.001 });
    expect(tiny.worstRelativeError).toBeCloseTo(0.0005, 12); // 1e-37 is nothing beside 1e-14
  });
});

describe('laws of an answer as a whole', () => {
  const shares = { abs: 1e-6, sum: 'shares add up to the loss exactly' };
  const loss = { inputs: { confirmedLoss: 0.3 } };

  it('adds shares up exactly, in decimals', () => {
    expect(faults({ fund: 0.1, bank: 0.2 }, shares, { fund: '0.1', bank: '0.2' }, loss)).toEqual([]);
    expect(
      faults({ fund: 0.1, bank: 0.2 }, shares, { fund: 0.1, bank: 0.20000000000000001 + 1e-15 }, loss),
    ).toHaveLength(1);
  });

  it('holds a simulation against the exact value in standard errors', () => {
    const tolerance = { rel: 1e-9, monteCarlo: 'a simulation of N paths must lie within 4 standard errors' };
    const answer = (estimate: number) => ({ mean: 10, monteCarlo: { mean: { estimate, standardError: 0.5 } } });
    expect(faults({ mean: 10 }, tolerance, answer(11.9))).toEqual([]);
    expect(faults({ mean: 10 }, tolerance, answer(12.1))).toHaveLength(1);
    expect(faults({ mean: 10 }, tolerance, { mean: 10 })).toEqual([
      'monteCarlo: missing; expected { field: { estimate, standardError } }',
    ]);
  });
});

describe('rows whose ties may come in any order', () => {
  const expected = {
    nearestRows: [[1], [7], [9], [4], [5]],
    distances: [[0], [0.1], [0.1], [0.2], [0.3]],
    note: 'one column per query; ties may come in any order',
  };
  const rows = (...list: number[]) => ({ nearestRows: list.map((row) => [row]), distances: expected.distances });

  it('accepts tied rows in any order, and any row tied at the last distance', () => {
    expect(faults(expected, { abs: 1e-12 }, rows(1, 9, 7, 4, 5))).toEqual([]);
    expect(faults(expected, { abs: 1e-12 }, rows(1, 7, 9, 4, 6))).toEqual([]);
  });

  it('refuses rows from another distance, repeated rows and missing rows', () => {
    expect(faults(expected, { abs: 1e-12 }, rows(1, 4, 9, 7, 5))).toHaveLength(1);
    expect(faults(expected, { abs: 1e-12 }, rows(1, 9, 9, 4, 5))).toHaveLength(1);
    expect(faults(expected, { abs: 1e-12 }, rows(1, 7, 9, 4))).not.toEqual([]);
  });
});

describe('figures that are published but wrong', () => {
  it('must not be returned, whichever way the case names them', () => {
    const wrong = (publishedButWrong: unknown, v: number) => faults({ v: 10, publishedButWrong }, { abs: 1 }, { v });
    for (const named of [12, [12], { v: 12 }]) {
      expect(wrong(named, 10)).toEqual([]);
      expect(wrong(named, 11.5).join()).toContain('published but wrong');
      expect(wrong(named, 10.9)).toEqual([]);
    }
    expect(faults({ v: 10 }, { abs: 1 }, { v: 12 }, { publishedButWrong: 12 }).join()).toContain('published but wrong');
    expect(faults(null, { abs: 1 }, { any: 12 }, { publishedButWrong: 12 }).join()).toContain('published but wrong');
    expect(faults(null, { abs: 1 }, { any: 15 }, { publishedButWrong: 12 })).toEqual([]);
  });
});

describe('what only a refusal meets', () => {
  it('is no answer, an error, or nothing but nulls', () => {
    expect(mustRefuse(golden(null, { exact: true }))).toBe(true);
    expect(mustRefuse(golden({ error: true }, { exact: true }))).toBe(true);
    expect(mustRefuse(golden({ irr: null }, { exact: true }))).toBe(true);
    expect(mustRefuse(golden({ irr: 0 }, { exact: true }))).toBe(false);
    expect(mustRefuse(golden(null, { abs: 1 }, { publishedButWrong: 3 }))).toBe(false);
  });
});

describe('forms that are not known', () => {
  it.each([
    [undefined],
    ['exact'],
    [1e-9],
    [{ v: 'about right' }],
    [{ v: { abs: 1, ulps: 2 } }],
    [{ v: -1 }],
    [{ abs: 'small' }],
    [{ abs: 1, other: 1 }],
  ])('%j is refused with a reason', (tolerance) => {
    expect(() => faults({ v: 1 }, tolerance, { v: 1 })).toThrow(/^tolerance: /);
  });
});
