import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { annualRate, money, number, perYear, resultOf, table, timing, years } from '../../../src/formula/quantities.ts';
import { type Sheet, sheetsOf } from '../../../src/formula/sheet/sheet.ts';
import { LABEL, modelOf, refusalOf } from '../../support/formulas.ts';
import { LANGUAGE_CASES, MODEL_CASES } from '../../support/sheet-cases.ts';
import { recalculated } from '../../support/spreadsheet.ts';

const FLOWS = { sales: ['1000', '2000'], royaltyRate: '0.05', taxRate: '0.25', discountRate: '0.25' };

/** Formulas or values of the cells that a name stands for, of one sheet. */
function cellsOf({ names, cells }: Sheet, of: string) {
  const range = names.find((one) => one.of === of)?.range ?? '';
  const [, column = '', row = '', last] = /!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$\d+)?$/.exec(range) ?? [];
  const at = (letter: string): number => letter.charCodeAt(0) - 65;
  return cells.filter(
    (one) => one.row === Number(row) - 1 && one.column >= at(column) && one.column <= at(last ?? column),
  );
}
const formulasOf = (sheet: Sheet, of: string) => cellsOf(sheet, of).map(({ formula }) => formula);
const first = (sheets: readonly Sheet[]): Sheet => sheets[0] as Sheet;

/** Cells whose recalculated value is further from the exact one than a part of it: 1e-9 is what the sheet promises. */
function gaps(sheets: readonly Sheet[], within = 1e-9): string[] {
  const cell = recalculated(sheets);
  return sheets.flatMap(({ name, cells }) =>
    cells.flatMap(({ row, column, value, formula }) => {
      if (formula === undefined) return [];
      const got = cell(name, row, column);
      const isClose =
        typeof got === 'number' && typeof value === 'number'
          ? Math.abs(got - value) <= within * Math.abs(value)
          : got === (value ?? '');
      return isClose ? [] : [`${formula}: ${String(value)} expected, ${String(got)} met`];
    }),
  );
}

describe('a sheet', () => {
  // 1 Worked example, by hand: 50 and 100 of royalties, 37.5 and 75 after tax, 30 + 48 at 25 %.
  it('holds relief from royalty as a valuer would write it', () => {
    const sheet = first(sheetsOf(reliefFromRoyalty, { ...FLOWS, timing: 'year-end' }));
    expect(sheet.name).toBe('relief-from-royalty');
    expect(cellsOf(sheet, 'sales').map(({ value, role }) => [value, role])).toEqual([
      [1000, 'input'],
      [2000, 'input'],
    ]);
    expect(formulasOf(sheet, 'royalty')).toEqual(['F8*F29*ownershipShare', 'G8*G29*ownershipShare']);
    expect(formulasOf(sheet, 'afterTax')).toEqual(['(F30-F15)*(1-taxRate)', '(G30-G15)*(1-taxRate)']);
    expect(formulasOf(sheet, 'presentValue')[1]).toBe(
      'G31*G13*(1+discountRate)^(IF(timing="mid-year",IF(G7<=1,firstYear/2,0.5),0)-(G7-1+firstYear))',
    );
    expect(formulasOf(sheet, 'beforeBenefit')).toEqual(['SUM($F32:$G32)']);
    expect(cellsOf(sheet, 'presentValue').map(({ value }) => value)).toEqual([30, 48]);
    expect(cellsOf(sheet, 'value')).toEqual([
      { row: 34, column: 4, role: 'result', formula: 'beforeBenefit*benefit', value: 78, format: '#,##0.00' },
    ]);
    expect(cellsOf(sheet, 'taxLife').map(({ value }) => value)).toEqual([null]);
    expect(cellsOf(sheet, 'timing')[0]?.choices).toEqual(['year-end', 'mid-year']);
    expect(cellsOf(sheet, 'royaltyRate')[0]?.format).toBe('0.00##%');
    const texts = sheet.cells.map(({ value }) => value);
    for (const text of ['Royalty, share of sales', '许可费率', 'sales × rate × ownershipShare', 'default 默认值'])
      expect(texts).toContain(text);
  });
  it('puts a model behind an input on a sheet of its own, and reads it from there', () => {
    const inner = modelOf({ value: 'a × 2' }, { a: number(LABEL) });
    const outer = modelOf({ value: 'x + 1' }, { x: resultOf(number(LABEL), inner) });
    const sheets = sheetsOf(outer, { x: { a: '4' } }, ['X']);
    expect(sheets.map(({ name }) => name)).toEqual(['model', 'x 2']);
    expect(formulasOf(first(sheets), 'x')).toEqual(["'x 2'!$E$11"]);
    expect(cellsOf(first(sheets), 'value')[0]?.value).toBe(9);
  });
  it('writes bands and look-ups as ranges of cells', () => {
    const fees = table(LABEL, { by: 'money', gives: 'share' });
    const model = modelOf({ value: 'bands(x, fees) + x × band(x, fees)' }, { x: money(LABEL), fees });
    const rows = [
      ['100', '0.1'],
      [null, '0.05'],
    ] as const;
    const sheet = first(sheetsOf(model, { x: '150', fees: rows }));
    expect(cellsOf(sheet, 'value')[0]).toMatchObject({
      value: 20,
      formula:
        'IF(x<0,NA(),SUMPRODUCT((x>$E$12:$E$13)*(x-$E$12:$E$13)*($F$13:$F$14-$F$12:$F$13)))' +
        '+x*INDEX($F$13:$F$14,1+SUMPRODUCT(--(x>$E$13:$E$13)))',
    });
  });

  // 2 Laws.
  it('defines a name for every input and line, none that a spreadsheet takes for a cell', () => {
    const inputs = { Q1: number(LABEL), q1: number(LABEL), R: number(LABEL), true: number(LABEL), 值: number(LABEL) };
    const model = modelOf({ value: 'Q1 + q1 × 2 + R + true + 值' }, inputs);
    const given = { Q1: 1, q1: 2, R: 3, true: 4, 值: 5 };
    const sheet = first(sheetsOf(model, given));
    const names = ['Q1_', 'q1__2', 'R_', 'true_', '值', 'value'];
    expect(sheet.names.map(({ name }) => name)).toEqual(names);
    expect(gaps([sheet])).toEqual([]);
  });
  it('holds no text that a spreadsheet would run', () => {
    const label = { en: '=HYPERLINK("x")', zh: '＠外部' };
    const model = modelOf({ value: 'x' }, { x: number(label) }, { title: { en: '+1', zh: '-1' } });
    const texts = first(sheetsOf(model, { x: 1 })).cells.map(({ value }) => value);
    expect(texts).toEqual(expect.arrayContaining([`'=HYPERLINK("x")`, "'＠外部", "'+1", "'-1"]));
  });
  it('stays right where an input that was left out is filled in later', () => {
    const [before, after] = [{}, { taxLife: '5' }].map((more) =>
      first(sheetsOf(reliefFromRoyalty, { ...FLOWS, timing: 'mid-year', ...more })),
    );
    const filled = {
      ...(before as Sheet),
      cells: (before as Sheet).cells.map((cell) =>
        cell === cellsOf(before as Sheet, 'taxLife')[0] ? { ...cell, value: 5 } : cell,
      ),
    };
    const { row, column, value } = cellsOf(after as Sheet, 'value')[0] as Sheet['cells'][number];
    expect(recalculated([filled])(filled.name, row, column)).toBeCloseTo(value as number, 9);
  });

  // 3 Differential: recalculated from its formulas alone by a reader of spreadsheet formulas, in floats.
  it.each([...MODEL_CASES, ...LANGUAGE_CASES].map((one, i) => [i, one.model.id, one] as const))(
    'recalculates to the exact figures, case %i of %s',
    (_i, _id, { model, given }) => {
      expect(gaps(sheetsOf(model, given))).toEqual([]);
    },
  );
  it('keeps the digits of an annuity at any rate', () => {
    const inputs = { r: annualRate(LABEL), n: years(LABEL), timing: timing() };
    const model = modelOf({ value: 'annuity(r, n, timing)' }, inputs);
    const rate = fc
      .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 13 }))
      .map(([m, e]) => `${m}e-${e}`);
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 200 }), (r, n) => {
        expect(gaps(sheetsOf(model, { r, n, timing: 'mid-year' }))).toEqual([]);
      }),
    );
  });

  it('loses no more than the first term left out, 0.0049^5 or 3e-12, where the series for small rates ends', () => {
    const model = modelOf(
      { value: 'annuity(r, n, timing)' },
      { r: annualRate(LABEL), n: years(LABEL), timing: timing() },
    );
    for (const [r, n] of [
      ['0.0009', 10],
      ['-0.00009', 100],
      ['0.0049', 1],
    ] as const) {
      expect(gaps(sheetsOf(model, { r, n, timing: 'year-end' }), 5e-12)).toEqual([]);
    }
  });
  it.each(['0.075', '0.575', '1.075', '499.975'])('rounds %s, half a step of 0.05 above, away from zero', (x) => {
    const model = modelOf({ value: 'round(x, 0.05)' }, { x: number(LABEL) });
    expect(gaps(sheetsOf(model, { x }))).toEqual([]);
    expect(gaps(sheetsOf(model, { x: `-${x}` }))).toEqual([]);
  });

  // 4 Refusals.
  it('refuses what the model refuses', () => {
    expect(refusalOf(() => sheetsOf(reliefFromRoyalty, { ...FLOWS, royaltyRate: '5', timing: 'year-end' }))).toContain(
      'INPUT_INVALID: income/relief-from-royalty: royaltyRate: above the most allowed',
    );
  });
  it('refuses a formula longer than a cell holds', () => {
    const name = 'a'.repeat(120);
    const long = Array.from({ length: 16 }, () => `annuity(${name}, n, timing)`).join(' + ');
    const model = modelOf(
      { value: long.slice(0, 1990).replace(/ \+ [^+]*$/, '') },
      { [name]: annualRate(LABEL), n: years(LABEL), timing: timing() },
    );
    expect(refusalOf(() => sheetsOf(model, { [name]: '0.1', n: 5, timing: 'year-end' }))).toMatch(
      /^ARGUMENT_INVALID: test\/model: line value: a cell formula longer than the 8192 characters that spreadsheets hold; met \d+; split/,
    );
  });
  it('refuses nothing that runs for long: a hundred years', () => {
    const model = modelOf({ x: 'previous(x, 1) × 1.01', value: 'sum(x × flows)' }, { flows: perYear(number(LABEL)) });
    expect(gaps(sheetsOf(model, { flows: Array.from({ length: 100 }, (_, i) => i) }))).toEqual([]);
  });
});
