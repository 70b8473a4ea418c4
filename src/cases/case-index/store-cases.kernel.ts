const BLOCK = 64;
const LOW_BYTE = 255;

/** Writes stored numbers as records of `stride`, in the order of storage. @param first  place of the first record */
export function writeRecords(
  { records, stride }: { readonly records: Float32Array; readonly stride: number },
  columns: readonly Float32Array[],
  order: Int32Array,
  first: number,
): void {
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    for (let i = 0, at = first * stride + j; i < order.length; i++, at += stride) records[at] = column[order[i]!]!;
  }
}

/** Where codes and masks go. */
export interface CodesRoom {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly pairs: number;
  readonly codes: number;
  readonly levels: readonly { readonly offset: number }[];
}

/**
 * Writes the codes of some cases tile by tile, two to a byte with the even attribute below, 64 bytes for each pair; and the masks
 * of the codes below each node of the tree, by group of 16 nodes and attribute 16 low bytes, then 16 high ones.
 *
 * @param columns  codes by attribute
 * @param order    their places in the order of storage
 * @param first    place of the first of them, where a tile begins
 */
export function writeTiles(room: CodesRoom, columns: readonly Uint8Array[], order: Int32Array, first: number): void {
  const { bytes, pairs, codes } = room;
  const tiles = Math.ceil(order.length / BLOCK);
  for (let t = 0; t < tiles; t++) {
    const tile = first / BLOCK + t;
    const from = t * BLOCK;
    const to = Math.min(order.length, from + BLOCK);
    for (let j = 0; j < columns.length; j++) {
      const column = columns[j]!;
      const shift = (j & 1) << 2;
      let mask = 0;
      for (let i = from, at = codes + (tile * pairs + (j >> 1)) * BLOCK; i < to; i++, at++) {
        const code = column[order[i]!]!;
        mask |= 1 << code;
        bytes[at]! |= code << shift;
      }
      addMask(room, tile, j, mask);
    }
  }
}

function addMask({ bytes, width, levels }: CodesRoom, tile: number, j: number, mask: number): void {
  for (let level = 0, node = tile; level < levels.length; level++, node = node >> 4) {
    const at = levels[level]!.offset + ((node >> 4) * width + j) * 32 + (node & 15);
    bytes[at]! |= mask & LOW_BYTE;
    bytes[at + 16]! |= mask >> 8;
  }
}
