import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { amountText, fill, numberText, percentText, type Statement, statement, type Template } from './statement.ts';

const AMOUNTS = [
  [
    'maximumLoan',
    { en: 'largest loan', zh: '单笔贷款上限' },
    { en: 'A loan is at most {}.', zh: '单笔贷款不超过{}。' },
  ],
  [
    'minimumLoan',
    { en: 'smallest loan', zh: '单笔贷款下限' },
    { en: 'A loan is at least {}.', zh: '单笔贷款不低于{}。' },
  ],
  [
    'maximumPerBorrower',
    { en: 'most for one borrower', zh: '单户上限' },
    { en: 'All loans of one borrower together are at most {}.', zh: '单户贷款合计不超过{}。' },
  ],
] as const;
const TERMS = [
  [
    'minimumTermMonths',
    { en: 'shortest term in months', zh: '最短期限（月）' },
    { en: 'It runs for at least {} months.', zh: '期限不短于{}个月。' },
  ],
  [
    'maximumTermMonths',
    { en: 'longest term in months', zh: '最长期限（月）' },
    { en: 'It runs for at most {} months.', zh: '期限不超过{}个月。' },
  ],
] as const;
const RATES = [
  [
    'maximumRate',
    { en: 'highest rate of the loan', zh: '贷款利率上限' },
    { en: 'Its rate is at most {} a year.', zh: '年利率不超过{}。' },
  ],
  [
    'maximumLoanToValue',
    { en: 'highest loan to value', zh: '最高质押率' },
    { en: "It is at most {} of the pledge's value.", zh: '不超过质押物价值的{}。' },
  ],
] as const;

/** Loans that the scheme takes. */
export function limitStatements({ limits }: SchemeRules): Statement[] {
  const section = 'limits';
  const wording = (name: string, label: Template, sentence: Template) => ({
    section,
    term: `loanLimits.${name}`,
    label,
    sentence: (value: Template) => fill(sentence, value),
  });
  return [
    ...AMOUNTS.map(([name, label, sentence]) =>
      statement(limits[name] ?? null, { ...wording(name, label, sentence), section, text: amountText }),
    ),
    ...TERMS.map(([name, label, sentence]) =>
      statement(limits[name], { ...wording(name, label, sentence), section, text: numberText }),
    ),
    ...RATES.map(([name, label, sentence]) =>
      statement(limits[name], { ...wording(name, label, sentence), section, text: percentText }),
    ),
  ];
}
