import { log } from '../numeric/elementary.ts';

/** Round numbers along one side of a picture, and the place of any number between the first and the last. */
export interface Axis {
  readonly ticks: readonly number[];
  /** 0 at the first tick, 1 at the last. */
  readonly placeOf: (value: number) => number;
}

/** Most ticks of a logarithmic axis before only powers of ten are kept. */
const MOST_TICKS = 12;
/** Of a range, relative to its ends: below this the ticks would look alike. */
const NARROWEST = 1e-6;
/** Of a float. */
const LARGEST_EXPONENT = 308;

/** Steps of 1, 2 or 5 times a power of ten around `low` … `high`, about `count` of them. */
export function linearAxis(low: number, high: number, count: number): Axis {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const width = Math.max(high - low, size * NARROWEST) || 1;
  const step = firstRound((candidate) => candidate * count >= width, width / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step));
  return { ticks, placeOf: (value) => (value / step - first) / (last - first) };
}

/** Ticks at 1, 2 and 5 times powers of ten around `low` … `high`, both above 0. */
export function logAxis(low: number, high: number): Axis {
  const all = roundNumbers(low, high);
  const ticks =
    all.length <= MOST_TICKS ? all : all.filter((tick, i) => i === 0 || i === all.length - 1 || isPower(tick));
  const [from, to] = [log(all[0] as number), log(all.at(-1) as number)];
  return { ticks, placeOf: (value) => (log(value) - from) / (to - from) };
}

/** From the last round number not above `low` to the first above it that is not below `high`. */
function roundNumbers(low: number, high: number): number[] {
  const found: number[] = [];
  for (let exponent = exponentOf(low); exponent <= LARGEST_EXPONENT; exponent++) {
    for (const digit of [1, 2, 5]) {
      const tick = Number(`${digit}e${exponent}`);
      if (tick <= low) found.length = 0;
      found.push(tick);
      if (tick >= high && found.length > 1) return found;
    }
  }
  return found;
}

function firstRound(isEnough: (step: number) => boolean, rough: number): number {
  for (let exponent = exponentOf(rough); exponent <= LARGEST_EXPONENT; exponent++) {
    const step = [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)).find(isEnough);
    if (step !== undefined) return step;
  }
  return rough;
}

/** The power of ten of the first digit of a number above 0. */
export function exponentOf(value: number): number {
  return Number(value.toExponential(15).split('e')[1]);
}

function isPower(tick: number): boolean {
  return Number(`1e${exponentOf(tick)}`) === tick;
}

function tidy(tick: number): number {
  return Number(tick.toPrecision(12));
}
