import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { isIpworthError } from '../../src/base/errors.ts';
import { parseWith, pointer, valueAt } from '../../src/domain/parse.ts';
import { Share } from '../../src/domain/quantities.ts';
import { refusalOf } from '../support/formulas.ts';

const Schema = z.strictObject({
  name: z.string(),
  parts: z.array(z.strictObject({ share: Share })).min(1),
});
const parse = (raw: unknown) => parseWith(Schema, raw, 'request');
const faults = (raw: unknown) => refusalOf(() => parse(raw)).split('\n');

describe('parseWith', () => {
  it('hands sound data through', () => {
    const raw = { name: 'x', parts: [{ share: '0.5' }] };
    expect(parse(raw)).toEqual(raw);
  });
  it('names every fault at once, with document, place and the value met', () => {
    expect(faults({ parts: [{ share: '25' }, { share: 0.5, shares: 1 }, {}], extra: 1, more: 2 })).toEqual([
      expect.stringMatching(/^INPUT_INVALID: request \/name: missing; /) as string,
      'request /parts/0/share: a share between 0 and 1 expected: for 25 % write "0.25"; met "25"',
      'request /parts/1/shares: no such field',
      'request /parts/2/share: missing; a share between 0 and 1 expected: for 25 % write "0.25"',
      'request /extra: no such field',
      'request /more: no such field',
    ]);
  });
  it('says what is wrong with the whole', () => {
    expect(faults(null)[0]).toMatch(/^INPUT_INVALID: request \/: .*; met null$/);
    expect(faults('text')[0]).toContain('; met "text"');
    expect(faults([])[0]).toContain('; met []');
    expect(faults(undefined)[0]).toContain('request /: missing');
  });
  it('speaks of data sets under their own code', () => {
    expect(refusalOf(() => parseWith(Schema, {}, 'scheme x@1', 'DATA_INVALID'))).toMatch(
      /^DATA_INVALID: scheme x@1 \/name: missing/,
    );
  });
  it('knows no field but its own', () => {
    const raw = JSON.parse(
      '{"name": "x", "parts": [{"share": "0.5"}], "__proto__": {"admin": true}, "constructor": 1}',
    );
    expect(faults(raw).join('\n')).toContain('request /constructor: no such field');
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });
  it('refuses or reads whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (a, b) => {
        for (const raw of [a, { name: a, parts: b }, { name: 'x', parts: [a, { share: b }] }]) {
          try {
            parse(raw);
          } catch (error) {
            if (!isIpworthError(error)) throw error;
            expect(error.code).toBe('INPUT_INVALID');
          }
        }
      }),
    );
  });
});

describe('places', () => {
  it('are written as pointers, and lead to what stands there', () => {
    const raw = { loan: { parts: [{ amount: '7' }] } };
    expect(pointer(['loan', 'parts', 0, 'amount'])).toBe('/loan/parts/0/amount');
    expect(pointer([])).toBe('/');
    expect(valueAt(raw, ['loan', 'parts', 0, 'amount'])).toBe('7');
    expect(valueAt(raw, [])).toBe(raw);
    expect(valueAt(raw, ['loan', 'none', 'amount'])).toBeUndefined();
    expect(valueAt(raw, ['loan', 'constructor'])).toBeUndefined();
    expect(valueAt(null, ['loan'])).toBeUndefined();
  });
});
