import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCaseBase } from '../../src/cases/case-base.ts';
import { parseCsv } from '../../src/cases/csv.ts';
import { estimate } from '../../src/cases/estimate.ts';
import { caseText } from '../../src/report/case-text.ts';
import { studyCaseFile } from '../../src/workflow/study-case-file.ts';

const read = (name: string): string => readFileSync(new URL(`../golden/cases/data/${name}`, import.meta.url), 'utf8');

describe('studyCaseFile', () => {
  // 1 Worked example: homes in Boston; the 8th row is worth 28.7 thousand dollars.
  const boston = studyCaseFile(read('boston.csv'), {
    value: 'medv',
    like: 'row 7',
    k: 10,
    scheme: { by: 'leave-one-out' },
  });
  it('values a home of a file as if its value were unknown', () => {
    expect(boston).toMatchObject({ cases: 506, leftOut: [], knownValue: 28.7, estimate: { cases: { used: 505 } } });
    expect(boston.estimate!.interval.lower).toBeLessThan(28.7);
    expect(boston.estimate!.interval.upper).toBeGreaterThan(28.7);
    expect(boston.estimate!.neighbours.map(({ id }) => id)).not.toContain('row 7');
    expect(boston.study).toMatchObject({ tested: 506, doAttributesExplain: 'yes' });
  });
  // The negative control: prices of expired names at auction, which attributes do not explain; the interval still holds.
  it('says that attributes do not explain the prices of auctioned names, and covers them all the same', () => {
    const auctions = studyCaseFile(read('ens_auctions.csv'), { value: 'bid_eth', k: 25 });
    expect(auctions.study!.doAttributesExplain).toBe('no');
    expect(auctions.study!.coverage!.coverage).toBeGreaterThan(0.88);
    expect(auctions.study!.coverage!.coverage).toBeLessThan(0.92);
    expect(auctions.study!.ratios!.cod).toBeGreaterThan(100);
    expect(caseText(auctions, 'en')).toContain('The attributes do not explain prices');
    expect(caseText(auctions, 'zh')).toContain('属性不能解释价格');
    expect(caseText(auctions, 'zh')).toContain('以十折法检验案例2,000个');
  }, 60_000);
  it('studies the estimates that a file brings along', () => {
    const request = { value: 'sale_price', estimates: 'assessed', ignore: ['ratio'] };
    const { fileEstimates, study } = studyCaseFile(read('ccao_ratios_sample.csv'), request);
    // 979 sales of Cook County, as the tests of assesspy have it
    expect(fileEstimates!.ratios.cod).toBeCloseTo(17.81456901196891, 9);
    expect(fileEstimates!.ratios.prd).toBeCloseTo(1.0484192615223522, 11);
    expect(fileEstimates!.chasing.isSuspect).toBe(false);
    expect(study).toBeNull();
  });

  // 3 Differential: the pieces by hand.
  it('gives what its pieces give', () => {
    const base = buildCaseBase(parseCsv(read('boston.csv')), boston.schema);
    const { id: _, ...target } = { id: 0, crim: 0.02985, rm: 6.43, age: 58.7, dis: 6.0622, tax: 222, lstat: 5.21 };
    const byHand = estimate(base, target, { k: 10, level: 0.9, exclude: ['row 7'] });
    expect(boston.estimate!.value).toBe(byHand.value);
    const again = studyCaseFile(read('boston.csv'), { schema: boston.schema, target, k: 10 });
    expect(again.inferred).toBeNull();
    expect(again.estimate!.neighbours[0]!.distance).toBe(0);
  });
  it('is plain data and the same text each time', () => {
    expect(JSON.parse(JSON.stringify(boston))).toEqual(boston);
    expect(caseText(boston, 'en')).toBe(caseText(JSON.parse(JSON.stringify(boston)), 'en'));
    for (const words of ['506 cases', 'median ratio', 'COD', 'Where the base is thin', 'known value of this case'])
      expect(caseText(boston, 'en')).toContain(words);
  });

  // 4 Refusals.
  it.each([
    [{}, /INPUT_INVALID: case request \/value: missing/],
    [{ value: 'price' }, /value: no such column; met "price"/],
    [{ value: 'medv', like: 'row 1' }, /like: no case of that name; met "row 1"/],
    [{ value: 'medv', k: 0 }, /case request \/k/],
    [{ value: 'medv', level: 90 }, /case request \/level: .*met 90/],
    [{ value: 'medv', target: { rm: 'big' } }, /target "rm": text where a number belongs; met "big"/],
    [{ value: 'medv', target: { rooms: 3 } }, /target "rooms": no such attribute/],
    [{ value: 'medv', target: {} }, /EVIDENCE_INSUFFICIENT: the target: nothing is known of it/],
    [{ value: 'medv', estimates: 'guess' }, /estimates: no such column/],
    [{ value: 'medv', healthBy: ['a', 'b', 'c'] }, /case request \/healthBy/],
    [{ value: 'medv', colour: 1 }, /case request \/colour: no such field/],
  ])('refuses %j', (request, message) => {
    expect(() => studyCaseFile(read('boston.csv').split('\n').slice(0, 60).join('\n'), request as never)).toThrowError(
      message,
    );
  });
});
