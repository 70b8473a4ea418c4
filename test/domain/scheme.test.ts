import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../src/catalog/built-in.ts';
import { parseWith } from '../../src/domain/parse.ts';
import { CompensationScheme } from '../../src/domain/scheme.ts';
import { refusalOf } from '../support/formulas.ts';

const zhongshan = BUILT_IN.schemes.findLast(({ id }) => id === 'cn-zhongshan-four-party')!;
const parse = (changes: object) => parseWith(CompensationScheme, { ...zhongshan, ...changes }, 'scheme');
const refusal = (changes: object) => refusalOf(() => parse(changes));
const known = (value: unknown) => ({ value, mark: 'P', source: 'G1' });
const unknown = { value: null, source: 'G1' };
const layer = (party: string, value: string | null, more: object = {}) => ({
  party,
  share: value === null ? unknown : known(value),
  of: 'loss',
  ...more,
});
const tier = (more: object) => ({ dimension: 'loanSize', party: 'government', marginal: false, ...more });

describe('a compensation scheme', () => {
  // 1 Worked examples: those that come with the library are read in test/models/data-sets.test.ts.
  it('is read as it is written', () => {
    expect(parse({})).toEqual(zhongshan);
  });
  it('may share out the whole loss, but no more', () => {
    const publicParties = ['government'];
    const both = (second: string) => ({
      publicParties,
      layers: [layer('government', '0.6'), layer('insurer', second)],
    });
    expect(parse(both('0.4')).layers).toHaveLength(2);
    expect(refusal(both('0.400001'))).toContain(
      'scheme /layers: the known shares of the loss add up to more than 1; met [{"party":"government"',
    );
  });
  it('may have shares that nobody knows, or bounds alone', () => {
    const open = parse({ layers: [layer('government', null), layer('insurer', '1')] });
    expect(open.layers[0]?.share.value).toBeNull();
    const bounded = { value: null, atMost: '0.5', mark: 'S', source: 'G1' };
    expect(parse({ layers: [{ ...layer('government', null), share: bounded }] }).layers[0]?.share).toEqual(bounded);
  });
  it('counts what a bound or the smallest step of a tier takes for sure', () => {
    const atLeast = { value: null, atLeast: '0.5', mark: 'S', source: 'G1' };
    expect(refusal({ layers: [{ ...layer('government', null), share: atLeast }, layer('insurer', '0.6')] })).toContain(
      'add up to more than 1',
    );
    const steps = [
      { upTo: '150000', share: known('0.85') },
      { upTo: null, share: known('0.75') },
    ];
    const layers = (second: string) => [layer('government', null), layer('insurer', second)];
    expect(parse({ layers: layers('0.25'), tiers: [tier({ steps })] }).tiers).toHaveLength(1);
    expect(refusal({ layers: layers('0.26'), tiers: [tier({ steps })] })).toContain('add up to more than 1');
  });
  it('of subsidies alone has no layers', () => {
    expect(parse({ layers: [], publicParties: [] }).layers).toEqual([]);
  });

  // 4 Refusals: shape.
  it.each([
    [{ layers: [layer('mayor', '0.5')] }, 'scheme /layers/0/party: '],
    [
      { layers: [layer('government', '54')] },
      '/layers/0/share/value: a share between 0 and 1 expected, at most six decimals: for 25 % write "0.25"; met "54"',
    ],
    [{ layers: [layer('government', '0.1234567')] }, '/layers/0/share/value: a share between 0 and 1 expected'],
    [
      { layers: [layer('government', '0.5', { perLoanCap: known('0') })] },
      '/layers/0/perLoanCap/value: an amount of money above 0',
    ],
    [{ layers: [{ party: 'government', share: '0.54', of: 'loss' }] }, 'scheme /layers/0/share: '],
    [{ layers: [layer('government', '0.5', { order: 1 })] }, 'scheme /layers/0/order: no such field'],
    [{ layers: [layer('government', '0.5', { of: 'gain' })] }, 'scheme /layers/0/of: '],
    [{ compensationBase: known('interest') }, 'scheme /compensationBase/value: '],
    [{ trigger: { ...known({ nonPerforming: true }), mark: 'I' } }, 'scheme /trigger/mark: a mark expected'],
    [{ trigger: known({}) }, 'scheme /trigger/value: at least one test expected'],
    [{ compensationBase: { ...known('principal'), mark: 'C' } }, 'scheme /compensationBase/mark: a mark expected'],
    [{ compensationBase: { value: 'principal', source: 'G1' } }, 'scheme /compensationBase/mark: missing'],
    [{ compensationBase: { value: null, mark: 'P', source: 'G1' } }, 'scheme /compensationBase/mark: a mark expected'],
    [{ compensationBase: { value: null } }, 'scheme /compensationBase/source: missing'],
    [{ pool: { ...zhongshan.pool, size: known('0') } }, '/pool/size/value: an amount of money above 0 expected'],
    [{ pool: { ...zhongshan.pool, kind: 'purse' } }, 'scheme /pool/kind: '],
    [{ version: 1.5 }, 'scheme /version: '],
    [{ remainder: 'nobody' }, 'scheme /remainder: '],
    [{ region: { en: 'Zhongshan' } }, 'scheme /region/zh: missing'],
    [{ currency: 'yuan' }, 'scheme /currency: a currency of three capital letters expected'],
    [{ stackingCap: { ...known('0.8'), atMost: '0.9' } }, 'scheme /stackingCap/value: a value or bounds expected'],
    [
      { stackingCap: { value: null, mark: 'S', source: 'G1', atLeast: '0.9', atMost: '0.8' } },
      'scheme /stackingCap/atMost: a bound above atLeast expected',
    ],
  ])('is refused with a fault in its shape, %#', (changes, problem) => {
    expect(refusal(changes)).toContain(problem);
  });

  // 4 Refusals: laws.
  it.each([
    [{ layers: [layer('government', '0.2'), layer('government', '0.2')] }, '/layers: each party has one layer'],
    [{ layers: [layer('government', '0.2'), layer('bank', '0.2')] }, '/layers: bank bears the remainder'],
    [
      { layers: [layer('government', '0.2', { requires: 'insurer' }), layer('insurer', '0.1')] },
      '/layers/0/requires: names no layer before this one; met "insurer"',
    ],
    [
      { layers: [layer('government', '0.2', { of: 'insurer' }), layer('insurer', '0.1')] },
      '/layers/0/of: names neither a layer before',
    ],
    [{ poolParty: 'region' }, '/poolParty: has no layer; met "region"'],
    [{ publicParties: ['government', 'region', 'government'] }, '/publicParties/1: has no layer'],
    [{ publicParties: ['government', 'government'] }, '/publicParties/1: stands here twice'],
    [{ publicParties: [], stackingCap: known('0.8') }, '/stackingCap: caps public parties'],
    [{ trigger: known({ recognisedBy: 'region' }) }, '/trigger/value/recognisedBy: has no layer'],
    [
      { compensationBase: { ...known('principal'), source: 'G9' } },
      '/compensationBase/source: the scheme lists no such',
    ],
    [{ inForce: { from: '2021', until: '2020' } }, '/inForce/until: ends before it begins'],
    [{ payout: { manner: known('advanceThenSettle') } }, '/payout/advanceShare: missing; an advance needs its share'],
    [{ payout: { manner: known('afterLoss'), advanceShare: known('0.5') } }, '/payout/advanceShare: only an advance'],
    [{ tiers: [tier({ party: 'region', steps: [{ upTo: null }] })] }, '/tiers/0/party: has no layer'],
    [{ tiers: [tier({ steps: [{ upTo: '5' }] })] }, '/tiers/0/steps/0/upTo: the last step, and only the last'],
    [
      { tiers: [tier({ steps: [{ upTo: '5' }, { upTo: '5' }, { upTo: null }] })] },
      '/tiers/0/steps/1/upTo: steps rise; met "5"',
    ],
    [{ tiers: [tier({ steps: [{ is: 'large' }] })] }, '/tiers/0/steps/0: a step of this dimension has an upper end'],
    [
      { tiers: [tier({ dimension: 'firstLoan', steps: [{ upTo: null }] })] },
      '/tiers/0/steps/0: a step of this dimension is told by a word',
    ],
    [
      { tiers: [tier({ dimension: 'firmClass', steps: [{ is: 'a' }, { is: 'a' }] })] },
      '/tiers/0/steps/1/is: stands here twice',
    ],
    [
      { tiers: [tier({ dimension: 'firmClass', marginal: true, steps: [{ is: 'a' }] })] },
      '/tiers/0/marginal: only a measured dimension',
    ],
    [
      { tiers: [tier({ steps: [{ upTo: null }] }), tier({ steps: [{ upTo: null }] })] },
      '/tiers/1: this dimension sets the share of this party twice',
    ],
    [{ suspensions: [suspension({ warn: known('0.08'), stopNew: known('0.05') })] }, '/suspensions/0: levels rise'],
    [{ suspensions: [suspension({})] }, '/suspensions/0: has no level'],
    [
      {
        portfolioCaps: [
          { kind: 'portfolio', share: unknown },
          { kind: 'portfolio', share: unknown },
        ],
      },
      '/portfolioCaps/1/kind: stands here twice',
    ],
    [
      { lossFloor: { rate: known('0.03'), ceiling: known('0.02'), marginal: unknown, denominator: unknown } },
      '/lossFloor/ceiling: a ceiling above the floor',
    ],
    [
      { loanLimits: { minimumTermMonths: known(12), maximumTermMonths: known(6) } },
      '/loanLimits/maximumTermMonths: at least the shortest term',
    ],
  ])('is refused with a law broken, %#', (changes, problem) => {
    expect(refusal(changes)).toContain(problem);
  });
  it('is told every fault of its shape at once, and every broken law at once', () => {
    const bad = { version: 0, currency: 'yuan', remainder: 'nobody', layers: [layer('mayor', '54')] };
    expect(refusal(bad).split('\n')).toHaveLength(5);
    const lawless = { poolParty: 'region', publicParties: ['region'], inForce: { from: '2021', until: '2020' } };
    expect(refusal(lawless).split('\n')).toHaveLength(3);
  });
});

function suspension(levels: object) {
  return { metric: 'nplRate', scope: unknown, denominator: unknown, ...levels };
}
