import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import type { Source } from './sources.ts';

/** A `ts` block of a page: its code, and the line of the page that the code starts on. */
export interface DocBlock {
  readonly path: string;
  readonly line: number;
  readonly code: string;
}

/** Every fenced block marked `ts`; other languages and unmarked blocks are prose. */
export function docBlocks({ path, text }: Source): DocBlock[] {
  const blocks: DocBlock[] = [];
  let open:
    | { readonly fence: string; readonly language: string; readonly line: number; readonly code: string[] }
    | undefined;
  text.split('\n').forEach((words, i) => {
    const [, fence, language] = /^(`{3,})\s*(\S*)/.exec(words) ?? [];
    if (fence === undefined) open?.code.push(words);
    else if (!open) open = { fence, language: language ?? '', line: i + 2, code: [] };
    else if (fence === open.fence && language === '') {
      if (open.language === 'ts') blocks.push({ path, line: open.line, code: open.code.join('\n') });
      open = undefined;
    } else open.code.push(words);
  });
  if (open) throw new Error(`${path}:${open.line - 1}: a block that never ends`);
  return blocks;
}

type Load = (name: string) => Promise<unknown>;
type Claim = (value: () => Promise<unknown>, text: string, line: number) => Promise<void>;

/**
 * Runs a block by itself.
 *
 * `expression; // => value` is a claim, on the same line or the next, going on in comment lines indented by two spaces or more;
 * `// => throws CODE` claims an `IpworthError`. Imports are answered by `load`.
 *
 * @throws Error  a claim that does not hold, or one that stands beside anything but an expression
 */
export async function runBlock(block: DocBlock, load: Load): Promise<void> {
  const { outputText } = ts.transpileModule(rewritten(block), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const body = `return (async () => {${outputText}})();`;
  const program = new Function('load', 'claim', body) as (load: Load, claim: Claim) => Promise<void>;
  await program(load, (value, text, line) => checkClaim(value, text, `${block.path}:${line}`));
}

/** The block with claims as calls of `claim` and imports as calls of `load`, line for line. */
function rewritten({ path, line, code }: DocBlock): string {
  const file = ts.createSourceFile('block.ts', code, ts.ScriptTarget.Latest, true);
  const lines = code.split('\n');
  let claims = 0;
  const statements = file.statements.map((statement) => {
    const text = statement.getText(file);
    if (ts.isImportDeclaration(statement)) return loaded(statement, file);
    const end = file.getLineAndCharacterOfPosition(statement.getEnd());
    const claim = claimAfter([lines[end.line]!.slice(end.character), ...lines.slice(end.line + 1)]);
    if (!claim || !ts.isExpressionStatement(statement)) return text;
    claims += 1;
    return `await claim(async () => (${statement.expression.getText(file)}), ${JSON.stringify(claim)}, ${line + end.line});`;
  });
  const written = code.match(/\/\/ =>/g)?.length ?? 0;
  if (written !== claims)
    throw new Error(`${path}:${line}: ${written - claims} claim(s) beside no expression statement`);
  return statements.join('\n');
}

/** The text of a claim in the rest of a statement's line, or in the line below it. */
function claimAfter(rest: readonly string[]): string | undefined {
  const start = rest.slice(0, rest[0]?.trim() ? 1 : 2).findIndex((text) => /^\s*\/\/ =>/.test(text));
  if (start < 0) return undefined;
  const more = rest.slice(start + 1);
  const end = more.findIndex((text) => !/^\s*\/\/ {2,}\S/.test(text));
  const parts = [rest[start]!.replace(/^\s*\/\/ =>/, ''), ...more.slice(0, end < 0 ? undefined : end)];
  return parts.map((text) => text.replace(/^\s*\/\/ /, '').trim()).join(' ');
}

function loaded({ importClause, moduleSpecifier }: ts.ImportDeclaration, file: ts.SourceFile): string {
  if (!importClause || importClause.isTypeOnly) return '';
  const bindings = importClause.namedBindings;
  if (!bindings) throw new Error(`a default import of ${moduleSpecifier.getText(file)}`);
  const names = ts.isNamespaceImport(bindings)
    ? bindings.name.text
    : `{ ${bindings.elements
        .filter(({ isTypeOnly }) => !isTypeOnly)
        .map(({ name, propertyName }) => (propertyName ? `${propertyName.text}: ${name.text}` : name.text))
        .join(', ')} }`;
  return `const ${names} = await load(${moduleSpecifier.getText(file)});`;
}

async function checkClaim(value: () => Promise<unknown>, text: string, at: string): Promise<void> {
  const code = /^throws (\w+)$/.exec(text)?.[1];
  let met: unknown;
  try {
    met = await value();
  } catch (error) {
    if (code !== undefined && (error as { code?: unknown }).code === code) return;
    throw error;
  }
  if (code !== undefined || !isPrintedAs(met, text))
    throw new Error(`${at}: the page says ${text}, the code gives ${printed(met)}`);
}

/** Whether a value prints as the text, or equals it when the text is read as a literal. */
function isPrintedAs(value: unknown, text: string): boolean {
  if (text === printed(value) || text === String(value)) return true;
  try {
    return isDeepStrictEqual(plain(new Function(`return (${text});`)()), plain(value));
  } catch {
    return false;
  }
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function printed(value: unknown): string {
  return typeof value === 'bigint' || value === undefined ? String(value) : JSON.stringify(value);
}
