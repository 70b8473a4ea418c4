import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { resolveSchemeRules } from '../../../src/domain/scheme-rules.ts';
import { bearLoss } from '../../../src/pool/describe/bear-loss.ts';
import { toFen } from '../../../src/pool/scheme/fen.ts';
import { schemeInFen } from '../../../src/pool/scheme/fen-scheme.ts';
import { coverLayers } from '../../../src/pool/scheme/loan-cover.ts';
import { settlePeriod } from '../../../src/pool/scheme/settle-period.ts';

const { schemes } = loadCatalog();
const rulesOf = (name: string, supplied: Readonly<Record<string, string>> = {}) =>
  resolveSchemeRules(
    schemes.find(({ id, version }) => `${id}@${version}` === name)!,
    Object.fromEntries(Object.entries(supplied).map(([term, value]) => [term, { value, reason: 'the case' }])),
  );
const partsOf = (bearing: ReturnType<typeof bearLoss>) =>
  Object.fromEntries(bearing.known ? bearing.parts.map(({ party, amount }) => [party, amount]) : []);
const NO_FACTS = {
  termMonths: null,
  annualRate: null,
  pledgeValue: null,
  bankNplRate: null,
  isFirstLoan: null,
  firmClass: null,
  ipKind: null,
  pledgeClass: null,
  guaranteeRoute: null,
} as const;

/** What the pool party pays of each loss, in order, of loans that are lost whole; caps over many of them hold. */
function paidInTurn(
  name: string,
  supplied: Readonly<Record<string, string>>,
  { losses, lent }: { readonly losses: readonly string[]; readonly lent: string },
): string[] {
  const scheme = schemeInFen(rulesOf(name, supplied));
  const volume = toFen(lent, 'lent');
  const claims = losses.map((loss, i) => {
    const amount = toFen(loss, 'loss');
    const layers = coverLayers(scheme, { amount, ipPart: 1_000_000, ...NO_FACTS });
    const shared = { loss: amount, compensable: amount, otherPublic: 0 };
    return { id: `${i}`, bank: 'A', borrower: `${i}`, layers, loss: shared, advanceShare: null, advance: null };
  });
  const settled = settlePeriod(scheme, new Map(), {
    year: 2025,
    balance: 0,
    waiting: [],
    claims,
    measures: { lending: new Map([['A', volume]]), volume, endedCover: 0 },
    banks: new Map(),
  });
  return settled.claims.map(({ paid }) => (paid / 100).toFixed(2));
}

describe('schemes whose rules reach beyond one share of one loss', () => {
  // 1 Worked examples, from each scheme's own text.
  it('Anhui: all public money together bears at most 80% of a loss of 2,000,000; 50% of it came from elsewhere', () => {
    const loss = { loanAmount: '2000000', principal: '2000000', otherPublic: '1000000' };
    const facts = { guaranteeRoute: 'direct', pledgeClass: 'first-credit-or-ip' };
    expect(partsOf(bearLoss(rulesOf('cn-anhui-tech-loan@1'), { ...loss, facts }))).toEqual({
      government: '600000.00',
      bank: '1400000.00',
    });
    expect(partsOf(bearLoss(rulesOf('cn-anhui-tech-loan@1'), { ...loss, otherPublic: '900000', facts }))).toEqual({
      government: '700000.00',
      bank: '1300000.00',
    });
  });
  it('Wuhan and Weihai: in a mixed pledge only the IP part is shared', () => {
    const wuhan = rulesOf('cn-wuhan@1', { 'layers.government.share': '0.5' });
    const half = { loanAmount: '6000000', principal: '6000000', ipPart: '0.5' };
    expect(partsOf(bearLoss(wuhan, half))).toEqual({ government: '1500000.00', bank: '4500000.00' });
    expect(partsOf(bearLoss(rulesOf('cn-weihai-first-year@1'), half))).toEqual({
      region: '1200000.00',
      government: '600000.00',
      bank: '4200000.00',
    });
    expect(bearLoss(rulesOf('cn-zhuhai@1'), half)).toEqual({ known: false, needs: ['ipPartOnly'] });
  });
  it('Korea: up to half of the amount of the loan, for the rights', () => {
    const korea = rulesOf('kr-ip-recovery@2', { 'layers.government.share': '0.5' });
    const loss = { loanAmount: '500000000', principal: '500000000', interest: '20000000' };
    expect(partsOf(bearLoss(korea, loss))).toEqual({ government: '250000000.00', bank: '270000000.00' });
  });
  it('COSME: 50% of each loss until 50% × 20% of the volume is used', () => {
    const supplied = { 'portfolioCaps.portfolio.share': '0.2', 'pool.liabilityLimit': 'none' };
    const losses = ['1200000', '600000', '400000', '100000'];
    expect(paidInTurn('eu-cosme-lgf@1', supplied, { losses, lent: '10000000' })).toEqual([
      '600000.00',
      '300000.00',
      '100000.00',
      '0.00',
    ]);
  });
  it('EFG: 75% of each loss until 13% of the lending is used', () => {
    const supplied = { 'pool.liabilityLimit': 'none' };
    expect(paidInTurn('uk-efg@1', supplied, { losses: ['100000', '80000', '1'], lent: '1000000' })).toEqual([
      '75000.00',
      '55000.00',
      '0.00',
    ]);
  });

  // 4 Refusals.
  it('names the cap rate of a portfolio that no source tells', () => {
    const supplied = { 'pool.liabilityLimit': 'none' };
    expect(() => paidInTurn('eu-cosme-lgf@1', supplied, { losses: ['1'], lent: '1' })).toThrow(
      /DATA_UNKNOWN: scheme eu-cosme-lgf@1 portfolioCaps\.portfolio\.share/,
    );
  });
});
