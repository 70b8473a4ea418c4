import { describe, expect, it } from 'vitest';
import { buildCaseBase } from '../../src/cases/case-base.ts';
import { chanceTimesAmount } from '../../src/cases/chance-times-amount.ts';
import { parseCsv } from '../../src/cases/csv.ts';
import { estimate } from '../../src/cases/estimate.ts';
import { studyFileEstimates } from '../../src/cases/file-estimates.ts';
import { healthMap } from '../../src/cases/health-map.ts';
import { inferSchema } from '../../src/cases/infer-schema.ts';
import { knownCase } from '../../src/cases/known-case.ts';
import { suggestGroups } from '../../src/cases/suggest-groups.ts';
import { CaseSchema } from '../../src/domain/case-schema.ts';

const HEADER = 'name,type,industry,size,day,price,said';
const ROWS = Array.from({ length: 60 }, (_, i) => {
  const type = i % 3 === 0 ? 'mark' : 'patent';
  const industry = i % 3 === 0 ? 'food' : i % 2 === 0 ? 'drug' : 'steel';
  return `case ${String.fromCharCode(65 + (i % 26))}${i},${type},${industry},${1 + (i % 17)},${2010 + Math.floor(i / 6)}-01-15,${10 + i},${11 + i}`;
});
const fileOf = (rows: readonly string[], header = HEADER) => parseCsv([header, ...rows].join('\n'));
const table = fileOf(ROWS);
const { schema, skipped } = inferSchema(table, { value: 'price', ignore: ['said'] });
const base = buildCaseBase(table, schema);

describe('inferSchema', () => {
  // 1 Worked example: what each column of a small file is taken for.
  it('tells names, days, levels and numbers from the cells', () => {
    expect(schema).toMatchObject({
      id: 'name',
      date: { column: 'day' },
      value: { column: 'price', scale: 'log' },
      attributes: [
        { name: 'type', kind: 'categorical' },
        { name: 'industry', kind: 'categorical' },
        { name: 'size', kind: 'numeric', transform: 'linear' },
      ],
    });
    expect(skipped.map(({ column, reason }) => [column, reason])).toEqual([
      ['name', 'named'],
      ['day', 'named'],
      ['price', 'named'],
      ['said', 'named'],
    ]);
  });
  it.each([
    [['1', '2', '3000', '40000'], 'log'],
    [['0', '5', '3', '900'], 'log1p'],
    [['-1', '5', '3', '900'], 'linear'],
    [['1', '0', '1', '1'], 'categorical'],
    [['red', 'red', 'red', 'red', 'blue', 'blue', 'blue', 'blue'], 'categorical'],
    [['2020-01-01', '2020-01-02', '2020-01-01', '2020-01-05'], 'date'],
  ])('takes %j for %s', (cells, kind) => {
    const rows = cells.map((cell, i) => `${cell},${(i * i) % 5}`);
    const { attributes } = inferSchema(fileOf(rows, 'a,b'), { date: 'b' }).schema;
    expect(attributes.map((each) => (each.kind === 'numeric' ? each.transform : each.kind))).toEqual([kind]);
  });
  it.each([
    [['1', '2', '3', '4'], 'numbers the rows'],
    [['x', 'x', 'x', 'x'], 'never varies'],
    [['p', 'q', 'p', 'r'], 'free text'],
    [['', 'NA', '', ''], 'nothing known'],
  ])('does not compare %j: %s', (cells, reason) => {
    const rows = cells.map((cell, i) => `${cell},${(i * i) % 5},row ${i}`);
    const told = inferSchema(fileOf(rows, 'a,b,c'), { id: 'c' });
    expect(told.skipped).toContainEqual({ column: 'a', reason });
  });
  it('reads values that include 0 as they are, and what says nothing as missing', () => {
    const told = inferSchema(fileOf(['1,0', '2,5', 'NA,7', '3,9'], 'a,v'), { value: 'v' }).schema;
    expect(told.value).toEqual({ column: 'v', scale: 'plain' });
    expect(told.missingMarks).toEqual(['', 'NA']);
  });
  it('leaves a slip among numbers to be named with its row', () => {
    const rows = ROWS.map((row, i) => (i === 4 ? row.replace(/,5,2010/, ',five,2010') : row));
    const slipped = fileOf(rows);
    expect(() => buildCaseBase(slipped, inferSchema(slipped, { value: 'price' }).schema)).toThrowError(
      /INPUT_INVALID: row 6, column "size": text where a number belongs; met "five"/,
    );
  });
  it('refuses columns that are not there, and a file with nothing to compare by', () => {
    expect(() => inferSchema(table, { value: 'cost' })).toThrowError(
      /INPUT_INVALID: value: no such column; met "cost"/,
    );
    expect(() => inferSchema(fileOf(['1,2', '1,3'], 'a,v'), { value: 'v' })).toThrowError(/no column is left/);
  });
});

describe('healthMap', () => {
  const map = healthMap(base, { by: ['type', 'industry'], level: 0.8, k: 5 });
  // 1 Worked example: 20 marks are in food, 20 patents each in drugs and steel; the newest case is of 2019-01-15.
  it('counts cases by type, industry and age, and what each cell lacks', () => {
    expect(map.needed).toBe(6);
    expect(map.cells[0]).toMatchObject({ levels: ['mark', 'food'], age: 'up to 1 year', cases: 4, lacking: 2 });
    expect(map.empty).toEqual([
      ['mark', 'drug'],
      ['mark', 'steel'],
      ['patent', 'food'],
    ]);
  });
  // 2 Laws.
  it('counts every case once', () => {
    expect(map.cells.reduce((sum, { cases }) => sum + cases, 0)).toBe(60);
    for (const { cases, lacking } of map.cells) expect(Math.max(cases, map.needed)).toBe(cases + lacking);
    expect(map.inHealthyCells).toBe(
      map.cells.filter(({ lacking }) => lacking === 0).reduce((sum, { cases }) => sum + cases, 0),
    );
  });
  it('cuts numbers into thirds, and counts ages from the day given', () => {
    const bySize = healthMap(base, { by: ['size'], asOf: '2040-01-01' });
    expect([...new Set(bySize.cells.map(({ levels }) => levels[0]))]).toEqual([
      'lower third',
      'middle third',
      'upper third',
    ]);
    expect(bySize.cells.every(({ age }) => age === 'over 10 years')).toBe(true);
  });
  // 4 Refusals.
  it.each([
    [{ by: ['colour'] }, /INPUT_INVALID: healthMap: by: no such attribute; met "colour"/],
    [{ by: [] }, /not one or two attributes/],
    [{ by: ['type'], level: 1 }, /healthMap: level/],
    [{ by: ['type'], k: 0 }, /healthMap: k/],
  ])('refuses %j', (options, message) => {
    expect(() => healthMap(base, options)).toThrowError(message);
  });
  it('suggests how to look at a base', () => {
    expect(suggestGroups(base)).toEqual({ groupBy: 'industry', healthBy: ['type', 'industry'] });
  });
});

describe('chanceTimesAmount', () => {
  const schemaOf = (scale: 'plain' | 'log') =>
    CaseSchema.parse({
      attributes: [{ name: 'x', column: 'x', kind: 'numeric', transform: 'linear' }],
      value: { column: 'v', scale },
    });
  const rows = Array.from({ length: 60 }, (_, i) => `${i},${i % 3 === 0 ? 0 : 100}`);
  const free = buildCaseBase(fileOf(rows, 'x,v'), schemaOf('plain'));
  // 1 Worked example: a third of the cases is free, the others pay 100.
  it('is the share that pays times what they pay', () => {
    const { value, chance, chanceInterval, amount, paid } = chanceTimesAmount(free, { x: 30 }, { k: 9, level: 0.8 });
    expect([paid, chance, amount.value]).toEqual([6, 6 / 9, 100]);
    // exp and log of 100
    expect(value).toBeCloseTo(200 / 3, 10);
    expect(chanceInterval.lower).toBeLessThan(6 / 9);
    expect(chanceInterval.upper).toBeGreaterThan(6 / 9);
  });
  // 3 Differential: where all pay it is the estimate.
  it('is the estimate where nobody is free', () => {
    const paying = buildCaseBase(
      fileOf(
        rows.map((row, i) => row.replace(/,.*/, `,${50 + i}`)),
        'x,v',
      ),
      schemaOf('plain'),
    );
    const logged = buildCaseBase(
      fileOf(
        rows.map((row, i) => row.replace(/,.*/, `,${50 + i}`)),
        'x,v',
      ),
      schemaOf('log'),
    );
    const input = { k: 9, level: 0.8 };
    expect(chanceTimesAmount(paying, { x: 30 }, input)).toMatchObject({
      chance: 1,
      free: 0,
      value: estimate(logged, { x: 30 }, input).value,
    });
  });
  it('refuses scales and values that hide what is free', () => {
    const logged = buildCaseBase(fileOf(rows, 'x,v'), schemaOf('log'));
    expect(() => chanceTimesAmount(logged, { x: 3 }, { k: 3, level: 0.8 })).toThrowError(
      /no values on the scale plain/,
    );
    const owed = buildCaseBase(fileOf(['1,-5', '2,3'], 'x,v'), schemaOf('plain'));
    expect(() => chanceTimesAmount(owed, { x: 1 }, { k: 1, level: 0.5 })).toThrowError(/row 2: a value below zero/);
    expect(() => chanceTimesAmount(free, { x: 3 }, { k: 61, level: 0.8 })).toThrowError(
      /61 comparable cases are needed, 60/,
    );
  });
});

describe('a case and the estimates of a file', () => {
  it('finds a case by its name', () => {
    expect(knownCase(base, 'case A0')).toMatchObject({ value: 10, target: { type: 'mark', size: '1' } });
    expect(() => knownCase(base, 'case Z')).toThrowError(/INPUT_INVALID: like: no case of that name; met "case Z"/);
  });
  it('holds the estimates of a file against its values', () => {
    const { ratios, leftOut } = studyFileEstimates(table, base, 'said');
    expect([ratios.n, leftOut]).toEqual([60, 0]);
    expect(ratios.medianRatio).toBeGreaterThan(1);
    expect(() => studyFileEstimates(table, base, 'spoken')).toThrowError(/estimates: no such column; met "spoken"/);
    expect(() => studyFileEstimates(table, base, 'type')).toThrowError(
      /row 2, column "type": text where a number belongs/,
    );
  });
});
