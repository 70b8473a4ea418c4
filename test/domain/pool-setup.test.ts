import { describe, expect, it } from 'vitest';
import { parseWith } from '../../src/domain/parse.ts';
import { PoolSetup, SchemeRulesDocument } from '../../src/domain/pool-setup.ts';
import { poolSetup } from '../../src/pool/ledger/pool-setup.ts';
import { layer, rulesOf, tier } from '../pool/scheme/rules.ts';

const full = rulesOf(
  [layer('region', '0.4', { perLoanCap: '1000000.50' }), layer('government', '0.2', { requires: 'region' })],
  {
    tiers: [
      tier(
        'loanSize',
        'government',
        { upTo: '150000', share: '0.85' },
        { share: { unknown: 'tiers.0.share', note: 'not told' } },
      ),
    ],
    stackingCap: '0.8',
    lossFloor: { rate: '0.008', ceiling: null, isMarginal: true, denominator: 'balance' },
    suspensions: [
      { metric: 'nplRate', scope: 'bank', denominator: 'balance', warn: '0.05', stopNew: null, stopPay: null },
    ],
  },
);

describe('the document of a pool', () => {
  // 1 What the rules of this house look like passes as it is, terms known, absent and unknown.
  it('keeps a scheme as it stands, whatever more it tells', () => {
    const more = { ...full, later: { figure: '1' } };
    expect(parseWith(SchemeRulesDocument, JSON.parse(JSON.stringify(more)), 'rules')).toEqual(more);
    const setup = poolSetup(full, '2025-01-01', { bankQuotas: [{ bank: 'a', quota: '1' }], waived: ['trigger'] });
    expect(parseWith(PoolSetup, JSON.parse(JSON.stringify(setup)), 'setup')).toEqual(setup);
  });

  // 4 Refusals.
  it('names every place that is wrong', () => {
    const bad = {
      ...full,
      layers: [{ ...full.layers[0], share: '1.5', of: 'nobody', perLoanCap: '-1' }],
      pool: { ...full.pool, isLimitedToBalance: 'yes', leverage: { unknown: 'pool.leverage' } },
      recovery: { order: 'bankLast' },
    };
    const message = (() => {
      try {
        parseWith(SchemeRulesDocument, bad, 'rules');
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    for (const place of [
      'layers/0/share',
      'layers/0/of',
      'layers/0/perLoanCap',
      'pool/isLimitedToBalance',
      'pool/leverage/note',
      'recovery/order',
      'recovery/destination',
    ]) {
      expect(message).toContain(`rules /${place}`);
    }
    expect(message).toContain('"1.5"');
  });
  it.each([[null], [{}], [[]], ['rules'], [{ ...full, layers: [] }]])('refuses %j', (raw) => {
    expect(() => parseWith(SchemeRulesDocument, raw, 'rules')).toThrow(/INPUT_INVALID: rules/);
  });
});
