import { describe, expect, it } from 'vitest';
import { reliefFromRoyalty } from '../../../models/income/relief-from-royalty.ts';
import { MODELS } from '../../../src/catalog/models.ts';
import type { Model } from '../../../src/formula/define-model.ts';
import { compileFast, type FastModel } from '../../../src/formula/fast/fast.ts';
import { number, perYear, share } from '../../../src/formula/quantities.ts';
import { type Decimal, decimal } from '../../../src/numeric/decimal.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import { exactAt, type Given, givenAt, unrounded, variedBy, varyingIn } from '../../support/fast-models.ts';
import { LABEL, modelOf, refusalOf } from '../../support/formulas.ts';

const GIVEN = {
  sales: ['1000000', '1100000', '1200000', '1300000', '1400000'],
  royaltyRate: '0.05',
  taxRate: '0.25',
  discountRate: '0.12',
  timing: 'year-end',
  taxLife: '5',
} as const;

/** Each scenario's value, and whether it was refused. */
function runAll(fast: FastModel, columns: readonly Float64Array[], scenarios = columns[0]?.length ?? 1) {
  const [out, refused] = [new Float64Array(scenarios), new Uint8Array(scenarios)];
  const count = fast.run(columns, out, refused);
  expect(count).toBe(refused.reduce((a, b) => a + b, 0));
  return { values: [...out], refused: [...refused] };
}

const single = (figures: readonly number[]) => figures.map((figure) => Float64Array.of(figure));

describe('the fast reading', () => {
  // 1 Worked example: the published 194,163.77 of relief from royalty, and the same with half the royalty.
  it('gives the published value', () => {
    const fast = compileFast(reliefFromRoyalty, GIVEN, ['royaltyRate']);
    const { values } = runAll(fast, [Float64Array.of(0.05, 0.025)]);
    expect(values[0]).toBeCloseTo(194163.76338571685, 9);
    expect(values[1]).toBeCloseTo(194163.76338571685 / 2, 9);
    expect(fast.columns).toEqual(['royaltyRate']);
    expect(fast.base).toEqual([0.05]);
  });
  it('varies an entry of a series, each of them, or all of them by a factor', () => {
    const columnsOf = (varying: string[]) => compileFast(reliefFromRoyalty, GIVEN, varying).columns;
    expect(columnsOf(['sales'])).toEqual(['sales[1]', 'sales[2]', 'sales[3]', 'sales[4]', 'sales[5]']);
    expect(columnsOf(['taxRate', 'sales[5]'])).toEqual(['taxRate', 'sales[5]']);
    const level = compileFast(reliefFromRoyalty, GIVEN, ['sales[*]']);
    expect(runAll(level, [Float64Array.of(2)]).values[0]).toBeCloseTo(2 * 194163.76338571685, 8);
    const entries = compileFast(reliefFromRoyalty, GIVEN, ['sales']);
    const doubled = single(entries.base.map((sales) => 2 * sales));
    expect(runAll(entries, doubled).values[0]).toBeCloseTo(2 * 194163.76338571685, 8);
  });
  it('gives another line where asked', () => {
    const fast = compileFast(reliefFromRoyalty, GIVEN, ['royaltyRate'], { of: 'beforeBenefit' });
    expect(runAll(fast, [Float64Array.of(0.05)]).values[0]).toBeCloseTo(159167.9177051879, 9);
  });

  // 2 Laws.
  it('does not depend on how scenarios are cut up', () => {
    const fast = compileFast(reliefFromRoyalty, GIVEN, ['royaltyRate', 'discountRate']);
    const columns = [new Float64Array(5003), new Float64Array(5003)];
    for (const [stream, column] of columns.entries()) new RandomStream(1, 0, stream).fillUniform(column);
    const { values } = runAll(fast, columns);
    for (const [from, to] of [
      [0, 1],
      [1, 2050],
      [2049, 5003],
      [5002, 5003],
    ] as const) {
      const part = runAll(
        fast,
        columns.map((column) => column.slice(from, to)),
      );
      expect(part.values).toEqual(values.slice(from, to));
    }
  });
  it('has nothing to do for no scenarios', () => {
    const fast = compileFast(reliefFromRoyalty, GIVEN, ['royaltyRate']);
    expect(runAll(fast, [new Float64Array(0)]).values).toEqual([]);
  });

  // 4 Refusals.
  it.each([
    ['royalty', 'no numeric input; known are sales, royaltyRate'],
    ['timing', 'no numeric input'],
    ['maintenance', 'varies twice'],
    ['annualDecay[2]', 'is one figure'],
    ['sales[6]', 'no such entry; entries 1 to 5 are there'],
    ['sales[0]', 'no numeric input'],
  ])('refuses to vary %s', (name, message) => {
    const varying = message === 'varies twice' ? [name, `${name}[1]`] : [name];
    const given = { ...GIVEN, maintenance: ['1', '1', '1', '1', '1'] };
    expect(refusalOf(() => compileFast(reliefFromRoyalty, given, varying))).toContain(message);
  });
  it('refuses to vary what was left out, a line that is none or a series, and arrays that do not fit', () => {
    const { taxLife: _, ...rest } = GIVEN;
    expect(refusalOf(() => compileFast(reliefFromRoyalty, rest, ['taxLife']))).toContain('was left out');
    const of = (line: string) => () => compileFast(reliefFromRoyalty, GIVEN, [], { of: line });
    expect(refusalOf(of('royalty'))).toContain('no line of one figure; met "royalty"; known are beforeBenefit');
    const fast = compileFast(reliefFromRoyalty, GIVEN, ['royaltyRate']);
    const [two, three] = [new Float64Array(2), new Float64Array(3)];
    expect(refusalOf(() => fast.run([], two, new Uint8Array(2)))).toContain('run: columns: 1 expected; met 0');
    expect(refusalOf(() => fast.run([three], two, new Uint8Array(2)))).toContain('columns[0]: 2 expected; met 3');
    expect(refusalOf(() => fast.run([two], three, new Uint8Array(2)))).toContain('run: out: 2 expected; met 3');
  });
  it('refuses scenarios that the exact reading refuses, and says which', () => {
    const inputs = { a: number(LABEL), s: share(LABEL) };
    const conditions = [{ code: 'small', that: 'a < 9', otherwise: 'refuse' as const, ...LABEL }];
    const model = modelOf({ value: '1 ÷ a + ln(s)' }, inputs, { conditions });
    const fast = compileFast(model, { a: 1, s: 1 }, ['a', 's']);
    const a = Float64Array.of(1, 0, 9, 2, 2, 2, Number.NaN, 4);
    const s = Float64Array.of(1, 1, 1, 0, 1.5, -1, 1, 1);
    expect(runAll(fast, [a, s])).toEqual({ values: [1, 0, 0, 0, 0, 0, 0, 0.25], refused: [0, 1, 1, 1, 1, 1, 1, 0] });
  });
  it('refuses what leaves the range of float64', () => {
    const fast = compileFast(modelOf({ value: 'exp(a) − exp(a)' }, { a: number(LABEL) }), { a: 1 }, ['a']);
    expect(runAll(fast, [Float64Array.of(1, 1000)])).toEqual({ values: [0, 0], refused: [0, 1] });
  });
});

describe('the slopes', () => {
  // value = a × b + max(a, 2): by a it is b + 1 above a = 2 and b below, by b it is a.
  const model = modelOf({ value: 'a × b + max(a, 2)' }, { a: number(LABEL), b: number(LABEL) });
  const fast = compileFast(model, { a: 3, b: 5 }, ['a', 'b']);
  it('are those of calculus', () => {
    expect(fast.gradient([3, 5])).toEqual({ value: 18, slopes: Float64Array.of(6, 3), kinks: [] });
    expect(fast.gradient([1, 5])).toEqual({ value: 7, slopes: Float64Array.of(5, 1), kinks: [] });
  });
  it('are those of one side at a kink, which is named', () => {
    const { slopes, kinks } = fast.gradient([2, 5]);
    expect([...slopes]).toEqual([6, 2]);
    expect(kinks).toEqual([{ line: 'value', formula: 'max(a, 2)' }]);
    const choice = modelOf({ value: 'if a < 1 then a else 3 × a' }, { a: number(LABEL) });
    expect(compileFast(choice, { a: 1 }, ['a']).gradient([1])).toEqual({
      value: 3,
      slopes: Float64Array.of(3),
      kinks: [{ line: 'value', formula: 'if a < 1 then a else 3 × a' }],
    });
  });
  it('pass through a rounding', () => {
    const rounded = modelOf({ value: 'round(7 × a, 0.01)' }, { a: number(LABEL) });
    expect(compileFast(rounded, { a: 1 }, ['a']).gradient([0.33333])).toEqual({
      value: 2.33,
      slopes: Float64Array.of(7),
      kinks: [],
    });
  });
  it('are 0 by what the value does not stand on', () => {
    const idle = modelOf({ value: 'a + 0 × b' }, { a: number(LABEL), b: number(LABEL) });
    expect([...compileFast(idle, { a: 1, b: 1 }, ['a', 'b']).gradient([1, 1]).slopes]).toEqual([1, 0]);
  });
  it('are refused where the value is, and where one has no end', () => {
    const root = compileFast(modelOf({ value: 'sqrt(a)' }, { a: number(LABEL) }), { a: 1 }, ['a']);
    expect(refusalOf(() => root.gradient([-1]))).toContain('no slopes here; met "a = -1"');
    expect(refusalOf(() => root.gradient([0]))).toContain('no slopes here; met "a = 0"');
    expect(refusalOf(() => root.gradient([]))).toContain('run: point: 1 expected; met 0');
    const out = () => new Float64Array(1);
    expect(refusalOf(() => root.runGradient([out()], out(), [], new Uint8Array(1)))).toContain('slopes: 1 expected');
  });
});

describe('a branch that is not taken', () => {
  const model = modelOf({ value: 'sum(if x > 0 then 1 ÷ x else x × 2)' }, { x: perYear(number(LABEL)) });
  it('is refused nothing for', () => {
    const fast = compileFast(model, { x: [1, 2] }, ['x']);
    expect(runAll(fast, single([0, 4]))).toEqual({ values: [0.25], refused: [0] });
    expect(fast.gradient([0, 4]).slopes).toEqual(Float64Array.of(2, -1 / 16));
  });
});

// 3 The exact reading, the plain loop, generated code and differences of exact values, on every model.
describe.each(MODELS.map((model) => [model.id, model] as const))('%s', (_, model: Model) => {
  const cases = model.checked.spec.examples.map(({ given }) => {
    const varying = varyingIn(model, given);
    const fast = compileFast(model, given, varying);
    const points = Array.from({ length: SCENARIOS }, (_unused, scenario) => variedBy(fast.base, scenario));
    const columns = fast.columns.map((_name, index) => Float64Array.from(points, (point) => point[index] as number));
    return { given, varying, fast, points, columns };
  });

  it('agrees with the exact reading to 1e-12, and refuses where it does', () => {
    for (const { given, fast, points, columns } of cases) {
      const { values, refused } = runAll(fast, columns, SCENARIOS);
      for (const [scenario, point] of points.entries()) {
        // scenario 0 as it is written: a half that is to be rounded is one in decimals only
        const exact = exactAt(model, scenario === 0 ? given : givenAt(given, fast, point));
        expect(refused[scenario]).toBe(exact === undefined ? 1 : 0);
        if (exact !== undefined) expect(gap(values[scenario] as number, exact)).toBeLessThan(1e-12);
      }
    }
  });
  it('gives the same bits in generated code, in the plain loop and one by one', () => {
    for (const { given, varying, fast, points, columns } of cases) {
      expect(fast.kind).toBe('generated');
      const plain = compileFast(model, given, varying, { kind: 'plain' });
      expect(plain.kind).toBe('plain');
      const values = runAll(fast, columns, SCENARIOS);
      expect(runAll(plain, columns, SCENARIOS)).toEqual(values);
      const ours = runGradients(fast, columns);
      expect(runGradients(plain, columns)).toEqual(ours);
      for (const [scenario, point] of points.entries()) {
        if (ours.refused[scenario] === 1) continue;
        const { value, slopes } = fast.gradient(point);
        expect(value).toBe(values.values[scenario]);
        expect([...slopes]).toEqual(ours.slopes.map((slope) => slope[scenario]));
      }
    }
  });
  it('has the slopes of the exact reading', () => {
    for (const { given: written, varying, points } of cases) {
      const given = unrounded(model, written);
      const fast = compileFast(model, given, varying);
      const point = points[1] as number[]; // off the kinks on which examples may stand
      if (exactAt(model, givenAt(given, fast, point)) === undefined) continue;
      const { value, slopes, kinks } = fast.gradient(point);
      for (const [index, slope] of slopes.entries()) {
        const scale = Math.abs(value / (point[index] || 1)) + Math.abs(slope);
        const off = exactSlopes(model, given, fast, point, index).map((exact) => Math.abs(slope - exact));
        // at a kink the slope is that of one side, which a difference gives to a billionth only
        expect(kinks.length > 0 ? Math.min(...off) : off[0]).toBeLessThanOrEqual(
          (kinks.length > 0 ? 1e-7 : 1e-10) * scale,
        );
      }
    }
  });
});

const SCENARIOS = 5;

/** How far a figure is from the exact one, as a share of it. */
function gap(figure: number, exact: Decimal): number {
  const off = decimal(figure.toFixed(100)).minus(exact).abs();
  return (exact.isZero() ? off : off.div(exact.abs())).toNumber();
}

function runGradients(fast: FastModel, columns: readonly Float64Array[]) {
  const out = new Float64Array(SCENARIOS);
  const refused = new Uint8Array(SCENARIOS);
  const slopes = columns.map(() => new Float64Array(SCENARIOS));
  const count = fast.runGradient(columns, out, slopes, refused);
  return { count, out, slopes, refused };
}

/** By exact values a billionth to either side: of both, which leaves 1e-18 of the third derivative; to the left; to the right. */
function exactSlopes(model: Model, given: Given, fast: FastModel, point: readonly number[], index: number): number[] {
  const middle = decimal((point[index] as number).toFixed(100));
  const step = middle.isZero() ? decimal('1e-9') : middle.abs().times('1e-9');
  const at = (figure: Decimal): Decimal | undefined => {
    const moved = point.map((one, place): number | Decimal => (place === index ? figure : one));
    return exactAt(model, givenAt(given, fast, moved));
  };
  const ends = [middle.minus(step), middle, middle.plus(step)] as const;
  const [before, here, after] = ends.map(at) as [Decimal | undefined, Decimal, Decimal | undefined];
  const left = before && here.minus(before).div(step).toNumber();
  const right = after?.minus(here).div(step).toNumber();
  const middleSlope = before && after?.minus(before).div(step.times(2)).toNumber();
  return [middleSlope, left, right].filter((slope) => slope !== undefined);
}
