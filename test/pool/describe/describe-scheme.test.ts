import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { resolveSchemeRules } from '../../../src/domain/scheme-rules.ts';
import { unknownTermsOf } from '../../../src/domain/scheme-terms.ts';
import { describeScheme } from '../../../src/pool/describe/describe-scheme.ts';

const { schemes } = loadCatalog();
const schemeOf = (id: string) => schemes.findLast((scheme) => scheme.id === id)!;
const LANGUAGES = ['en', 'zh'] as const;
const ALL = schemes.map((scheme) => [`${scheme.id}@${scheme.version}`, scheme] as const);

describe('describeScheme', () => {
  // 1 Worked examples: the whole text of three schemes, read line by line against their sources.
  it.each(
    ['cn-zhongshan-four-party', 'cn-weihai-first-year', 'us-sba-7a'].flatMap((id) =>
      LANGUAGES.map((language) => [id, language] as const),
    ),
  )('tells %s whole, in %s', (id, language) => {
    const expected = readFileSync(new URL(`./${id}.${language}.txt`, import.meta.url), 'utf8').trimEnd();
    expect(describeScheme(schemeOf(id), language)).toBe(expected);
  });
  it('tells rules with supplied terms, which have no sources', () => {
    const supplied = { compensationBase: { value: 'principal', reason: 'agreed' } };
    const text = describeScheme(resolveSchemeRules(schemeOf('cn-zhongshan-four-party'), supplied), 'en');
    expect(text).toContain('Of what\n  The shares are of: principal.\n');
    expect(text).not.toContain('compensationBase');
    expect(text).not.toMatch(/\[[PS], /);
    expect(text).not.toContain('Sources');
  });

  // 2 Laws, over every scheme of the library.
  it.each(ALL)('%s: names every unknown term, and no other', (_, scheme) => {
    if (scheme.layers.length === 0) return;
    const text = describeScheme(scheme, 'en');
    const unknown = text.split('Not known\n')[1]?.split('\n\n')[0] ?? '';
    const named = unknown
      .split('\n')
      .map((line) => /\(([a-zA-Z][\w.-]*)\)(?!.*\([a-zA-Z]+\.[\w.-]+\))/.exec(line)?.[1]);
    const terms = unknownTermsOf(resolveSchemeRules(scheme)).map((term) => term.unknown);
    const replaced = (scheme.tiers ?? []).filter(({ steps }) => steps.every(({ share }) => share !== undefined));
    const read = terms.filter((term) => !replaced.some(({ party }) => term === `layers.${party}.share`));
    expect(new Set(named)).toEqual(new Set(read));
  });
  it.each(ALL)('%s: cites each source that it lists, in both languages alike', (_, scheme) => {
    const [en, zh] = LANGUAGES.map((language) => describeScheme(scheme, language));
    expect(zh!.split('\n')).toHaveLength(en!.split('\n').length);
    expect(zh!.match(/\[[PS], \w+\]/g)).toEqual(en!.match(/\[[PS], \w+\]/g));
    for (const [key, { work }] of Object.entries(scheme.sources)) expect(en).toContain(`  ${key}: ${work}; `);
    expect(en).not.toMatch(/undefined|\{\}|\bnull\b/);
    expect(zh).not.toMatch(/undefined|\{\}|\bnull\b/);
  });
  it('gives the same text each time', () => {
    for (const scheme of schemes) expect(describeScheme(scheme, 'zh')).toBe(describeScheme(scheme, 'zh'));
  });
});
