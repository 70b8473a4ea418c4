import { quote, refuse } from '../base/errors.ts';
import type { Sheet } from '../formula/sheet/sheet.ts';
import type { SheetCell, SheetRole } from '../formula/sheet/sheet-cell.ts';
import { columnName } from '../formula/sheet/sheet-names.ts';
import { parseDay } from '../numeric/calendar.ts';

type Hucre = typeof import('hucre/xlsx');
type WriteSheet = Parameters<Hucre['writeXlsx']>[0]['sheets'][number];
type CellStyle = import('hucre/xlsx').CellStyle;

/** What may be chosen about a workbook. */
export interface WorkbookOptions {
  /** The day that the file says it was last changed on, `YYYY-MM-DD`; 1980-01-01 unless given, so that the same sheets give the same bytes. */
  readonly day?: string;
}

const WIDTHS = [20, 34, 26, 40, 18] as const;
const ENTRY_WIDTH = 16;
const FIRST_ENTRY = 5;

const fill = (rgb: string): Pick<CellStyle, 'fill'> => ({
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } },
});

/** Inputs stand out by a light ground and blue figures, as is the custom of the trade; nothing is told by colour alone. */
const STYLES: Readonly<Record<SheetRole, CellStyle>> = {
  title: { font: { bold: true, size: 14 } },
  heading: { font: { bold: true }, ...fill('E8E8E8') },
  text: {},
  input: { font: { color: { rgb: '0000C0' } }, ...fill('FFF8DC') },
  line: {},
  part: { font: { italic: true, color: { rgb: '606060' } } },
  result: { font: { bold: true }, border: { top: { style: 'thin' }, bottom: { style: 'double' } } },
  check: { alignment: { horizontal: 'right' } },
};

/**
 * Sheets as the bytes of an `.xlsx` file, which Excel, WPS and LibreOffice open and recalculate.
 *
 * The package `hucre` writes it; it is a peer dependency that only this function needs.
 *
 * @param sheets  as `sheetsOf` and `workbookOf` make them
 * @returns the file's bytes, the same for the same sheets and day
 * @throws ARGUMENT_INVALID  no sheets, the package `hucre` is not installed, a day that does not exist
 */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  { day = '1980-01-01' }: WorkbookOptions = {},
): Promise<Uint8Array> {
  if (sheets.length === 0)
    refuse('ARGUMENT_INVALID', { at: 'writeWorkbook: sheets', problem: 'a workbook has at least one sheet' });
  parseDay(day);
  const { writeXlsx } = await loadHucre();
  // The writer asks a date for nothing but its ISO text.
  const modified = { toISOString: () => `${day}T00:00:00.000Z` } as Date;
  return writeXlsx({
    sheets: sheets.map(writable),
    namedRanges: sheets.flatMap((sheet) => sheet.names.map(({ name, range }) => ({ name, range, scope: sheet.name }))),
    properties: { creator: 'ipworth', modified },
  });
}

async function loadHucre(): Promise<Hucre> {
  try {
    return await import('hucre/xlsx');
  } catch (error) {
    return refuse('ARGUMENT_INVALID', {
      at: 'writeWorkbook',
      problem: 'the package hucre cannot be loaded',
      met: quote(String(error)),
      remedy: 'npm install hucre',
    });
  }
}

function writable({ name, cells }: Sheet): WriteSheet {
  const last = Math.max(...cells.map(({ column }) => column));
  const widths = Array.from({ length: last + 1 }, (_, i) => ({ width: WIDTHS[i] ?? ENTRY_WIDTH }));
  const choices = cells.flatMap(({ row, column, choices }) =>
    choices === undefined ? [] : [{ row, column, choices }],
  );
  return {
    name,
    columns: widths,
    cells: new Map(cells.map((cell) => [`${cell.row},${cell.column}`, cellOf(cell)])),
    dataValidations: choices.map(({ row, column, choices }) => {
      const range = `${columnName(column)}${row + 1}`;
      return { type: 'list', values: [...choices], range, allowBlank: true, showErrorMessage: true };
    }),
    freezePane: { columns: FIRST_ENTRY },
  };
}

function cellOf({ value, formula, format, role }: SheetCell) {
  const style = format === undefined ? STYLES[role] : { ...STYLES[role], numFmt: format };
  return formula === undefined ? { value, style } : { value: null, formula, formulaResult: value, style };
}
