import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import type { JsonRow } from '../../src/cases/ndjson.ts';
import { parquetRows } from '../../src/cases/parquet.ts';

const count = 250;
const rows = Array.from({ length: count }, (_, i) => ({
  id: `case ${i}`,
  claims: i % 11 === 0 ? null : i % 17,
  fee: i % 7 === 0 ? null : 1.5 * i + 1,
  filed: `20${10 + (i % 12)}-0${1 + (i % 9)}-15`,
  kind: ['patent', 'design', null][i % 3]!,
  open: i % 2 === 0,
}));
const file = parquetWriteBuffer({
  columnData: [
    { name: 'id', data: rows.map(({ id }) => id), type: 'STRING' },
    { name: 'claims', data: rows.map(({ claims }) => (claims === null ? null : BigInt(claims))), type: 'INT64' },
    { name: 'fee', data: rows.map(({ fee }) => fee ?? Number.NaN), type: 'DOUBLE' },
    { name: 'filed', data: rows.map(({ filed }) => new Date(`${filed}T00:00:00Z`)), type: 'TIMESTAMP' },
    { name: 'kind', data: rows.map(({ kind }) => kind), type: 'STRING' },
    { name: 'open', data: rows.map(({ open }) => open), type: 'BOOLEAN' },
  ],
  rowGroupSize: 100,
});

async function all(groups: AsyncIterable<readonly JsonRow[]>): Promise<(readonly JsonRow[])[]> {
  const met: (readonly JsonRow[])[] = [];
  for await (const group of groups) met.push(group);
  return met;
}

const schema = {
  attributes: [
    { name: 'claims', kind: 'numeric', transform: 'log1p' },
    { name: 'fee', kind: 'numeric', transform: 'linear' },
    { name: 'filed', kind: 'date' },
    { name: 'kind', kind: 'categorical' },
  ],
  id: 'id',
} as never;

describe('rows of a Parquet file', () => {
  // 1 Worked example: what was written.
  it('are those that were written, group by group', async () => {
    const groups = await all(parquetRows(file));
    expect(groups.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(groups.flat()).toEqual(rows);
  });
  it('may be some columns only, and be read from where the file lies', async () => {
    const slices: number[] = [];
    const lying = {
      byteLength: file.byteLength,
      slice: async (start: number, end?: number) => {
        slices.push(start);
        return file.slice(start, end);
      },
    };
    const groups = await all(parquetRows(lying, { columns: ['kind', 'id'] }));
    expect(groups.flat()).toEqual(rows.map(({ kind, id }) => ({ kind, id })));
    expect(slices.length).toBeGreaterThan(3);
  });
  it('keep whole numbers that a double does not hold as text', async () => {
    const data = [9007199254740991n, 9007199254740993n, -3n];
    const large = parquetWriteBuffer({ columnData: [{ name: 'n', data, type: 'INT64' }] });
    expect((await all(parquetRows(large))).flat()).toEqual([
      { n: 9007199254740991 },
      { n: '9007199254740993' },
      { n: -3 },
    ]);
  });

  // 3 Differential: the same index as from rows.
  it('make the index that the rows themselves make', async () => {
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    const streamed = await CaseIndex.buildFromStream(schema, parquetRows(file), { format: 'cases', onProgress });
    const whole = CaseIndex.build(schema, rows);
    expect(Buffer.from(streamed.toBuffer()).equals(Buffer.from(whole.toBuffer()))).toBe(true);
    expect(told).toEqual([100, 200, 250, 250]);
  });

  // 4 Refusals.
  it.each<[string, ArrayBuffer, object, RegExp]>([
    [
      'no Parquet file',
      new TextEncoder().encode('id,x\n1,2\n').buffer,
      {},
      /INPUT_INVALID: the case file: no Parquet file/,
    ],
    ['an empty file', new ArrayBuffer(0), {}, /INPUT_INVALID: the case file: no Parquet file/],
    ['a file cut short', file.slice(0, 900), {}, /INPUT_INVALID: the case file: no Parquet file/],
    ['a column that is not there', file, { columns: ['id', 'price'] }, /no such column; met "price"; there are "id"/],
    [
      'a time of day',
      parquetWriteBuffer({
        columnData: [
          { name: 'at', data: [new Date('2021-07-27T00:00:00Z'), new Date('2021-07-27T08:30:00Z')], type: 'TIMESTAMP' },
        ],
      }),
      {},
      /INPUT_INVALID: row 2, column "at": no cell/,
    ],
    [
      'a record',
      parquetWriteBuffer({ columnData: [{ name: 'deal', data: [{ year: 2020 }], type: 'JSON' }] }),
      {},
      /row 1, column "deal": no cell/,
    ],
  ])('refuse %s', async (_, bytes, options, message) => {
    await expect(all(parquetRows(bytes, options))).rejects.toThrow(message);
  });
  it('are not text, nor text cases', async () => {
    const mistaken = [
      [parquetRows(file), 'csv', /a piece of the format "csv": no text.*say 'cases'/],
      [['id,x\n'], 'cases', /a piece of the format "cases": text where cases belong/],
    ] as const;
    for (const [pieces, format, message] of mistaken)
      await expect(CaseIndex.buildFromStream(schema, pieces, { format })).rejects.toThrow(message);
  });
});
