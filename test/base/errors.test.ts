import { describe, expect, it, vi } from 'vitest';
import {
  ERROR_CODES,
  faultText,
  IpworthError,
  invariant,
  isIpworthError,
  quote,
  refuse,
} from '../../src/base/errors.ts';

const thrownBy = (work: () => unknown): IpworthError => {
  try {
    work();
  } catch (error) {
    if (isIpworthError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('errors', () => {
  it('say code, place, problem, the value met and the remedy', () => {
    const fault = { at: 'npv: rate', problem: 'out of range', met: '-2', remedy: 'give more than -1' };
    const error = thrownBy(() => refuse('ARGUMENT_INVALID', fault));
    expect(error.message).toBe('ARGUMENT_INVALID: npv: rate: out of range; met -2; give more than -1');
    expect(error).toMatchObject({ code: 'ARGUMENT_INVALID', name: 'IpworthError', faults: [fault] });
    expect(error).toBeInstanceOf(Error);
  });
  it('leave out what is not known', () => {
    expect(faultText({ at: 'a', problem: 'b' })).toBe('a: b');
    expect(faultText({ at: 'a', problem: 'b', met: '' })).toBe('a: b; met ');
    expect(faultText({ at: 'a', problem: 'b', remedy: 'c' })).toBe('a: b; c');
  });
  it('name every fault, one a line', () => {
    const faults = [
      { at: '/a', problem: 'missing' },
      { at: '/b', problem: 'no such field' },
    ];
    expect(new IpworthError('INPUT_INVALID', faults).message).toBe('INPUT_INVALID: /a: missing\n/b: no such field');
  });
  it('have codes that are all different', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });

  it('are known across copies of the module', async () => {
    vi.resetModules();
    const copy = await import('../../src/base/errors.ts');
    const foreign = new copy.IpworthError('NO_SOLUTION', [{ at: 'irr', problem: 'none' }]);
    expect(copy.IpworthError).not.toBe(IpworthError);
    expect(foreign).not.toBeInstanceOf(IpworthError);
    expect(isIpworthError(foreign)).toBe(true);
  });
  it('are not taken for data, nor data for them', () => {
    const error = new IpworthError('NO_SOLUTION', [{ at: 'irr', problem: 'none' }]);
    const clone = JSON.parse(JSON.stringify({ ...error, message: error.message })) as unknown;
    for (const other of [clone, new Error('x'), { code: 'NO_SOLUTION' }, null, undefined, 'NO_SOLUTION', 7]) {
      expect(isIpworthError(other)).toBe(false);
    }
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: 'NO_SOLUTION', faults: error.faults });
  });

  it('ask for a report when an invariant breaks', () => {
    expect(() => invariant(true, 'fine')).not.toThrow();
    expect(() => invariant(false, 'two and two')).toThrowError(
      'INVARIANT_BROKEN: ipworth: two and two; please report this',
    );
  });
});

describe('quote', () => {
  it.each([
    ['text', '"text"'],
    ['知识产权', '"知识产权"'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
    [12n, '12'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [{ a: [1, 'b'] }, '{"a":[1,"b"]}'],
    [[], '[]'],
  ])('writes %s', (value, text) => {
    expect(quote(value)).toBe(text);
  });
  it('cuts at 80 characters', () => {
    expect(quote('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`);
    expect(quote('x'.repeat(79))).toBe(`"${'x'.repeat(78)}…`);
    expect(quote(Array(1000).fill(1))).toHaveLength(80);
  });
  it('finds words for what has no JSON, however strange', () => {
    const cycle: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    cycle.self = cycle;
    expect(quote(cycle)).toBe('[object Object]');
    expect(quote([12n])).toBe('[object Array]');
    expect(quote(Symbol('s'))).toBe('Symbol(s)');
    expect(
      quote({
        toJSON: () => {
          throw new Error('no');
        },
      }),
    ).toBe('[object Object]');
  });
});
