/** What the table of a search is made of, and where it stands. */
export interface Tabling {
  /** Sixteen entries for each attribute, `stride` attributes. */
  readonly entries: Entries;
  /** The bytes of the room, and where among them the table begins. */
  readonly room: Uint8Array;
  readonly table: number;
}

/** The least cost of an attribute for each code: `base + slope · τ`, Infinity for a code that may not be found. */
export interface Entries {
  readonly base: Float64Array;
  readonly slope: Float64Array;
}

/** Entries in whole numbers, rounded down: `(base + slope · τ) · unit`, at most 255 and 255 for what is infinite. */
export function setTable({ entries: { base, slope }, room, table }: Tabling, tau: number, unit: number): void {
  for (let i = 0; i < base.length; i++) {
    const units = (base[i]! + slope[i]! * tau) * unit;
    room[table + i] = units < 255 ? units : 255;
  }
}
