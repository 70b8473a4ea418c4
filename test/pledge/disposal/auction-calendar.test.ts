import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auctionRulesOn } from '../../../src/catalog/disposal.ts';
import { parseDay } from '../../../src/numeric/calendar.ts';
import { auctionCalendar, monthsToCash } from '../../../src/pledge/disposal/auction-calendar.ts';
import { disposalLaw } from '../../../src/pledge/disposal/disposal-law.ts';
import { refusalOf } from '../../support/formulas.ts';

const ONLINE = auctionRulesOn({ day: '2025-06-30', place: 'online' });
const ROOM = auctionRulesOn({ day: '2025-06-30', place: 'offline' });
const COURSE = { noticeOn: '2025-07-01', biddingDays: 1, saleDays: 60, cashAfterDays: { least: 10, most: 30 } };
const IN_ROOM = {
  ...{ noticeOn: '2025-07-01', biddingDays: 1, firstNoticeDays: 15, nextNoticeDays: 15 },
  cashAfterDays: { least: 0, most: 0 },
};

describe('auctionCalendar', () => {
  // 1 Worked example. Source: online rule, 30 + 1 + up to 30 (15 of them notice) + 1, and 60 days of sale as the case says:
  // four months after the listing.
  it('counts the steps of an online auction', () => {
    const { steps, ends, leastDays, mostDays } = auctionCalendar(COURSE, ONLINE);
    expect(steps.map(({ step, round, earliest, latest }) => [step, round, earliest, latest])).toEqual([
      ['notice', 1, '2025-07-01', '2025-07-01'],
      ['opens', 1, '2025-07-31', '2025-07-31'],
      ['closes', 1, '2025-08-01', '2025-08-01'],
      ['opens', 2, '2025-08-16', '2025-08-31'],
      ['closes', 2, '2025-08-17', '2025-09-01'],
      ['sale-notice', null, '2025-08-17', '2025-09-01'],
      ['sale-closes', null, '2025-10-16', '2025-10-31'],
    ]);
    expect([leastDays, mostDays]).toEqual([107, 122]);
    expect(ends.map(({ route, cash }) => [route, cash.leastDays, cash.mostDays])).toEqual([
      ['online-auction', 41, 61],
      ['online-auction', 57, 92],
      ['sale-without-auction', 117, 152],
    ]);
    expect(steps[3]?.source).toContain('cn-online-auction@1: 最高人民法院');
    expect(steps.at(-1)?.source).toBe('the case');
  });
  it('counts three rounds in a room: each within 60 days, notice of sale within 7, 60 days of sale', () => {
    const { steps, mostDays, leastDays } = auctionCalendar(IN_ROOM, ROOM);
    expect(mostDays).toBe(15 + 1 + 60 + 1 + 60 + 1 + 7 + 60);
    expect(leastDays).toBe(15 + 1 + 15 + 1 + 15 + 1 + 0 + 60);
    expect(steps.at(-1)?.source).toContain('cn-offline-auction@1');
  });
  it('leaves the sale out where there is none', () => {
    expect(auctionCalendar({ ...COURSE, saleDays: null }, ONLINE).ends.map(({ round }) => round)).toEqual([1, 2]);
  });
  it('tells a plan of disposal when its money comes', () => {
    const calendar = auctionCalendar(COURSE, ONLINE);
    const [first, second, sale] = monthsToCash(calendar, '2025-01-01', 'latest');
    // 1 January to 1 July are 181 days: (181 + 61) × 12 ÷ 365
    expect(first).toEqual({ route: 'online-auction', round: 1, months: '7.956164' });
    const law = disposalLaw({
      ...{ exposure: '10000000', discountRate: '0.06', level: 0.9 },
      attempts: [
        { ...{ route: first!.route, months: first!.months }, chance: '0.25', price: '7000000' },
        { ...{ route: second!.route, months: second!.months }, chance: '0.25', price: '5600000' },
        { ...{ route: sale!.route, months: sale!.months }, chance: '0.2', price: '5600000' },
      ],
    });
    expect(Number(law.expectedRecovery)).toBeLessThan(3_430_000);
    expect(law.noSaleProbability).toBe('0.45');
  });

  // 2 Laws.
  it('runs forward, never earlier by longer notice, and its latest is never before its earliest', () => {
    const course = fc.record({
      first: fc.integer({ min: 30, max: 90 }),
      next: fc.integer({ min: 15, max: 30 }),
      biddingDays: fc.integer({ min: 0, max: 5 }),
      saleDays: fc.integer({ min: 1, max: 100 }),
      more: fc.nat(10),
    });
    fc.assert(
      fc.property(course, ({ first, next, biddingDays, saleDays, more }) => {
        const given = { ...COURSE, firstNoticeDays: first, nextNoticeDays: next, biddingDays, saleDays };
        const now = auctionCalendar(given, ONLINE);
        const later = auctionCalendar({ ...given, firstNoticeDays: first + more }, ONLINE);
        expect(later.leastDays).toBe(now.leastDays + more);
        expect(later.mostDays).toBe(now.mostDays + more);
        for (const [i, { earliest, latest }] of now.steps.entries()) {
          const before = now.steps[i - 1] ?? { earliest, latest };
          expect(earliest >= before.earliest && latest >= before.latest && latest >= earliest).toBe(true);
        }
        expect(parseDay(now.ends.at(-1)!.decided.latest) - parseDay('2025-07-01')).toBe(now.mostDays);
      }),
    );
  });

  // 4 Refusals.
  it.each<[string, () => unknown, string]>([
    [
      'a sale whose days nobody tells',
      () => auctionCalendar({ ...COURSE, saleDays: undefined } as never, ONLINE),
      'DATA_UNKNOWN: auction course /saleDays: cn-online-auction@1',
    ],
    [
      'a notice in a room that nobody tells',
      () => auctionCalendar({ ...COURSE }, ROOM),
      'DATA_UNKNOWN: auction course /firstNoticeDays',
    ],
    [
      'a shorter notice than the rule',
      () => auctionCalendar({ ...COURSE, firstNoticeDays: 29 }, ONLINE),
      '/firstNoticeDays: at least 30 days by the rule expected; met 29',
    ],
    [
      'a notice beyond the next auction',
      () => auctionCalendar({ ...COURSE, nextNoticeDays: 31 }, ONLINE),
      '/nextNoticeDays: at most 30 days expected',
    ],
    [
      'other days of sale than the rule',
      () => auctionCalendar({ ...IN_ROOM, saleDays: 59 }, ROOM),
      '/saleDays: the rule knows this figure (60)',
    ],
    [
      'more least than most',
      () => auctionCalendar({ ...COURSE, cashAfterDays: { least: 2, most: 1 } }, ONLINE),
      '/cashAfterDays',
    ],
    [
      'a default after the notice',
      () => monthsToCash(auctionCalendar(COURSE, ONLINE), '2025-07-02', 'earliest'),
      'after the first notice, on 2025-07-01; met 2025-07-02',
    ],
  ])('refuses %s', (_, work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
});
