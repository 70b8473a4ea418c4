import { type Decimal, ZERO } from '../numeric/decimal.ts';
import type { RefuseLine, Table } from './exact-functions.ts';

/** Marginal bands: each part of `x` by the figure of the band it lies in, added up. */
export function bands(x: Decimal, { rows }: Table, refuse: RefuseLine): Decimal {
  if (x.lt(0)) refuse('bands begin at 0', x.toString());
  let total = ZERO;
  let below = ZERO;
  for (const [upTo, gives] of rows) {
    const end = upTo === null || x.lt(upTo) ? x : upTo;
    total = total.plus(end.minus(below).times(gives));
    if (end.equals(x)) return total;
    below = end;
  }
  return beyond(x, refuse);
}

/** The figure of the band that holds `x`, upper ends included. */
export function bandOf(x: Decimal, { rows }: Table, refuse: RefuseLine): Decimal {
  const row = rows.find(([upTo]) => upTo === null || x.lte(upTo));
  return row === undefined ? beyond(x, refuse) : row[1];
}

/** The figure beside exactly `x`, or in an open last row. */
export function beside(x: Decimal, { rows }: Table, refuse: RefuseLine): Decimal {
  const row = rows.find(([by]) => by === null || x.equals(by));
  return row === undefined ? refuse('the table has no such row', x.toString()) : row[1];
}

function beyond(x: Decimal, refuse: RefuseLine): never {
  return refuse('beyond the last row of the table', x.toString());
}
