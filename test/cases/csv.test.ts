import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { parseCsv } from '../../src/cases/csv.ts';

function refusal(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parseCsv', () => {
  // 1 Worked example: the rules of RFC 4180, section 2, one cell each.
  it('reads quotes, commas, line ends and doubled quotes inside a cell', () => {
    const text = '\ufeffname,note\r\nA,"one, two"\r\nB,"he said ""no"""\r\nC,"first\nsecond"\r\nD,""\r\n';
    expect(parseCsv(text)).toEqual({
      header: ['name', 'note'],
      rows: [
        ['A', 'one, two'],
        ['B', 'he said "no"'],
        ['C', 'first\nsecond'],
        ['D', ''],
      ],
      rowNumbers: [2, 3, 4, 5],
    });
  });
  it('takes LF and CR as line ends, keeps empty last cells and spaces, and needs no line end at the end', () => {
    expect(parseCsv('a,b\n1,\n 2 ,3').rows).toEqual([
      ['1', ''],
      [' 2 ', '3'],
    ]);
    expect(parseCsv('a,b\r1,2\r3,').rows).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });
  it('passes over blank lines but counts them', () => {
    expect(parseCsv('a,b\n\n1,2\n\n\n3,4\n\n').rowNumbers).toEqual([3, 6]);
  });

  // 2 Laws.
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '专', ',', '"', '\n', '\r', ' ', ''), maxLength: 6 });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));
  it('reads back whatever was written with every cell quoted', () => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, lineEnd) => {
        const header = rows[0]!.map((_, j) => `column ${j}`);
        const line = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        expect(parseCsv([header, ...rows].map(line).join(lineEnd)).rows).toEqual(rows);
      }),
    );
  });

  // 3 Differential: cells without special characters are what split gives.
  it('agrees with split where nothing is quoted', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '1', '.', ' ', '-'), minLength: 1, maxLength: 5 });
    const rows = fc.array(fc.array(plain, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rows, (cells) => {
        const text = ['x,y,z', ...cells.map((row) => row.join(','))].join('\n');
        expect(parseCsv(text).rows).toEqual(
          text
            .split('\n')
            .slice(1)
            .map((line) => line.split(',')),
        );
      }),
    );
  });

  // 4 Refusals.
  it.each([
    ['', /EVIDENCE_INSUFFICIENT: the case file: the file is empty/],
    ['\ufeff\r\n\r\n', /EVIDENCE_INSUFFICIENT: the case file: the file is empty/],
    ['a,b\n', /EVIDENCE_INSUFFICIENT.*no case below/],
    ['a,b,a\n1,2,3', /INPUT_INVALID: row 1: the header of column 3 is that of column 1; met "a"/],
    ['a,b\n1,2\n1,2,3', /INPUT_INVALID: row 3: 3 cells where the header has 2; met "1,2,3"/],
    ['a,b\n1', /INPUT_INVALID: row 2: 1 cells where the header has 2; met "1"/],
    ['a,b\n1,"2', /row 2: a quote that is never closed; met "\\"2"/],
    ['a,b\n1,"2"x\n3,4', /row 2: text behind a closing quote; met "\\"2\\"x/],
    ['a,b\n1,2"\n', /row 2: a quote inside a cell that is not quoted; met "2\\""/],
  ])('refuses %j', (text, message) => {
    expect(() => parseCsv(text)).toThrowError(message);
  });
  it('names twenty faults and counts the rest', () => {
    const { code, faults } = refusal(() => parseCsv(['a,b', ...Array.from({ length: 25 }, () => '1')].join('\n')));
    expect(code).toBe('INPUT_INVALID');
    expect(faults).toHaveLength(21);
    expect(faults[19]!.at).toBe('row 21');
    expect(faults[20]).toEqual({ at: 'the case file', problem: 'and 5 more' });
  });
  it('names all twenty of twenty', () => {
    expect(refusal(() => parseCsv(['a,b', ...Array.from({ length: 20 }, () => '1')].join('\n'))).faults).toHaveLength(
      20,
    );
  });
});
