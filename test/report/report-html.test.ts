import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../src/report/report-html.ts';
import { WORDS } from '../../src/report/words.ts';
import { example } from './example.ts';
import { fixture } from './fixture.ts';
import { tagsOf } from './tags.ts';

const LANGUAGES = ['en', 'zh'] as const;
const RUBBISH = /NaN|undefined|\[object|Infinity|>null<|\{\d?\}(?![^<]*<\/style>)/;
const HOSTILE = `</td></svg></style><script>alert('x')</script><img src=x onerror="alert(1)">&amp;"'\n\u202e`;
const textOf = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Every text that is neither a number, a day nor a name the program knows, made hostile. */
function hostile<T>(value: T): T {
  if (typeof value === 'string') {
    const isKnown =
      value in WORDS || /^[\d.,-]+$/.test(value) || /^(CNY|log|money|number|share|value|yes|no)$/.test(value);
    return (isKnown ? value : `${value}${HOSTILE}`) as T;
  }
  if (Array.isArray(value)) return value.map(hostile) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, hostile(child)])) as T;
}

describe('the report', () => {
  // 1 Worked example: the fixture's figures stand where they belong.
  it('shows every part, each working and each source', () => {
    const text = textOf(reportHtml(fixture(), 'en')).split('\n');
    for (const shown of [
      'One patent for a small loan',
      'Value range by method',
      'Values of the nearest cases',
      'Held against other facts',
      'FAIL',
      '2,000,000.00',
      '税收征收管理法, 第四十五条：质押前欠税优先于质权 [P]',
      'Who bears a default (yuan)',
      'Claims on the pool',
      '10 (0.125)',
      'royalty = sales × royaltyRate',
      'at the end of the year',
      '100,000.00',
      '年度报告',
      'published',
      'unknown',
      '0123456789abcdef'.repeat(4),
      'pool balance 3 million yuan',
      'chance that the pool runs dry, exact: 0.002%',
      'simulated: none seen',
      'defaults: 3 expected; at most 12 with 99%',
    ])
      expect(text).toContain(shown);
  });
  it('counts in 万元 in Chinese', () => {
    const text = textOf(reportHtml(fixture(), 'zh')).split('\n');
    expect(text).toContain('违约损失由谁承担 (万元)');
    expect(text).toContain('资金池余额 300 万元');
    expect(text).toContain('应补偿金额，万元');
  });
  it('draws four pictures, each with a title and a description', () => {
    const page = reportHtml(example(), 'zh');
    expect([...page.matchAll(/<svg [^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/g)]).toHaveLength(4);
  });
  it('translates the workings of limits that the pledge room writes in English', () => {
    const tooLong = example(60); // the example's lender grants at most 3 years
    expect(textOf(reportHtml(tooLong, 'en'))).toContain('60 months against 3 years');
    expect(textOf(reportHtml(tooLong, 'zh'))).toContain('60个月，规定最长3年');
    const tooShort = fixture();
    const working = 'right: a: 3.5 years against 8';
    const limit = { ...tooShort.loan.lendable.binding, id: 'remaining-life', working };
    tooShort.loan = { ...tooShort.loan, lendable: { ...tooShort.loan.lendable, limits: [limit] } };
    expect(textOf(reportHtml(tooShort, 'zh'))).toContain('right: a：剩余3.5年，要求至少8年');
    expect(textOf(reportHtml(tooShort, 'en'))).toContain(working);
  });

  // 2 Laws.
  it.each(LANGUAGES)('is sound, whole and the same each time (%s)', (language) => {
    for (const assessment of [fixture(), example()]) {
      const page = reportHtml(assessment, language);
      const names = new Set(tagsOf(page).map(({ name }) => name));
      for (const name of ['script', 'iframe', 'object', 'form', 'a', 'img', 'base']) expect(names).not.toContain(name);
      expect(page).not.toMatch(RUBBISH);
      expect(reportHtml(structuredClone(assessment), language)).toBe(page);
    }
  });
  it('fetches nothing', () => {
    const page = reportHtml(example(), 'en');
    const links = tagsOf(page).flatMap(({ attributes }) =>
      ['src', 'href', 'xlink:href', 'action', 'data'].flatMap((name) => attributes[name] ?? []),
    );
    expect(links).toEqual(['data:,']);
    expect(page).not.toMatch(/url\(|@import/);
    expect(page).toContain(`content="default-src 'none';`);
  });
  it.each(LANGUAGES)('has the same tags and attributes whatever its fields say (%s)', (language) => {
    const [plain, attacked] = [fixture(), hostile(fixture())].map((assessment) => reportHtml(assessment, language));
    expect(textOf(attacked as string)).toContain("<script>alert('x')</script>");
    expect(tagsOf(attacked as string)).toEqual(tagsOf(plain as string));
    expect(attacked).not.toMatch(/\u202e/);
  });
  it('goes without cases, and with many attributes', () => {
    const bare = fixture();
    bare.evidence = null;
    expect(tagsOf(reportHtml(bare, 'en')).filter(({ name }) => name === 'svg')).toHaveLength(3);
    const wide = fixture();
    if (wide.evidence === null) throw new Error('the fixture has cases');
    wide.evidence = {
      ...wide.evidence,
      neighbours: wide.evidence.neighbours.map((one) => ({
        ...one,
        contributions: Array.from({ length: 9 }, (_, i) => ({ ...one.contributions[0]!, attribute: `a${i}` })),
      })),
    };
    expect(textOf(reportHtml(wide, 'en'))).toContain('a0 10 (0.01); a1 10 (0.01);');
  });
});
