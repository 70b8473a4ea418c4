import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { pledgeRulesOn } from '../../src/catalog/pledge-rules.ts';
import { PledgeFacts, type PledgeRules } from '../../src/domain/pledge-rules.ts';
import type { IpRight, RightKind } from '../../src/domain/right.ts';
import { openLicenceOfPledged, pledgeRanks } from '../../src/pledge/pledge-rank.ts';
import { checkRegistration, pledgeability } from '../../src/pledge/pledgeability.ts';

const { pledgeRules, openLicenceRules } = loadCatalog();
const DAY = '2025-06-30';
const rulesOf = (kind: RightKind, day = DAY) => pledgeRulesOn(pledgeRules, kind, 'CN', day);
const PATENT = rulesOf('invention-patent') as PledgeRules;
const OTHER = rulesOf('trademark') as PledgeRules;

const patent: IpRight = {
  id: 'p1',
  kind: 'invention-patent',
  jurisdiction: 'CN',
  filingDay: '2020-01-01',
  grantDay: '2022-01-01',
  feeStatus: 'paid',
  ownedShare: '1',
  coOwnersConsent: null,
  pledgorIsRegisteredOwner: true,
  alreadyPledged: false,
  frozenOrDisputed: false,
  invalidationPending: false,
};
const life = { rightId: 'p1', expiryDay: '2040-01-01', remainingYears: '14.5', renewable: false };
const put = (change: Partial<IpRight>, maturity = '2026-07-01') =>
  pledgeability([{ ...patent, ...change }], [life], maturity, [rulesOf(change.kind ?? 'invention-patent')]);

const clean: PledgeFacts = {
  pledgorIsRegisteredOwner: true,
  ended: false,
  granted: true,
  feesPaid: true,
  frozen: false,
  disputed: false,
  debtEndsAfterExpiry: false,
  coOwned: false,
  coOwnersConsent: null,
  alreadyPledged: false,
  sameDayInventionFiling: false,
  invalidationPending: false,
  partiesConfirm: null,
  contractComplete: true,
};
const registered = (change: Partial<PledgeFacts>, kind: RightKind = 'utility-model') =>
  checkRegistration({ id: 'r', kind, facts: { ...clean, ...change }, rules: rulesOf(kind) });
const not = (findings: ReturnType<typeof checkRegistration>['findings']) =>
  findings.filter(({ answer }) => answer !== 'pass').map(({ rule, answer }) => `${rule}: ${answer}`);

describe('pledgeability', () => {
  // 1 The grounds of the guide to CNIPA notice 461, one by one.
  it('passes a clean right and cites its rules', () => {
    const { answer, findings } = put({});
    expect(answer).toBe('pass');
    expect(findings).toHaveLength(10);
    expect(findings.every(({ source }) => source.includes('461') && source.endsWith('[S]'))).toBe(true);
  });
  it.each<[string, Partial<IpRight>]>([
    ['registered-owner: fail', { pledgorIsRegisteredOwner: false }],
    ['granted: fail', { grantDay: null }],
    ['fees-paid: fail', { feeStatus: 'in-grace' }],
    ['in-force: fail, fees-paid: fail', { feeStatus: 'lapsed' }],
    ['co-owners-consent: fail', { ownedShare: '0.5', coOwnersConsent: false }],
    ['co-owners-consent: unknown', { ownedShare: '0.5', coOwnersConsent: null }],
    ['not-pledged: fail', { alreadyPledged: true }],
    ['not-frozen: unknown, not-disputed: unknown', { frozenOrDisputed: null }],
    ['no-invalidation: unknown', { invalidationPending: true }],
    ['no-invalidation: fail', { invalidationPending: true, partiesConfirm: false }],
    ['', { invalidationPending: true, partiesConfirm: true }],
    ['no-same-day-invention: unknown', { kind: 'utility-model' }],
    ['rules-known: unknown', { kind: 'trademark' }],
  ])('answers "%s" for %j', (open, change) => {
    const { answer, findings } = put(change);
    expect(not(findings).join(', ')).toBe(open);
    expect(answer).toBe(open.includes('fail') ? 'fail' : open.includes('unknown') ? 'unknown' : 'pass');
  });
  it('asks that the debt ends before the right', () => {
    expect(put({}, '2039-12-31').answer).toBe('pass');
    expect(put({}, '2040-01-01').answer).toBe('fail');
  });
  it.each<[string, Partial<PledgeFacts>]>([
    ['no-same-day-invention: fail', { sameDayInventionFiling: true, partiesConfirm: false }],
    ['contract-complete: fail', { contractComplete: false }],
    ['contract-complete: unknown', { contractComplete: null }],
    ['not-frozen: fail', { frozen: true }],
    ['not-disputed: fail', { disputed: true }],
  ])('puts the contract too: "%s"', (open, change) => {
    expect(not(registered(change).findings).join(', ')).toBe(open);
  });
  it('holds from the day of the notice', () => {
    expect(rulesOf('design', '2021-11-14')).toBeNull();
    expect(rulesOf('design', '2021-11-15')?.id).toBe('cn-patent-pledge');
    expect(checkRegistration({ id: 'r', kind: 'design', facts: clean, rules: null })).toMatchObject({
      answer: 'unknown',
    });
  });

  // 2 Law: a missing fact never turns a failure into a pass nor a pass into a failure; the verdict is the worst finding.
  it('is the worst of its findings, and a fact withheld leaves pass or fail only where it does not decide', () => {
    const fact = fc.constantFrom(true, false, null);
    const facts = fc.record(
      Object.fromEntries(Object.keys(PledgeFacts.shape).map((name) => [name, fact])),
    ) as fc.Arbitrary<Record<keyof PledgeFacts, boolean | null>>;
    fc.assert(
      fc.property(facts, fc.constantFrom(...(Object.keys(PledgeFacts.shape) as (keyof PledgeFacts)[])), (all, name) => {
        const { answer, findings } = registered(all);
        const worst = findings.some((one) => one.answer === 'fail')
          ? 'fail'
          : findings.some((one) => one.answer === 'unknown')
            ? 'unknown'
            : 'pass';
        expect(answer).toBe(worst);
        const withheld = registered({ ...all, [name]: null }).answer;
        if (withheld !== 'unknown') {
          for (const value of [true, false]) expect(registered({ ...all, [name]: value }).answer).toBe(withheld);
        }
      }),
    );
  });

  // 4 Refusals.
  it('refuses facts left out, and names them', () => {
    const { frozen: _, ...rest } = clean;
    expect(() => checkRegistration({ id: 'r', kind: 'design', facts: rest as never, rules: PATENT })).toThrow(
      /INPUT_INVALID: facts of r \/frozen: missing/,
    );
  });
});

describe('pledgeRanks', () => {
  const pledge = (id: string, registeredOn: string, releasedOn: string | null = null, sequence?: number) => ({
    id,
    registeredOn,
    releasedOn,
    ...(sequence !== undefined && { sequence }),
  });
  // 1 Civil Code art. 414: by the order of registration.
  it('ranks by registration, and lets a rank move up when one before it is released', () => {
    const both = [pledge('b', '2024-02-01'), pledge('a', '2024-01-01', '2025-01-01')];
    const ids = (day: string) => pledgeRanks(both, day, OTHER).ranks.map(({ id, rank }) => `${id}${rank}`);
    expect(ids('2024-01-15')).toEqual(['a1']);
    expect(ids('2024-06-30')).toEqual(['a1', 'b2']);
    expect(ids('2025-01-01')).toEqual(['b1']);
  });
  it('orders those of one day by their sequence', () => {
    const both = [pledge('a', '2024-01-01', null, 2), pledge('b', '2024-01-01', null, 1)];
    expect(pledgeRanks(both, DAY, OTHER).ranks.map(({ id }) => id)).toEqual(['b', 'a']);
  });
  it('tells whether one more is taken', () => {
    expect(pledgeRanks([], DAY, PATENT).another).toEqual({ answer: 'ranked', rank: 1 });
    expect(pledgeRanks([pledge('a', '2024-01-01')], DAY, PATENT).another).toEqual({ answer: 'refused', rank: 2 });
    expect(pledgeRanks([pledge('a', '2024-01-01')], DAY, OTHER).another).toEqual({ answer: 'unknown', rank: 2 });
    expect(pledgeRanks([pledge('a', '2024-01-01', '2025-01-01')], DAY, PATENT).another.rank).toBe(1);
  });
  // 4
  it.each<[string, PledgeRules, ReturnType<typeof pledge>[], RegExp]>([
    [
      'a second patent pledge during the first',
      PATENT,
      [pledge('a', '2024-01-01'), pledge('b', '2024-02-01')],
      /pledges \/1: the register refuses a second pledge while a is in force; met 2024-02-01/,
    ],
    ['one day without an order', OTHER, [pledge('a', '2024-01-01'), pledge('b', '2024-01-01')], /same day as a/],
    [
      'a release before registration',
      OTHER,
      [pledge('a', '2024-01-01', '2023-12-31')],
      /released before.*met 2023-12-31/,
    ],
    ['two of one id', OTHER, [pledge('a', '2024-01-01'), pledge('a', '2024-02-01')], /two pledges of one id; met a/],
  ])('refuses %s', (_, rules, pledges, message) => {
    expect(() => pledgeRanks(pledges, DAY, rules)).toThrow(message);
  });
});

describe('openLicenceOfPledged', () => {
  const [rules] = openLicenceRules;
  const facts = { exclusiveOrSoleLicence: false, proceedingsSuspended: false, feesPaid: true };
  it.each([
    [true, 'yes'],
    [false, 'no'],
    [null, 'unknown'],
  ] as const)('needs the pledgee’s consent: %s', (pledgeeConsents, mayDeclare) => {
    expect(openLicenceOfPledged({ ...facts, pledgeeConsents }, rules!).mayDeclare).toBe(mayDeclare);
  });
});
