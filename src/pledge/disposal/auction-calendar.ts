import { type Fault, IpworthError } from '../../base/errors.ts';
import { AuctionCourse, type AuctionDays, type RuleDays } from '../../domain/auction-days.ts';
import type { DisposalRoute } from '../../domain/disposal.ts';
import { parseWith } from '../../domain/parse.ts';
import { Day } from '../../domain/quantities.ts';
import type { Label } from '../../formula/quantities.ts';
import { formatDay, parseDay } from '../../numeric/calendar.ts';
import { decimal, text } from '../../numeric/decimal.ts';

/** One step of an auction: its first and last possible day, and what says so. */
export interface AuctionStep extends Label {
  readonly step: 'notice' | 'opens' | 'closes' | 'sale-notice' | 'sale-closes';
  /** Of the auction; `null` of the sale after it. */
  readonly round: number | null;
  readonly earliest: string;
  readonly latest: string;
  /** The rule, or the case: what the rule leaves open. */
  readonly source: string;
}

/** When something that was tried is decided, and when its money comes. */
export interface AuctionEnd {
  readonly route: DisposalRoute;
  readonly round: number | null;
  readonly decided: Span;
  readonly cash: Span;
}

/** From the notice of the first auction. */
export interface Span {
  readonly earliest: string;
  readonly latest: string;
  readonly leastDays: number;
  readonly mostDays: number;
}

/** The course of an auction in which nothing is sold before its end. */
export interface AuctionCalendar {
  readonly steps: readonly AuctionStep[];
  /** Where it can end: each round, and the sale after them. */
  readonly ends: readonly AuctionEnd[];
  /** Days from the first notice to the last end without money. */
  readonly leastDays: number;
  readonly mostDays: number;
}

/** What the rules of the day say of an auction's course, as `auctionRulesOn` has them. */
export interface AuctionTiming {
  readonly rounds: 2 | 3;
  readonly days: AuctionDays;
}

const CASE: RuleDays = { days: null, source: 'the case' };

/**
 * First and last possible day of each step of a judicial auction, from the notice of its first round.
 *
 *     round 1 opens      first notice days after its notice
 *     round n opens      next notice days after the close before at the earliest, next within days at the latest
 *     sale without auction: notice within sale notice days of the last close, then its own days
 *
 * Where a rule tells days they bind: a longer notice may be given, not a shorter; the days of sale are the rule's. What it
 * does not tell is the case's to say. Days are of the calendar; a last day that falls on a holiday is not moved.
 *
 * @throws INPUT_INVALID  faults of the course, all at once; days against the rule; no day possible between notice and limit
 * @throws DATA_UNKNOWN   days that neither the rule nor the case tells
 * @source 最高人民法院关于人民法院网络司法拍卖若干问题的规定（2016）；拍卖、变卖财产的规定（2020年修正）
 */
export function auctionCalendar(raw: AuctionCourse, { rounds, days }: AuctionTiming): AuctionCalendar {
  const course = parseWith(AuctionCourse, raw, 'auction course');
  const told = settled(course, days, rounds);
  const route: DisposalRoute = rounds === 2 ? 'online-auction' : 'offline-auction';
  const walk = new Walk(course);
  for (let round = 1; round <= rounds; round++) {
    const notice = round === 1 ? told.firstNoticeDays : told.nextNoticeDays;
    if (round === 1) walk.step('notice', round, { least: 0, most: 0, source: CASE.source });
    const most = round === 1 ? notice.days : (told.nextWithinDays.days ?? notice.days);
    const source = round === 1 || told.nextWithinDays.days === null ? notice.source : told.nextWithinDays.source;
    walk.step('opens', round, { least: notice.days, most, source });
    walk.step('closes', round, { least: course.biddingDays, most: course.biddingDays, source: CASE.source });
    walk.end(route, round);
  }
  if (told.saleDays !== null) {
    const { days: within, source } = days.saleNoticeDays;
    walk.step('sale-notice', null, { least: 0, most: within ?? 0, source: within === null ? CASE.source : source });
    const { days: length, source: by } = told.saleDays;
    walk.step('sale-closes', null, { least: length, most: length, source: by });
    walk.end('sale-without-auction', null);
  }
  return walk.calendar();
}

interface Told {
  readonly days: number;
  readonly source: string;
}

interface Settled {
  readonly firstNoticeDays: Told;
  readonly nextNoticeDays: Told;
  readonly nextWithinDays: RuleDays;
  /** `null`: no sale without auction. */
  readonly saleDays: Told | null;
}

/** What rule and case say together. */
function settled(course: AuctionCourse, days: AuctionDays, rounds: number): Settled {
  const faults: Fault[] = [];
  const unknown: Fault[] = [];
  const fault = (name: string, problem: string, met: unknown): void => {
    faults.push({ at: `auction course /${name}`, problem, met: String(met) });
  };
  const notice = (name: 'firstNoticeDays' | 'nextNoticeDays'): Told => {
    const [least, own] = [days[name].days, course[name]];
    if (own !== undefined && least !== null && own < least)
      fault(name, `at least ${least} days by the rule expected`, own);
    if (own === undefined && least === null) unknown.push(untold(name, days[name]));
    const isOwn = own !== undefined && own !== least;
    return { days: own ?? least ?? 0, source: isOwn ? CASE.source : days[name].source };
  };
  const sale = (): Told | null => {
    const [rule, own] = [days.saleDays.days, course.saleDays];
    if (own === undefined && rule === null) unknown.push(untold('saleDays', days.saleDays));
    if (own !== undefined && own !== null && rule !== null && own !== rule) {
      fault('saleDays', `the rule knows this figure (${rule}) and it cannot be overruled`, own);
    }
    if (own === null) return null;
    return { days: own ?? rule ?? 0, source: rule === null ? CASE.source : days.saleDays.source };
  };
  const firstNoticeDays = notice('firstNoticeDays');
  const nextNoticeDays = notice('nextNoticeDays');
  const saleDays = sale();
  const within = days.nextWithinDays.days;
  if (rounds > 1 && within !== null && nextNoticeDays.days > within) {
    fault(
      'nextNoticeDays',
      `at most ${within} days expected, within which the next auction follows`,
      nextNoticeDays.days,
    );
  }
  if (unknown.length > 0) throw new IpworthError('DATA_UNKNOWN', unknown);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return { firstNoticeDays, nextNoticeDays, nextWithinDays: days.nextWithinDays, saleDays };
}

function untold(name: string, { source }: RuleDays): Fault {
  const remedy = 'give them, with your own source';
  return { at: `auction course /${name}`, problem: `${source} does not tell these days`, met: 'null', remedy };
}

const WORDS: Readonly<Record<AuctionStep['step'], Label>> = {
  notice: { en: 'notice of the auction', zh: '拍卖公告' },
  opens: { en: 'auction opens', zh: '拍卖开始' },
  closes: { en: 'auction closes', zh: '拍卖结束' },
  'sale-notice': { en: 'notice of sale without auction', zh: '变卖公告' },
  'sale-closes': { en: 'sale without auction ends', zh: '变卖期满' },
};

/** Steps one after the other, each so many days after the one before. */
class Walk {
  readonly #course: AuctionCourse;
  readonly #start: number;
  readonly #steps: AuctionStep[] = [];
  readonly #ends: AuctionEnd[] = [];
  #least = 0;
  #most = 0;

  constructor(course: AuctionCourse) {
    this.#course = course;
    this.#start = parseDay(course.noticeOn);
  }

  step(
    step: AuctionStep['step'],
    round: number | null,
    after: { readonly least: number; readonly most: number; readonly source: string },
  ): void {
    this.#least += after.least;
    this.#most += after.most;
    const { earliest, latest } = this.#span(0, 0);
    this.#steps.push({ step, round, earliest, latest, source: after.source, ...WORDS[step] });
  }

  end(route: DisposalRoute, round: number | null): void {
    const { least, most } = this.#course.cashAfterDays;
    this.#ends.push({ route, round, decided: this.#span(0, 0), cash: this.#span(least, most) });
  }

  calendar(): AuctionCalendar {
    return { steps: this.#steps, ends: this.#ends, leastDays: this.#least, mostDays: this.#most };
  }

  #span(least: number, most: number): Span {
    const [leastDays, mostDays] = [this.#least + least, this.#most + most];
    return {
      earliest: formatDay(this.#start + leastDays),
      latest: formatDay(this.#start + mostDays),
      leastDays,
      mostDays,
    };
  }
}

/**
 * Months from a default until the money of each end comes, as the attempts of a disposal plan take them.
 *
 *     months = days × 12 ÷ 365, to six decimals
 *
 * @param pace  by the earliest or the latest days
 * @throws INPUT_INVALID  no day of the calendar, a default after the first notice
 */
export function monthsToCash(
  { ends, steps }: AuctionCalendar,
  defaultedOn: string,
  pace: 'earliest' | 'latest',
): readonly { readonly route: DisposalRoute; readonly round: number | null; readonly months: string }[] {
  const from = parseDay(parseWith(Day, defaultedOn, 'monthsToCash: defaultedOn'));
  const first = steps[0]?.earliest ?? defaultedOn;
  if (defaultedOn > first) {
    const problem = `after the first notice, on ${first}`;
    throw new IpworthError('INPUT_INVALID', [{ at: 'monthsToCash: defaultedOn', problem, met: defaultedOn }]);
  }
  return ends.map(({ route, round, cash }) => ({
    route,
    round,
    months: text(
      decimal(parseDay(cash[pace]) - from)
        .times(12)
        .div(365)
        .toDecimalPlaces(6),
    ),
  }));
}
