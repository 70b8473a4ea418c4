import { oneLine } from './text-layout.ts';

/** Text made safe for HTML and SVG, in text and in attributes. */
export function escapeText(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

type Attributes = Readonly<Record<string, string | number>>;

/** One element; attributes are escaped, `children` are elements and escaped text already. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? pixels(value) : value)}"`,
  );
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** Text in a picture: to the right of its place unless `anchor` says otherwise. */
export function label(
  [x, y]: readonly [number, number],
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  kind = '',
): string {
  const attributes = { x, y, ...(anchor === 'start' ? {} : { 'text-anchor': anchor }), ...named(kind) };
  return element('text', attributes, [escapeText(text)]);
}

type Ends = readonly [x1: number, y1: number, x2: number, y2: number];

export function line([x1, y1, x2, y2]: Ends, kind: string): string {
  return element('line', { x1, y1, x2, y2, class: kind });
}

type Box = readonly [x: number, y: number, width: number, height: number];

export function box([x, y, width, height]: Box, kind: string): string {
  return element('rect', { x, y, width, height, class: kind });
}

export function dot(x: number, y: number, kind: string): string {
  return element('circle', { cx: x, cy: y, r: 4.5, class: kind });
}

/** A square on its point, for what must be told from dots without colour. */
export function diamond(x: number, y: number, kind: string): string {
  const points = `${pixels(x)},${pixels(y - 7)} ${pixels(x + 7)},${pixels(y)} ${pixels(x)},${pixels(y + 7)} ${pixels(x - 7)},${pixels(y)}`;
  return element('polygon', { points, class: kind });
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What the picture shows, in words: for those who cannot see it. */
  readonly description: string;
  readonly parts: readonly string[];
}

/** A picture under its caption. */
export function picture(one: Picture): string {
  return element('figure', {}, [element('figcaption', {}, [escapeText(one.title)]), drawing(one, {}, [])]);
}

/** A picture that stands alone as a file, on white, with the style that pages carry. */
export function pictureFile(one: Picture, style: string): string {
  const { width, height } = one;
  const ground = element('rect', { width, height, fill: '#fff' });
  const fonts = 'svg{font-family:"Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK SC",sans-serif}';
  return `${drawing(one, { width, height }, [`<style>${style.trim()}${fonts}</style>`, ground])}\n`;
}

function drawing(
  { width, height, title, description, parts }: Picture,
  size: Attributes,
  before: readonly string[],
): string {
  const viewBox = `0 0 ${pixels(width)} ${pixels(height)}`;
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox, role: 'img', ...size }, [
    element('title', {}, [escapeText(title)]),
    element('desc', {}, [escapeText(description)]),
    ...before,
    ...parts,
  ]);
}

function named(kind: string): Attributes {
  return kind === '' ? {} : { class: kind };
}

/** A place to the hundredth of a pixel. */
export function pixels(value: number): string {
  return String(Math.round(value * 100) / 100);
}
