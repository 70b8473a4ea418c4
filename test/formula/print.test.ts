import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { print } from '../../src/formula/print.ts';
import type { Expression } from '../../src/formula/syntax.ts';
import { parseText } from '../support/formulas.ts';
import { trees } from '../support/trees.ts';

/** A tree without the places of its nodes. */
const shape = (tree: Expression): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'at' ? 0 : value)));

describe('print', () => {
  // 1 Worked examples.
  it.each([
    ['a*( b+c )', 'a × (b + c)'],
    ['(a*b)+c', 'a × b + c'],
    ['a-(b-c)', 'a − (b − c)'],
    ['(a-b)-c', 'a − b − c'],
    ['(a^b)^c', '(a^b)^c'],
    ['a^(b^c)', 'a^b^c'],
    ['(-a)^2', '(−a)^2'],
    ['-(a^2)', '−a^2'],
    ['a^(-b)', 'a^−b'],
    ['-(-a)', '−−a'],
    ['not (a<=b)', 'not a ≤ b'],
    ['(not a) = b', '(not a) = b'],
    ['(a<b) = (c<d)', '(a < b) = (c < d)'],
    ['(a or b) and c', '(a or b) and c'],
    ['(if a then b else c)+d', '(if a then b else c) + d'],
    ['if a then b else (c+d)', 'if a then b else c + d'],
    ['max( a,b )/sum( c )', 'max(a, b) ÷ sum(c)'],
  ])('writes %s as %s', (text, printed) => {
    expect(print(parseText(text))).toBe(printed);
  });
  it('writes something else for a name where asked, and says where the whole series is meant', () => {
    const text = print(parseText('x ÷ sum(x + max(x)) × max(x, y)'), (name, across) => (across ? `[${name}]` : name));
    expect(text).toBe('x ÷ sum([x] + max([x])) × max(x, y)');
  });

  // 2 Laws: reading the print gives the same tree, and printing that the same text.
  it('is undone by reading, for any tree', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = print(tree);
        const again = parseText(text);
        expect(shape(again)).toEqual(shape(tree));
        expect(print(again)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
  it('is undone by reading with the spaces left out too', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const tight = print(tree).replace(/ ([+−×÷<≤>≥=≠]) /g, '$1');
        expect(shape(parseText(tight))).toEqual(shape(tree));
      }),
    );
  });
  it('brackets arithmetic only where needed: dropping any pair changes the tree', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = print(tree);
        fc.pre(!/\b(if|not)\b/.test(text));
        for (const dropped of withoutOnePair(text)) {
          expect(readsAs(dropped)).not.toEqual(shape(tree));
        }
      }),
    );
  });
});

/** The text without one pair of grouping brackets, for each pair. */
function withoutOnePair(text: string): string[] {
  const open: number[] = [];
  return [...text].flatMap((character, at) => {
    if (character === '(') open.push(at);
    if (character !== ')') return [];
    const from = open.pop() as number;
    const isCall = /[\p{L}\p{N}_]/u.test(text[from - 1] ?? ' ');
    return isCall ? [] : [`${text.slice(0, from)} ${text.slice(from + 1, at)} ${text.slice(at + 1)}`];
  });
}

function readsAs(text: string): unknown {
  try {
    return shape(parseText(text));
  } catch {
    return undefined;
  }
}
