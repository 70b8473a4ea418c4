import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { resolveSchemeRules } from '../../../src/domain/scheme-rules.ts';
import { differenceText, diffSchemes } from '../../../src/pool/describe/diff-schemes.ts';
import { refusalOf } from '../../support/formulas.ts';

const { schemes } = loadCatalog();
const schemeOf = (name: string) => schemes.find(({ id, version }) => `${id}@${version}` === name)!;
const lost = (amount: string) => ({ loanAmount: amount, principal: amount });

describe('diffSchemes', () => {
  // 1 Worked examples: the revision of Zhongshan in 2021; Weihai's caps in the first year and later.
  it('tells what a revision changed, and that it moved no loss', () => {
    const difference = diffSchemes(schemeOf('cn-zhongshan-four-party@1'), schemeOf('cn-zhongshan-four-party@2'), [
      lost('1000000'),
    ]);
    expect(differenceText(difference, 'en')).toBe(
      [
        'From cn-zhongshan-four-party@1 to cn-zhongshan-four-party@2',
        '  size of the pool (pool.size): 40,000,000 → 70,000,000',
        '  whether the pool owes no more than its balance (pool.liabilityLimit): unknown → yes',
        '  days in force (inForce): in force from 2016 until 2020 → in force from 2021',
        '  who paid in (pool.contributors): central government 10,000,000, city 30,000,000 → central government 40,000,000, city 30,000,000',
        'Loan of 1,000,000: owed 1,000,000 and interest 0, recovered 0',
        '  cn-zhongshan-four-party@1: government 540,000, insurer 160,000, valuation firm 40,000, bank 260,000',
        '  cn-zhongshan-four-party@2: government 540,000, insurer 160,000, valuation firm 40,000, bank 260,000',
      ].join('\n'),
    );
  });
  it('tells the same in Chinese', () => {
    const difference = diffSchemes(schemeOf('cn-weihai-first-year@1'), schemeOf('cn-weihai-later-years@1'), [
      lost('3000000'),
      lost('6000000'),
    ]);
    expect(differenceText(difference, 'zh')).toBe(
      [
        'cn-weihai-first-year@1 与 cn-weihai-later-years@1 的差异',
        '  市级资金单笔补偿上限（layers.government.perLoanCap）：1,000,000 → 1,500,000',
        '贷款3,000,000：欠本金3,000,000、利息0，已收回0',
        '  cn-weihai-first-year@1：省级资金1,200,000、市级资金600,000、银行1,200,000',
        '  cn-weihai-later-years@1：省级资金1,200,000、市级资金600,000、银行1,200,000',
        '贷款6,000,000：欠本金6,000,000、利息0，已收回0',
        '  cn-weihai-first-year@1：省级资金2,400,000、市级资金1,000,000、银行2,600,000',
        '  cn-weihai-later-years@1：省级资金2,400,000、市级资金1,200,000、银行2,400,000',
      ].join('\n'),
    );
  });
  it('tells layers, tiers and caps that only one of the two has', () => {
    const { terms } = diffSchemes(schemeOf('us-sba-express@1'), schemeOf('us-sba-7a@1'));
    expect(new Map(terms.map(({ term, before, after }) => [term, `${before.en} → ${after.en}`]))).toEqual(
      new Map([
        ['layers.government.share', '50% → none'],
        ['loanLimits.maximumLoan', '500,000 → 5,000,000'],
        ['tiers.loanSize.government.upTo150000.share', 'none → 85%'],
        ['tiers.loanSize.government.above.share', 'none → 75%'],
        ['layers.government.perLoanCap', 'none → 3,750,000'],
      ]),
    );
  });
  it('tells subsidies', () => {
    const { terms } = diffSchemes(schemeOf('cn-zhuhai@1'), schemeOf('cn-lijiang-subsidy@1'));
    expect(terms.find(({ term }) => term === 'subsidies.0')).toMatchObject({
      before: { en: 'none' },
      after: { en: 'Subsidy on the interest, to the borrower: at most 30% of what was paid' },
    });
  });
  it('says which term it would need where a loss cannot be told', () => {
    const difference = diffSchemes(schemeOf('cn-zhuhai@1'), schemeOf('cn-haikou@1'), [lost('100')]);
    expect(differenceText(difference, 'en').split('\n').slice(-2)).toEqual([
      '  cn-zhuhai@1: government 40, bank 60',
      '  cn-haikou@1: needs layers.government.share, which is not known',
    ]);
  });

  // 2 Laws.
  it('finds nothing between a scheme and itself, and the same terms both ways', () => {
    for (const scheme of schemes) {
      expect(diffSchemes(scheme, scheme).terms).toEqual([]);
      const there = diffSchemes(schemeOf('cn-zhuhai@1'), scheme).terms;
      const back = diffSchemes(scheme, schemeOf('cn-zhuhai@1')).terms;
      expect(there.map(({ term }) => term).sort()).toEqual(back.map(({ term }) => term).sort());
    }
    const same = diffSchemes(schemeOf('cn-zhuhai@1'), schemeOf('cn-zhuhai@1'));
    expect(differenceText(same, 'en')).toContain('the same in every term');
  });
  it('sees a term that was supplied', () => {
    const zhuhai = schemeOf('cn-zhuhai@1');
    const agreed = resolveSchemeRules(zhuhai, { 'recovery.order': { value: 'pariPassu', reason: 'agreed' } });
    expect(diffSchemes(zhuhai, agreed).terms).toEqual([
      {
        term: 'recovery.order',
        label: { en: 'order of recoveries', zh: '追偿所得分配顺序' },
        before: { en: 'unknown', zh: '未知' },
        after: { en: 'in proportion to what each bears', zh: '按各方承担比例' },
      },
    ]);
  });

  // 4 Refusals.
  it('puts no amount side by side in two currencies', () => {
    const [cosme, zhuhai] = [schemeOf('eu-cosme-lgf@1'), schemeOf('cn-zhuhai@1')];
    expect(diffSchemes(cosme, zhuhai).terms.map(({ term }) => term)).toContain('currency');
    expect(refusalOf(() => diffSchemes(cosme, zhuhai, [lost('1')]))).toBe(
      'INPUT_INVALID: diffSchemes: losses: the same amounts mean different things under schemes of two currencies; ' +
        'met EUR and CNY; compare the terms alone',
    );
  });
});
