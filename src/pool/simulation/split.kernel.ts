import type { LayerProgram } from './layer-program.ts';

const MILLION = 1_000_000;

/** Where the kernel leaves the fraction of a due, in millionths of a fen. */
const REST = 0;

/**
 * Splits the compensable part of a loss among layers, as `splitLoss` does, to the fen.
 *
 * @param from     first entry of the loan's variant in the program: variant × layers
 * @param room     what counters leave each layer, `Infinity` for no bound; entries from `roomFrom`
 * @param borne    what each layer bears, entries from `at`; overwritten
 * @param rests    scratch: one entry, and one a layer after it
 * @returns        what the remainder party bears of the compensable part
 */
export function splitCompensable(
  program: LayerProgram,
  from: number,
  compensable: number,
  room: Float64Array,
  roomFrom: number,
  borne: Float64Array,
  at: number,
  rests: Float64Array,
): number {
  const { layers, source } = program;
  let remainder = compensable;
  let l = 0;
  while (l < layers) {
    if (source[l] === -1) {
      const first = l;
      let fractions = 0;
      for (; l < layers && source[l] === -1; l++) {
        const whole = dueWithin(program, from, l, compensable, remainder, room[roomFrom + l]!, borne, at, rests);
        borne[at + l] = whole;
        rests[1 + l] = rests[REST]!;
        fractions += rests[REST]!;
        remainder -= whole;
      }
      if (fractions > 0) remainder -= roundStage(first, l, fractions, remainder, borne, at, rests);
    } else {
      const of = source[l]!;
      const base = of < 0 ? remainder : borne[at + of]!;
      const whole = dueWithin(program, from, l, base, base, room[roomFrom + l]!, borne, at, rests);
      const amount = 2 * rests[REST]! >= MILLION ? whole + 1 : whole;
      borne[at + l] = amount;
      if (of < 0) remainder -= amount;
      else borne[at + of]! -= amount;
      l++;
    }
  }
  return program.stackingCap < 0 ? remainder : remainder + cutPublic(program, compensable, borne, at);
}

/** A layer's due of a base under its caps: whole fen returned, the fraction left in `rests`; 0 where a cap binds. */
function dueWithin(
  program: LayerProgram,
  from: number,
  l: number,
  base: number,
  most: number,
  room: number,
  borne: Float64Array,
  at: number,
  rests: Float64Array,
): number {
  rests[REST] = 0;
  const required = program.requires[l]!;
  if (required >= 0 && borne[at + required] === 0) return 0;
  const { bandFirst, bandUpTo, bandShare } = program;
  let whole = 0;
  let rest = 0;
  let taken = 0;
  for (let b = bandFirst[from + l]!; b < bandFirst[from + l + 1]!; b++) {
    const end = bandUpTo[b]!;
    const part = (base < end ? base : end) - taken;
    if (part <= 0) break;
    const high = Math.floor(part / MILLION);
    const product = (part - high * MILLION) * bandShare[b]!;
    const low = Math.floor(product / MILLION);
    whole += high * bandShare[b]! + low;
    rest += product - low * MILLION;
    taken += part;
  }
  if (rest >= MILLION) {
    const carried = Math.floor(rest / MILLION);
    whole += carried;
    rest -= carried * MILLION;
  }
  const cap = Math.min(program.perLoanCap[l]!, room, most);
  if (whole < cap || (whole === cap && rest === 0)) {
    rests[REST] = rest;
    return whole;
  }
  return cap;
}

/** Gives the fen that fractions make up to the largest of them, the remainder party's among them; returns how many layers got. */
function roundStage(
  first: number,
  end: number,
  fractions: number,
  remainder: number,
  borne: Float64Array,
  at: number,
  rests: Float64Array,
): number {
  let left = Math.ceil(fractions / MILLION);
  let ofRemainder = left * MILLION - fractions;
  let given = 0;
  for (; left > 0 && given < remainder; left--) {
    let best = -1;
    let largest = ofRemainder;
    for (let l = end - 1; l >= first; l--) {
      const rest = rests[1 + l]!;
      if (rest < largest || rest === 0) continue;
      largest = rest;
      best = l;
    }
    if (best < 0) {
      ofRemainder = 0; // this fen is the remainder party's, which holds all that no layer takes
      continue;
    }
    rests[1 + best] = 0;
    borne[at + best]! += 1;
    given++;
  }
  return given;
}

/** Cuts public layers to the stacking cap, the last first; returns what was cut. */
function cutPublic(program: LayerProgram, compensable: number, borne: Float64Array, at: number): number {
  const { layers, isPublic, stackingCap } = program;
  const high = Math.floor(compensable / MILLION);
  const most = high * stackingCap + Math.floor(((compensable - high * MILLION) * stackingCap) / MILLION);
  let excess = -most;
  for (let l = 0; l < layers; l++) if (isPublic[l] === 1) excess += borne[at + l]!;
  let cut = 0;
  for (let l = layers - 1; l >= 0 && excess > 0; l--) {
    if (isPublic[l] !== 1) continue;
    const part = excess < borne[at + l]! ? excess : borne[at + l]!;
    borne[at + l]! -= part;
    excess -= part;
    cut += part;
  }
  return cut;
}
