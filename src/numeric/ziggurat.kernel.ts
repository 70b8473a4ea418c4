import { exp, log } from './elementary.ts';
import { nextUniform, nextWord } from './sfc32.ts';

/**
 * A density cut into 256 layers of equal area: layer i spans heights f(edge[i]) … f(edge[i + 1]) and widths 0 …
 * edge[i]. Layer 0 is the base, whose rectangle is as wide as its area asks, the tail beyond `edge[1]` folded into it.
 */
interface Layers {
  readonly edge: Float64Array;
  readonly height: Float64Array;
  /** edge · 2⁻⁵², what a 52-bit magnitude is multiplied by. */
  readonly scale: Float64Array;
  readonly density: (x: number) => number;
  /** A value beyond `edge[1]`, on the side of the one drawn. */
  readonly beyond: (state: Int32Array, drawn: number) => number;
  /** −1 keeps the sign of the value's upper word, 2²⁴ − 1 takes it for one more bit. */
  readonly mask: number;
  /** Bits of the lower word that are left out, and 2^(32 − shift), the weight of the upper word. */
  readonly shift: number;
  readonly unit: number;
}

const LAYERS = 256;

/**
 * Where the tail begins and the area of one layer, such that the 256th layer ends at the top: roots, to double
 * precision.
 */
const NORMAL_TAIL = 3.6541528853610088;
const NORMAL_AREA = 0.004928673233974655;
const EXPONENTIAL_TAIL = 7.69711747013105;
const EXPONENTIAL_AREA = 0.003949659822581557;

const halfGaussian = (x: number): number => exp(-0.5 * x * x);
const halfGaussianInverse = (y: number): number => Math.sqrt(-2 * log(y));
const decay = (x: number): number => exp(-x);
const decayInverse = (y: number): number => -log(y);

const NORMAL: Layers = {
  ...cutIntoLayers(NORMAL_TAIL, NORMAL_AREA, halfGaussian, halfGaussianInverse),
  beyond: (state, drawn) => (drawn < 0 ? -normalTail(state) : normalTail(state)),
  mask: -1,
  shift: 3,
  unit: 2 ** 29,
};
const EXPONENTIAL: Layers = {
  ...cutIntoLayers(EXPONENTIAL_TAIL, EXPONENTIAL_AREA, decay, decayInverse),
  // the law beyond the last edge is the whole law again, moved there
  beyond: (state) => EXPONENTIAL_TAIL - log(nextUniform(state)),
  mask: 0xffffff,
  shift: 4,
  unit: 2 ** 28,
};

function cutIntoLayers(
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Pick<Layers, 'edge' | 'height' | 'scale' | 'density'> {
  const edge = new Float64Array(LAYERS + 1);
  edge[0] = area / density(tail);
  edge[1] = tail;
  for (let i = 1; i < LAYERS - 1; i++) edge[i + 1] = inverse(density(edge[i]!) + area / edge[i]!);
  edge[LAYERS] = 0;
  return { edge, height: edge.map(density), scale: edge.map((x) => x * 2 ** -52), density };
}

/** A normal value given that it lies beyond the last edge, after Marsaglia (1964). */
function normalTail(state: Int32Array): number {
  for (;;) {
    const beyond = -log(nextUniform(state)) / NORMAL_TAIL;
    if (-2 * log(nextUniform(state)) > beyond * beyond) return NORMAL_TAIL + beyond;
  }
}

/**
 * Fills `out` with standard normal values: two words each, of which 8 bits choose the layer and 53 the signed value.
 *
 * In 1.2 % of the draws the rectangle does not decide and further words are used, so that the number of words is
 * random; give a purpose its own stream where draws must not shift. The values do not depend on how a run is cut into
 * blocks.
 *
 * @param state  of sfc32; read and written
 * @param out    written whole
 * @complexity   8 ns a value
 * @source Marsaglia & Tsang, The ziggurat method for generating random variables, J. Stat. Softw. 5(8) (2000);
 *         separate bits for layer and value after Doornik, An improved ziggurat method (2005)
 */
export function fillNormal(state: Int32Array, out: Float64Array): void {
  fill(NORMAL, state, out);
}

/**
 * Fills `out` with values of the exponential distribution of mean 1: two words each, 8 bits for the layer and 52 for
 * the value, an odd multiple of its step.
 *
 * As `fillNormal`, with further words in 1.1 % of the draws.
 *
 * @param state  of sfc32; read and written
 * @param out    written whole
 * @complexity   8 ns a value
 * @source Marsaglia & Tsang, The ziggurat method for generating random variables, J. Stat. Softw. 5(8) (2000)
 */
export function fillExponential(state: Int32Array, out: Float64Array): void {
  fill(EXPONENTIAL, state, out);
}

/** Edges and scales of the exponential layers, for a kernel that draws by itself; see `Layers`. */
export function exponentialLayers(): Pick<Layers, 'edge' | 'scale'> {
  return EXPONENTIAL;
}

/** Ends an exponential draw whose rectangle did not decide; see `settle`. */
export function settleExponential(state: Int32Array, layer: number, x: number): number {
  return settle(EXPONENTIAL, state, layer, x);
}

function fill(layers: Layers, state: Int32Array, out: Float64Array): void {
  const { edge, scale, mask, shift, unit } = layers;
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let n = state[3]!;

  for (let i = 0; i < out.length; i++) {
    const first = (a + b + n) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + first) | 0;
    const second = (a + b + n + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + second) | 0;
    n = (n + 2) | 0;

    const layer = first & 255;
    const x = (((first >> 8) & mask) * unit + (second >>> shift) + 0.5) * scale[layer]!;
    if (Math.abs(x) < edge[layer + 1]!) {
      out[i] = x;
      continue;
    }
    // The rare rest is a call of its own: inlined, it would cost the loop its registers.
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = n;
    out[i] = settle(layers, state, layer, x);
    a = state[0]!;
    b = state[1]!;
    c = state[2]!;
    n = state[3]!;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = n;
}

/** Ends a draw whose rectangle did not decide: the tail, the wedge above the rectangle, or a new draw. */
function settle(layers: Layers, state: Int32Array, drawnLayer: number, drawnX: number): number {
  const { edge, height, scale, density, beyond, mask, shift, unit } = layers;
  let layer = drawnLayer;
  let x = drawnX;
  while (Math.abs(x) >= edge[layer + 1]!) {
    if (layer === 0) return beyond(state, x);
    const y = height[layer]! + nextUniform(state) * (height[layer + 1]! - height[layer]!);
    if (y < density(x)) return x;
    const first = nextWord(state) | 0;
    layer = first & 255;
    x = (((first >> 8) & mask) * unit + (nextWord(state) >>> shift) + 0.5) * scale[layer]!;
  }
  return x;
}
