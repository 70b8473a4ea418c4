import type { FenScheme } from '../scheme/fen-scheme.ts';
import type { CoverLayer } from '../scheme/loan-cover.ts';

/** A scheme's layers as flat numbers: what `splitCompensable` reads. A variant is a row of shares that loans have in common. */
export interface LayerProgram {
  readonly layers: number;
  /** −1: of the loss; −2: of what the remainder party bears; otherwise the row of the layer it is of. */
  readonly source: Int32Array;
  /** Row of the layer that must pay; −1: none. */
  readonly requires: Int32Array;
  readonly isPublic: Uint8Array;
  /** In fen; `Infinity`: no such cap. */
  readonly perLoanCap: Float64Array;
  /** In millionths; −1: none. */
  readonly stackingCap: number;
  /** Bands of layer l in variant v: bandFirst[v·layers + l] … bandFirst[v·layers + l + 1] − 1. */
  readonly bandFirst: Int32Array;
  readonly bandUpTo: Float64Array;
  readonly bandShare: Float64Array;
}

/** The layers of a scheme, one row of bands for each variant of cover among its loans. */
export function layerProgram(
  scheme: FenScheme,
  variants: readonly (readonly CoverLayer[])[],
  stackingCap: number | null,
): LayerProgram {
  const { rules, layers, isPublic } = scheme;
  const rowOf = (party: string): number => layers.findIndex((layer) => layer.party === party);
  const sourceOf = (of: string): number =>
    of === 'loss' ? -1 : of === 'residual' || of === rules.remainder ? -2 : rowOf(of);
  const cells = variants.flat();
  const bands = cells.flatMap((layer) => layer.bands);
  const bandFirst = new Int32Array(cells.length + 1);
  cells.forEach((layer, i) => {
    bandFirst[i + 1] = bandFirst[i]! + layer.bands.length;
  });
  return {
    layers: layers.length,
    source: Int32Array.from(layers, ({ of }) => sourceOf(of)),
    requires: Int32Array.from(layers, ({ requires }) => (requires === null ? -1 : rowOf(requires))),
    isPublic: Uint8Array.from(isPublic, Number),
    perLoanCap: Float64Array.from(layers, (_, l) => variants[0]?.[l]?.perLoanCap ?? Infinity),
    stackingCap: stackingCap ?? -1,
    bandFirst,
    bandUpTo: Float64Array.from(bands, ({ upTo }) => upTo ?? Infinity),
    bandShare: Float64Array.from(bands, ({ share }) => share),
  };
}
