import { quote, refuse } from '../base/errors.ts';
import { checkSameLength, checkSample, finiteResult, type Sample } from './argument.ts';
import { cosPi, sinPi } from './circular.ts';

/**
 * The discrete Fourier transform of a complex sequence, in place.
 *
 *     X[k] = Σⱼ x[j] · e^(−2πi·jk/n)
 *
 * The same bits on every engine: its sines and cosines are made from + − × ÷ alone.
 *
 * @param re  real parts, read and written; n a power of two
 * @param im  imaginary parts, likewise
 * @throws ARGUMENT_INVALID  n is not a power of two, the parts differ in length, a value is not finite, or a
 *                           result is beyond the largest number
 * @source J. Cooley, J. Tukey, Math. Comp. 19 (1965)
 * @complexity O(n log n)
 */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  checkSameLength('fft: im', im, n);
  if (n === 0 || (n & (n - 1)) !== 0) {
    const remedy = 'fill up with zeros to a power of two';
    refuse('ARGUMENT_INVALID', { at: 'fft: re', problem: 'not a power of two long', met: quote(n), remedy });
  }
  checkSample('fft: re', re);
  checkSample('fft: im', im);
  reverseBits(re);
  reverseBits(im);
  const cosines = Float64Array.from({ length: n / 2 }, (_, k) => cosPi((2 * k) / n));
  const sines = Float64Array.from({ length: n / 2 }, (_, k) => -sinPi((2 * k) / n));
  for (let half = 1; half < n; half *= 2) {
    const stride = n / (2 * half);
    for (let start = 0; start < n; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const even = start + k;
        const odd = even + half;
        const c = cosines[k * stride]!;
        const s = sines[k * stride]!;
        const turnedRe = re[odd]! * c - im[odd]! * s;
        const turnedIm = re[odd]! * s + im[odd]! * c;
        re[odd] = re[even]! - turnedRe;
        im[odd] = im[even]! - turnedIm;
        re[even]! += turnedRe;
        im[even]! += turnedIm;
      }
    }
  }
  for (let k = 0; k < n; k++) finiteResult('fft', re[k]! + im[k]!);
}

/** Puts each value where the bits of its index, read backwards, say. */
function reverseBits(values: Float64Array): void {
  const n = values.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j |= bit;
    if (i >= j) continue;
    const value = values[i]!;
    values[i] = values[j]!;
    values[j] = value;
  }
}

/** Below this many products the plain sum is as fast, and its error is relative to each result. */
const PLAIN_PRODUCTS = 4096;

/**
 * The convolution of two real sequences.
 *
 *     out[k] = Σⱼ a[j] · b[k − j],   k = 0 … a.length + b.length − 2
 *
 * Long sequences go through the Fourier transform: every result is then off by up to some 10⁻¹⁶ · ‖a‖ · ‖b‖, so that a
 * small one among large ones keeps few digits, and a zero may come out as a tiny number of either sign.
 *
 * @throws ARGUMENT_INVALID  an empty sequence, a value that is not finite, a result beyond the largest number
 * @complexity O(n log n)
 */
export function convolve(a: Sample, b: Sample): Float64Array {
  checkSample('convolve: a', a);
  checkSample('convolve: b', b);
  return a.length * b.length <= PLAIN_PRODUCTS ? plainConvolution(a, b) : fourierConvolution(a, b);
}

function plainConvolution(a: Sample, b: Sample): Float64Array {
  const out = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) out[i + j]! += a[i]! * b[j]!;
  }
  for (const value of out) finiteResult('convolve', value);
  return out;
}

function fourierConvolution(a: Sample, b: Sample): Float64Array {
  const length = a.length + b.length - 1;
  let n = 1;
  while (n < length) n *= 2;
  const [re, im] = transformed(a, n);
  const [otherRe, otherIm] = transformed(b, n);
  for (let k = 0; k < n; k++) {
    const product = re[k]! * otherRe[k]! - im[k]! * otherIm[k]!;
    im[k] = re[k]! * otherIm[k]! + im[k]! * otherRe[k]!;
    re[k] = product;
  }
  // the inverse transform is the transform with real and imaginary part exchanged, over n
  fft(im, re);
  return re.subarray(0, length).map((value) => value / n);
}

function transformed(values: Sample, n: number): readonly [Float64Array, Float64Array] {
  const re = new Float64Array(n);
  const im = new Float64Array(n);
  re.set(values);
  fft(re, im);
  return [re, im];
}
