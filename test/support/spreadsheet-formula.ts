/** The tree of a cell formula. */
export type CellNode =
  | { readonly type: 'value'; readonly value: number | boolean | string }
  | { readonly type: 'reference'; readonly sheet?: string; readonly from: string; readonly to: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly CellNode[] };

const TOKEN =
  /"[^"]*"|\d+(?:\.\d+)?|'(?:[^']|'')+'!|\$?[A-Z]{1,3}\$?\d+(?![\p{L}\p{N}_(])|[\p{L}_][\p{L}\p{N}_]*|<=|>=|<>|[-+*/^(),<>=:]/uy;

/** From loose to tight; all group to the left, and a minus sign is tighter than any. */
const LEVELS: readonly (readonly string[])[] = [['<', '<=', '>', '>=', '=', '<>'], ['+', '-'], ['*', '/'], ['^']];

/** Reads a cell formula by the rules of spreadsheets. */
export function readCellFormula(text: string): CellNode {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) throw new Error(`no token at ${at} of ${text}`);
    tokens.push(token);
  }
  let next = 0;
  const takes = (token: string): boolean => tokens[next] === token && next++ >= 0;
  const level = (k: number): CellNode => {
    const signs = LEVELS[k];
    if (signs === undefined) return operand();
    let left = level(k + 1);
    while (signs.includes(tokens[next] ?? '')) {
      const name = tokens[next++] as string;
      left = { type: 'call', name, args: [left, level(k + 1)] };
    }
    return left;
  };
  const operand = (): CellNode => {
    const token = tokens[next++] ?? '';
    if (token === '-') return { type: 'call', name: 'negate', args: [operand()] };
    if (token === '(') return closed(level(0));
    if (token.startsWith('"')) return { type: 'value', value: token.slice(1, -1) };
    if (/^\d/.test(token)) return { type: 'value', value: Number(token) };
    if (token === 'TRUE' || token === 'FALSE') return { type: 'value', value: token === 'TRUE' };
    if (takes('(')) return { type: 'call', name: token, args: args() };
    if (token.endsWith("'!")) {
      return { ...reference(tokens[next++] as string), sheet: token.slice(1, -2).replaceAll("''", "'") };
    }
    return reference(token);
  };
  const reference = (from: string): Extract<CellNode, { type: 'reference' }> => {
    const to = takes(':') ? (tokens[next++] as string) : from;
    return { type: 'reference', from: from.replaceAll('$', ''), to: to.replaceAll('$', '') };
  };
  const closed = (node: CellNode): CellNode => {
    if (!takes(')')) throw new Error(`")" expected in ${text}`);
    return node;
  };
  const args = (): CellNode[] => {
    if (takes(')')) return [];
    const list = [level(0)];
    while (takes(',')) list.push(level(0));
    closed(list[0] as CellNode);
    return list;
  };
  const whole = level(0);
  if (next !== tokens.length) throw new Error(`left over in ${text}: ${tokens.slice(next).join(' ')}`);
  return whole;
}
