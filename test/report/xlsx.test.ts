import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../models/income/relief-from-royalty.ts';
import { expectedLoss } from '../../models/pledge/expected-loss.ts';
import { MODELS } from '../../src/catalog/models.ts';
import { defineModel } from '../../src/formula/define-model.ts';
import { type Sheet, sheetsOf } from '../../src/formula/sheet/sheet.ts';
import { workbookOf } from '../../src/report/workbook.ts';
import { writeWorkbook } from '../../src/report/xlsx.ts';
import { refusalOf, run } from '../support/formulas.ts';
import { LANGUAGE_CASES, MODEL_CASES } from '../support/sheet-cases.ts';

const GIVEN = {
  sales: ['1000', '2000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.25',
  timing: 'year-end',
} as const;
const relief = () => sheetsOf(reliefFromRoyalty, GIVEN);
const exampleOf = (model: (typeof MODELS)[number]) => run(model, model.checked.spec.examples[0]?.given);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );

describe('a workbook file', () => {
  // 1 Worked example: 30 + 48, see test/formula/sheet.test.ts.
  it('holds the formulas, their last values, formats and names', async () => {
    const book = await readXlsx(await writeWorkbook(relief()), { readStyles: true });
    const [sheet] = book.sheets;
    expect(sheet?.name).toBe('relief-from-royalty');
    expect(sheet?.cells?.get('34,4')).toMatchObject({ formula: 'beforeBenefit*benefit', formulaResult: 78 });
    expect(sheet?.cells?.get('8,4')?.style?.numFmt).toBe('0.00##%');
    expect(sheet?.rows[6]?.slice(5)).toEqual([1, 2]);
    expect(book.namedRanges).toContainEqual({
      name: 'taxRate',
      range: "'relief-from-royalty'!$E$16",
      scope: 'relief-from-royalty',
    });
    expect(sheet?.dataValidations).toContainEqual(expect.objectContaining({ type: 'list', range: 'E18' }));
  });
  it('puts recorded outcomes together, each model on its own sheet', () => {
    const outcomes = [
      run(MODELS.find(({ id }) => id === reliefFromRoyalty.id) as never, GIVEN),
      exampleOf(expectedLoss as never),
    ];
    const sheets = workbookOf([...outcomes, ...outcomes]);
    expect(sheets.map(({ name }) => name)).toEqual([
      'relief-from-royalty',
      'expected-loss',
      'relief-from-royalty 2',
      'expected-loss 2',
    ]);
    const figures = sheets.map(({ cells }) => cells.find(({ role }) => role === 'result')?.value);
    expect(figures.slice(0, 2)).toEqual(outcomes.map(({ value }) => Number(value)));
  });

  // 2 Laws.
  it('has the same bytes for the same sheets, and says no day but the one it was told', async () => {
    const [once, again, later] = await Promise.all([
      writeWorkbook(relief()),
      writeWorkbook(relief()),
      writeWorkbook(relief(), { day: '2026-11-27' }),
    ]);
    expect(Buffer.compare(once, again)).toBe(0);
    expect(Buffer.compare(once, later)).not.toBe(0);
    expect((await readXlsx(once)).properties?.modified?.toISOString()).toBe('1980-01-01T00:00:00.000Z');
    expect((await readXlsx(later)).properties?.modified?.toISOString()).toBe('2026-11-27T00:00:00.000Z');
  });

  // 3 Differential: read back by the package's reader, every cell of every case.
  it('gives back every formula and value of every model', async () => {
    const sheets: Sheet[] = [];
    for (const { model, given } of [...MODEL_CASES, ...LANGUAGE_CASES]) {
      sheets.push(
        ...sheetsOf(
          model,
          given,
          sheets.map(({ name }) => name),
        ),
      );
    }
    const book = await readXlsx(await writeWorkbook(sheets));
    const lost = sheets.flatMap(({ name, cells }, i) =>
      cells.filter(({ row, column, formula, value }) => {
        const got = book.sheets[i]?.cells?.get(`${row},${column}`);
        if (formula !== undefined) return got?.formula !== formula;
        return typeof value === 'string' && book.sheets[i]?.rows[row]?.[column] !== value && name !== '';
      }),
    );
    expect(lost).toEqual([]);
  });

  // 4 Refusals.
  it('refuses an empty workbook and a day that does not exist', async () => {
    expect(await refusal(writeWorkbook([]))).toBe(
      'ARGUMENT_INVALID: writeWorkbook: sheets: a workbook has at least one sheet',
    );
    expect(await refusal(writeWorkbook(relief(), { day: '2026-02-30' }))).toContain('met "2026-02-30"');
  });
  it('refuses an outcome whose model is not there, or has changed since', () => {
    const outcome = reliefFromRoyalty(GIVEN);
    const [, ...others] = MODELS;
    expect(
      refusalOf(() =>
        workbookOf(
          [outcome],
          others.filter(({ id }) => id !== outcome.model.id),
        ),
      ),
    ).toMatch(/^DATA_NOT_FOUND: workbookOf: no model has this id; met "income\/relief-from-royalty \w{12}"/);
    const changed = defineModel({ ...reliefFromRoyalty.checked.spec, version: 2 });
    expect(refusalOf(() => workbookOf([outcome], [changed as never]))).toContain(
      'the model of this id has changed since',
    );
  });
});
