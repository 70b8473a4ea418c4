import * as z from 'zod';
import { Day, Label } from './quantities.ts';
import { RightKind } from './right.ts';
import { dataSetFields, Mark, sourced } from './sourced.ts';

const Fact = z.boolean().nullable();

/** What the register and the parties say of one right and its pledge; `null` where nobody asked. */
export const PledgeFacts = z.strictObject({
  pledgorIsRegisteredOwner: Fact,
  /** Lapsed or invalidated. */
  ended: Fact,
  granted: Fact,
  feesPaid: Fact,
  frozen: Fact,
  disputed: Fact,
  debtEndsAfterExpiry: Fact,
  coOwned: Fact,
  coOwnersConsent: Fact,
  alreadyPledged: Fact,
  sameDayInventionFiling: Fact,
  invalidationPending: Fact,
  /** Both parties confirm the pledge in spite of an open invalidation or a filing on the same day. */
  partiesConfirm: Fact,
  contractComplete: Fact,
});
export type PledgeFacts = z.infer<typeof PledgeFacts>;

const FactName = z.enum(Object.keys(PledgeFacts.shape) as [keyof PledgeFacts, ...(keyof PledgeFacts)[]]);

/** On which grounds a register refuses a pledge, whether it takes a second one, and how pledges rank. */
export const PledgeRules = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  kinds: z.array(RightKind).min(1),
  /** Whether a second pledge is refused while a first is in force, or takes its rank. */
  secondPledge: sourced(z.enum(['refused', 'ranked'])),
  rank: sourced(z.literal('registration')),
  rules: z.array(
    z.strictObject({
      code: z.string(),
      /** A rule about the right, or about the contract of pledge. */
      scope: z.enum(['right', 'contract']),
      /** The fact that is looked at, the answer to it that leads to refusal, and the fact that lifts the refusal. */
      fact: FactName,
      refusesWhen: z.boolean(),
      unless: FactName.optional(),
      /** Kinds that the rule is about; all of the set's if left out. */
      kinds: z.array(RightKind).min(1).optional(),
      ...Label.shape,
      mark: Mark,
      source: z.string(),
    }),
  ),
});
export type PledgeRules = z.infer<typeof PledgeRules>;

/** A pledge on a right as registered; `sequence` orders those of one day. */
export const RegisteredPledge = z.strictObject({
  id: z.string().min(1).max(80),
  registeredOn: Day,
  sequence: z.int().min(1).optional(),
  /** First day on which it no longer holds; `null` while it does. */
  releasedOn: Day.nullable(),
});
export type RegisteredPledge = z.infer<typeof RegisteredPledge>;
