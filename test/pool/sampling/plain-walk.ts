import type { RandomStream } from '../../../src/numeric/random-stream.ts';
import type { CompiledBook } from '../../../src/pool/book/compiled-book.ts';
import { mixingAt } from '../../../src/pool/book/mixing-table.ts';
import { hazardAt } from '../../../src/pool/sampling/hazard-table.ts';

export interface PlainDefault {
  readonly loan: number;
  readonly quarter: number;
  readonly moment: number;
}

/** The walk written plainly, loan by loan: what the kernels must equal bit for bit. */
export function plainDefaults(book: CompiledBook, random: RandomStream, normals: Float64Array): PlainDefault[] {
  const s = book.degreesOfFreedom === null ? 1 : mixingAt(book.mixing, normals[book.factors]!);
  const hazardOfClass = (k: number, quarter: number): number => {
    const l = book.classLoading[k]!;
    let common = 0;
    for (let f = 0; f < book.factors; f++) common += book.weights[l * book.factors + f]! * normals[f]!;
    return hazardAt((book.thresholds[book.classThreshold[k]! + quarter]! * s - common) * book.scale[l]!);
  };
  const one = new Float64Array(1);
  const exponential = (): number => {
    random.fillExponential(one);
    return one[0]!;
  };

  const defaults: PlainDefault[] = [];
  let rest = exponential();
  for (let g = 0; g < book.groups; g++) {
    const hazard = g < book.pureGroups ? hazardOfClass(g, book.classTerm[g]! - 1) : envelopeHazard(book, g, normals, s);
    let first = book.groupFirst[g]!;
    const end = book.groupFirst[g + 1]!;
    while (rest < (end - first) * hazard) {
      const passed = Math.min(Math.floor(rest * (1 / hazard)), end - first - 1);
      const depth = Math.max(rest - passed * hazard, 0);
      const loan = first + passed;
      const k = book.classOf[loan]!;
      const last = book.classTerm[k]! - 1;
      const own = hazardOfClass(k, last);
      if (g < book.pureGroups || depth < own) {
        let quarter = 0;
        while (quarter < last && hazardOfClass(k, quarter) <= depth) quarter++;
        const low = quarter === 0 ? 0 : hazardOfClass(k, quarter - 1);
        const part = (depth - low) / (hazardOfClass(k, quarter) - low);
        const moment = Math.min(Math.max(part, 2 ** -53), 1 - 2 ** -53);
        defaults.push({ loan, quarter: book.classStart[k]! + quarter, moment });
      }
      first = loan + 1;
      rest = exponential();
    }
    rest -= (end - first) * hazard;
  }
  return defaults.sort((a, b) => a.quarter - b.quarter || a.loan - b.loan);
}

function envelopeHazard(book: CompiledBook, g: number, normals: Float64Array, s: number): number {
  const e = g - book.pureGroups;
  let least = 0;
  for (let f = 0; f < book.factors; f++) {
    const at = e * book.factors + f;
    least += Math.min(book.envelopeLow[at]! * normals[f]!, book.envelopeHigh[at]! * normals[f]!);
  }
  const gap = book.envelopeThreshold[e]! * s - least;
  return hazardAt(gap * (gap > 0 ? book.envelopeScaleHigh[e]! : book.envelopeScaleLow[e]!));
}
