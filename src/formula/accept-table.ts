import { type Fault, quote } from '../base/errors.ts';
import { attempt } from '../base/result.ts';
import { parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, isExact } from '../numeric/decimal.ts';
import type { Table } from './exact-functions.ts';
import type { Quantity } from './quantities.ts';

const MOST_ROWS = 1000;
const REMEDY = 'write rows [by, gives] such as [["1000", "0.05"], [null, "0.01"]]';

/** A written table as a value: exact figures, ascending by the first, which is open only in the last row. */
export function acceptTable(at: string, { table }: Quantity, given: unknown, faults: Fault[]): Table | undefined {
  const fail = (place: string, problem: string, met: unknown): undefined => {
    faults.push({ at: place, problem, met: quote(met), remedy: REMEDY });
    return undefined;
  };
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_ROWS) {
    return fail(at, `a table of 1 to ${MOST_ROWS} rows expected`, given);
  }
  const rows: [Decimal | null, Decimal][] = [];
  for (const [index, row] of (given as readonly unknown[]).entries()) {
    const place = `${at}, row ${index + 1}`;
    if (!Array.isArray(row) || row.length !== 2) return fail(place, 'a row of two figures expected', row);
    const [written, gives] = row as readonly unknown[];
    const isOpen = written === null && index === given.length - 1;
    const by = isOpen
      ? null
      : table?.by === 'day'
        ? dayNumber(written)
        : isExact(written)
          ? decimal(written)
          : undefined;
    if (by === undefined || !isExact(gives))
      return fail(place, 'exact figures expected, open only in the last row', row);
    const before = rows.at(-1)?.[0];
    if (before !== undefined && before !== null && by?.lte(before) === true)
      return fail(place, 'rows must ascend', row);
    rows.push([by, decimal(gives)]);
  }
  return { rows };
}

function dayNumber(written: unknown): Decimal | undefined {
  const day = attempt(() => parseDay(written as string));
  return day.ok ? decimal(day.value) : undefined;
}
