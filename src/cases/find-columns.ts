import { quote } from '../base/errors.ts';
import type { CaseSchema } from '../domain/case-schema.ts';
import { declaredRange } from './attribute-column.ts';
import type { Table } from './csv.ts';
import { FaultList } from './fault-list.ts';

/** Places in a row of what a schema asks for; -1 for what it leaves out. */
export interface Places {
  readonly attributes: readonly number[];
  readonly value: number;
  readonly units: number;
  readonly id: number;
  readonly date: number;
  readonly grade: number;
}

export const NO_COLUMN = -1;

/**
 * Where the columns of a schema stand in a table.
 *
 * @throws INPUT_INVALID  columns that are not there, declared ranges that a transform cannot take; all at once
 */
export function findColumns(table: Table, schema: CaseSchema): Places {
  const faults = new FaultList('the case schema');
  const find = (column: string | undefined, use: string): number => {
    if (column === undefined) return NO_COLUMN;
    const place = table.header.indexOf(column);
    if (place < 0) {
      const remedy = `the file has ${table.header.map(quote).join(', ')}`;
      faults.add({ at: use, problem: 'the case file has no such column', met: quote(column), remedy });
    }
    return place;
  };
  const attributes = schema.attributes.map((attribute) => {
    const use = `attribute ${quote(attribute.name)}`;
    if ('range' in attribute && attribute.range !== undefined && declaredRange(attribute) === undefined) {
      const problem = 'a declared range that the transform cannot take';
      faults.add({ at: use, problem, met: quote(attribute.range), remedy: 'raise its lower end' });
    }
    return find(attribute.column, use);
  });
  const columnOf = (source: object | undefined) => (source && 'column' in source ? String(source.column) : undefined);
  const places = {
    attributes,
    value: find(schema.value?.column, 'the value'),
    units: find(schema.value?.per, 'the units of the value'),
    id: find(schema.id, 'the id'),
    date: find(columnOf(schema.date), 'the date'),
    grade: find(columnOf(schema.grade), 'the grade'),
  };
  faults.refuseAny('INPUT_INVALID');
  return places;
}
