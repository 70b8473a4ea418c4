import { CODES } from './buckets.ts';
import { TILE } from './tile-order.ts';

/** Nodes of the tree of masks that stand together; one vector holds a byte of each. */
export const SIBLINGS = 16;
/** Tiles that are passed over in one call. */
export const MOST_TILES = 64;
const ALIGNMENT = 64;

/** One level of the tree of masks: level 0 has a mask for every tile, the next one for every 16 of them, … */
export interface MaskLevel {
  readonly nodes: number;
  readonly groups: number;
  /** Where its masks begin: by group and attribute 16 low bytes, then 16 high ones. */
  readonly offset: number;
}

/**
 * Where everything stands that a segment needs, in bytes: what belongs to the cases and is written to files, counted from
 * where the cases begin, and the room of one search, counted from where that begins.
 */
export interface Layout {
  readonly count: number;
  readonly tiles: number;
  readonly width: number;
  readonly pairs: number;
  /** Numbers of a record: the width made even. */
  readonly stride: number;
  readonly records: number;
  readonly numbers: number;
  readonly codes: number;
  readonly levels: readonly MaskLevel[];
  /** Bytes that belong to the cases. */
  readonly kept: number;
  readonly room: Room;
}

export interface Room {
  /** Sixteen entries of one byte for each attribute. */
  readonly table: number;
  /** What the entries are made of, float64 each: their cost, and what τ adds to it. */
  readonly base: number;
  readonly slope: number;
  /** The least entry for each set of four codes: four times sixteen for each attribute. */
  readonly minima: number;
  /** Float64 by attribute, `stride` of each: weight, target, factor, cap, cost and weight dropped of the missing, silence. */
  readonly terms: number;
  /** Costs of the attributes measured, in the order of the record. */
  readonly costs: number;
  /** Distances of levels for the target, one after the other. */
  readonly levelTables: number;
  /** Numbers of groups or tiles to look at, int32. */
  readonly list: number;
  /** Bounds of what was looked at, one byte each. */
  readonly bounds: number;
  readonly candidates: number;
  readonly distances: number;
  /** Bytes that the room takes. */
  readonly size: number;
}

/** What the arrays of `Room.terms` hold, in this order. */
export const TERMS = ['weight', 'target', 'factor', 'cap', 'missingCost', 'missingWeight', 'silent'] as const;

/** Lays a segment out. @param tabled  how many levels the tables of a target have in all */
export function layOut(count: number, width: number, tabled: number): Layout {
  const tiles = Math.ceil(count / TILE);
  const pairs = Math.ceil(width / 2);
  const stride = 2 * pairs;
  let at = 0;
  const take = (bytes: number): number => {
    const offset = at;
    at = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    return offset;
  };
  const records = take(count * stride * 4);
  const numbers = take(count * 4);
  const codes = take(tiles * pairs * TILE);
  const levels: MaskLevel[] = [];
  for (let nodes = tiles; levels.length === 0 || nodes > 1; ) {
    const groups = Math.ceil(nodes / SIBLINGS);
    levels.push({ nodes, groups, offset: take(groups * width * 2 * SIBLINGS) });
    nodes = groups;
  }
  const kept = at;
  at = 0;
  const groups = levels[0]!.groups;
  const room = {
    table: take(stride * CODES),
    base: take(stride * CODES * 8),
    slope: take(stride * CODES * 8),
    minima: take(width * 4 * CODES),
    terms: take(TERMS.length * stride * 8),
    costs: take(stride * 8),
    levelTables: take(tabled * 8),
    list: take(Math.max(tiles, MOST_TILES) * 4),
    bounds: take(groups * SIBLINGS),
    candidates: take(MOST_TILES * TILE * 4),
    distances: take(MOST_TILES * TILE * 8),
  };
  return { count, tiles, width, pairs, stride, records, numbers, codes, levels, kept, room: { ...room, size: at } };
}

/** A room that begins elsewhere. */
export function movedRoom(room: Room, by: number): Room {
  const { size, ...places } = room;
  const moved = Object.fromEntries(Object.entries(places).map(([name, at]) => [name, at + by]));
  return { ...(moved as Omit<Room, 'size'>), size };
}
