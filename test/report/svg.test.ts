import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { element, escapeText, picture } from '../../src/report/svg.ts';
import { oneLine } from '../../src/report/text-layout.ts';
import { tagsOf } from './tags.ts';

const unescaped = (text: string): string => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(+code));
const nasty = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '&lt;', '/', 'a', '价', '\n', '\u202e') });

describe('an element', () => {
  // 1 Worked example.
  it('is written in full, with places to the hundredth of a pixel', () => {
    expect(element('rect', { x: 1 / 3, class: 'bar' })).toBe('<rect x="0.33" class="bar"></rect>');
  });

  // 2 Laws.
  it('keeps any text to itself, in attributes and between tags', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(unescaped(escapeText(text))).toBe(oneLine(text));
        const [tag, ...others] = tagsOf(element('text', { class: text }, [escapeText(text)]));
        expect(unescaped(tag?.attributes.class ?? '')).toBe(oneLine(text));
        expect(others).toEqual([]);
      }),
    );
  });
  it('carries the title and description of a picture as text', () => {
    fc.assert(
      fc.property(nasty, nasty, (title, description) => {
        const names = tagsOf(picture({ width: 10, height: 10, title, description, parts: [] })).map(({ name }) => name);
        expect(names).toEqual(['figure', 'figcaption', 'svg', 'title', 'desc']);
      }),
    );
  });
});

describe('the checker of tags', () => {
  it.each(['<p>', '<p></b>', '<p>&</p>', '<p>a < b</p>', '<p class=x></p>', '</p>'])('goes red on %s', (page) => {
    expect(() => tagsOf(page)).toThrow();
  });
});
