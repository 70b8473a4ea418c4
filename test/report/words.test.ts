import { describe, expect, it } from 'vitest';
import { fill, sayIn, WORDS } from '../../src/report/words.ts';

const entries = Object.entries(WORDS);
const CHINESE = /[\u4e00-\u9fff]/;
/** Names that are the same in every language. */
const NAMES = /ipworth|sfc32|Threefry4x32-20/g;

describe('the catalogue of words', () => {
  it.each(entries)('says %s in both languages', (_, { en, zh }) => {
    expect(en.trim()).not.toBe('');
    expect(zh.trim()).not.toBe('');
    expect(en).not.toMatch(CHINESE);
    expect(zh.replace(NAMES, '')).not.toMatch(/[a-zA-Z]/);
  });

  it.each(entries)('has as many gaps in both languages of %s', (_, { en, zh }) => {
    const gaps = (wording: string): number => [...wording.matchAll(/\{\d?\}/g)].length;
    expect(gaps(zh)).toBe(gaps(en));
  });

  it('says labels and wordings', () => {
    expect(sayIn('zh')('bank')).toBe('银行');
    expect(sayIn('en')({ en: 'a', zh: '甲' })).toBe('a');
  });

  it('fills gaps in turn or by place, and never what was filled in', () => {
    expect(fill('{} of {}', '1', '2')).toBe('1 of 2');
    expect(fill('{1}项中{0}项', '1', '2')).toBe('2项中1项');
    expect(fill('{} and {}', '{}', '$&')).toBe('{} and $&');
  });
});
