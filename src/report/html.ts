import { element, escapeText } from './svg.ts';

/** A table; cells are escaped, and columns named in `numbers` are set to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const cells = (tag: 'td' | 'th', row: readonly string[]): string =>
    row.map((cell, i) => `<${tag}${numbers.includes(i) ? ' class="n"' : ''}>${escapeText(cell)}</${tag}>`).join('');
  const top = head.length === 0 ? '' : `<thead><tr>${cells('th', head)}</tr></thead>`;
  return `<table>${top}<tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}

export function section(title: string, parts: readonly string[]): string {
  return element('section', {}, [`<h2>${escapeText(title)}</h2>`, ...parts]);
}

export function paragraph(text: string): string {
  return `<p>${escapeText(text)}</p>`;
}

export function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escapeText(item)}</li>`).join('')}</ul>`;
}

const STYLE = `
:root{--ink:#1b2733;--soft:#5b6b7a;--rule:#d5dde4;--blue:#1f5a8a;--pale:#9fc1dc;--warm:#b5541c}
*{box-sizing:border-box}
body{font:14px/1.5 "Segoe UI","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;color:var(--ink);max-width:860px;margin:2rem auto;padding:0 1.2rem;background:#fff}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.1rem;border-bottom:1px solid var(--rule);margin:2rem 0 .7rem;padding-bottom:.2rem}h3{font-size:1rem;margin:1.2rem 0 .4rem}
p{margin:.4rem 0}.lead{font-size:1.05rem}.soft{color:var(--soft)}
table{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:13px}th{text-align:left;color:var(--soft);font-weight:600}th,td{padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--rule);vertical-align:top;overflow-wrap:break-word}.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
svg{display:block;margin:.8rem 0}svg text{font-size:12px;fill:var(--ink)}svg text.strong{font-weight:700}
.grid{stroke:var(--rule);stroke-width:1}.whisker{stroke-width:2}.mark{stroke:var(--blue)}.strong{stroke:var(--warm)}svg text.mark,svg text.strong{stroke:none}.mark.fill{fill:var(--blue)}.strong.fill{fill:var(--warm)}
.bar{fill:var(--pale)}.outline{fill:none;stroke:var(--blue);stroke-width:1.6}.limit{stroke:var(--warm);stroke-width:2;stroke-dasharray:5 4}
.shade0{fill:#e3e9ee;stroke:#8896a3}.shade1{fill:#1f5a8a}.shade2{fill:#7fb0d2}.shade3{fill:#c9a227}.shade4{fill:#b5541c}.shade5{fill:#5f7f5f}.shade6{fill:#8a5a83}
@media print{@page{size:A4;margin:16mm}body{margin:0;max-width:none;font-size:11px}section{break-inside:auto}svg,table,tr{break-inside:avoid}h2,h3{break-after:avoid}}
`;

/** A whole page in one file: no script, nothing fetched. */
export function page(language: string, title: string, body: readonly string[]): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escapeText(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${escapeText(language)}"><head>${head}</head><body>\n${body.join('\n')}\n</body></html>\n`;
}
