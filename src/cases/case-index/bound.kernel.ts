/** Where the tables of minima and the masks stand. */
export interface Bounding {
  readonly width: number;
  /** The bytes of the cases. */
  readonly bytes: Uint8Array;
  /** The bytes of the room, and where among them the table, the minima and the bounds begin. */
  readonly room: Uint8Array;
  readonly table: number;
  readonly minima: number;
  readonly bounds: number;
  readonly list: Int32Array;
}

const SIBLINGS = 16;

/** The least entry for each set of four codes, 255 for none: for each attribute codes 0–3, 4–7, 8–11 and 12–15. */
export function setMinima({ width, room, minima, table }: Bounding): void {
  for (let q = 0; q < 4 * width; q++) {
    const at = minima + 16 * q;
    const entry = table + 4 * q;
    room[at] = 255;
    for (let set = 1; set < 16; set++) {
      const top = set >= 8 ? 3 : set >= 4 ? 2 : set >= 2 ? 1 : 0;
      const rest = room[at + (set ^ (1 << top))]!;
      const own = room[entry + top]!;
      room[at + set] = own < rest ? own : rest;
    }
  }
}

/**
 * A lower bound of the sums of entries below each node of the first `count` groups of the list, at most 255; 16 bytes each
 * group, in the order of the list.
 *
 * @param masks  byte offset of the masks of the level
 */
export function boundNodes({ width, bytes, room, minima, list, bounds }: Bounding, masks: number, count: number): void {
  for (let g = 0; g < count; g++) {
    const group = masks + list[g]! * width * 2 * SIBLINGS;
    for (let s = 0; s < SIBLINGS; s++) {
      let sum = 0;
      for (let j = 0, at = group + s, m = minima; j < width && sum < 255; j++, at += 2 * SIBLINGS, m += 64) {
        const low = bytes[at]!;
        const high = bytes[at + SIBLINGS]!;
        let least = room[m + (low & 15)]!;
        const second = room[m + 16 + (low >> 4)]!;
        const third = room[m + 32 + (high & 15)]!;
        const fourth = room[m + 48 + (high >> 4)]!;
        if (second < least) least = second;
        if (third < least) least = third;
        if (fourth < least) least = fourth;
        sum += least;
      }
      room[bounds + SIBLINGS * g + s] = sum < 255 ? sum : 255;
    }
  }
}
