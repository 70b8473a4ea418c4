/** Where the tables of minima and the masks stand. */
export interface Bounding {
  readonly width: number;
  readonly bytes: Uint8Array;
  /** Byte offset of the minima. */
  readonly minima: number;
  readonly table: number;
  readonly list: Int32Array;
  /** Byte offset of the bounds. */
  readonly bounds: number;
}

const SIBLINGS = 16;

/** The least entry for each set of four codes, 255 for none: for each attribute codes 0–3, 4–7, 8–11 and 12–15. */
export function setMinima({ width, bytes, minima, table }: Bounding): void {
  for (let q = 0; q < 4 * width; q++) {
    const at = minima + 16 * q;
    const entry = table + 4 * q;
    bytes[at] = 255;
    for (let set = 1; set < 16; set++) {
      const top = set >= 8 ? 3 : set >= 4 ? 2 : set >= 2 ? 1 : 0;
      const rest = bytes[at + (set ^ (1 << top))]!;
      const own = bytes[entry + top]!;
      bytes[at + set] = own < rest ? own : rest;
    }
  }
}

/**
 * A lower bound of the sums of entries below each node of the first `count` groups of the list, at most 255; 16 bytes each
 * group, in the order of the list.
 *
 * @param masks  byte offset of the masks of the level
 */
export function boundNodes({ width, bytes, minima, list, bounds }: Bounding, masks: number, count: number): void {
  for (let g = 0; g < count; g++) {
    const group = masks + list[g]! * width * 2 * SIBLINGS;
    for (let s = 0; s < SIBLINGS; s++) {
      let sum = 0;
      for (let j = 0, at = group + s, m = minima; j < width && sum < 255; j++, at += 2 * SIBLINGS, m += 64) {
        const low = bytes[at]!;
        const high = bytes[at + SIBLINGS]!;
        let least = bytes[m + (low & 15)]!;
        const second = bytes[m + 16 + (low >> 4)]!;
        const third = bytes[m + 32 + (high & 15)]!;
        const fourth = bytes[m + 48 + (high >> 4)]!;
        if (second < least) least = second;
        if (third < least) least = third;
        if (fourth < least) least = fourth;
        sum += least;
      }
      bytes[bounds + SIBLINGS * g + s] = sum < 255 ? sum : 255;
    }
  }
}
