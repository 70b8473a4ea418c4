import { refuseFormula, shownCharacter } from './fault.ts';
import type { Place } from './syntax.ts';

export interface Token {
  readonly type: 'number' | 'name' | 'sign' | 'end';
  /** Signs in their printed form: `*` is read as `×`, `/` as `÷`, `-` as `−`, `<=` as `≤`, `Phi` as `Φ`. */
  readonly text: string;
  readonly at: number;
}

const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const SIGN = /<=|>=|!=|==|[-+*/^(),<>=×÷−≤≥≠]/y;
const SPACE = /[ \t\n\r]+/y;

const PRINTED: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '==': '=',
};

/** Longest formula that is read; a valuer's line is far shorter. */
export const MAXIMUM_LENGTH = 2000;

/** Whether `text` as a whole can be a name. */
export function isName(text: string): boolean {
  return match(NAME, text, 0) === text;
}

/** Cuts a formula into tokens, the last of which is `end`. */
export function tokens(place: Place): readonly Token[] {
  const { text } = place;
  if (text.length > MAXIMUM_LENGTH) {
    refuseFormula({ ...place, text: text.slice(0, 60) }, 0, `longer than ${MAXIMUM_LENGTH} characters`, 'split it');
  }
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space !== undefined) {
      at += space.length;
      continue;
    }
    const token = tokenAt(text, at);
    if (token === undefined)
      refuseFormula(
        place,
        at,
        `no formula holds the character ${shownCharacter([...text.slice(at, at + 2)][0] as string)}`,
      );
    found.push(token.token);
    at += token.length;
  }
  found.push({ type: 'end', text: 'the end', at: text.length });
  return found;
}

function tokenAt(text: string, at: number): { readonly token: Token; readonly length: number } | undefined {
  const number = match(NUMBER, text, at);
  if (number !== undefined) return { token: { type: 'number', text: number, at }, length: number.length };
  const name = match(NAME, text, at);
  if (name !== undefined)
    return { token: { type: 'name', text: name === 'Phi' ? 'Φ' : name, at }, length: name.length };
  const sign = match(SIGN, text, at);
  if (sign !== undefined) return { token: { type: 'sign', text: PRINTED[sign] ?? sign, at }, length: sign.length };
  return undefined;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
