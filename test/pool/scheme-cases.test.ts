import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { resolveSchemeRules } from '../../src/domain/scheme-rules.ts';
import { bearLoss } from '../../src/pool/describe/bear-loss.ts';
import { refusalOf } from '../support/formulas.ts';
import { CHINA } from './scheme-cases/china.ts';
import { INTERNATIONAL } from './scheme-cases/international.ts';
import { NEIGHBOURS } from './scheme-cases/neighbours.ts';
import { lost, type SchemeCase } from './scheme-cases/scheme-case.ts';

const { schemes } = loadCatalog();
const CASES = [...CHINA, ...NEIGHBOURS, ...INTERNATIONAL];
const rulesOf = (name: string, supplied: Readonly<Record<string, string>> = {}) => {
  const scheme = schemes.find(({ id, version }) => `${id}@${version}` === name)!;
  const terms = Object.entries(supplied).map(([term, value]) => [term, { value, reason: 'the case' }] as const);
  return resolveSchemeRules(scheme, Object.fromEntries(terms));
};
const bearingOf = ({ scheme, supplied, loss }: SchemeCase) => bearLoss(rulesOf(scheme, supplied), loss);
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''));

describe('the schemes that come with the library', () => {
  // 1 Worked examples, from each scheme's own text.
  it('have each a case', () => {
    const names = schemes.map(({ id, version }) => `${id}@${version}`);
    expect([...new Set(CASES.map(({ scheme }) => scheme))].sort()).toEqual(names.sort());
  });
  it.each(CASES.map((one) => [one.scheme, one.rule, one] as const))('%s: %s', (_, __, one) => {
    const bearing = bearingOf(one);
    if (one.needs !== undefined) {
      expect(bearing).toMatchObject({ known: false });
      expect(new Set(bearing.known ? [] : bearing.needs)).toEqual(new Set(one.needs));
      return;
    }
    expect(bearing.known).toBe(true);
    const parts = bearing.known ? bearing.parts.map(({ party, amount }) => [party, amount]) : [];
    expect(Object.fromEntries(parts)).toEqual(one.bears);
  });

  // 2 Laws.
  it('give every hundredth of every loss to exactly one party', () => {
    const sharing = CASES.filter(({ bears }) => bears !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...sharing), fc.bigInt({ min: 0n, max: 10n ** 13n }), (one, amount) => {
        const principal = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
        const bearing = bearingOf({ ...one, loss: { ...one.loss, principal, recovered: '0' } });
        const parts = bearing.known ? bearing.parts : [];
        const sum = parts.reduce((total, part) => total + fen(part.amount), 0n);
        expect(sum).toBe(amount + fen(`${Number(one.loss.interest ?? '0').toFixed(2)}`));
        expect(parts.every((part) => fen(part.amount) >= 0n)).toBe(true);
      }),
    );
  });

  // 4 Refusals.
  it('ask for the fact that a tier turns on', () => {
    const refusal = refusalOf(() => bearLoss(rulesOf('cn-shanghai-credit@2'), lost('1000000')));
    expect(refusal).toMatch(/^INPUT_INVALID: scheme cn-shanghai-credit@2 tiers\..*firmClass/);
    expect(refusal).toContain('the scheme asks for this fact of the loan and it is not told');
  });
});
