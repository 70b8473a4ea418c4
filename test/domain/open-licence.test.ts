import { describe, expect, it } from 'vitest';
import { openLicenceBars, openLicenceCeilings } from '../../src/domain/open-licence.ts';
import { refusalOf } from '../support/formulas.ts';
import { OPEN_LICENCE } from '../support/rights.ts';

const FREE = {
  exclusiveOrSoleLicence: false,
  proceedingsSuspended: false,
  feesPaid: true,
  pledged: false,
  pledgeeConsents: null,
};

describe('open licence', () => {
  // 1 Worked examples: 20 million, 20 % of net sales, 40 % of profit, ends included.
  it.each([
    [{ form: 'fixed', fee: '20000000' }, true],
    [{ form: 'fixed', fee: '20000000.01' }, false],
    [{ form: 'share-of-net-sales', rate: '0.2' }, true],
    [{ form: 'share-of-net-sales', rate: '0.21' }, false],
    [{ form: 'share-of-profit', rate: '0.4' }, true],
    [{ form: 'share-of-profit', rate: '0.4001' }, false],
    [{ form: 'share-of-net-sales', rate: '0.03', entryFee: '30000000' }, false],
  ] as const)('%o is within the guidance: %s', (fee, withinGuidance) => {
    const { findings, ...answer } = openLicenceCeilings(fee, OPEN_LICENCE);
    expect(answer).toEqual({ withinGuidance });
    for (const { mark, source } of findings) expect([mark, source.work.length > 0]).toEqual(['S', true]);
  });
  // Source: 专利法实施细则 (2023) 86.
  it.each([
    [{}, 'yes', []],
    [{ pledged: true, pledgeeConsents: false }, 'no', ['pledged-without-consent']],
    [{ pledged: true, pledgeeConsents: true }, 'yes', []],
    [{ pledged: true, pledgeeConsents: null }, 'unknown', []],
    [{ feesPaid: false }, 'no', ['fees-unpaid']],
    [{ exclusiveOrSoleLicence: true, proceedingsSuspended: true }, 'no', ['exclusive-licence', 'suspended']],
    [{ feesPaid: null }, 'unknown', []],
    [{ feesPaid: null, pledged: true, pledgeeConsents: false }, 'no', ['pledged-without-consent']],
  ] as const)('%o: may be declared: %s', (change, mayDeclare, barred) => {
    const answer = openLicenceBars({ ...FREE, ...change }, OPEN_LICENCE);
    expect(answer.mayDeclare).toBe(mayDeclare);
    expect(answer.bars.filter(({ applies }) => applies === 'yes').map(({ code }) => code)).toEqual(barred);
  });

  // 4 Refusals.
  it('refuses by place and value', () => {
    expect(refusalOf(() => openLicenceCeilings({ form: 'share-of-profit', rate: '40' }, OPEN_LICENCE))).toContain(
      'open licence fee /rate: a share between 0 and 1 expected: for 25 % write "0.25"; met "40"',
    );
    const { pledged: _, ...missing } = FREE;
    expect(refusalOf(() => openLicenceBars(missing as never, OPEN_LICENCE))).toContain('/pledged: missing');
    const unknown = { ...OPEN_LICENCE, ceilings: { ...OPEN_LICENCE.ceilings, fixedFee: { value: null } } };
    expect(refusalOf(() => openLicenceCeilings({ form: 'fixed', fee: '1' }, unknown))).toMatch(/^DATA_UNKNOWN/);
  });
});
