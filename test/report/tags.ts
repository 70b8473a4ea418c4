/** A tag of a page as the checker saw it. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const VOID = new Set(['meta', 'link']);
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z][\w-]*="[^"<>]*")*)>/g;

/**
 * Reads a page by the strict rules we write by: every element closed in order, every attribute quoted, no `<` or `>` in
 * text. @throws what is wrong, with its surroundings
 */
export function tagsOf(page: string): Tag[] {
  const found: Tag[] = [];
  const open: string[] = [];
  let end = 0;
  const body = page.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/, '');
  for (const [text, slash, name = '', written = ''] of body.matchAll(TAG)) {
    const start = body.indexOf(text, end);
    checkText(body.slice(end, start));
    end = start + text.length;
    if (slash === '/') {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>: ${body.slice(Math.max(0, start - 80), end)}`);
      continue;
    }
    if (!VOID.has(name)) open.push(name);
    const attributes = [...written.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
    found.push({ name, attributes: Object.fromEntries(attributes) });
  }
  checkText(body.slice(end));
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return found;
}

function checkText(text: string): void {
  if (/[<>]|&(?!#\d+;)/.test(text)) throw new Error(`a bare sign in text: ${text}`);
}
