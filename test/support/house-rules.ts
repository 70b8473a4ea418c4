import ts from 'typescript';
import { roomOf } from './imports.ts';
import type { Source } from './sources.ts';

/** Words a room must not know, in code and comments alike; C. F. Van Loan wrote the book on matrices. */
const UNKNOWN_WORDS: Readonly<Record<string, RegExp>> = {
  numeric: /patent|(?<!Van )loan|pledge|royalt|yuan|money/i,
  cases: /loan|pledge|pool|royalt/i,
};

/** What `Math` may be asked for: operations that every engine rounds alike, and constants. */
const SAME_EVERYWHERE = new Set([
  ...['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2'],
]);

/** Files whose powers are of big integers, where `**` is exact. */
const BIG_POWERS = new Set(['src/base/sha256.ts']);

const MOST_FILE_LINES = 250;
const MOST_CARD_LINES = 12;
const MOST_PARAMETERS = 4;

const isKernel = (path: string): boolean => path.endsWith('.kernel.ts');

/** What a check of one syntax node may ask of the place it stands in. */
interface Site {
  readonly path: string;
  readonly node: ts.Node;
  readonly file: ts.SourceFile;
}

type Check = (site: Site) => string | undefined;

function faultsOf({ path, text }: Source, checks: readonly Check[]): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const check of checks) {
      const fault = check({ path, node, file });
      if (fault !== undefined) faults.push(`${path}:${lineOf(file, node.getStart())}: ${fault}`);
    }
    node.forEachChild(visit);
  };
  visit(file);
  return faults;
}

function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length;
}

/** Words of later rooms. */
export function wordFaults({ path, text }: Source): string[] {
  const word = UNKNOWN_WORDS[roomOf(path)];
  return text
    .split('\n')
    .flatMap((line, i) =>
      word?.test(line) ? [`${path}:${i + 1}: ${roomOf(path)} knows no ${word.exec(line)?.[0]}`] : [],
    );
}

/** Files, functions and lists of parameters that are too long. The door is a list of names, and as long as it must be. */
export function sizeFaults(source: Source): string[] {
  const lines = linesOf(source.text);
  const fault = `${source.path}: ${lines} lines, at most ${MOST_FILE_LINES}`;
  const isLong = lines > MOST_FILE_LINES && source.path !== 'src/index.ts';
  return [...(isLong ? [fault] : []), ...faultsOf(source, [functionLength, parameters])];
}

const functionLength: Check = ({ path, node, file }) => {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return undefined;
  const lines = lineOf(file, node.getEnd()) - lineOf(file, node.getStart()) + 1;
  const most = isKernel(path) ? 80 : 60;
  return lines > most ? `a function of ${lines} lines, at most ${most}` : undefined;
};

const parameters: Check = ({ path, node, file }) => {
  if (isKernel(path) || !ts.isFunctionLike(node)) return undefined;
  const count = node.parameters.filter((parameter) => parameter.name.getText(file) !== 'this').length;
  return count > MOST_PARAMETERS ? `${count} positional parameters, at most ${MOST_PARAMETERS}` : undefined;
};

/** Chance, clocks, arithmetic that differs between engines, printing, default exports and wholesale re-exports. */
export function languageFaults(source: Source): string[] {
  return faultsOf(source, [mathMember, power, clock, locale, printing, defaultExport, wholesale]);
}

const mathMember: Check = ({ node }) => {
  if (!ts.isIdentifier(node) || node.text !== 'Math') return undefined;
  if (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) {
    const member = node.parent.name.text;
    return SAME_EVERYWHERE.has(member) ? undefined : `Math.${member} is not the same on every engine`;
  }
  return 'Math is used other than as Math.name';
};

const power: Check = ({ path, node }) => {
  if (!ts.isBinaryExpression(node) || BIG_POWERS.has(path)) return undefined;
  const { AsteriskAsteriskToken, AsteriskAsteriskEqualsToken } = ts.SyntaxKind;
  if (![AsteriskAsteriskToken, AsteriskAsteriskEqualsToken].includes(node.operatorToken.kind as never))
    return undefined;
  const exponent = ts.isPrefixUnaryExpression(node.right) ? node.right.operand : node.right;
  const isWhole = ts.isNumericLiteral(exponent) && Number.isInteger(Number(exponent.text));
  const isExact =
    isWhole || ts.isBigIntLiteral(node.left) || (ts.isNumericLiteral(node.left) && node.left.text === '2');
  return isExact ? undefined : '** needs a whole literal exponent, the base 2 or big integers';
};

const clock: Check = ({ node }) => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date')
    return 'new Date reads or parses by the machine';
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const member = `${node.expression.getText()}.${node.name.text}`;
  return member === 'Date.now' || member === 'performance.now' ? `${member} reads a clock` : undefined;
};

const locale: Check = ({ node }) => {
  if (!ts.isIdentifier(node)) return undefined;
  return /^(Intl|localeCompare|toLocale\w+)$/.test(node.text)
    ? `${node.text} depends on the machine's locale`
    : undefined;
};

const printing: Check = ({ path, node }) => {
  const isPrinting = ts.isIdentifier(node) && node.text === 'console' && roomOf(path) !== 'cli';
  return isPrinting ? 'console belongs to src/cli' : undefined;
};

const defaultExport: Check = ({ node }) => {
  const isDefault =
    ts.isExportAssignment(node) ||
    (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) ||
    (ts.isExportSpecifier(node) && node.name.text === 'default');
  return isDefault ? 'a default export' : undefined;
};

const wholesale: Check = ({ node }) =>
  ts.isExportDeclaration(node) && !(node.exportClause && ts.isNamedExports(node.exportClause))
    ? 'a wholesale re-export'
    : undefined;

/** Anything but named re-exports in the public door. */
export function doorFaults({ path, text }: Source): string[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const isOther = (node: ts.Statement) => !(ts.isExportDeclaration(node) && node.moduleSpecifier);
  return statements.some(isOther) ? [`${path}: holds more than named re-exports`] : [];
}

/** Bodies of functions in a model: models are declared, not programmed. */
export function modelFaults(source: Source): string[] {
  return faultsOf(source, [
    ({ node }) =>
      ts.isFunctionLike(node) && 'body' in node && node.body !== undefined ? 'a function body in a model' : undefined,
  ]);
}

/** Tests that are left out, singled out or put off. */
export function idleTestFaults(source: Source): string[] {
  return faultsOf(source, [
    ({ node }) => {
      if (!ts.isPropertyAccessExpression(node)) return undefined;
      const isTest = /^(it|test|describe|suite|bench)$/.test(node.expression.getText().split('.')[0] ?? '');
      return isTest && /^(only|skip|todo|skipIf|runIf)$/.test(node.name.text)
        ? `a test with .${node.name.text}`
        : undefined;
    },
  ]);
}

/** A room without its card, or with a card that is too long. */
export function cardFaults(rooms: readonly string[], cards: readonly Source[]): string[] {
  return rooms.flatMap((room) => {
    const card = cards.find(({ path }) => path === `src/${room}/README.md`);
    if (!card) return [`src/${room}: has no README.md`];
    const lines = linesOf(card.text);
    return lines > MOST_CARD_LINES ? [`${card.path}: ${lines} lines, at most ${MOST_CARD_LINES}`] : [];
  });
}

/** Places that exist on one machine only. */
export function placeFaults({ path, text }: Source): string[] {
  const place = /(?<![\w.])\/(work|root|home|tmp)\/\w+|\bregistry\.[a-z]+js\.org/;
  return text
    .split('\n')
    .flatMap((line, i) => (place.test(line) ? [`${path}:${i + 1}: ${place.exec(line)?.[0]}`] : []));
}
