import { describe, expect, it } from 'vitest';
import { MODELS } from '../../../src/catalog/models.ts';
import { driversOf, moved, outcomeOf } from '../../../src/formula/analysis/driver.ts';
import { explainDifference } from '../../../src/formula/analysis/explain-difference.ts';
import { scenarios } from '../../../src/formula/analysis/scenarios.ts';
import { sensitivity } from '../../../src/formula/analysis/sensitivity.ts';
import { simulate } from '../../../src/formula/analysis/simulate.ts';
import { solveFor } from '../../../src/formula/analysis/solve-for.ts';
import { recordedInput } from '../../../src/formula/outcome.ts';
import { decimal, ZERO } from '../../../src/numeric/decimal.ts';

/** A share of the largest of some figures that decimals of 34 digits may be off by after a few hundred operations. */
const ROUNDING = '1e-28';

describe.each(MODELS.map((model) => [model.id, model] as const))('%s', (_, model) => {
  const base = outcomeOf(model, model.checked.spec.examples[0]!.given);
  const { inputs, value } = sensitivity(model, base);
  const moving = inputs.filter(({ tornado }) => tornado !== undefined && Number(tornado.swing) > 0);

  it('is sensitive to something, the longest bar first', () => {
    expect(value).toBe(base.value);
    const swings = moving.map(({ tornado }) => Number(tornado?.swing));
    expect(swings.length).toBeGreaterThan(0);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
  });

  it('splits the gap between two cases over all that differs', () => {
    const drivers = driversOf(
      model,
      base,
      moving.slice(0, 6).map(({ input }) => input),
    );
    const input = drivers.reduce((standing, driver) => {
      const end = inputs.find((one) => one.input === driver.name)?.tornado?.high;
      return end !== undefined && 'value' in end ? moved(standing, driver, decimal(end.at)) : standing;
    }, recordedInput(base));
    const result = model.try(input);
    if (!result.ok) return; // all at their upper ends may be too much: then there is no second case
    const { gap, parts } = explainDifference(model, base, result.value);
    const missing = parts.reduce((rest, { amount }) => rest.minus(amount), decimal(gap)).abs();
    const size = parts.reduce((total, { amount }) => total.plus(decimal(amount).abs()), ZERO);
    expect(missing.lte(size.plus(decimal(value).abs()).times(ROUNDING))).toBe(true);
    const overrides = Object.fromEntries(drivers.map((driver) => [driver.input, input[driver.input]]));
    expect(scenarios(model, base, { moved: overrides }).scenarios[0]).toMatchObject({ ok: true, gap });
  });

  it('is solved for the input that moves it most', () => {
    const { input, tornado } = moving[0]!;
    const end = [tornado!.low, tornado!.high].find((one) => 'value' in one && one.gap !== '0');
    if (end === undefined || !('value' in end)) throw new Error('neither end has a value');
    const found = solveFor(model, base, { input, target: end.value });
    const isAt = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
      decimal(from).lte(end.at) && decimal(to).gte(end.at);
    const near = found.solutions.filter(({ at }) =>
      decimal(at).minus(end.at).abs().lte(decimal(end.at).abs().times('1e-9')),
    );
    expect(near.length + found.plateaus.filter(isAt).length).toBeGreaterThan(0);
  });

  it('is simulated around its case', () => {
    const driver = moving.find(({ input }) => driversOf(model, base, [input])[0]!.kind !== 'count');
    if (driver === undefined) return; // whole numbers only: nothing lies around them
    const { low, high } = driver.tornado!;
    const uncertain = { [driver.input]: { distribution: 'uniform', min: low.at, max: high.at } } as const;
    const found = simulate(model, base, { uncertain, scenarios: 2000, seed: 1, outOfRange: 'truncate' });
    expect(found.refused.count).toBeLessThan(1000);
    const bounds = [low, high].flatMap((end) => ('value' in end ? [Number(end.value)] : []));
    expect(found.smallest).toBeLessThanOrEqual(Math.max(...bounds, Number(value)));
    expect(found.largest).toBeGreaterThanOrEqual(Math.min(...bounds, Number(value)));
  });
});
