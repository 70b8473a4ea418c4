import { STYLE } from './page-style.ts';
import { element, escapeText } from './svg.ts';
import type { Table } from './tables.ts';

/** A table; every cell is escaped. */
export function table({ head, rows, numbers, strong = [] }: Table): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]): string[] =>
    row.map((cell, i) => element(tag, numbers.includes(i) ? { class: 'n' } : {}, [escapeText(cell)]));
  const lines = rows.map((row, i) => element('tr', strong.includes(i) ? { class: 'strong' } : {}, cells('td', row)));
  const top = element('thead', {}, [element('tr', {}, cells('th', head))]);
  return element('table', {}, [top, element('tbody', {}, lines)]);
}

export function section(title: string, parts: readonly string[]): string {
  return element('section', {}, [`<h2>${escapeText(title)}</h2>`, ...parts]);
}

/** A smaller heading with what stands under it. */
export function subsection(title: string, parts: readonly string[]): string {
  return [`<h3>${escapeText(title)}</h3>`, ...parts].join('\n');
}

export function paragraph(text: string, kind?: 'soft' | 'alarm'): string {
  return element('p', kind === undefined ? {} : { class: kind }, [escapeText(text)]);
}

export function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => paragraph(line)).join('');
}

export function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escapeText(item)}</li>`).join('')}</ul>`;
}

/** The few figures that a hurried reader takes away: name, figure, remark. */
export function keyFigures(figures: readonly (readonly [string, string, string])[]): string {
  const one = ([name, figure, remark]: (typeof figures)[number]): string =>
    `<div><dt>${escapeText(name)}</dt><dd>${escapeText(figure)}</dd><dd class="soft">${escapeText(remark)}</dd></div>`;
  return `<dl class="key">${figures.map(one).join('')}</dl>`;
}

/** Nothing may be fetched or run, whatever a field of the document says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A whole page in one file. */
export function page(language: string, title: string, body: readonly string[]): string {
  const head = [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<link rel="icon" href="data:,">',
    `<title>${escapeText(title)}</title>`,
    `<style>${STYLE}</style>`,
  ];
  return `<!doctype html>\n<html lang="${escapeText(language)}"><head>${head.join('')}</head><body>\n${body.join('\n')}\n</body></html>\n`;
}
