/** Where the tables and the codes of a segment stand, and what came of the last tables. */
export interface Scanning {
  readonly pairs: number;
  /** The bytes of the cases, and where among them the codes begin. */
  readonly bytes: Uint8Array;
  readonly codes: number;
  /** The bytes of the room, and where among them the table begins. */
  readonly room: Uint8Array;
  readonly table: number;
  readonly list: Int32Array;
  readonly candidates: Int32Array;
  /** Scratch: 256 sums for each pair of attributes. */
  readonly sums: Uint16Array;
}

const TILE = 64;
/** A sum of entries above this lies beyond the bound. */
const MOST = 254;

/** Sums of both entries for each byte of two codes. */
export function pairSums({ pairs, room, table, sums }: Scanning): void {
  for (let p = 0; p < pairs; p++) {
    const even = table + 32 * p;
    for (let high = 0; high < 16; high++) {
      const odd = room[even + 16 + high]!;
      const at = 256 * p + 16 * high;
      for (let low = 0; low < 16; low++) sums[at + low] = room[even + low]! + odd;
    }
  }
}

/**
 * Writes the cases of the first `count` tiles of the list whose entries add up to at most 254, tile by tile in ascending order.
 *
 * @returns how many were written
 */
export function scanTiles({ pairs, bytes, codes, list, candidates, sums }: Scanning, count: number): number {
  let found = 0;
  for (let t = 0; t < count; t++) {
    const tile = list[t]!;
    const base = codes + tile * pairs * TILE;
    for (let c = 0; c < TILE; c++) {
      let sum = 0;
      for (let p = 0, at = base + c, sumsAt = 0; p < pairs; p++, at += TILE, sumsAt += 256) {
        sum += sums[sumsAt + bytes[at]!]!;
        if (sum > MOST) break;
      }
      if (sum <= MOST) candidates[found++] = tile * TILE + c;
    }
  }
  return found;
}
