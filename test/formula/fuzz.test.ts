import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { defineModel } from '../../src/formula/define-model.ts';
import { explainText } from '../../src/formula/explain.ts';
import { MAXIMUM_DEPTH } from '../../src/formula/parse.ts';
import { print } from '../../src/formula/print.ts';
import { number } from '../../src/formula/quantities.ts';
import { MAXIMUM_LENGTH } from '../../src/formula/tokens.ts';
import { verify } from '../../src/formula/verify/verify.ts';
import { LABEL, modelOf, parseText, refusalOf, run, specOf } from '../support/formulas.ts';
import { trees } from '../support/trees.ts';

/** Printed again the same where it is read, refused in one line with a caret where not, and nothing else ever. */
function readOrRefuse(text: string): 'read' | 'refused' {
  try {
    const printed = print(parseText(text));
    expect(print(parseText(printed))).toBe(printed);
    return 'read';
  } catch (error) {
    if (!isIpworthError(error)) throw error;
    expect(error.code).toBe('MODEL_INVALID');
    expect(error.message).toMatch(/^MODEL_INVALID: test\/model: formula line, column \d+: [^\n]+\n {2}[^\n]*\n *\^$/);
    expect(error.message).not.toMatch(/[\p{Cs}\p{Cf}]|(?!\n)\p{Cc}/u);
    return 'refused';
  }
}

const PIECES = [
  'a',
  'b1',
  '许可费',
  '12',
  '.5',
  ' ',
  '\t',
  '\n',
  '+',
  '−',
  '*',
  '÷',
  '^',
  '(',
  ')',
  ',',
  '<',
  '<=',
  '≠',
  '=',
  '==',
];
const WORDS = [
  'if ',
  ' then ',
  ' else ',
  ' and ',
  ' or ',
  'not ',
  'sum(',
  'max(',
  'Phi(',
  '__proto__',
  'constructor',
  'toString(',
];
const STRANGE = [
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ufeff',
  '\u00a0',
  '\ud800',
  '\udfff',
  '😀',
  '𝒳',
  'e\u0301',
  '١',
  '½',
  '‍',
  '\u2028',
  '"',
  "'",
  '\\',
  '`',
  '$',
  '[',
  '.',
  ';',
];

describe('a fuzzed formula', () => {
  // 2 Laws.
  it.each([
    ['graphemes', fc.string({ unit: 'grapheme', maxLength: 200 })],
    [
      'code points, control characters and lone halves among them',
      fc.string({ unit: fc.nat(0xffff).map((n) => String.fromCharCode(n)), maxLength: 60 }),
    ],
    ['astral characters', fc.string({ unit: 'binary', maxLength: 60 })],
    ['pieces of formulas', fc.string({ unit: fc.constantFrom(...PIECES, ...WORDS), maxLength: 60 })],
    [
      'pieces with something strange in them',
      fc.string({ unit: fc.constantFrom(...PIECES, ...WORDS, ...STRANGE), maxLength: 20 }),
    ],
  ])('of random %s is read or refused', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => void readOrRefuse(text)),
      { numRuns: 500 },
    );
  });
  it('of a random tree with one character lost, doubled or strange is read or refused', () => {
    let read = 0;
    fc.assert(
      fc.property(trees, fc.nat(), fc.constantFrom('', ...PIECES, ...STRANGE), (tree, place, piece) => {
        const text = print(tree);
        const at = place % (text.length + 1);
        if (readOrRefuse(text.slice(0, at) + piece + text.slice(at + (place % 2))) === 'read') read += 1;
      }),
      { numRuns: 1000 },
    );
    expect(read).toBeGreaterThan(100);
  });
  it.each([
    '(',
    ')',
    '−',
    'not ',
    'a^',
    'f(',
    'if a then ',
    'if a then b else ',
    'a + (',
    'a × not ',
    'a + if a then a else ',
    'a,',
    '1',
    'a',
    ' ',
    '😀',
    '许',
  ])('of %j over and over is read or refused, however long', (piece) => {
    for (const length of [10, 60, 64, 70, 500, MAXIMUM_LENGTH - 2, MAXIMUM_LENGTH, 100_000]) {
      const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
      for (const end of ['', 'a', `a${')'.repeat(70)}`, 'a then b else c']) readOrRefuse(text + end);
    }
  });

  // 1 Worked examples of what a long formula goes through, and 4 refusals of what is too long or too deep in print.
  it('as long as may be is computed, explained and verified', () => {
    const long = `a${' + a'.repeat((MAXIMUM_LENGTH - 1) / 4)}`;
    const outcome = run(modelOf({ value: long }, { a: number(LABEL) }), { a: 1 });
    expect(outcome.value).toBe('500');
    expect(explainText(outcome, 'en')).toContain('= 500');
    expect(verify(outcome)).toMatchObject({ ok: true });
  });
  it('that only its printed form makes too long or too deep is refused when the model loads', () => {
    const refusal = (value: string) => refusalOf(() => defineModel(specOf({ value }, { a: number(LABEL) })));
    expect(refusal(`a${'+a'.repeat(900)}`)).toContain(`longer than ${MAXIMUM_LENGTH} characters; split it`);
    const deep = `a + ${'if a > 0 then a else a + '.repeat(30)}a`;
    expect(() => parseText(deep)).not.toThrow();
    expect(refusal(deep)).toContain(`nested deeper than ${MAXIMUM_DEPTH}; split it`);
  });
  it('is shown on one line, what cannot be seen by its number', () => {
    expect(refusalOf(() => parseText('a + \u202eb'))).toBe(
      'MODEL_INVALID: test/model: formula line, column 5: no formula holds the character U+202E\n  a +  b\n      ^',
    );
    expect(refusalOf(() => parseText('a\u0000'))).toContain('the character U+0000');
    expect(refusalOf(() => parseText('\ud800'))).toContain('the character U+D800');
    expect(refusalOf(() => parseText('a 😀'))).toContain('the character "😀"');
  });
});
