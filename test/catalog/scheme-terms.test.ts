import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { resolveScheme } from '../../src/catalog/scheme-terms.ts';
import { refusalOf } from '../support/formulas.ts';

const { schemes } = loadCatalog();
const schemeOf = (id: string) => schemes.findLast((scheme) => scheme.id === id)!;
const give = (value: string) => ({ value, reason: 'agreed with the bank' });
const resolve = (id: string, supplied: Readonly<Record<string, string>> = {}) =>
  resolveScheme(
    schemeOf(id),
    Object.fromEntries(Object.entries(supplied).map(([term, value]) => [term, give(value)])),
    '/scheme',
  );
const refusal = (id: string, supplied: Readonly<Record<string, string>> = {}) =>
  refusalOf(() => resolve(id, supplied)).split('\n');

describe('resolveScheme', () => {
  // 1 Worked example: the published four-party split, and the one term its sources do not tell.
  it('makes a scheme ready with what the applicant supplied', () => {
    expect(resolve('cn-zhongshan-four-party', { compensationBase: 'principal' })).toEqual({
      terms: {
        id: 'cn-zhongshan-four-party',
        version: 2,
        title: schemeOf('cn-zhongshan-four-party').title,
        layers: [
          { party: 'government', share: '0.54', perLoanCap: null },
          { party: 'insurer', share: '0.16', perLoanCap: null },
          { party: 'valuationFirm', share: '0.04', perLoanCap: null },
        ],
        remainder: 'bank',
        poolParty: 'government',
        compensationBase: 'principal',
        poolSize: '70000000',
        isLimitedToBalance: true,
        leverage: '10',
        maximumLoan: null,
      },
      supplied: [{ term: 'compensationBase', ...give('principal') }],
      stillUnknown: ['trigger'],
    });
  });
  it('takes caps, limits and the largest loan from the sources', () => {
    const weihai = resolve('cn-weihai-first-year', { 'pool.size': '20000000', 'pool.liabilityLimit': 'none' }).terms;
    expect(weihai.layers.map(({ perLoanCap }) => perLoanCap)).toEqual([null, '1000000']);
    expect(weihai).toMatchObject({ poolSize: '20000000', isLimitedToBalance: false, leverage: null });
    const later = resolve('cn-weihai-later-years', { 'pool.size': '20000000', 'pool.liabilityLimit': 'none' }).terms;
    expect(later.layers.map(({ perLoanCap }) => perLoanCap)).toEqual([null, '1500000']);
    const supplied = {
      compensationBase: 'principalAndInterest',
      'pool.size': '1000000',
      'pool.liabilityLimit': 'balance',
    };
    expect(resolve('cn-sip-tech-loan', supplied).terms.maximumLoan).toBe('5000000');
  });

  // 4 Refusals.
  it('refuses a needed term that nobody knows, by name', () => {
    expect(refusal('cn-haikou')).toEqual([
      'DATA_UNKNOWN: scheme cn-haikou@1 layers.government.share: this term is needed and no source tells it ' +
        '(the share could not be confirmed); met null; supply it with a reason under /scheme/supplied/layers.government.share',
    ]);
    expect(resolve('cn-haikou', { 'layers.government.share': '0.5' }).terms.layers[0]?.share).toBe('0.5');
  });
  it('names every needed term at once', () => {
    const faults = refusal('cn-qingdao-insurance');
    expect(faults).toHaveLength(3);
    for (const [index, term] of ['compensationBase', 'pool.size', 'pool.liabilityLimit'].entries()) {
      expect(faults[index]).toContain(`scheme cn-qingdao-insurance@1 ${term}: this term is needed`);
    }
  });
  it('lets no one overrule what the sources tell', () => {
    expect(
      refusal('cn-zhongshan-four-party', { compensationBase: 'principal', 'layers.government.share': '0.9' }),
    ).toEqual([
      'INPUT_INVALID: /scheme/supplied/layers.government.share: the term is known (0.54) and cannot be overruled; ' +
        'met "0.9"; open terms are compensationBase, netOfRecoveries, ipPartOnly, trigger, payout.manner, ' +
        'recovery.order, recovery.destination, shortage.rule, shortage.carriesForward',
    ]);
  });
  it.each(['size', 'layers.bank.share', 'constructor', '__proto__', 'pool', ''])('knows no term %j', (term) => {
    const supplied = Object.defineProperty({}, term, { value: '1', enumerable: true }) as Record<string, string>;
    const faults = refusalOf(() => resolveScheme(schemeOf('cn-haikou'), wrapped(supplied), '/scheme'));
    expect(faults).toContain(`INPUT_INVALID: /scheme/supplied/${term}: the scheme has no such term; met "1"`);
  });
  it.each([
    ['layers.government.share', ['1.5', '-0.1', '50%', '', '1e-1', '0.5 ']],
    ['trigger', ['on default', '{}', '{"nonPerforming":false}', '{"recognisedBy":"nobody"}']],
    ['netOfRecoveries', ['yes', '', '1']],
    ['shortage.rule', ['priority']],
  ])('holds %s to its kind', (term, bad) => {
    for (const value of bad) {
      expect(refusal('cn-haikou', { [term]: value })[0]).toContain(
        `/scheme/supplied/${term}: not a value this term can have; met ${JSON.stringify(value)}`,
      );
    }
  });
  it('refuses supplied shares that leave the remainder less than nothing', () => {
    const open = structuredClone(schemeOf('cn-weihai-first-year'));
    const layer = open.layers.find(({ party }) => party === 'government')!;
    Object.assign(layer.share, { value: null });
    const withShare = (value: string) =>
      resolveScheme(
        open,
        {
          'layers.government.share': give(value),
          'pool.size': give('1000000'),
          'pool.liabilityLimit': give('balance'),
        },
        '/scheme',
      );
    expect(withShare('0.6').terms.layers.map(({ share }) => share)).toEqual(['0.40', '0.6']);
    expect(refusalOf(() => withShare('0.61'))).toBe(
      'INPUT_INVALID: /scheme/supplied: with the supplied shares the layers cover more than the whole loss; ' +
        'met region 0.40, government 0.61; supply shares that add up to at most 1',
    );
  });
  it.each([
    ['cn-anhui-tech-loan', 'tiers.guaranteeRoute.government: the share depends on a fact'],
    ['cn-anhui-tech-loan', 'stackingCap: the cap depends on other public money'],
    ['cn-fujian-subsidy', 'layers: the programme shares no loss'],
    ['kr-ip-recovery', 'compensationBase: shares are not of the loss'],
    ['uk-efg', 'portfolioCaps.perLender: the cap depends on other loans'],
  ])('makes no split of %s, whose rules it cannot hold: %s', (id, problem) => {
    expect(refusal(id).join('\n')).toMatch(/^INPUT_INVALID: /);
    expect(refusal(id).join('\n')).toContain(problem);
  });
  it('holds amounts and choices to their kind', () => {
    const bad = {
      'pool.size': '0',
      'pool.liabilityLimit': 'some',
      compensationBase: 'interest',
      'pool.leverageTarget': '-1',
    };
    expect(refusal('cn-qingdao-insurance', bad)).toHaveLength(4);
    expect(refusal('cn-qingdao-insurance', { 'pool.size': '1e6' })[0]).toContain('not a value this term can have');
  });
});

function wrapped(supplied: Readonly<Record<string, string>>) {
  const entries = Object.entries(supplied).map(([term, value]) => [term, give(value)] as const);
  return entries.reduce(
    (all, [term, value]) => Object.defineProperty(all, term, { value, enumerable: true }),
    {} as Record<string, { value: string; reason: string }>,
  );
}
