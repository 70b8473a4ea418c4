/** Columns a character takes on a terminal: two for Chinese characters and full-width signs. */
function columnsOf(character: string): number {
  return /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
    ? 2
    : 1;
}

export function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + columnsOf(character), 0);
}

/** Rows of cells as aligned lines: first column to the left, the others to the right unless `left` names them. */
export function alignedRows(rows: readonly (readonly string[])[], left: readonly number[] = [0]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, displayWidth(cell))),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell)));
        return left.includes(i) ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}
