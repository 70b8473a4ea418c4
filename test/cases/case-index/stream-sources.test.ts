import { describe, expect, it } from 'vitest';
import { CaseIndex } from '../../../src/cases/case-index/case-index.ts';
import { parseCsv } from '../../../src/cases/csv.ts';
import { parseNdjson } from '../../../src/cases/ndjson.ts';

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

  it.each([
    ['', /EVIDENCE_INSUFFICIENT: the cases: there are none/],
    ['{"id":"a","x":1,"l":"b"}\n{"id":', /INPUT_INVALID: line 2: no JSON/],
    ['[1]', /line 1: no JSON object; met \[1\]/],
    ['{"id":"a","x":{"y":1},"l":"b"}', /line 1, column "x": no cell/],
  ])('refuses NDJSON such as %j', async (text, message) => {
    await expect(CaseIndex.buildFromStream(schema, [text], { format: 'ndjson' })).rejects.toThrow(message);
  });
});
