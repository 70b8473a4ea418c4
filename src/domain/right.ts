import * as z from 'zod';
import { Day, Share } from './quantities.ts';

/** Kinds of IP rights that can be pledged. */
export const RightKind = z.enum([
  'invention-patent',
  'utility-model',
  'design',
  'trademark',
  'layout-design',
  'software-copyright',
]);
export type RightKind = z.infer<typeof RightKind>;

/** Whether fees are paid: paid up; within the months of grace; or the right has ended. */
export const FeeStatus = z.enum(['paid', 'in-grace', 'lapsed']);

/** Facts on which the register decides; `null` where the applicant does not know. */
const Fact = z.boolean().nullable();

/** One IP right that is offered as a pledge, as the register shows it. */
export const IpRight = z.strictObject({
  id: z.string().min(1).max(80),
  kind: RightKind,
  jurisdiction: z.literal('CN', { error: 'only rights registered in China ("CN") have their rules in this version' }),
  filingDay: Day,
  /** Absent while the application is pending. */
  grantDay: Day.nullable(),
  feeStatus: FeeStatus,
  /** The pledgor's part of the ownership. */
  ownedShare: Share,
  coOwnersConsent: Fact,
  pledgorIsRegisteredOwner: Fact,
  alreadyPledged: Fact,
  frozenOrDisputed: Fact,
  invalidationPending: Fact,
  /** Of a utility model: an invention was filed for on the same day. */
  sameDayInventionFiling: Fact.optional(),
  /** Both parties confirm a pledge in spite of an open invalidation or a filing on the same day. */
  partiesConfirm: Fact.optional(),
  /** The earlier of filing and first commercial use, for layout designs; first publication, for software. */
  protectionStart: Day.optional(),
  /** Of a layout design, which never lasts longer than so many years after it. */
  creationDay: Day.optional(),
  /** How often a trade mark was renewed. */
  renewals: z.int().min(0).max(20).optional(),
  /** Days of patent term compensation and drug extension on the register. */
  compensatedDays: z.int().min(0).max(3652).optional(),
});
export type IpRight = z.infer<typeof IpRight>;
