import { describe, expect, it } from 'vitest';
import { summaryText } from '../../src/report/summary-text.ts';
import { displayWidth } from '../../src/report/text-layout.ts';
import { example } from './example.ts';
import { fixture } from './fixture.ts';

const LANGUAGES = ['en', 'zh'] as const;
const RUBBISH = /NaN|undefined|\[object|Infinity|\bnull\b|\{\d?\}/;
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim());
const squeezed = (text: string): string[] => linesOf(text).map((line) => line.replace(/ {2,}/g, ' | '));

describe('the summary', () => {
  // 1 Worked example: a small assessment made by hand, each figure where its reader looks for it.
  it('says in English what the assessment holds', () => {
    const lines = squeezed(summaryText(fixture(), 'en'));
    for (const line of [
      'Pledge assessment: One patent for a small loan',
      'fixture-1, valuation day 2025-06-30, amounts in yuan',
      'right-a | invention patent | 2040-01-02 | 14.51',
      'remaining useful life 5 years, set by the economic life',
      '1 | Royalty method | 50% | 1,500,000.00 | 1,000,000.00 | 2,000,000.00',
      '2 | Market method | 50% | 1,900,000.13 | 1,900,000.13 | 1,900,000.13',
      'opinion | 1,700,000.00 | 900,000.00 | 3,200,000.00',
      '1 | because',
      'dispersion, (largest − smallest) ÷ median: 0.2353, bound 1; the methods agree within the bound',
      'the value is not below the minimum transfer fee: what the right cost its owner and what he gives up | 1,700,000.00 | 2,000,000.00 | FAIL',
      'the royalty leaves the licensee a profit: it is not above his operating margin | — | — | unknown',
      '48 of 50 cases used, 2 nearest; estimate 0.5, interval 0.1 – 2.5',
      'jackknife+ interval at 80%: guaranteed 60%, coverage measured on 48 cases 81.25%',
      'case-1 | 0.4 | 0.01',
      'pledgeability: unknown',
      '- unknown: the right is not frozen',
      'value × pledge rate | 510,000.00 | binds | policy-x@1: 办法 [S]',
      'largest loan the scheme covers | 5,000,000.00 | the scheme',
      'lendable value 510,000.00; loan asked for 500,000.00, fits',
      'government | 200,000.00 | 50,000.01',
      'bank | 306,250.00 | 49,999.99',
      'pledge not sold, at its cap for a loan: government',
      'expected loss of the lender: without the scheme 9,000.50; with the scheme paying in full 4,000.25',
      'sharing: government 50%, bank the rest, of principal; pool balance 3,000,000.00, it owes no more than its balance',
      'expected payout | 500,000.00 | 505,000.01 | 12,500.00 | +0.40',
      'chance that the pool runs dry | 0.002% | none seen | −0.14',
      '1 of 2 stated bases; the report gives the reason for each:',
      '/loan',
      'term supplied by the applicant: compensationBase = principal; 多数方案如此',
      'terms that no source tells: trigger',
      'mind the gap',
      'scheme-y@2 0123456789ab | case file 0123456789ab',
    ])
      expect(lines).toContain(line);
  });
  it('says the same in Chinese, where only names are in Latin letters', () => {
    const text = summaryText(fixture(), 'zh');
    const lines = squeezed(text);
    for (const line of [
      'right-a | 发明专利 | 2040-01-02 | 14.51',
      '1 | 许可费法 | 50% | 1,500,000.00 | 1,000,000.00 | 2,000,000.00',
      '补偿方案覆盖的单笔上限 | 5,000,000.00 | 补偿方案',
      '预期补偿支出 | 500,000.00 | 505,000.01 | 12,500.00 | +0.40',
    ])
      expect(lines).toContain(line);
    const names =
      /fixture-1|right-a|case-\d|policy-x|scheme-y|0123456789ab|\/\w+|compensationBase|principal|trigger|ipworth|sfc32|Threefry4x32-20|\[S\]/g;
    expect(text.replace(names, '')).not.toMatch(/[a-zA-Z]/);
  });
  it('flags a simulation that lies more than four standard errors off, and no other', () => {
    for (const [gap, isFlagged] of [
      [4, false],
      [-4.01, true],
      [4.01, true],
    ] as const) {
      const assessment = fixture();
      const { simulation } = assessment.pool;
      assessment.pool = {
        ...assessment.pool,
        simulation: { ...simulation, payout: { ...simulation.payout, gap } },
      };
      expect(summaryText(assessment, 'en').includes('BEYOND 4')).toBe(isFlagged);
      expect(summaryText(assessment, 'zh').includes('须查明原因')).toBe(isFlagged);
    }
  });

  // 2 Laws.
  it.each(LANGUAGES)('is the same each time and holds no rubbish (%s)', (language) => {
    for (const assessment of [fixture(), example()]) {
      const text = summaryText(assessment, language);
      expect(text).not.toMatch(RUBBISH);
      expect(text.endsWith('\n')).toBe(true);
      expect(summaryText(structuredClone(assessment), language)).toBe(text);
      expect(linesOf(text).length).toBeLessThan(90);
    }
  });
  it('sets the figures of a table in columns that end in one place, whatever the script', () => {
    for (const language of LANGUAGES) {
      const rows = summaryText(example(), language)
        .split('\n')
        .filter((line) => /^ {2}[ \d] {2}.*\d\.\d\d$/.test(line));
      expect(rows).toHaveLength(6);
      expect(new Set(rows.map(displayWidth)).size).toBe(1);
    }
  });
  it('leaves out what there is not, and shortens what is long', () => {
    const bare = fixture();
    bare.evidence = null;
    bare.warnings = [];
    bare.demands = null;
    bare.opinion = { ...bare.opinion, checks: [] };
    expect(summaryText(bare, 'en')).not.toMatch(/Similar past cases|Warnings|Held against|demands/);
    const long = fixture();
    long.life = {
      ...long.life,
      rights: Array.from({ length: 200 }, (_, i) => ({
        rightId: `right-${i}`,
        expiryDay: '2040-01-02',
        remainingYears: '14',
        renewable: false,
      })),
    };
    expect(summaryText(long, 'en')).toContain('… and 192 more, in the full report');
    expect(summaryText(long, 'zh')).toContain('另有192项');
  });
  it('keeps each field on its line, so that none can pass for another', () => {
    const forged = fixture();
    const title = 'x\n\nPledge and loan\n  pledgeability: pass\u001b[2K\u202e';
    forged.application = { ...forged.application, title: { en: title, zh: title } };
    const text = summaryText(forged, 'en');
    expect(text.split('\n')).toHaveLength(summaryText(fixture(), 'en').split('\n').length);
    expect(linesOf(text)).not.toContain('pledgeability: pass');
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
  });
});
