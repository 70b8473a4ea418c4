/** Characters that take two columns on a terminal: Chinese, kana, hangul, full-width signs, pictographs. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{Mn}/u;

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (COMBINING.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1), 0);
}

/** A text on one line, without signs that steer a terminal or turn the direction of reading. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** A text cut to a width, the cut shown by an ellipsis. */
export function cutTo(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  for (const sign of text) {
    if (displayWidth(kept + sign) > columns - 1) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

/** Rows of cells as lines: columns named in `numbers` to the right, the others to the left. */
export function alignedRows(rows: readonly (readonly string[])[], numbers: readonly number[]): string[] {
  const widths = rows.reduce<number[]>((most, row) => {
    row.forEach((cell, i) => {
      most[i] = Math.max(most[i] ?? 0, displayWidth(cell));
    });
    return most;
  }, []);
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
        return numbers.includes(i) ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Items one after another on lines of at most `columns`, two spaces between. */
export function flow(items: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const joined = lines.length === 0 ? item : `${lines.at(-1)}  ${item}`;
    if (lines.length === 0 || displayWidth(joined) > columns) lines.push(item);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
