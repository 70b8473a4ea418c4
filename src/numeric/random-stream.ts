import { checkWhole } from './argument.ts';
import { fillUniform, nextUniform, nextWord } from './sfc32.ts';
import { threefry4x32 } from './threefry.kernel.ts';
import { fillExponential, fillNormal } from './ziggurat.kernel.ts';

const TWO_32 = 0x100000000;

/**
 * An endless row of random numbers that depends on nothing but its three coordinates: same seed, scenario and stream,
 * same bits, on any engine, in any order, however the work is cut up.
 *
 *     state = Threefry4x32-20(key = [seedLow, seedHigh, 0, 0], counter = [scenarioLow, scenarioHigh, stream, 0]),  then sfc32
 *
 * One object serves many scenarios: `reset` costs about 25 ns and allocates nothing. Neighbouring coordinates give
 * unrelated rows, because they are hashed first. Give each purpose its own stream, so that a new purpose does not shift
 * the draws of an old one.
 *
 * @source Salmon, Moraes, Dror & Shaw (SC 2011) for the hash; Doty-Humphrey, PractRand 0.94 (2018), for the generator
 */
export class RandomStream {
  readonly #key = new Uint32Array(4);
  readonly #counter = new Uint32Array(4);
  readonly #hash = new Uint32Array(4);
  readonly #state = new Int32Array(this.#hash.buffer);

  /** The row at (seed, scenario, stream); the arguments are those of `reset`. */
  constructor(seed: number, scenario = 0, stream = 0) {
    this.reset(seed, scenario, stream);
  }

  /**
   * Goes to the beginning of the row at (seed, scenario, stream).
   *
   * @param seed      whole, 0 … 2⁵³ − 1
   * @param scenario  whole, 0 … 2⁵³ − 1
   * @param stream    whole, 0 … 2³² − 1
   * @throws ARGUMENT_INVALID  a coordinate that is not whole or out of its range
   */
  reset(seed: number, scenario: number, stream: number): void {
    checkWhole('RandomStream: seed', seed, 0, Number.MAX_SAFE_INTEGER);
    checkWhole('RandomStream: scenario', scenario, 0, Number.MAX_SAFE_INTEGER);
    checkWhole('RandomStream: stream', stream, 0, TWO_32 - 1);
    this.#key[0] = seed;
    this.#key[1] = Math.floor(seed / TWO_32);
    this.#counter[0] = scenario;
    this.#counter[1] = Math.floor(scenario / TWO_32);
    this.#counter[2] = stream;
    threefry4x32(this.#key, this.#counter, this.#hash);
  }

  /** The generator's four words where the row now stands, for kernels that draw by themselves; to be read, not kept. */
  get state(): Int32Array {
    return this.#state;
  }

  /** The next 32 bits, 0 … 2³² − 1. */
  word(): number {
    return nextWord(this.#state);
  }

  /** The next value strictly between 0 and 1, an odd multiple of 2⁻⁵³; two words. */
  uniform(): number {
    return nextUniform(this.#state);
  }

  /** Fills `out` as so many calls of `uniform` would. */
  fillUniform(out: Float64Array): void {
    fillUniform(this.#state, out);
  }

  /** Fills `out` with standard normal values; see `fillNormal` in ziggurat.kernel.ts. */
  fillNormal(out: Float64Array): void {
    fillNormal(this.#state, out);
  }

  /** Fills `out` with exponential values of mean 1; see `fillExponential` in ziggurat.kernel.ts. */
  fillExponential(out: Float64Array): void {
    fillExponential(this.#state, out);
  }
}
