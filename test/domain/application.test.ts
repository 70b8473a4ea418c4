import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isReference, PledgeApplication } from '../../src/domain/application.ts';
import { parseWith } from '../../src/domain/parse.ts';
import { refusalOf } from '../support/formulas.ts';

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../docs/examples/application.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const parse = (raw: unknown) => parseWith(PledgeApplication, raw, 'application');

/** The example with another value at one place; `undefined` takes the place away. */
function changed(place: string, value: unknown): unknown {
  const copy = structuredClone(EXAMPLE);
  const path = place.split('/').slice(1);
  const last = path.pop()!;
  const parent = path.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('a pledge application', () => {
  it('is read as the example writes it', () => {
    expect(parse(EXAMPLE)).toMatchObject({ format: 'ipworth/application@1', id: EXAMPLE.id, rights: EXAMPLE.rights });
  });
  it.each([
    ['/format', 'ipworth/application@2', '; met "ipworth/application@2"'],
    [
      '/currency',
      'yuan',
      'amounts in yuan ("CNY") expected: the schemes and rules of this version are in yuan; met "yuan"',
    ],
    ['/valuationDay', '2025-02-29', 'a day of the calendar expected, such as "2025-06-30"; met "2025-02-29"'],
    ['/valuationDay', undefined, 'missing; a day expected'],
    ['/rights', [], '; met []'],
    ['/rights/0/kind', 'patent', '; met "patent"'],
    [
      '/rights/0/jurisdiction',
      'US',
      'only rights registered in China ("CN") have their rules in this version; met "US"',
    ],
    ['/rights/0/ownedShare', '100', 'a share between 0 and 1 expected: for 25 % write "0.25"; met "100"'],
    ['/rights/0/alreadyPledged', 'no', '; met "no"'],
    ['/rights/0/grantDay', '', 'a day of the calendar expected'],
    ['/rights/0/patentNumber', 'ZL1', 'no such field'],
    ['/loan/amount', '-1', 'an amount of money above 0 expected'],
    ['/loan/amount', '100.005', 'an amount of money above 0 expected'],
    ['/loan/termMonths', 0, '; met 0'],
    ['/loan/termMonths', 12.5, '; met 12.5'],
    ['/loan/annualRate', '4.35', 'for 4.35 % write "0.0435"; met "4.35"'],
    ['/borrower/annualDefaultProbability', '0', 'a probability above 0 and below 1 expected'],
    ['/forecast/sales', [], '; met []'],
    ['/forecast/sales', ['1', 'x'], '/forecast/sales/1: an exact number expected, such as "1234.56"; met "x"'],
    ['/usefulLife/economicYears', '0', 'years expected, above 0 and at most 200; met "0"'],
    ['/opinion/level', 1, '; met 1'],
    ['/opinion/methodCorrelation', 1.1, '; met 1.1'],
    ['/disposal/noSaleProbability', '50', 'a share between 0 and 1 expected'],
    ['/disposal/recoveryOrder', 'both', '; met "both"'],
    ['/book/loans', 0, '; met 0'],
    ['/book/assetCorrelation', 1, '; met 1'],
    ['/book/scenarios', 99, '; met 99'],
    ['/book/seed', -1, '; met -1'],
    ['/book/seed', 2 ** 53, '; met 9007199254740992'],
    ['/methods', [], '; met []'],
    ['/methods/0/reliability', '-1', 'a weight of 0 or more expected; met "-1"'],
    ['/scheme/supplied/trigger', { value: 'default', reason: '' }, '; met ""'],
    ['/note', 'hello', 'no such field'],
  ])('is refused with another %s: %j', (place, value, problem) => {
    const message = refusalOf(() => parse(changed(place, value)));
    expect(message).toContain('INPUT_INVALID: application ');
    expect(message).toContain(place);
    expect(message).toContain(problem);
  });
  it('names all faults at once', () => {
    const copy = changed('/loan/amount', '-1') as { currency: string; book: { seed: number } };
    copy.currency = 'yuan';
    copy.book.seed = -1;
    expect(refusalOf(() => parse(copy)).split('\n')).toHaveLength(3);
  });
  it('lets at most four inputs of a method be uncertain', () => {
    const range = ['0.1', '0.2'];
    const four = { a: range, b: range, c: range, d: range };
    expect(() => parse(changed('/methods/0/ranges', four))).not.toThrow();
    expect(refusalOf(() => parse(changed('/methods/0/ranges', { ...four, e: range })))).toContain(
      '/methods/0/ranges: at most four ranges',
    );
  });
});

describe('inputs of a method', () => {
  it('tell references from anything else', () => {
    expect(isReference({ from: '/forecast/sales' })).toBe(true);
    for (const other of [null, 'from', ['from'], {}, 7]) expect(isReference(other)).toBe(false);
  });
});
