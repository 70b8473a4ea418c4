import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  AnnualRate,
  AnyExact,
  Day,
  DefaultProbability,
  Identifier,
  Label,
  Money,
  PositiveMoney,
  Share,
  Weight,
  Years,
  YearsFromZero,
} from '../../src/domain/quantities.ts';

/** What every schema of a figure refuses. */
const NO_FIGURE = [
  '',
  ' ',
  'ten',
  '1,000',
  '0x1',
  'NaN',
  '1e9999',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  0.1 + 0.2,
  null,
  true,
  {},
  [],
  [1],
];

describe('quantities', () => {
  it.each<[string, z.ZodType, readonly unknown[], readonly unknown[]]>([
    ['Money', Money, ['0', 0, '1000000.00', 12.34, '1e15', '+5', '.5'], ['-0.01', '0.001', '1000000000000001', 1e16]],
    ['PositiveMoney', PositiveMoney, ['0.01', 1, '1e15'], ['0', 0, '0.00', '-1', '0.001', 1e16]],
    ['Share', Share, ['0', 0, '1', '1.000', 0.25, '0.123456789'], ['-0.1', '1.0001', '25', 25]],
    ['DefaultProbability', DefaultProbability, ['0.03', 0.5, '1e-9'], ['0', 0, '1', 1, '3', '-0.1']],
    ['AnnualRate', AnnualRate, ['0', '-0.99', '0.0435', 2, '2'], ['-1', '2.01', '4.35', '12']],
    ['Years', Years, ['0.1', 1, '200'], ['0', 0, '-1', '201']],
    ['YearsFromZero', YearsFromZero, ['0', 0, 1, '200'], ['-1', '201']],
    ['Weight', Weight, ['0', 1, '1000000'], ['-1', '1000001']],
    ['AnyExact', AnyExact, ['0', '-1e100', 12.5], []],
  ])('%s takes its range and nothing else', (_, schema, good, bad) => {
    for (const value of good) expect([value, schema.safeParse(value).success]).toEqual([value, true]);
    for (const value of [...bad, ...NO_FIGURE])
      expect([value, schema.safeParse(value).success]).toEqual([value, false]);
  });
  it('keep the text as it was written', () => {
    expect(Money.parse('1000000.00')).toBe('1000000.00');
    expect(Share.parse(0.25)).toBe(0.25);
  });
  it('say what would be right', () => {
    const message = (schema: z.ZodType, value: unknown) =>
      schema.safeParse(value).error?.issues.map((issue) => issue.message);
    expect(message(Share, '25')).toEqual(['a share between 0 and 1 expected: for 25 % write "0.25"']);
    expect(message(Share, null)).toEqual(['a share between 0 and 1 expected: for 25 % write "0.25"']);
    expect(message(AnnualRate, '4.35')?.[0]).toContain('for 4.35 % write "0.0435"');
    expect(message(Day, '2025-02-29')?.[0]).toContain('a day of the calendar expected');
  });
  it('know the days of the calendar', () => {
    for (const day of ['2024-02-29', '2025-06-30', '1999-12-31']) expect(Day.parse(day)).toBe(day);
    for (const day of [
      '2025-02-29',
      '2025-6-30',
      '30.06.2025',
      '2025-13-01',
      '2025-06-31',
      '',
      20250630,
      null,
      '2025-06-30T00:00',
    ]) {
      expect([day, Day.safeParse(day).success]).toEqual([day, false]);
    }
  });
  it('know names and identifiers', () => {
    expect(Label.safeParse({ en: 'Value', zh: '价值' }).success).toBe(true);
    for (const label of [{ en: 'Value' }, { en: '', zh: '价值' }, { en: 'a', zh: 'b', de: 'c' }, 'Value']) {
      expect(Label.safeParse(label).success).toBe(false);
    }
    for (const name of ['cn-zhuhai', 'a', 'a1-b2']) expect(Identifier.safeParse(name).success).toBe(true);
    for (const name of ['', 'Zhuhai', 'a--b', '-a', 'a_b', '珠海'])
      expect(Identifier.safeParse(name).success).toBe(false);
  });
});
