import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { explain } from '../../src/formula/explain.ts';
import { explainMarkdown } from '../../src/formula/explain-markdown.ts';
import { formatFigure } from '../../src/formula/figure-format.ts';
import { number } from '../../src/formula/quantities.ts';
import { LABEL, modelOf, refusalOf, run } from '../support/formulas.ts';
import { LANGUAGE_CASES, MODEL_CASES } from '../support/sheet-cases.ts';

const GIVEN = {
  sales: ['1000', '2000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.25',
  timing: 'year-end',
} as const;

describe('an explanation in Markdown', () => {
  // 1 Worked example: 50 and 100 of royalties, 30 + 48 at 25 %.
  it('has inputs, formulas, numbers and results, year by year', () => {
    const text = explainMarkdown(reliefFromRoyalty(GIVEN), 'en');
    for (const part of [
      '# Relief from royalty\n\n`income/relief-from-royalty@1`\n\n## Inputs\n\n| Item | Figure |\n| --- | ---: |\n| Royalty, share of sales `royaltyRate` | 5% |\n',
      '| Yearly decay of the royalty `annualDecay` | 0% (default) |',
      '| Tax amortisation life `taxLife` | — |',
      '| Year | Sales covered by the right `sales` |',
      '**Royalties spared**: `royalty = sales × rate × ownershipShare`\n\n| Year | With numbers | Result |\n| --- | ---: | ---: |\n| 1 | `1,000.00 × 5% × 100%` | 50.00 |\n| 2 | `2,000.00 × 5% × 100%` | 100.00 |\n',
      '**Value by relief from royalty**: `value = beforeBenefit × benefit`\n\n`78.00 × 1` = **78.00**\n',
    ])
      expect(text).toContain(part);
  });
  it('says the same in Chinese', () => {
    const text = explainMarkdown(reliefFromRoyalty(GIVEN), 'zh');
    expect(text).toContain('# 许可费节省法\n');
    expect(text).toContain('| 年份 | 代入 | 结果 |');
    expect(text).toContain('**节省的许可费**：`royalty = sales × rate × ownershipShare`');
  });
  it('tells models behind inputs, and warnings', () => {
    const [nested] = LANGUAGE_CASES.slice(-2);
    const text = explainMarkdown(run(nested!.model, nested!.given), 'en');
    expect(text).toContain('| Something `one` | 78 (computed below) |');
    expect(text).toContain('\n## Something `one`\n');
    expect(text).toContain('\n### Something `c`\n');
    const warned = { code: 'small', that: 'x > 5', otherwise: 'warn', ...LABEL } as const;
    const model = modelOf({ value: 'x' }, { x: number(LABEL) }, { conditions: [warned] });
    expect(explainMarkdown(run(model, { x: 1 }), 'en')).toContain('## Warnings\n\n- Something (`small`)\n');
  });

  // 2 Laws: tables are whole; 3 it says what the structured steps say.
  it.each([...MODEL_CASES, ...LANGUAGE_CASES].map((one, i) => [i, one.model.id, one] as const))(
    'agrees with the steps, case %i of %s',
    (_i, _id, { model, given }) => {
      const outcome = run(model, given);
      for (const language of ['en', 'zh'] as const) {
        const text = explainMarkdown(outcome, language);
        for (const { formula, name, working } of explain(outcome)) {
          expect(text).toContain(`\`${name} = ${formula}\``);
          for (const { numbers } of working) expect(text).toContain(`\`${numbers}\``);
        }
        expect(text).toContain(formatFigure(outcome.value, outcome.kind).replace(/[_*]/g, '\\$&'));
        const widths = text
          .split('\n\n')
          .filter((part) => part.startsWith('|'))
          .map((part) =>
            part
              .trim()
              .split('\n')
              .map((row) => row.replace(/`[^`]*`/g, '').split('|').length),
          );
        for (const rows of widths) expect(new Set(rows).size).toBe(1);
      }
    },
  );
  it('holds nothing of a label that a page would act on', () => {
    const label = { en: '<img src=x> | *a* `b` [c](d)\n# e', zh: '某' };
    const text = explainMarkdown(run(modelOf({ value: 'x' }, { x: number(label) }), { x: 1 }), 'en');
    expect(text).toContain('| &lt;img src=x&gt; \\| \\*a\\* \\`b\\` \\[c\\](d) \\# e `x` | 1 |');
  });

  // 4 Refusals: a record whose formula is none is refused, as by `explain`.
  it('refuses a record with a formula that cannot be read', () => {
    const outcome = reliefFromRoyalty(GIVEN);
    const [step, ...rest] = outcome.steps;
    const broken = { ...outcome, steps: [{ ...step!, formula: 'sales ×' }, ...rest] };
    expect(refusalOf(() => explainMarkdown(broken, 'en'))).toContain('MODEL_INVALID');
  });
});
