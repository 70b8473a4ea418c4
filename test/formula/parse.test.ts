import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { MAXIMUM_DEPTH } from '../../src/formula/parse.ts';
import type { Expression } from '../../src/formula/syntax.ts';
import { parseText, refusalOf } from '../support/formulas.ts';

/** The tree with every operation in brackets, written by other rules than the printer's. */
function bracketed(node: Expression): string {
  switch (node.type) {
    case 'number':
      return node.text;
    case 'name':
      return node.name;
    case 'negate':
      return `(-${bracketed(node.operand)})`;
    case 'not':
      return `(not ${bracketed(node.operand)})`;
    case 'call':
      return `${node.name}[${node.args.map(bracketed).join(' ')}]`;
    case 'if':
      return `(if ${[node.condition, node.then, node.otherwise].map(bracketed).join(' | ')})`;
    case 'binary':
      return `(${bracketed(node.left)} ${node.operator} ${bracketed(node.right)})`;
  }
}

describe('parse', () => {
  // 1 Worked examples: how tightly operators bind, and to which side they group.
  it.each([
    ['a + b × c', '(a + (b × c))'],
    ['a × b + c', '((a × b) + c)'],
    ['a − b − c', '((a − b) − c)'],
    ['a - b + c', '((a − b) + c)'],
    ['a ÷ b ÷ c', '((a ÷ b) ÷ c)'],
    ['a / b * c', '((a ÷ b) × c)'],
    ['a ^ b ^ c', '(a ^ (b ^ c))'],
    ['−a ^ b', '(-(a ^ b))'],
    ['a ^ −b', '(a ^ (-b))'],
    ['a ^ −b ^ c', '(a ^ (-(b ^ c)))'],
    ['a × −b', '(a × (-b))'],
    ['−a × b', '((-a) × b)'],
    ['−−a', '(-(-a))'],
    ['a − −b', '(a − (-b))'],
    ['a + b < c × d', '((a + b) < (c × d))'],
    ['a = b and c ≠ d', '((a = b) and (c ≠ d))'],
    ['a < b or c > d and e ≤ f', '((a < b) or ((c > d) and (e ≤ f)))'],
    ['not a < b', '(not (a < b))'],
    ['not a and b', '((not a) and b)'],
    ['not not a', '(not (not a))'],
    ['(a + b) × c', '((a + b) × c)'],
    ['((a))', 'a'],
    ['if a > b then c else d + e', '(if (a > b) | c | (d + e))'],
    ['a + if b > c then d else e', '(a + (if (b > c) | d | e))'],
    ['if a then b else if c then d else e', '(if a | b | (if c | d | e))'],
    ['if a then if b then c else d else e', '(if a | (if b | c | d) | e)'],
    ['f()', 'f[]'],
    ['f(a, b + c, g(d))', 'f[a (b + c) g[d]]'],
    ['sum(x)^2', '(sum[x] ^ 2)'],
    ['constructor × toString', '(constructor × toString)'],
    ['thenx × ifx', '(thenx × ifx)'],
  ])('reads %s as %s', (text, tree) => {
    expect(bracketed(parseText(text))).toBe(tree);
  });
  it('notes where each node begins', () => {
    expect(parseText(' (a + 1) × f(b)')).toMatchObject({
      at: 2,
      left: { at: 2, left: { at: 2 }, right: { at: 6 } },
      right: { at: 11, args: [{ at: 13 }] },
    });
  });

  // 2 Laws.
  it('reads random text or refuses it as a model, and never crashes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        expectReadOrRefused(text);
      }),
    );
  });
  it('reads random runs of the language’s own words or refuses them', () => {
    const word = fc.constantFrom(
      ...['a', 'rate', '1', '.5', '+', '−', '-', '×', '/', '^', '(', ')', ',', '<', '≤', '=', '≠', '>'],
      ...['if', 'then', 'else', 'and', 'or', 'not', 'sum(', 'max(', 'constructor', '__proto__', '许可费'],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        expectReadOrRefused(words.join(' '));
      }),
      { numRuns: 1000 },
    );
  });
  it.each(['(', '−', 'not ', 'a^', 'f(', 'if a then ', 'a + (', '1 − −', 'if '])(
    'comes to an end on %j over and over',
    (text) => {
      const long = text.repeat(Math.floor(1990 / text.length));
      expectReadOrRefused(long);
      expectReadOrRefused(`${long}a${')'.repeat(5)}`);
    },
  );
  it('reads a long row of operators, which is not deep', () => {
    expect(bracketed(parseText(`a${' + b'.repeat(400)}`))).toMatch(/^\({400}a \+ b\)/);
  });

  // 4 Refusals, each with its column and a caret below it.
  it.each([
    ['', 1, 'a number, a name or "(" expected, found "the end"'],
    ['a +', 4, 'a number, a name or "(" expected, found "the end"'],
    ['a b', 3, 'an operator expected, found "b"'],
    ['2x', 2, 'an operator expected, found "x"'],
    ['1e5', 2, 'an operator expected, found "e5"'],
    ['a constructor b', 3, 'an operator expected, found "constructor"'],
    ['a toString b', 3, 'an operator expected, found "toString"'],
    ['a × × b', 5, 'a number, a name or "(" expected, found "×"'],
    ['a + + b', 5, 'a number, a name or "(" expected, found "+"'],
    ['(a + b', 7, '")" expected to close the bracket, found "the end"'],
    ['a + b)', 6, 'an operator expected, found ")"'],
    ['f(a, b', 7, '")" expected to close the arguments, found "the end"'],
    ['f(a b)', 5, '")" expected to close the arguments, found "b"'],
    ['f(a,)', 5, 'a number, a name or "(" expected, found ")"'],
    ['f(,a)', 3, 'a number, a name or "(" expected, found ","'],
    ['f(', 3, 'a number, a name or "(" expected, found "the end"'],
    ['a < b < c', 7, 'comparisons do not chain; join two with "and"'],
    ['a = b = c', 7, 'comparisons do not chain; join two with "and"'],
    ['if a b else c', 6, '"then" expected after the condition, found "b"'],
    ['if a then b', 12, '"else" expected after the first branch, found "the end"'],
    ['then', 1, 'a number, a name or "(" expected, found "then"'],
    ['a and', 6, 'a number, a name or "(" expected, found "the end"'],
    ['and a', 1, 'a number, a name or "(" expected, found "and"'],
    ['not', 4, 'a number, a name or "(" expected, found "the end"'],
    ['3 (a)', 3, 'an operator expected, found "("'],
  ])('refuses %j at column %i', (text, column, problem) => {
    expect(refusalOf(() => parseText(text))).toBe(
      `MODEL_INVALID: test/model: formula line, column ${column}: ${problem}\n  ${text}\n  ${' '.repeat(column - 1)}^`,
    );
  });
  it('bounds how deep a formula goes', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect(() => parseText(nested(MAXIMUM_DEPTH - 1))).not.toThrow();
    expect(refusalOf(() => parseText(nested(MAXIMUM_DEPTH)))).toContain(
      `column ${MAXIMUM_DEPTH + 1}: nested deeper than ${MAXIMUM_DEPTH}; split it`,
    );
  });
});

function expectReadOrRefused(text: string): void {
  try {
    expect(parseText(text).at).toBeGreaterThanOrEqual(0);
  } catch (error) {
    if (!isIpworthError(error)) throw error;
    expect(error.code).toBe('MODEL_INVALID');
    expect(error.message.length).toBeLessThan(5000);
  }
}
