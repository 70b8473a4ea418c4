import { describe, expect, it } from 'vitest';
import { CaseIndex } from '../../../src/cases/case-index/case-index.ts';
import { cellTable } from '../../../src/cases/case-index/cell-table.ts';
import { ColumnReader } from '../../../src/cases/case-index/column-reader.ts';
import { parseCsv } from '../../../src/cases/csv.ts';
import { FaultList } from '../../../src/cases/fault-list.ts';
import { parseNdjson } from '../../../src/cases/ndjson.ts';
import { IndexSchema } from '../../../src/domain/case-index-schema.ts';

const schema = {
  attributes: [
    { name: 'x', kind: 'numeric', transform: 'linear' },
    { name: 'l', kind: 'categorical' },
  ],
  id: 'id',
} as never;

/** A text in pieces of odd lengths. */
function* cut(text: string, size: number): Generator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

const cells = Array.from(
  { length: 60_000 },
  (_, i) => [`case ${i}`, (i * 7919) % 1000, i % 7 === 0 ? 'a, "b"\nc' : `l${i % 5}`] as const,
);
const csv = `id,x,l\r\n${cells.map(([id, x, l]) => `${id},${x},"${l.replaceAll('"', '""')}"`).join('\r\n')}\r\n`;
const ndjson = cells.map(([id, x, l]) => JSON.stringify({ id, x, l })).join('\n');

describe('an index from a stream', () => {
  it('is that of the whole text, from CSV and NDJSON, whatever the pieces', async () => {
    const whole = CaseIndex.build(schema, { table: parseCsv(csv) });
    const right = Buffer.from(whole.toBuffer());
    expect(whole.size).toBe(60_000);
    expect(right.equals(Buffer.from(CaseIndex.build(schema, parseNdjson(ndjson)).toBuffer()))).toBe(true);
    for (const [format, text] of [
      ['csv', csv],
      ['ndjson', ndjson],
    ] as const) {
      const streamed = await CaseIndex.buildFromStream(schema, cut(text, 65_537), { format });
      expect(right.equals(Buffer.from(streamed.toBuffer())), format).toBe(true);
    }
  }, 60_000);

  it('tells how many rows are read', async () => {
    const told: number[] = [];
    await CaseIndex.buildFromStream(schema, cut(csv, 100_000), {
      format: 'csv',
      onProgress: (done) => told.push(done),
    });
    expect(told.length).toBeGreaterThan(1);
    expect(told.at(-1)).toBe(60_000);
  });

  it('stops on request, and names row and column of a fault far down', async () => {
    const stopped = CaseIndex.buildFromStream(schema, cut(csv, 100_000), { format: 'csv', signal: { aborted: true } });
    await expect(stopped).rejects.toThrow('CANCELLED: buildFromStream');
    const marred = csv.replace('case 59990,', 'case 59990,much');
    // the cell with a line feed inside is one row
    await expect(CaseIndex.buildFromStream(schema, cut(marred, 100_000), { format: 'csv' })).rejects.toThrow(
      /row 59992, column "x": text where a number belongs; met "much/,
    );
    const again = csv.replace('case 59990,', 'case 3,');
    await expect(CaseIndex.buildFromStream(schema, cut(again, 100_000), { format: 'csv' })).rejects.toThrow(
      /row 59992, column "id"/,
    );
  });

  it('reads no further than it is asked to', async () => {
    const rows = csv.slice(csv.indexOf('\n') + 1);
    const long = csv + rows + rows;
    const nameless = { attributes: (schema as { attributes: unknown }).attributes } as never;
    let given = 0;
    let isClosed = false;
    function* told(): Generator<string> {
      try {
        for (const piece of cut(long, 100_000)) {
          given++;
          yield piece;
        }
      } finally {
        isClosed = true;
      }
    }
    const signal = { aborted: false };
    const onProgress = () => {
      signal.aborted = true;
    };
    const stopped = CaseIndex.buildFromStream(nameless, told(), { format: 'csv', signal, onProgress });
    await expect(stopped).rejects.toThrow(/CANCELLED: buildFromStream.*\d{5} of Infinity done/);
    expect(given * 100_000).toBeLessThan(long.length - 1e6);
    expect(isClosed).toBe(true);
  });

  it('keeps of a row 8 bytes for a number and 4 for anything else, whatever its text', () => {
    const table = cellTable({ table: parseCsv(csv.slice(0, csv.indexOf('case 9'))) });
    const { attributes, missingMarks } = IndexSchema.parse(schema);
    const readers = attributes.map((attribute) => new ColumnReader(attribute, missingMarks));
    const codes = readers.map((reader) => reader.read(table, new FaultList('the cases')));
    expect(codes.map(({ byteLength }) => byteLength / table.count)).toEqual([8, 4]);
    expect(readers[1]!.levels).toEqual(['a, "b"\nc', 'l1', 'l2', 'l3', 'l4', 'l0']);
  });

  it.each([
    ['', /EVIDENCE_INSUFFICIENT: the cases: there are none/],
    ['{"id":"a","x":1,"l":"b"}\n{"id":', /INPUT_INVALID: line 2: no JSON/],
    ['[1]', /line 1: no JSON object; met \[1\]/],
    ['{"id":"a","x":{"y":1},"l":"b"}', /line 1, column "x": no cell/],
  ])('refuses NDJSON such as %j', async (text, message) => {
    await expect(CaseIndex.buildFromStream(schema, [text], { format: 'ndjson' })).rejects.toThrow(message);
  });
});
