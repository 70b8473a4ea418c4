import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inForceOn, type Span, versionOn } from '../../src/catalog/in-force.ts';
import { refusalOf } from '../support/formulas.ts';

const span = (from: string | null, until: string | null): Span => ({ from, until });

describe('inForceOn', () => {
  // 1 Worked examples: days count with both ends; a year leaves its own days open; nobody knows what is not told.
  it.each([
    ['2021-06-01', null, '2021-05-31', 'no'],
    ['2021-06-01', null, '2021-06-01', 'yes'],
    ['2021-06-01', '2023-12-31', '2023-12-31', 'yes'],
    ['2021-06-01', '2023-12-31', '2024-01-01', 'no'],
    ['2021', null, '2020-12-31', 'no'],
    ['2021', null, '2021-01-01', 'unknown'],
    ['2021', null, '2021-12-31', 'unknown'],
    ['2021', null, '2022-01-01', 'yes'],
    ['2021', '2023', '2023-07-01', 'unknown'],
    ['2021', '2023', '2022-07-01', 'yes'],
    ['2021', '2023', '2024-01-01', 'no'],
    ['2021', '2021', '2021-07-01', 'unknown'],
    [null, null, '1999-01-01', 'unknown'],
    [null, '2023-12-31', '2023-12-31', 'unknown'],
    [null, '2023-12-31', '2024-01-01', 'no'],
    ['2021', '2021-03-31', '2021-05-01', 'no'],
  ])('from %s until %s, on %s: %s', (from, until, day, expected) => {
    expect(inForceOn(span(from, until), day)).toBe(expected);
  });

  // 2 Laws.
  it('knows at least as much of a day as of its year', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (from, until, on) => {
        const byYear = inForceOn(span(from.slice(0, 4), until.slice(0, 4)), on);
        if (byYear !== 'unknown') expect(inForceOn(span(from, until), on)).toBe(byYear);
        expect(inForceOn(span(from, null), on)).toBe(on >= from ? 'yes' : 'no');
      }),
    );
  });
});

describe('versionOn', () => {
  const sets = [
    { id: 'a', version: 1, inForce: span('2015', '2019-12-31') },
    { id: 'a', version: 3, inForce: span('2023-07-01', null) },
    { id: 'a', version: 2, inForce: span('2020-01-01', '2023-06-30') },
    { id: 'b', version: 1, inForce: span(null, null) },
  ];
  const version = (id: string, day: string) => versionOn(sets, id, day, '/scheme/id').version;

  it('finds the version of the day', () => {
    expect(version('a', '2016-05-01')).toBe(1);
    expect(version('a', '2020-01-01')).toBe(2);
    expect(version('a', '2023-06-30')).toBe(2);
    expect(version('a', '2023-07-01')).toBe(3);
    expect(version('a', '2030-01-01')).toBe(3);
    expect(version('b', '1990-01-01')).toBe(1);
  });
  it('takes the newest where several may hold', () => {
    const open = [sets[3]!, { ...sets[3]!, version: 2 }];
    expect(versionOn(open, 'b', '2020-01-01', 'here').version).toBe(2);
    expect(versionOn([...open].reverse(), 'b', '2020-01-01', 'here').version).toBe(2);
  });
  it('says which ids are known', () => {
    expect(refusalOf(() => version('c', '2020-01-01'))).toBe(
      'DATA_NOT_FOUND: /scheme/id: no data set has this id; met "c"; known are a, b',
    );
  });
  it('says when the versions hold', () => {
    expect(refusalOf(() => version('a', '2014-12-31'))).toBe(
      'DATA_NOT_IN_FORCE: /scheme/id: "a" does not hold on this day; met 2014-12-31; ' +
        'versions are @1: 2015 to 2019-12-31; @3: 2023-07-01 to open; @2: 2020-01-01 to 2023-06-30',
    );
  });
});
