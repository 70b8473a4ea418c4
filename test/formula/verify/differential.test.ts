import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attempt } from '../../../src/base/result.ts';
import { defineModel } from '../../../src/formula/define-model.ts';
import { SIGNATURES } from '../../../src/formula/functions.ts';
import { print } from '../../../src/formula/print.ts';
import {
  annualRate,
  firstYear,
  money,
  number,
  perYear,
  share,
  table,
  timing,
  years,
} from '../../../src/formula/quantities.ts';
import type { Expression } from '../../../src/formula/syntax.ts';
import { partsOf } from '../../../src/formula/syntax.ts';
import { compile } from '../../../src/formula/verify/compile.ts';
import { MEANINGS } from '../../../src/formula/verify/meanings.ts';
import { verify } from '../../../src/formula/verify/verify.ts';
import { LABEL, modelOf, parseText, specOf } from '../../support/formulas.ts';
import { importsOf } from '../../support/imports.ts';
import { sourcesIn } from '../../support/sources.ts';
import { trees } from '../../support/trees.ts';

/** What a stack machine is to do for a tree. */
function instructionsOf(tree: Expression): readonly string[] {
  const parts = partsOf(tree).flatMap(instructionsOf);
  switch (tree.type) {
    case 'number':
      return [tree.text];
    case 'name':
      return [tree.name];
    case 'call':
      return [...parts, `${tree.name}/${tree.args.length}`];
    case 'if':
      return [...parts, 'else/3'];
    case 'binary':
      return [...parts, `${tree.operator}/2`];
    default:
      return [...parts, `${tree.type}/1`];
  }
}

const written = (formula: string): readonly string[] | string => {
  const program = compile(formula);
  if ('problem' in program) return 'refused';
  return program.map(({ does, what, takes }) => (does === 'apply' ? `${what}/${takes}` : what));
};
const parsed = (formula: string): readonly string[] | string => {
  try {
    return instructionsOf(parseText(formula));
  } catch {
    return 'refused';
  }
};

/** Formulas of plain numbers a, b and the series x, y; true ones are conditions. */
const formulas = fc.letrec<{ n: string; truth: string }>((tie) => ({
  n: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'x', 'y', 't', '0', '1', '2', '0.5', '3.7'),
    fc
      .tuple(tie('n'), fc.constantFrom(' + ', ' − ', ' × ', ' ÷ ', '^'), tie('n'))
      .map(([a, sign, b]) => `(${a})${sign}(${b})`),
    fc
      .tuple(
        fc.constantFrom(
          'exp',
          'ln',
          'sqrt',
          'abs',
          'Φ',
          'normalQuantile',
          'sum',
          'product',
          'mean',
          'last',
          'cumulative',
          'max',
          '−',
        ),
        tie('n'),
      )
      .map(([name, a]) => `${name}(${a})`),
    fc
      .tuple(fc.constantFrom('min', 'max', 'round', 'previous'), tie('n'), tie('n'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc.tuple(fc.constantFrom('bands', 'band', 'lookup'), tie('n')).map(([name, a]) => `${name}(${a}, rows)`),
    fc.tuple(tie('n'), tie('n'), tie('n')).map(([a, b, c]) => `clamp(${a}, ${b}, ${c})`),
    fc.tuple(tie('truth'), tie('n'), tie('n')).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
  ),
  truth: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(tie('n'), fc.constantFrom('<', '≤', '>', '≥', '=', '≠'), tie('n'))
      .map(([a, sign, b]) => `(${a}) ${sign} (${b})`),
    fc.tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')).map(([a, word, b]) => `(${a}) ${word} (${b})`),
    tie('truth').map((a) => `not (${a})`),
  ),
})).n;

const figure = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 40 }))
    .map(([n, e]) => `${n}e-${e}`),
);
const inputs = {
  ...{ a: number(LABEL), b: number(LABEL), x: perYear(number(LABEL)), y: perYear(number(LABEL)) },
  rows: table(LABEL, { by: 'number', gives: 'number' }),
};
const rows = [
  ['1', '0.3'],
  ['2.5', '0.1'],
  [null, '0.07'],
];

/** A number of more than 10^15 digits on the way to a result, which the first reading may take for infinity. */
const BEYOND = 'more digits than can be recomputed';

describe('the second reading', () => {
  // 3 Differential.
  it('reads every tree as the first does', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = print(tree);
        expect(written(text)).toEqual(instructionsOf(tree));
      }),
      { numRuns: 1000 },
    );
  });
  it('reads and refuses the same runs of words', () => {
    const word = fc.constantFrom(
      ...[
        'a',
        '1',
        '.5',
        '+',
        '−',
        '-',
        '×',
        '^',
        '(',
        ')',
        ',',
        '<',
        '=',
        'if',
        'then',
        'else',
        'and',
        'not',
        'sum(',
        'constructor',
      ],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        expect(written(words.join(' '))).toEqual(parsed(words.join(' ')));
      }),
      { numRuns: 3000 },
    );
  });
  it('computes every formula as the first does, as near as 34 digits allow', () => {
    let computed = 0;
    fc.assert(
      fc.property(formulas, fc.array(figure, { minLength: 4, maxLength: 4 }), (formula, [a, b, c, d]) => {
        const used = 'last(x) + last(y) + a + b + lookup(9, rows)';
        const model = attempt(() => defineModel(specOf({ line: formula, value: used }, inputs)));
        if (!model.ok) return;
        const result = model.value.try({ a, b, x: [c, d, 1], y: [d, 2, a], rows });
        if (!result.ok) return;
        computed += 1;
        const verification = verify(result.value);
        const isBeyond = !verification.ok && verification.faults.every(({ problem }) => problem.includes(BEYOND));
        if (!isBeyond) expect([formula, verification]).toEqual([formula, { ok: true, steps: 2, against: 'record' }]);
      }),
      { numRuns: 600, seed: 2021 },
    );
    expect(computed).toBeGreaterThan(100);
  });
  it('discounts as the first does: near a rate of 0, in broken years, in mid-year and over a hundred years', () => {
    const model = modelOf(
      {
        factor: 'discount(rate, t, timing)',
        stub: 'discount(rate, t, timing, part)',
        late: 'discount(rate, life, timing)',
        level: 'annuity(rate, life, timing)',
        benefit: 'taxBenefit(tax, rate, life, timing)',
        value: 'sum(flow × factor × stub) × late × level × benefit',
      },
      {
        ...{ flow: perYear(money(LABEL)), rate: annualRate(LABEL), life: years(LABEL), tax: share(LABEL) },
        ...{ timing: timing(), part: firstYear() },
      },
    );
    const rate = fc.oneof(
      fc.tuple(fc.integer({ min: -99, max: 199 }), fc.integer({ min: 2, max: 45 })).map(([n, e]) => `${n}e-${e}`),
      fc.constantFrom('0', '0.12', '0.21', '-0.999999', '2', '0.0000499999', '0.00005'),
    );
    const life = fc.oneof(
      fc.integer({ min: 1, max: 200 }).map(String),
      fc.integer({ min: 1, max: 200_000 }).map((n) => `${n}e-3`),
    );
    const input = fc.record({
      flow: fc.array(fc.nat(1000), { minLength: 1, maxLength: 100 }),
      ...{ rate, life, tax: fc.constantFrom('0', '0.25', '0.15') },
      ...{ timing: fc.constantFrom('year-end', 'mid-year'), part: fc.constantFrom('1', '0.5', '0.37') },
    });
    let computed = 0;
    fc.assert(
      fc.property(input, (given) => {
        const result = model.try(given);
        if (!result.ok) return;
        computed += 1;
        expect([given, verify(result.value, model)]).toEqual([given, { ok: true, steps: 6, against: 'model' }]);
      }),
      { numRuns: 60 },
    );
    expect(computed).toBeGreaterThan(30);
  });
  it('knows the same functions and shares no code', () => {
    const operators = ['+', '−', '×', '÷', '^', '<', '≤', '>', '≥', '=', '≠', 'and', 'or', 'not', 'negate', 'else'];
    expect(Object.keys(MEANINGS).sort()).toEqual([...Object.keys(SIGNATURES), ...operators].sort());
    for (const [name, { minimum, maximum }] of Object.entries(SIGNATURES)) {
      expect(MEANINGS[name]).toMatchObject({ least: minimum, most: maximum });
    }
    const imports = sourcesIn(['src/formula/verify']).flatMap((file) =>
      (importsOf(file) as readonly string[]).filter((name) => name.startsWith('..')),
    );
    expect([...new Set(imports)].sort()).toEqual([
      ...['../../base/canonical.ts', '../../base/errors.ts', '../define-model.ts', '../kinds.ts', '../model-hash.ts'],
      ...['../model.ts', '../outcome.ts', '../quantities.ts', '../seal.ts'],
    ]);
    const loaded = sourcesIn(['src/formula/verify']).flatMap(
      ({ text }) => text.match(/^import (?!type).* from '\.\.\/(?!\.).*'/gm) ?? [],
    );
    expect(loaded.map((line) => line.split("'")[1])).toEqual(['../model-hash.ts', '../seal.ts']);
  });
});
