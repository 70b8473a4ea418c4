import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCaseBase } from '../../src/cases/case-base.ts';
import { parseCsv } from '../../src/cases/csv.ts';
import { CaseSchema } from '../../src/domain/case-schema.ts';
import { attribute, tableOf } from './golden-bases.ts';

const schemaOf = (schema: object) => CaseSchema.parse(schema);
const build = (text: string, schema: object) => buildCaseBase(parseCsv(text), schemaOf(schema));

const FILE = [
  'Name,Income,Deals,Cited,Share,Filed,Stage,Field,Suit,Day,Kind',
  'A,10,4,0,0.25,2001-05-06,lab,drugs,no,2007-01-31,licence',
  'B,12,0,3,0.5,2003-01-01,trial,drugs,yes,2008-02-01,court',
  'C,,5,8,,,market,chips,no,2008-03-01,price',
  'D,-1,5,n/a,1,2004-01-01,market,,no,2009-01-01,price',
  'E,8,2,n/a,0.75,2005-01-01,n/a,tools,no,,auction',
].join('\n');

const SCHEMA = {
  attributes: [
    { name: 'deals', column: 'Deals', kind: 'numeric', transform: 'linear' },
    { name: 'cited', column: 'Cited', kind: 'numeric', transform: 'log1p' },
    { name: 'share', column: 'Share', kind: 'ratio', weight: 2 },
    { name: 'filed', column: 'Filed', kind: 'date' },
    { name: 'stage', column: 'Stage', kind: 'ordinal', levels: ['lab', 'trial', 'market'] },
    { name: 'field', column: 'Field', kind: 'categorical' },
    { name: 'suit', column: 'Suit', kind: 'presence', absent: 'no', present: 'yes' },
  ],
  value: { column: 'Income', per: 'Deals', scale: 'log' },
  id: 'Name',
  date: { column: 'Day' },
  grade: { column: 'Kind' },
  missingMarks: ['', 'n/a'],
};

describe('buildCaseBase', () => {
  // 1 Worked example: codes by hand; 2001-05-06 is day 11448 after 1970-01-01.
  const base = build(FILE, SCHEMA);
  it('keeps the rows with a value, codes what they say, and lists the others with the reason', () => {
    expect(base.cases.map(({ id }) => id)).toEqual(['A', 'E']);
    expect(base.leftOut).toEqual([
      { row: 3, id: 'B', reason: 'units not above zero' },
      { row: 4, id: 'C', reason: 'value missing' },
      { row: 5, id: 'D', reason: 'value not above zero' },
    ]);
    expect(Array.from(base.values!)).toEqual([2.5, 4]);
    expect(Array.from(base.codes.subarray(0, 7))).toEqual([4, 0, 0.25, 11448, 0, 0, 0]);
    expect(Array.from(base.codes.subarray(7))).toEqual([2, Number.NaN, 0.75, 12784, Number.NaN, 2, 0]);
    expect([...base.columns[5]!.levels.keys()]).toEqual(['drugs', 'tools']);
    expect(base.cases.map(({ day }) => day)).toEqual([13544, null]);
    expect(base.cases.map(({ grade }) => grade)).toEqual(['licence', 'auction']);
    expect(base.columns[0]).toMatchObject({ low: 2, high: 4, meanDeviation: 1, standardDeviation: Math.SQRT2 });
  });
  it('names cases by their row, and takes one day and grade for all', () => {
    const every = build('x\n1\n2', {
      attributes: [{ name: 'x', column: 'x', kind: 'numeric', transform: 'linear' }],
      date: { every: '1970-01-02' },
      grade: { every: 'court' },
    });
    expect(every.cases.map(({ id, day, grade }) => [id, day, grade])).toEqual([
      ['row 2', 1, 'court'],
      ['row 3', 1, 'court'],
    ]);
    expect(every.values).toBeNull();
  });
  it('takes a declared range in place of the one seen, after the transform', () => {
    const attributes = [{ name: 'x', column: 'x', kind: 'numeric', transform: 'log', range: [1, 7.38905609893065] }];
    const [column] = build('x\n2\n3', { attributes }).columns;
    expect([column!.low, column!.high]).toEqual([0, 2]);
  });

  // 2 Laws.
  it('reads every number as JavaScript writes it, and keeps the extremes', () => {
    const numbers = fc.array(
      fc.double({ noNaN: true, min: -1e100, max: 1e100 }).filter((x) => x === 0 || Math.abs(x) >= 1e-100),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(numbers, (xs) => {
        const read = buildCaseBase(
          tableOf(
            ['x'],
            xs.map((x) => [x]),
          ),
          schemaOf({ attributes: [attribute('x', 'numeric')] }),
        );
        expect(Array.from(read.codes)).toEqual(xs.map((x) => x + 0));
        expect([read.columns[0]!.low, read.columns[0]!.high]).toEqual([Math.min(...xs) + 0, Math.max(...xs) + 0]);
      }),
    );
  });

  // 3 Differential: deviations by the textbook formula.
  it('measures deviations of the cases kept', () => {
    const xs = [3, 8, 1, 9, 4, 4];
    const mean = xs.reduce((a, b) => a + b) / 6;
    const { columns } = buildCaseBase(
      tableOf(
        ['x'],
        xs.map((x) => [x]),
      ),
      schemaOf({ attributes: [attribute('x', 'numeric')] }),
    );
    // six additions of numbers below 10 round by less than 1e-14
    expect(columns[0]!.standardDeviation).toBeCloseTo(Math.sqrt(xs.reduce((s, x) => s + (x - mean) ** 2, 0) / 5), 13);
    expect(columns[0]!.meanDeviation).toBeCloseTo(xs.reduce((s, x) => s + Math.abs(x - mean), 0) / 6, 13);
  });

  // 4 Refusals.
  it.each([
    ['Deals', 'twelve', /row 2, column "Deals": text where a number belongs; met "twelve"/],
    ['Deals', '1,5', /text where a number belongs; met "1,5"/],
    ['Deals', 'Infinity', /text where a number belongs; met "Infinity"/],
    ['Deals', '0x10', /text where a number belongs; met "0x10"/],
    ['Income', '1e999', /row 2, column "Income": a number too large or too small to compare; met "1e999"/],
    ['Cited', '-2', /row 2, column "Cited": a count below zero; met "-2"/],
    ['Share', '25', /not a share between 0 and 1; met "25"; for 25 % write 0.25/],
    ['Filed', '2001-02-30', /no day of the calendar; met "2001-02-30"/],
    ['Stage', 'plan', /not one of the declared levels; met "plan"; write one of lab, trial, market/],
    ['Suit', 'maybe', /write one of no, yes/],
    ['Kind', 'rumour', /not a grade of evidence; met "rumour"/],
    ['Name', 'E', /row 6, column "Name": the id of row 2 again; met "E"/],
  ])('refuses %s %j', (column, text, message) => {
    const table = parseCsv(FILE);
    const at = table.header.indexOf(column);
    const rows = table.rows.map((row, i) => (i === 0 ? row.with(at, text) : row));
    expect(() => buildCaseBase({ ...table, rows }, schemaOf(SCHEMA))).toThrowError(message);
    expect(() => buildCaseBase({ ...table, rows }, schemaOf(SCHEMA))).toThrowError(/^INPUT_INVALID/);
  });
  it('refuses a logarithm of zero, naming the cell', () => {
    const attributes = [{ name: 'x', column: 'x', kind: 'numeric', transform: 'log' }];
    expect(() => build('x\n1\n0', { attributes })).toThrowError(
      /row 3, column "x": a number that has no logarithm; met "0"/,
    );
    expect(() => build('x\n1', { attributes: [{ ...attributes[0], range: [0, 1] }] })).toThrowError(
      /declared range.*met \[0,1\]/,
    );
  });
  it('names every missing column at once, with those there are', () => {
    const wrong = { ...SCHEMA, id: 'Titel', value: { column: 'income', scale: 'log' } };
    expect(() => build(FILE, wrong)).toThrowError(
      /the value: .*met "income"; the file has "Name".*\n.*the id: .*met "Titel"/,
    );
  });
  it('refuses a base without a case, and says why the first row is none', () => {
    expect(() =>
      build('x,v\n1,\n2,0', { attributes: [attribute('x', 'numeric')], value: { column: 'v', scale: 'log' } }),
    ).toThrowError(
      /EVIDENCE_INSUFFICIENT: the case file: none of 2 rows is a case; the first was left out for "value missing"/,
    );
  });
});

describe('the size it must bear', () => {
  it('reads 100,000 rows of ten columns in a second or so', () => {
    const header = Array.from({ length: 10 }, (_, j) => `c${j}`).join(',');
    const line = (i: number) => `case ${i},${i % 97},${i * 0.37},drugs ${i % 13},"a, b",${i},${i},${i},${i},${i + 1}`;
    const text = [header, ...Array.from({ length: 100_000 }, (_, i) => line(i))].join('\n');
    const attributes = ['c1', 'c2', 'c5', 'c6', 'c7', 'c8'].map((name) => attribute(name, 'numeric'));
    const schema = schemaOf({
      attributes: [...attributes, attribute('c3', 'categorical')],
      value: { column: 'c9', scale: 'log' },
      id: 'c0',
    });
    const start = process.cpuUsage();
    expect(buildCaseBase(parseCsv(text), schema).cases).toHaveLength(100_000);
    // 0.7 s of one core when measured alone, in microseconds; compiling and collecting garbage go beside it
    expect(process.cpuUsage(start).user).toBeLessThan(3e6);
  }, 30_000);
});
