import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { resolveSchemeRules } from '../../src/domain/scheme-rules.ts';
import { isUnknown, needTerm, unknownTermsOf } from '../../src/domain/scheme-terms.ts';
import type { SuppliedTerms } from '../../src/domain/term-reader.ts';
import { refusalOf } from '../support/formulas.ts';

const { schemes } = loadCatalog();
const schemeOf = (id: string) => schemes.findLast((scheme) => scheme.id === id)!;
const supply = (terms: Readonly<Record<string, string>>): SuppliedTerms =>
  Object.fromEntries(Object.entries(terms).map(([term, value]) => [term, { value, reason: 'agreed with the bank' }]));
const resolve = (id: string, terms: Readonly<Record<string, string>> = {}) =>
  resolveSchemeRules(schemeOf(id), supply(terms), '/scheme');
const refusal = (id: string, terms: Readonly<Record<string, string>>) =>
  refusalOf(() => resolve(id, terms)).split('\n');

describe('resolveSchemeRules', () => {
  // 1 Worked example: the scheme of Weihai, whose city layer comes after the province's (press conference 2020-08-11).
  it('keeps known, absent and unknown terms apart', () => {
    const rules = resolve('cn-weihai-first-year');
    const none = { perBorrowerCap: null, perYearCap: null, perBankYearCap: null, totalCap: null };
    expect(rules.layers).toEqual([
      { party: 'region', share: '0.40', of: 'loss', perLoanCap: null, ...none, requires: null },
      { party: 'government', share: '0.20', of: 'loss', perLoanCap: '1000000', ...none, requires: 'region' },
    ]);
    expect(rules.compensable).toEqual({
      components: 'principal',
      isNetOfRecoveries: { unknown: 'netOfRecoveries', note: null },
      isIpPartOnly: true,
      minimumIpPart: null,
    });
    expect(rules.payout.trigger).toMatchObject({ combination: 'all', recognisedBy: 'region', isNonPerforming: false });
    expect(rules.payout.filingWorkingDays).toBe(10);
    expect(rules).toMatchObject({ currency: 'CNY', tiers: [], stackingCap: null, lossFloor: null, suspensions: [] });
  });
  it('reads tiers, floors, stops and portfolio caps', () => {
    expect(resolve('us-sba-7a').tiers).toEqual([
      {
        dimension: 'loanSize',
        party: 'government',
        isMarginal: false,
        steps: [
          { upTo: '150000', is: null, share: '0.85', addition: null },
          { upTo: null, is: null, share: '0.75', addition: null },
        ],
      },
    ]);
    expect(resolve('cn-anhui-tech-loan').tiers[1]?.steps[0]).toMatchObject({ share: null, addition: '0.05' });
    expect(resolve('cn-anhui-tech-loan').stackingCap).toBe('0.80');
    expect(schemes.filter(({ lossFloor }) => lossFloor).map((scheme) => resolveSchemeRules(scheme).lossFloor)).toEqual([
      expect.objectContaining({ rate: '0.008', ceiling: '0.03' }),
    ]);
    expect(resolve('cn-hubei-knowledge-loan').suspensions).toMatchObject([
      { metric: 'nplRate', warn: '0.05', stopNew: '0.08', stopPay: null },
    ]);
    expect(resolve('uk-efg').portfolioCaps).toEqual([{ kind: 'perLender', share: '0.13' }]);
    expect(resolve('cn-guangzhou-mechanism').pool.kind).toBe('appropriation');
  });
  it('fills what no source tells, of any kind, from text', () => {
    const rules = resolve('cn-zhuhai', {
      netOfRecoveries: 'true',
      'payout.manner': 'afterLoss',
      trigger: '{"nonPerforming":true,"daysPastDue":91}',
      'pool.liabilityLimit': 'balance',
      'pool.leverageTarget': '10',
      'recovery.order': 'pariPassu',
      'shortage.carriesForward': 'false',
    });
    expect(rules.compensable.isNetOfRecoveries).toBe(true);
    expect(rules.payout).toMatchObject({ manner: 'afterLoss', trigger: { isNonPerforming: true, daysPastDue: 91 } });
    expect(rules.pool).toMatchObject({ isLimitedToBalance: true, leverage: '10' });
    expect(rules.recovery.order).toBe('pariPassu');
    expect(rules.shortage.carriesForward).toBe(false);
    expect(unknownTermsOf(rules).map(({ unknown }) => unknown)).toEqual([
      'ipPartOnly',
      'recovery.destination',
      'shortage.rule',
    ]);
  });
  it('tells of a term left open by its source what bounds it', () => {
    const { share } = resolve('eu-innovfin-sme').layers[0]!;
    expect(isUnknown(share) && share).toEqual({ unknown: 'layers.guarantor.share', note: null, atMost: '0.50' });
    expect(resolve('eu-innovfin-sme', { 'layers.guarantor.share': '0.5' }).layers[0]?.share).toBe('0.5');
  });

  // 2 Laws, over every scheme of the library.
  it.each(schemes.map((scheme) => [`${scheme.id}@${scheme.version}`, scheme] as const))(
    '%s: its unknown terms are those without a value, and supplying one leaves the others as they are',
    (_, scheme) => {
      const before = unknownTermsOf(resolveSchemeRules(scheme));
      expect(new Set(before.map(({ unknown }) => unknown)).size).toBe(before.length);
      for (const { unknown, atLeast, atMost } of before) {
        const value = [atLeast, atMost, '0', 'true', 'principal', 'balance', 'afterLoss', 'pariPassu', 'pool', 'bank'];
        const more = ['proRata', 'cumulativeLending', '{"writeOff":true}', '1'];
        const fitting = [...value, ...more].find((text) => text !== undefined && accepts(scheme, unknown, text));
        const after = unknownTermsOf(resolveSchemeRules(scheme, supply({ [unknown]: fitting! })));
        expect(after).toEqual(before.filter((term) => term.unknown !== unknown));
      }
    },
  );

  // 4 Refusals.
  it('refuses a supplied term beyond what its source allows', () => {
    expect(refusal('eu-innovfin-sme', { 'layers.guarantor.share': '0.51' })[0]).toBe(
      'INPUT_INVALID: /scheme/supplied/layers.guarantor.share: above what the source allows: at most 0.50; met "0.51"; ' +
        'open terms are layers.guarantor.share, compensationBase, netOfRecoveries, ipPartOnly, trigger, payout.manner, ' +
        'pool.liabilityLimit, pool.size, pool.leverageTarget, recovery.order, recovery.destination, shortage.rule, ' +
        'shortage.carriesForward',
    );
    expect(refusal('eu-easi', { 'portfolioCaps.portfolio.share': '0.09' })[0]).toContain(
      'below what the source allows',
    );
  });
  it('names every supplied term at fault at once', () => {
    const bad = { 'layers.government.share': '0.5', trigger: 'soon', nothing: '1', 'pool.leverageTarget': '10' };
    const faults = refusal('cn-zhuhai', bad);
    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain('the term is known (0.40) and cannot be overruled');
    expect(faults[1]).toContain('not a value this term can have; met "soon"');
    expect(faults[2]).toContain('the scheme has no such term');
  });
  it('names a term that a calculation cannot do without', () => {
    const { share } = resolve('cn-shaanxi').layers[0]!;
    expect(refusalOf(() => needTerm(share, 'cn-shaanxi@1'))).toBe(
      'DATA_UNKNOWN: scheme cn-shaanxi@1 layers.government.share: this term is needed and no source tells it ' +
        '(set by 陕财办金〔2024〕44号, which was not read); met null; supply layers.government.share with a reason',
    );
  });
});

function accepts(scheme: (typeof schemes)[number], term: string, text: string): boolean {
  try {
    resolveSchemeRules(scheme, supply({ [term]: text }));
    return true;
  } catch {
    return false;
  }
}
