import { cosPi, sinPi } from '../../numeric/circular.ts';
import { fft } from '../../numeric/fft.ts';
import { type BookLawOptions, prepareBook } from './book-law.ts';
import type { BookRisk } from './book-loans.ts';
import { type GridLossLaw, gridLaw } from './grid-law.ts';

/**
 * The law of `bookLossLaw` by another way, as a second opinion: the characteristic function of each state is a product over
 * loans, their mean over the states is turned back at once.
 *
 *     ψ(f) = Σ weightⱼ · Πᵢ (1 − pᵢⱼ + pᵢⱼ·e^(−2πi·f·lossᵢ ÷ M)),   masses = inverse transform of ψ,  M ≥ cells
 *
 * Masses are off by up to some 1e-16 each, so a tail below that has no digits; what falls below zero is set to zero.
 *
 * @throws ARGUMENT_INVALID  as `bookLossLaw`
 * @complexity states × loans × M ÷ 2 complex products
 */
export function bookLossLawByFourier(loans: readonly BookRisk[], options: BookLawOptions): GridLossLaw {
  const { losses, mixture, cells } = prepareBook('bookLossLawByFourier', loans, options);
  let size = 1;
  while (size < cells) size *= 2;
  const circle = unitCircle(size);
  const probabilities = new Float64Array(losses.length);
  const sum = { re: new Float64Array(size), im: new Float64Array(size) };
  for (const [state, weight] of mixture.weights.entries()) {
    mixture.fill(state, probabilities);
    for (let f = 0; f <= size / 2; f++) {
      let re = weight;
      let im = 0;
      for (let i = 0; i < losses.length; i++) {
        const lower = Math.floor(losses[i]!);
        const part = losses[i]! - lower;
        const at = (f * lower) % size;
        const next = (at + f) % size;
        const p = probabilities[i]!;
        const c = 1 - p + p * ((1 - part) * circle.cosines[at]! + part * circle.cosines[next]!);
        const s = p * ((1 - part) * circle.sines[at]! + part * circle.sines[next]!);
        const turned = re * c - im * s;
        im = re * s + im * c;
        re = turned;
      }
      sum.re[f]! += re;
      sum.im[f]! += im;
    }
  }
  // the law is real: what belongs to −f is the mirror image
  for (let f = size / 2 + 1; f < size; f++) {
    sum.re[f] = sum.re[size - f]!;
    sum.im[f] = -sum.im[size - f]!;
  }
  // the inverse transform is the transform with real and imaginary part exchanged, over n
  fft(sum.im, sum.re);
  const masses = sum.re.subarray(0, cells).map((mass) => Math.max(0, mass / size));
  return gridLaw({ unit: options.unit, masses });
}

/** e^(−2πi·k ÷ size) for k = 0 … size − 1. */
function unitCircle(size: number): { readonly cosines: Float64Array; readonly sines: Float64Array } {
  return {
    cosines: Float64Array.from({ length: size }, (_, k) => cosPi((2 * k) / size)),
    sines: Float64Array.from({ length: size }, (_, k) => -sinPi((2 * k) / size)),
  };
}
