/** What a column of codes is like; unknown codes are left out. */
export interface CodeMoments {
  readonly low: number;
  readonly high: number;
  /** Root of Σ (x − mean)² / (n − 1), 0 for fewer than two. */
  readonly standardDeviation: number;
  /** Σ |x − mean| / n. */
  readonly meanDeviation: number;
}

/**
 * The range and the deviations of codes that come in stretches; all 0 where no code is known.
 *
 * Sums are Neumaier's, as those of `sum`: bit for bit what it gives for the known codes in one list.
 */
export function codeMoments(stretches: readonly (Float64Array | Float32Array)[]): CodeMoments {
  let n = 0;
  let total = 0;
  let tail = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < stretches.length; s++) {
    const codes = stretches[s]!;
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!;
      if (code !== code) continue;
      n++;
      const next = total + code;
      tail += Math.abs(total) >= Math.abs(code) ? total - next + code : code - next + total;
      total = next;
      if (code < low) low = code;
      if (code > high) high = code;
    }
  }
  if (n === 0) return { low: 0, high: 0, standardDeviation: 0, meanDeviation: 0 };
  const mean = (total + tail) / n;
  let gaps = 0;
  let gapsTail = 0;
  let squares = 0;
  let squaresTail = 0;
  for (let s = 0; s < stretches.length; s++) {
    const codes = stretches[s]!;
    for (let i = 0; i < codes.length; i++) {
      const gap = Math.abs(codes[i]! - mean);
      if (gap !== gap) continue;
      const next = gaps + gap;
      gapsTail += gaps >= gap ? gaps - next + gap : gap - next + gaps;
      gaps = next;
      const square = gap * gap;
      const sum = squares + square;
      squaresTail += squares >= square ? squares - sum + square : square - sum + squares;
      squares = sum;
    }
  }
  const standardDeviation = n < 2 ? 0 : Math.sqrt((squares + squaresTail) / (n - 1));
  return { low, high, standardDeviation, meanDeviation: (gaps + gapsTail) / n };
}
