import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { versionOn } from '../../src/catalog/in-force.ts';
import { usefulLife } from '../../src/domain/remaining-life.ts';
import { type LifeFacts, statutoryLife } from '../../src/domain/statutory-life.ts';
import { drugExtension, grantDelayCompensation } from '../../src/domain/term-compensation.ts';
import { renewalCalendar } from '../../src/domain/trademark-renewal.ts';
import { refusalOf } from '../support/formulas.ts';
import { TERMS } from '../support/rights.ts';

const life = (facts: Omit<LifeFacts, 'id'>, day = '2025-06-30') =>
  statutoryLife({ id: 'r', ...facts }, TERMS, day, '/right');
const DELAY = {
  filingDay: '2015-01-10',
  examinationRequestDay: '2017-01-10',
  grantDay: '2021-01-10',
  reasonableDelayDays: 0,
  applicantDelayDays: 0,
};
const DRUG = { filingDay: '2010-01-01', approvalDay: '2022-01-01', expiryDay: '2030-01-01' };

describe('statutory life', () => {
  // 1 Worked examples. Source: 著作权法 (2020) 23, 布图条例 12, 专利法 42, 商标法 39–40.
  it.each([
    [{ kind: 'copyright', owner: 'natural-person', authorDeathDay: '2000-03-05' }, '2051-01-01'],
    [{ kind: 'copyright', protectionStart: '1990-07-01' }, '2041-01-01'],
    [{ kind: 'software-copyright', owner: 'natural-person', authorDeathDay: '2020-12-31' }, '2071-01-01'],
    [{ kind: 'layout-design', protectionStart: '2018-11-30', creationDay: '2012-05-01' }, '2027-05-01'],
    [{ kind: 'layout-design', protectionStart: '2018-11-30', creationDay: '2018-05-01' }, '2028-11-30'],
    [{ kind: 'trademark', grantDay: '2006-05-07', renewals: 2 }, '2036-05-07'],
    [{ kind: 'invention-patent', filingDay: '2022-03-15', compensatedDays: 31 }, '2042-04-15'],
  ] as const)('%o ends on %s', (facts, expiryDay) => {
    expect(life(facts)?.expiryDay).toBe(expiryDay);
  });
  it('says when the end may come later, by the ceiling, or unchecked', () => {
    expect(life({ kind: 'copyright', owner: 'natural-person', authorDeathDay: null })).toMatchObject({
      expiryDay: '2076-01-01',
      isEarliest: true,
    });
    expect(life({ kind: 'copyright', protectionStart: null, creationDay: '2020-02-02' })).toMatchObject({
      expiryDay: '2071-01-01',
      isEarliest: true,
    });
    const layout = { kind: 'layout-design', protectionStart: '2018-11-30' } as const;
    expect(life({ ...layout, creationDay: '2012-05-01' })).toMatchObject({ endsByCeiling: true });
    expect(life(layout)).toMatchObject({ ceilingUnchecked: true });
  });
  it('knows no end of a secret or an indication, so that other lives bind', () => {
    expect(life({ kind: 'trade-secret' })).toBeNull();
    expect(life({ kind: 'geographical-indication' })).toBeNull();
    const stated = { technicalYears: '4', economicYears: '6', contractualYears: null };
    expect(usefulLife([null], stated)).toMatchObject({ remainingYears: '4', binding: 'technical' });
    const none = { technicalYears: null, economicYears: null, contractualYears: null };
    expect(refusalOf(() => usefulLife([null], none))).toMatch(/^DATA_UNKNOWN: remaining useful life: /);
  });
  it('has two versions in time: before June 2021 the terms of patents are not told', () => {
    const earlier = versionOn(loadCatalog().statutoryTerms, 'cn-statutory-terms', '2020-06-30', 'here');
    expect(earlier.version).toBe(1);
    const old = (facts: Omit<LifeFacts, 'id'>) => statutoryLife({ id: 'r', ...facts }, earlier, '2020-06-30', '/right');
    expect(refusalOf(() => old({ kind: 'design', filingDay: '2015-01-01' }))).toMatch(
      /^DATA_UNKNOWN.*design filed 2015/,
    );
    expect(old({ kind: 'trademark', grantDay: '2015-01-01' })?.expiryDay).toBe('2025-01-01');
  });
  it('refuses to lengthen what the law does not', () => {
    const facts = { kind: 'design', filingDay: '2022-01-01', renewals: 1, compensatedDays: 9 } as const;
    expect(refusalOf(() => life(facts))).toBe(
      'INPUT_INVALID: /right/renewals: a design cannot be renewed; met 1\n' +
        '/right/compensatedDays: only the term of an invention patent is compensated or extended, not that of a design; met 9',
    );
    expect(refusalOf(() => life({ kind: 'copyright', owner: 'natural-person' }))).toContain('/right/authorDeathDay');
  });
});

describe('compensation for a late grant', () => {
  // 1 By hand: the later of filing + 4 years (2019-01-10) and request + 3 years (2020-01-10), to 2021-01-10: 366 days.
  it('counts from the later anniversary, less the delays that do not count', () => {
    expect(grantDelayCompensation(DELAY, TERMS)).toEqual({ days: 366, decidedBy: 'delay', requestUntil: '2021-04-10' });
    const less = { ...DELAY, reasonableDelayDays: 100, applicantDelayDays: 66 };
    expect(grantDelayCompensation(less, TERMS).days).toBe(200);
  });
  it.each([
    [{ grantDay: '2020-01-10' }, 'no-delay'],
    [{ applicantDelayDays: 400 }, 'no-delay'],
    [{ requestDay: '2021-04-11' }, 'late-request'],
    [{ hadUtilityModel: true }, 'utility-model'],
  ] as const)('is none for %o', (change, decidedBy) => {
    expect(grantDelayCompensation({ ...DELAY, ...change }, TERMS)).toMatchObject({ days: 0, decidedBy });
  });
  // 2 Law.
  it('falls day by day with delays, never below none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const { days } = grantDelayCompensation({ ...DELAY, reasonableDelayDays: a, applicantDelayDays: b }, TERMS);
        expect(days).toBe(Math.max(0, 366 - a - b));
      }),
    );
  });
  // 4 Refusals.
  it('refuses days out of order', () => {
    expect(refusalOf(() => grantDelayCompensation({ ...DELAY, grantDay: '2016-01-01' }, TERMS))).toContain(
      'grant delay /grantDay: lies before examinationRequestDay, 2017-01-10; met 2016-01-01',
    );
    expect(refusalOf(() => grantDelayCompensation({ ...DELAY, applicantDelayDays: -1 }, TERMS))).toContain('met -1');
    const [before] = loadCatalog().statutoryTerms;
    expect(refusalOf(() => grantDelayCompensation(DELAY, before!))).toMatch(/^DATA_UNKNOWN: cn-statutory-terms@1/);
  });
});

describe('extension of a drug patent', () => {
  // 1 Filed 2010-01-01, approved 2022-01-01: 7 years waited, at most 5; 8 left and 14 at most leave 6: 5 years.
  it('is the shortest of three', () => {
    expect(drugExtension(DRUG, TERMS)).toEqual({
      days: 1826,
      decidedBy: 'longest-extension',
      requestUntil: '2022-04-01',
      expiryDay: '2035-01-01',
    });
    expect(drugExtension({ ...DRUG, approvalDay: '2018-01-01' }, TERMS)).toMatchObject({
      decidedBy: 'longest-life-after-approval',
      expiryDay: '2032-01-01',
    });
    expect(drugExtension({ ...DRUG, approvalDay: '2016-01-01' }, TERMS)).toMatchObject({
      days: 0,
      expiryDay: '2030-01-01',
    });
    const waited = { filingDay: '2014-01-01', approvalDay: '2020-01-01', expiryDay: '2032-06-01' };
    expect(drugExtension(waited, TERMS)).toMatchObject({ decidedBy: 'waiting-time', days: 365 });
    expect(drugExtension({ ...DRUG, requestDay: '2022-04-02' }, TERMS)).toMatchObject({
      days: 0,
      decidedBy: 'late-request',
    });
    const early = { filingDay: '2014-01-01', approvalDay: '2016-01-01', expiryDay: '2029-01-01' };
    expect(drugExtension(early, TERMS)).toMatchObject({ days: 0, decidedBy: 'no-waiting-time' });
  });
  it('refuses an approval after the term', () => {
    expect(refusalOf(() => drugExtension({ ...DRUG, approvalDay: '2031-01-01' }, TERMS))).toContain('met 2030-01-01');
  });
});

describe('renewal of a trade mark', () => {
  const mark = { id: 'm', kind: 'trademark', grantDay: '2016-05-07' } as const;
  // 1 商标法 39–40: 10 years, 12 months before, 6 months of grace.
  it.each([
    ['2025-05-06', 'in-term'],
    ['2025-05-07', 'renewable'],
    ['2026-05-06', 'renewable'],
    ['2026-05-07', 'in-grace'],
    ['2026-11-07', 'in-grace'],
    ['2026-11-08', 'ended'],
  ] as const)('stands on %s as %s', (day, standing) => {
    expect(renewalCalendar(mark, TERMS, day)).toEqual({
      standing,
      windowOpens: '2025-05-07',
      termEnds: '2026-05-07',
      graceEnds: '2026-11-07',
      renewedUntil: '2036-05-07',
    });
  });
  it('moves on with each renewal, and is not for patents', () => {
    expect(renewalCalendar({ ...mark, renewals: 1 }, TERMS, '2026-11-08').standing).toBe('in-term');
    const patent = { id: 'p', kind: 'invention-patent', filingDay: '2020-01-01', grantDay: '2022-01-01' } as const;
    expect(refusalOf(() => renewalCalendar(patent, TERMS, '2025-01-01'))).toMatch(/^DATA_UNKNOWN/);
    expect(refusalOf(() => renewalCalendar({ ...mark, grantDay: null }, TERMS, '2025-01-01'))).toContain('met null');
  });
});
