import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { isName, MAXIMUM_LENGTH, tokens } from '../../src/formula/tokens.ts';
import { refusalOf } from '../support/formulas.ts';

const read = (text: string) => tokens({ model: 'test/model', formula: 'line', text });
const texts = (text: string) => read(text).map((token) => token.text);

describe('tokens', () => {
  // 1 Worked examples.
  it('cuts a formula, each token with its place', () => {
    expect(read('2.5×rate')).toEqual([
      { type: 'number', text: '2.5', at: 0 },
      { type: 'sign', text: '×', at: 3 },
      { type: 'name', text: 'rate', at: 4 },
      { type: 'end', text: 'the end', at: 8 },
    ]);
  });
  it('reads ASCII forms as the printed signs', () => {
    expect(texts('a*b/c-d<=e>=f!=g==h')).toEqual([
      ...['a', '×', 'b', '÷', 'c', '−', 'd', '≤', 'e', '≥', 'f', '≠', 'g', '=', 'h', 'the end'],
    ]);
  });
  it('reads numbers with or without a whole part, names in any alphabet, and spaces, tabs and line ends', () => {
    expect(texts('.5 0.25 007')).toEqual(['.5', '0.25', '007', 'the end']);
    expect(texts('许可费率 Φ _x1\té\n\r b2')).toEqual(['许可费率', 'Φ', '_x1', 'é', 'b2', 'the end']);
  });
  it('knows what can be a name', () => {
    expect(['rate', '折现率', '_1', 'constructor'].every(isName)).toBe(true);
    expect(['', '1a', 'a b', 'a.b', 'a-b', ' a', '"a"'].some(isName)).toBe(false);
  });

  // 2 Laws.
  it('loses no character but spaces, whatever the text, or points at the one it cannot read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        try {
          const found = read(text);
          for (const [index, { at }] of found.slice(1).entries()) expect(at).toBeGreaterThan(found[index]!.at);
          expect(found.at(-1)).toMatchObject({ type: 'end', at: text.length });
        } catch (error) {
          expect(isIpworthError(error) && error.code).toBe('MODEL_INVALID');
        }
      }),
    );
  });

  // 4 Refusals.
  it.each([
    ['a $ b', 3, '$'],
    ['a.b', 2, '.'],
    ['1.', 2, '.'],
    ['"x"', 1, '"'],
    ['a × 😀', 5, '😀'],
    ['a;b', 2, ';'],
  ])('refuses %j at its column', (text, column, character) => {
    const message = refusalOf(() => read(text));
    expect(message).toContain(
      `test/model: formula line, column ${column}: no formula holds the character "${character}"`,
    );
    expect(message.split('\n').slice(1)).toEqual([`  ${text}`, `  ${' '.repeat(column - 1)}^`]);
  });
  it('shows a formula of several lines as one, so that the caret stands below its column', () => {
    const message = refusalOf(() => read('a +\n\tb $'));
    expect(message.split('\n').slice(1)).toEqual(['  a +  b $', '         ^']);
  });
  it('refuses a text beyond the bound, quoting its beginning', () => {
    expect(() => read('a'.repeat(MAXIMUM_LENGTH))).not.toThrow();
    const message = refusalOf(() => read('a'.repeat(MAXIMUM_LENGTH + 1)));
    expect(message).toContain('longer than 2000 characters; split it');
    expect(message.length).toBeLessThan(250);
  });
});
