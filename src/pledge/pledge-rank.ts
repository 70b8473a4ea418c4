import { type Fault, IpworthError } from '../base/errors.ts';
import { type OpenLicenceFacts, type OpenLicenceRules, openLicenceBars } from '../domain/open-licence.ts';
import { parseWith } from '../domain/parse.ts';
import { type PledgeRules, RegisteredPledge } from '../domain/pledge-rules.ts';
import { Day } from '../domain/quantities.ts';
import { known } from '../domain/sourced.ts';

/** Pledges in force on a day in their order of rank, and whether the register would take one more. */
export interface PledgeRanks {
  readonly day: string;
  readonly ranks: readonly { readonly rank: number; readonly id: string; readonly registeredOn: string }[];
  /** Whether one more pledge is registered: refused, at the next rank, or not known. */
  readonly another: { readonly answer: 'refused' | 'ranked' | 'unknown'; readonly rank: number };
}

/**
 * Ranks the pledges on one right by their registration.
 *
 * @param day  on which they are looked at; a pledge holds from its registration up to the day before its release
 * @throws INPUT_INVALID  pledges of one day without an order, two of one id, a release before registration; a second
 *   pledge beside a first where the register refuses it
 * @throws DATA_UNKNOWN   how pledges rank is not known
 * @source Civil Code art. 414, 415 and 444; refusal of a second pledge by the rules handed in
 */
export function pledgeRanks(raw: readonly RegisteredPledge[], day: string, rules: PledgeRules): PledgeRanks {
  const pledges = parseWith(RegisteredPledge.array(), raw, 'pledges');
  parseWith(Day, day, 'pledges: day');
  known(rules.rank, `${rules.id}@${rules.version} /rank`);
  const refuses = rules.secondPledge.value === 'refused';
  const ordered = [...pledges].sort(
    (a, b) => compare(a.registeredOn, b.registeredOn) || (a.sequence ?? 0) - (b.sequence ?? 0),
  );
  const faults: Fault[] = [];
  const fault = ({ id }: RegisteredPledge, problem: string, met: string): void => {
    faults.push({ at: `pledges /${pledges.findIndex((one) => one.id === id)}`, problem, met });
  };
  for (const [i, pledge] of ordered.entries()) {
    const { id, registeredOn, releasedOn, sequence } = pledge;
    if (pledges.filter((one) => one.id === id).length > 1) fault(pledge, 'two pledges of one id', id);
    if (releasedOn !== null && releasedOn < registeredOn) {
      fault(pledge, `released before it was registered on ${registeredOn}`, releasedOn);
    }
    const before = ordered[i - 1];
    if (before?.registeredOn === registeredOn && (before.sequence === undefined || before.sequence === sequence)) {
      fault(pledge, `registered on the same day as ${before.id}, and no sequence tells which came first`, registeredOn);
    }
    const holding = ordered.slice(0, i).find((one) => one.releasedOn === null || one.releasedOn > registeredOn);
    if (refuses && holding !== undefined) {
      fault(pledge, `the register refuses a second pledge while ${holding.id} is in force`, registeredOn);
    }
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const holding = ordered.filter(
    ({ registeredOn, releasedOn }) => registeredOn <= day && (releasedOn === null || releasedOn > day),
  );
  const another = holding.length === 0 ? 'ranked' : (rules.secondPledge.value ?? 'unknown');
  return {
    day,
    ranks: holding.map(({ id, registeredOn }, i) => ({ rank: i + 1, id, registeredOn })),
    another: { answer: another, rank: holding.length + 1 },
  };
}

/**
 * Whether a pledged patent may still be declared for open licensing: only with the pledgee's consent.
 *
 * @throws INPUT_INVALID  a fact left out
 * @source 专利法实施细则 (2023) 86, by the rules handed in
 */
export function openLicenceOfPledged(
  facts: Omit<OpenLicenceFacts, 'pledged'>,
  rules: OpenLicenceRules,
): ReturnType<typeof openLicenceBars> {
  return openLicenceBars({ ...facts, pledged: true }, rules);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
