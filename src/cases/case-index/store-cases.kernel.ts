const BLOCK = 64;
const LOW_BYTE = 255;

/** Columns as rows, block by block, so that memory is read along its grain. */
export function turnColumns(rows: Float32Array, columns: readonly Float32Array[]): void {
  const width = columns.length;
  const count = rows.length / width;
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(from + BLOCK, count);
    for (let j = 0; j < width; j++) {
      const column = columns[j]!;
      for (let i = from, at = from * width + j; i < to; i++, at += width) rows[at] = column[i]!;
    }
  }
}

/** Row `order[i]` of `width` numbers becomes record i of `stride`. */
export function gatherRows(
  records: Float32Array,
  rows: Float32Array,
  order: Int32Array,
  { width, stride }: { readonly width: number; readonly stride: number },
): void {
  for (let i = 0, to = 0; i < order.length; i++, to += stride) {
    const from = order[i]! * width;
    for (let j = 0; j < width; j++) records[to + j] = rows[from + j]!;
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
