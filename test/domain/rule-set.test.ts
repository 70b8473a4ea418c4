import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { RuleSet } from '../../src/domain/rule-set.ts';

const rule = structuredClone(loadCatalog().taxRules.find(({ id }) => id === 'cn-comprehensive-income')!);
const problems = (changes: object) =>
  RuleSet.safeParse({ ...rule, ...changes }).error?.issues.map(({ message }) => message);
const rows = (value: unknown) => ({ tables: { brackets: { ...rule.tables.brackets, value } } });

describe('RuleSet', () => {
  it('takes what comes with the library, and figures that are unknown', () => {
    expect(problems({})).toBeUndefined();
    const { basicDeduction } = rule.figures;
    expect(problems({ figures: { basicDeduction: { ...basicDeduction, value: null } } })).toBeUndefined();
  });
  it('refuses shares above 1, negative amounts and names that no input can have', () => {
    const { expenseShare, basicDeduction } = rule.figures;
    const wrong = ['a share of 0 to 1, or an amount or length of 0 or more, expected'];
    expect(problems({ figures: { expenseShare: { ...expenseShare, value: '20' } } })).toEqual(wrong);
    expect(problems({ figures: { basicDeduction: { ...basicDeduction, value: '-1' } } })).toEqual(wrong);
    expect(problems({ figures: { 'basic deduction': basicDeduction } })).not.toBeUndefined();
  });
  it.each([
    [
      [
        ['2', '0.1'],
        ['1', '0.2'],
        [null, '0.3'],
      ],
    ],
    [
      [
        ['1', '0.1'],
        ['1', '0.2'],
        [null, '0.3'],
      ],
    ],
    [
      [
        [null, '0.1'],
        ['1', '0.2'],
      ],
    ],
    [
      [
        [null, '0.1'],
        [null, '0.2'],
      ],
    ],
  ])('refuses rows out of order, %#', (value) => {
    expect(problems(rows(value))).toEqual(['rows in ascending order expected, open only in the last']);
  });
});
