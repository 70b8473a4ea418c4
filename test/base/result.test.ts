import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { ERROR_CODES, invariant, refuse } from '../../src/base/errors.ts';
import { attempt } from '../../src/base/result.ts';
import { VERSION } from '../../src/base/version.ts';

describe('attempt', () => {
  it('hands a value through, undefined too', () => {
    expect(attempt(() => 42)).toEqual({ ok: true, value: 42 });
    expect(attempt(() => undefined)).toEqual({ ok: true, value: undefined });
  });
  it.each(ERROR_CODES.filter((code) => code !== 'INVARIANT_BROKEN'))('turns %s into a result', (code) => {
    const result = attempt(() => refuse(code, { at: 'here', problem: 'x' }));
    expect(result).toMatchObject({ ok: false, error: { code, faults: [{ at: 'here', problem: 'x' }] } });
  });
  it('lets broken invariants through: a bug must not look like bad input', () => {
    expect(() => attempt(() => invariant(false, 'bug'))).toThrowError(/^INVARIANT_BROKEN/);
  });
  it('lets foreign errors and thrown values through, the very same', () => {
    const foreign = new TypeError('x is not a function');
    for (const thrown of [foreign, 'text', null]) {
      let met: unknown = 'nothing';
      try {
        attempt(() => {
          throw thrown;
        });
      } catch (error) {
        met = error;
      }
      expect(met).toBe(thrown);
    }
  });
});

describe('version', () => {
  it('is that of the package', () => {
    expect(VERSION).toBe(packageFile.version);
  });
});
