import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { inProportion } from '../../../src/pool/scheme/fen.ts';
import { schemeInFen } from '../../../src/pool/scheme/fen-scheme.ts';
import { loanCover } from '../../../src/pool/scheme/loan-cover.ts';
import { splitLoss } from '../../../src/pool/scheme/split-loss.ts';
import { layerProgram } from '../../../src/pool/simulation/layer-program.ts';
import { shareInProportion } from '../../../src/pool/simulation/proportion.kernel.ts';
import { splitCompensable } from '../../../src/pool/simulation/split.kernel.ts';
import { factsOf, layer, rulesOf } from '../scheme/rules.ts';
import { anyRules } from './random-pool.ts';

/** What the kernel gives: the layers, then the remainder party. */
function splitFast(rules: SchemeRules, compensable: number, room: readonly (number | null)[]): number[] {
  const scheme = schemeInFen(rules);
  const cover = loanCover(scheme, factsOf({}));
  if (!cover.isCovered) throw new Error('not covered');
  const program = layerProgram(scheme, [cover.layers], scheme.stackingCap as number | null);
  const count = rules.layers.length;
  const borne = new Float64Array(count + 3).fill(-7);
  const bounds = Float64Array.from({ length: count + 1 }, (_, i) => (i === 0 ? 0 : (room[i - 1] ?? Infinity)));
  const remainder = splitCompensable(program, 0, compensable, bounds, 1, borne, 2, new Float64Array(count + 1));
  return [...borne.subarray(2, 2 + count), remainder];
}

function splitExactly(rules: SchemeRules, compensable: number, room: readonly (number | null)[]): number[] {
  const scheme = schemeInFen(rules);
  const cover = loanCover(scheme, factsOf({}));
  if (!cover.isCovered) throw new Error('not covered');
  const split = splitLoss(scheme, cover.layers, { loss: compensable, compensable, otherPublic: 0 }, room);
  return [...split.layers, split.remainder];
}

describe('the split of a loss', () => {
  it('splits 1,234,567.89 at 54, 26, 16 and 4 per cent as the note does', () => {
    // pledge-and-pools.md §6.4: 666,666.66 / 320,987.65 / 197,530.86 / 49,382.72, the bank's 26 % being what is left
    const rules = rulesOf([layer('government', '0.54'), layer('insurer', '0.16'), layer('valuationFirm', '0.04')]);
    expect(splitFast(rules, 123_456_789, [])).toEqual([66_666_666, 19_753_086, 4_938_272, 32_098_765]);
  });
  it('is that of the exact rules, to the fen, for any layers, caps and amounts', () => {
    const room = fc.array(fc.option(fc.integer({ min: 0, max: 400_000 }), { freq: 2 }), { minLength: 4, maxLength: 4 });
    const amount = fc.oneof(
      fc.integer({ min: 0, max: 500_000 }),
      fc.maxSafeInteger().map((n) => Math.abs(n) % 2 ** 49),
    );
    fc.assert(
      fc.property(anyRules, amount, room, (rules, compensable, caps) => {
        const fast = splitFast(rules, compensable, caps.slice(0, rules.layers.length));
        expect(fast).toEqual(splitExactly(rules, compensable, caps.slice(0, rules.layers.length)));
        expect(fast.reduce((a, b) => a + b, 0)).toBe(compensable);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('shareInProportion', () => {
  it('is exact where products pass 2^53', () => {
    const weights = fc.array(
      fc.maxSafeInteger().map((n) => Math.abs(n) % 2 ** 48),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const total = Math.floor(part * all.reduce((a, b) => a + b, 0));
        const parts = new Float64Array(all.length + 1);
        shareInProportion(total, Float64Array.from([9, ...all]), 1, all.length, parts, 1, new Float64Array(all.length));
        expect(Array.from(parts.subarray(1))).toEqual(inProportion(total, all));
      }),
      { numRuns: 5_000 },
    );
  });
});
