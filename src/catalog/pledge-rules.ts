import type { PledgeRules } from '../domain/pledge-rules.ts';
import type { RightKind } from '../domain/right.ts';
import { inForceOn } from './in-force.ts';

/** The rules by which a register takes pledges of a kind of right on a day; `null` where none are known. */
export function pledgeRulesOn(
  sets: readonly PledgeRules[],
  kind: RightKind,
  jurisdiction: string,
  day: string,
): PledgeRules | null {
  const holding = sets.filter(
    (set) => set.jurisdiction === jurisdiction && set.kinds.includes(kind) && inForceOn(set.inForce, day) !== 'no',
  );
  return [...holding].sort((a, b) => b.version - a.version)[0] ?? null;
}
