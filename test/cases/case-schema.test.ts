import { describe, expect, it } from 'vitest';
import { CaseQuestion } from '../../src/domain/case-schema.ts';
import { parseWith } from '../../src/domain/parse.ts';

const QUESTION = {
  base: {
    attributes: [{ name: 'cited', column: 'Citations', kind: 'numeric', transform: 'log1p' }],
    value: { column: 'Price', per: 'Rights', scale: 'log' },
  },
  target: { cited: 3 },
  estimate: { k: 10, level: 0.9 },
};

/** The question with one field set to another value. */
function withField(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(QUESTION);
  const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], copy);
  (holder as Record<string | number, unknown>)[path.at(-1)!] = value;
  return copy;
}

describe('CaseQuestion', () => {
  // 1 Worked example: what is not said is filled in here and nowhere later.
  it('fills in what is not said', () => {
    expect(parseWith(CaseQuestion, QUESTION, 'question')).toEqual({
      base: { ...QUESTION.base, attributes: [{ ...QUESTION.base.attributes[0], weight: 1 }], missingMarks: [''] },
      target: { cited: 3 },
      estimate: {
        k: 10,
        level: 0.9,
        metric: 'gower',
        scale: 'range',
        missing: 'skip',
        minOverlap: 0.5,
        weights: {},
        exclude: [],
        centre: 'median',
        weighting: 'equal',
        ridge: 0.1,
        adjust: {},
        shrink: 0,
        interval: 'jackknife+',
      },
    });
  });

  // 2 Law: what was filled in stays as it is.
  it('reads its own result as the same question', () => {
    const once = parseWith(CaseQuestion, QUESTION, 'question');
    expect(parseWith(CaseQuestion, once, 'question')).toEqual(once);
  });

  // 4 Refusals.
  it.each([
    [['base', 'attributes'], [], /question \/base\/attributes: .*met \[\]/],
    [['base', 'attributes', 0, 'transform'], 'sqrt', /\/base\/attributes\/0\/transform: .*met "sqrt"/],
    [['base', 'attributes', 0, 'kind'], 'colour', /\/base\/attributes\/0\/kind: .*met "colour"/],
    [['base', 'attributes', 0, 'range'], [5, 5], /\/base\/attributes\/0\/range: a range expected.*met \[5,5\]/],
    [['base', 'attributes', 0, 'weight'], -1, /\/base\/attributes\/0\/weight: .*met -1/],
    [
      ['base', 'attributes', 1],
      { name: 'cited', column: 'x', kind: 'date' },
      /\/base\/attributes: attributes of different names/,
    ],
    [
      ['base', 'attributes', 0],
      { name: 's', column: 's', kind: 'ordinal', levels: ['a', 'a'] },
      /levels: each level once.*met \["a","a"\]/,
    ],
    [['base', 'date'], { every: '2007-02-30' }, /\/base\/date.*met/],
    [['base', 'colour'], 1, /question \/base\/colour: no such field/],
    [['target', 'cited'], true, /\/target\/cited: .*met true/],
    [['estimate', 'level'], 90, /\/estimate\/level: .*met 90/],
    [['estimate', 'k'], 2.5, /\/estimate\/k: .*met 2.5/],
    [['estimate', 'scale'], 'none', /\/estimate\/scale: range expected.*met "none"/],
  ])('refuses %j of %j', (path, value, message) => {
    expect(() => parseWith(CaseQuestion, withField(path, value), 'question')).toThrowError(message);
  });
});
