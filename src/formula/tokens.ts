import { refuseFormula, shownCharacter } from './fault.ts';
import type { Place } from './syntax.ts';

export interface Token {
  readonly type: 'number' | 'name' | 'sign' | 'end';
  /** Signs in their printed form: `*` is read as `×`, `/` as `÷`, `-` as `−`, `<=` as `≤`, `Phi` as `Φ`. */
  readonly text: string;
  readonly at: number;
}

/** A token after any spaces; of a name only what is written in plain letters. */
const TOKEN = /[ \t\n\r]*(?:(\d+(?:\.\d+)?|\.\d+)|([A-Za-z_]\w*)|(<=|>=|!=|==|[-+*/^(),<>=×÷−≤≥≠]))/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const PLAIN_NAME = /^[A-Za-z_]\w*$/;
const SPACE = /[ \t\n\r]*/y;
const LAST_PLAIN = 0x7f;

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
  return PLAIN_NAME.test(text) || match(NAME, text, 0) === text;
}

/** Cuts a formula into tokens, the last of which is `end`. */
export function tokens(place: Place): readonly Token[] {
  const { text } = place;
  if (text.length > MAXIMUM_LENGTH) {
    refuseFormula({ ...place, text: text.slice(0, 60) }, 0, `longer than ${MAXIMUM_LENGTH} characters`, 'split it');
  }
  const found: Token[] = [];
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at;
    const token = tokenOf(text, TOKEN.exec(text)) ?? nameAt(text, at);
    if (token === undefined) {
      const end = spacesEnd(text, at);
      if (end < text.length) refuseCharacter(place, end);
      found.push({ type: 'end', text: 'the end', at: text.length });
      return found;
    }
    found.push(token.token);
    at = token.end;
  }
}

interface Found {
  readonly token: Token;
  readonly end: number;
}

function tokenOf(text: string, found: RegExpExecArray | null): Found | undefined {
  if (found === null) return undefined;
  const [, number, name, sign] = found;
  const end = TOKEN.lastIndex;
  if (number !== undefined) return { token: { type: 'number', text: number, at: end - number.length }, end };
  if (sign !== undefined) return { token: { type: 'sign', text: PRINTED[sign] ?? sign, at: end - sign.length }, end };
  const at = end - (name as string).length;
  return text.charCodeAt(end) > LAST_PLAIN ? nameAt(text, at) : named(name as string, at);
}

function nameAt(text: string, from: number): Found | undefined {
  const at = spacesEnd(text, from);
  const name = match(NAME, text, at);
  return name === undefined ? undefined : named(name, at);
}

const named = (name: string, at: number): Found => {
  return { token: { type: 'name', text: name === 'Phi' ? 'Φ' : name, at }, end: at + name.length };
};

const spacesEnd = (text: string, at: number): number => at + (match(SPACE, text, at) as string).length;

function refuseCharacter(place: Place, at: number): never {
  const character = [...place.text.slice(at, at + 2)][0] as string;
  refuseFormula(place, at, `no formula holds the character ${shownCharacter(character)}`);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
