import type { Node, Operation, TapeBuilder } from './tape.ts';

/**
 * Writes on the tape the slopes of one result by some of the figures before it: backwards from the result, each
 * operation handing its slope on to what it was made from, so that all slopes together cost a few evaluations.
 *
 * At a kink of `min`, `max`, `abs` or a choice the slope is that of the side the figures are on: `min` and `max` take
 * their first argument where both are equal, `abs` the right-hand slope at 0. Where a choice was not taken, its slope
 * is 0 whatever stands there. A rounding hands on the slope of what is rounded: its own is 0 or has no end, and says nothing.
 *
 * @returns one node for each figure of `by`
 */
export function slopesOf(tape: TapeBuilder, result: Node, by: readonly Node[]): readonly Node[] {
  const slopes = new Map<Node, Node>([[result, tape.constant(1)]]);
  for (let node = result; node >= 0; node--) {
    const slope = slopes.get(node);
    const operation = tape.operations[node] as Operation;
    if (slope === undefined || operation.args.length === 0) continue;
    const write = PARTS[operation.code];
    if (write === undefined) continue;
    const parts = write(tape, operation.args, slope, node);
    for (const [index, part] of parts.entries()) {
      if (part === undefined) continue;
      const arg = operation.args[index] as Node;
      const before = slopes.get(arg);
      const added = operation.isGuarded ? whereTaken(tape, slope, part) : part;
      slopes.set(arg, before === undefined ? added : tape.emit('add', before, added));
    }
  }
  return by.map((node) => slopes.get(node) ?? tape.constant(0));
}

/** 0 where nothing is handed on: a branch that was not taken may hold what is no number. */
function whereTaken(tape: TapeBuilder, slope: Node, part: Node): Node {
  const zero = tape.constant(0);
  return tape.emit('select', tape.emit('eq', slope, zero), zero, part);
}

/** What an operation hands on to each of its arguments, given its own slope and its result. */
type Parts = (tape: TapeBuilder, args: readonly Node[], slope: Node, result: Node) => readonly (Node | undefined)[];

const DENSITY_AT_ZERO = 0.3989422804014327; // 1 ÷ √(2π)

const either = (tape: TapeBuilder, first: Node, slope: Node): readonly Node[] => {
  const zero = tape.constant(0);
  return [tape.emit('select', first, slope, zero), tape.emit('select', first, zero, slope)];
};

const PARTS: Readonly<Record<string, Parts>> = {
  add: (_, __, slope) => [slope, slope],
  sub: (tape, _, slope) => [slope, tape.emit('neg', slope)],
  mul: (tape, [a, b], slope) => [tape.emit('mul', slope, b as Node), tape.emit('mul', slope, a as Node)],
  div: (tape, [, b], slope, result) => {
    const part = tape.emit('div', slope, b as Node);
    return [part, tape.emit('neg', tape.emit('mul', part, result))];
  },
  neg: (tape, _, slope) => [tape.emit('neg', slope)],
  abs: (tape, [x], slope) => {
    const isRight = tape.emit('le', tape.constant(0), x as Node);
    return [tape.emit('select', isRight, slope, tape.emit('neg', slope))];
  },
  sqrt: (tape, _, slope, result) => [tape.emit('div', tape.emit('mul', slope, tape.constant(0.5)), result)],
  min: (tape, [a, b], slope) => either(tape, tape.emit('le', a as Node, b as Node), slope),
  max: (tape, [a, b], slope) => either(tape, tape.emit('le', b as Node, a as Node), slope),
  select: (tape, [condition], slope) => [undefined, ...either(tape, condition as Node, slope)],
  nearestWhole: (_, __, slope) => [slope],
  exp: (tape, _, slope, result) => [tape.emit('mul', slope, result)],
  log: (tape, [x], slope) => [tape.emit('div', slope, x as Node)],
  pow: (tape, [x, y], slope, result) => {
    const [base, exponent] = [x as Node, y as Node];
    const lower = tape.emit('pow', base, tape.emit('sub', exponent, tape.constant(1)));
    const byBase = tape.emit('mul', slope, tape.emit('mul', exponent, lower));
    if (tape.known(exponent) !== undefined) return [byBase];
    return [byBase, tape.emit('mul', slope, tape.emit('mul', result, tape.emit('log', base)))];
  },
  normalBelow: (tape, [x], slope) => {
    const square = tape.emit('mul', tape.constant(-0.5), tape.emit('mul', x as Node, x as Node));
    const density = tape.emit('mul', tape.constant(DENSITY_AT_ZERO), tape.emit('exp', square));
    return [tape.emit('mul', slope, density)];
  },
  normalQuantile: (tape, _, slope, result) => {
    const square = tape.emit('mul', tape.constant(0.5), tape.emit('mul', result, result));
    const steepness = tape.emit('mul', tape.constant(1 / DENSITY_AT_ZERO), tape.emit('exp', square));
    return [tape.emit('mul', slope, steepness)];
  },
  annuity: (tape, [rate, years], slope) => {
    const byRate = tape.emit('annuityByRate', rate as Node, years as Node);
    const byYears = tape.emit('annuityByYears', rate as Node, years as Node);
    return [tape.emit('mul', slope, byRate), tape.emit('mul', slope, byYears)];
  },
};
