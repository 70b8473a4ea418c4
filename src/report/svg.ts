/** Text made safe for HTML and SVG. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

type Attributes = Readonly<Record<string, string | number>>;

/** One element; attribute values and text are escaped, `children` are elements already. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(typeof value === 'number' ? pixels(value) : value)}"`,
  );
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

export function textAt(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, [escapeText(text)]);
}

export function line(x1: number, y1: number, x2: number, y2: number): (attributes: Attributes) => string {
  return (attributes) => element('line', { x1, y1, x2, y2, ...attributes });
}

/** A picture with the title and description that a screen reader speaks. */
export function picture(
  size: { readonly width: number; readonly height: number },
  title: string,
  description: string,
  children: readonly string[],
): string {
  const { width, height } = size;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width: '100%', role: 'img' },
    [element('title', {}, [escapeText(title)]), element('desc', {}, [escapeText(description)]), ...children],
  );
}

function pixels(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Round numbers, 1, 2 or 5 times a power of ten, that divide 0 … most into about `count` steps. */
export function ticks(most: number, count: number): number[] {
  if (!(most > 0)) return [0];
  const rough = most / count;
  let power = 1;
  while (power > rough) power /= 10;
  while (power * 10 <= rough) power *= 10;
  const step = [1, 2, 5, 10].map((m) => m * power).find((candidate) => candidate >= rough) ?? rough;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}
