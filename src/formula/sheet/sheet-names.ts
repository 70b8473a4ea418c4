/** The name of a column of a sheet: 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** What a spreadsheet would take for a cell, a row, a column or a truth. */
const TAKEN_BY_SHEETS = /^([a-z]{1,3}\d+|r\d*c\d*|r\d*|c\d*|true|false)$/i;
const LONGEST_NAME = 255;

/** A name of a model as a name of a sheet, which knows no difference between small and capital letters. */
export function definedName(name: string, taken: readonly string[]): string {
  const plain = name.replace(/[^\p{L}\p{Nd}_]/gu, '_').slice(0, LONGEST_NAME - 4);
  return unique(TAKEN_BY_SHEETS.test(plain) ? `${plain}_` : plain, '_', taken, LONGEST_NAME);
}

const LONGEST_SHEET_NAME = 31;

/** A name that a sheet may bear, not one of `taken`. */
export function sheetName(text: string, taken: readonly string[]): string {
  const plain = text.replace(/[\p{Cc}[\]:*?/\\]/gu, ' ').replace(/^'+|'+$/g, '');
  const whole = plain.trim() === '' || plain.toLowerCase() === 'history' ? `${plain.trim()}_` : plain.trim();
  return unique(whole.slice(0, LONGEST_SHEET_NAME), ' ', taken, LONGEST_SHEET_NAME);
}

function unique(text: string, gap: string, taken: readonly string[], longest: number): string {
  const used = taken.map((one) => one.toLowerCase());
  if (!used.includes(text.toLowerCase())) return text;
  for (let k = 2; ; k++) {
    const next = `${text.slice(0, longest - `${gap}${k}`.length)}${gap}${k}`;
    if (!used.includes(next.toLowerCase())) return next;
  }
}

/** A sheet as it is named in formulas. */
export function quotedSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** Text that no spreadsheet takes for a formula, whatever a stranger wrote: `=`, `+`, `-`, `@`, also full-width, tab and return. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}
