import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { MODELS } from '../../src/catalog/models.ts';
import { latex } from '../../src/formula/latex.ts';
import { flag, number, perPart, perYear } from '../../src/formula/quantities.ts';
import { LABEL, modelOf, refusalOf } from '../support/formulas.ts';
import { LANGUAGE_CASES } from '../support/sheet-cases.ts';

const INPUTS = {
  a: number(LABEL),
  b: number(LABEL),
  yes: flag(LABEL),
  x: perYear(number(LABEL)),
  λ: number(LABEL),
  beta2: perYear(number(LABEL)),
};
const USED = 'a + b + λ + sum(x + beta2) + (if yes then 1 else 0)';

/** The right-hand side of one line. */
function line(is: string): string {
  const text = latex(modelOf({ line: is, value: USED }, INPUTS))[0]?.latex ?? '';
  return text.slice(text.indexOf(' = ') + 3);
}

describe('latex', () => {
  // 1 Worked examples, as a book has them.
  it('prints relief from royalty', () => {
    expect(
      latex(reliefFromRoyalty)
        .slice(0, 5)
        .map((one) => one.latex),
    ).toEqual([
      '\\mathit{rate}_{t} = \\mathit{royaltyRate} \\times \\left(\\begin{cases} \\max\\left(0, 1 - \\mathit{annualDecay} \\times \\left(t - 1\\right)\\right) & \\text{if } \\mathit{decaysLinearly} \\\\ \\left(1 - \\mathit{annualDecay}\\right)^{t - 1} & \\text{otherwise} \\end{cases}\\right)',
      '\\mathit{royalty}_{t} = \\mathit{sales}_{t} \\times \\mathit{rate}_{t} \\times \\mathit{ownershipShare}',
      '\\mathit{afterTax}_{t} = \\left(\\mathit{royalty}_{t} - \\mathit{maintenance}_{t}\\right) \\times \\left(1 - \\mathit{taxRate}\\right)',
      '\\mathit{presentValue}_{t} = \\mathit{afterTax}_{t} \\times \\mathit{survival}_{t} \\times \\operatorname{discount}\\left(\\mathit{discountRate}, t, \\mathit{timing}, \\mathit{firstYear}\\right)',
      '\\mathit{beforeBenefit} = \\sum_{t=1}^{n} \\mathit{presentValue}_{t}',
    ]);
  });
  it.each([
    ['a ÷ (b + 1)', '\\frac{a}{b + 1}'],
    ['(a ÷ b)^2', '\\left(\\frac{a}{b}\\right)^{2}'],
    ['a^b^2', 'a^{b^{2}}'],
    ['−a × b − (a − b)', '\\left(-a\\right) \\times b - \\left(a - b\\right)'],
    [
      'exp(−λ) + Φ(ln(b)) + sqrt(abs(a))',
      'e^{-\\lambda} + \\Phi\\left(\\ln\\left(b\\right)\\right) + \\sqrt{\\left|a\\right|}',
    ],
    ['sum(x ÷ (1 + a)^t) × b', '\\left(\\sum_{t=1}^{n} \\frac{x_{t}}{\\left(1 + a\\right)^{t}}\\right) \\times b'],
    ['x ÷ sum(x)', '\\frac{x_{t}}{\\sum_{s=1}^{n} x_{s}}'],
    ['product(1 + beta2)', '\\prod_{t=1}^{n} \\left(1 + \\beta_{2,t}\\right)'],
    ['mean(x) + max(x) + min(a, b)', '\\frac{1}{n} \\sum_{t=1}^{n} x_{t} + \\max_{t} x_{t} + \\min\\left(a, b\\right)'],
    ['cumulative(x)', '\\sum_{s=1}^{t} x_{s}'],
    ['first(x) + last(x) + at(x, 2) + count(x)', 'x_{1} + x_{n} + x_{2} + n'],
    ['previous(x, a)', '\\begin{cases} a & \\text{if } t = 1 \\\\ x_{t-1} & \\text{otherwise} \\end{cases}'],
    [
      'if yes and a ≥ b then a else b',
      '\\begin{cases} a & \\text{if } \\mathit{yes} \\land a \\ge b \\\\ b & \\text{otherwise} \\end{cases}',
    ],
  ])('prints %s', (is, text) => {
    expect(line(is)).toBe(text);
  });
  it('counts parts and comparables by i, words of any script upright', () => {
    const model = modelOf(
      { value: 'sum(权重_1 × n)' },
      { 权重_1: perPart(number(LABEL)), n: number(LABEL) },
      { seriesOf: 'part' },
    );
    expect(latex(model)[0]?.latex).toBe('\\mathit{value} = \\sum_{i=1}^{N} \\text{权重\\_1}_{i} \\times n');
  });

  // 2 Laws: every line of every model, with its label, and braces, brackets and environments in pairs.
  // 3 Each of them was read without a fault by an independent typesetter of mathematics in its strict mode.
  it.each(
    [...MODELS, ...new Set(LANGUAGE_CASES.map(({ model }) => model))].map((model, i) => [i, model.id, model] as const),
  )('is well formed, model %i %s', (_i, _id, model) => {
    const lines = latex(model);
    expect(lines.map(({ name }) => name)).toEqual(model.checked.lines.map(({ name }) => name));
    for (const { latex: text } of lines) {
      const bare = text.replace(/\\[{}]/g, '');
      expect(bare.split('{').length).toBe(bare.split('}').length);
      expect(text.match(/\\left/g)?.length).toBe(text.match(/\\right/g)?.length);
      expect(text.match(/\\begin/g)?.length).toBe(text.match(/\\end/g)?.length);
      expect(text).not.toMatch(/undefined|[×÷−≤≥≠]/);
    }
  });

  // 4 Refusals: a model that does not check is refused before it can be printed.
  it('prints nothing that does not check', () => {
    expect(refusalOf(() => latex(modelOf({ value: 'a +' }, { a: number(LABEL) })))).toContain('MODEL_INVALID');
  });
});
