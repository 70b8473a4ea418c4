import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { MODELS, modelById } from '../../src/catalog/models.ts';
import { defineModel, type Model } from '../../src/formula/define-model.ts';
import { explain } from '../../src/formula/explain.ts';
import { formatFigure } from '../../src/formula/figure-format.ts';
import type { Example } from '../../src/formula/model.ts';
import { type Outcome, recordedInput } from '../../src/formula/outcome.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { refusalOf, run } from '../support/formulas.ts';
import { slipsOf, withSlip } from '../support/mutants.ts';

const FOLDER = new URL('../../models/', import.meta.url);
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const byId = MODELS.map((model) => [model.id, model] as const);

/** What an example expects and the outcome does not hold, each with both figures. */
function gaps(outcome: Outcome, { expect: expected }: Example): string[] {
  return expected.flatMap(({ name, is, within }) => {
    const got = outcome.steps.find((step) => step.name === name)?.value ?? null;
    const pairs = [is].flat().map((figure, index) => [figure, [got].flat()[index]] as const);
    const holds =
      got !== null &&
      [got].flat().length === pairs.length &&
      pairs.every(([want, met]) => typeof met === 'string' && decimal(met).minus(want).abs().lte(within));
    return holds ? [] : [`${name}: expected ${String(is)} within ${within}, met ${String(got)}`];
  });
}

describe('the models', () => {
  it('are those of the folder, each under the name of its file', () => {
    expect(MODELS.map(({ id }) => `${id}.ts`).sort()).toEqual(FILES.sort());
  });
  it('are found by name', () => {
    for (const [id, model] of byId) expect(modelById(id, 'test')).toBe(model);
    expect(refusalOf(() => modelById('income/relief', '/methods/0/model'))).toMatch(
      /^DATA_NOT_FOUND: \/methods\/0\/model: no model has this id; met "income\/relief"; known are capital\/irb-corporate, /,
    );
    expect(refusalOf(() => modelById('constructor', 'here'))).toContain('DATA_NOT_FOUND');
  });
});

describe.each(byId)('%s', (_, model: Model) => {
  const { spec, lines } = model.checked;

  // 1 Worked examples, in the model's own file.
  it.each(spec.examples.map((example) => [example.source.work, example.source.locator, example] as const))(
    'agrees with %s, %s',
    (_work, _locator, example) => {
      expect(gaps(run(model, example.given), example)).toEqual([]);
    },
  );
  it.each((spec.misprints ?? []).map((misprint) => [misprint.printed, misprint] as const))(
    'does not return %s, which was printed and is wrong',
    (_printed, { given, name, printed }) => {
      const got = run(model, given).steps.find((step) => step.name === name)?.value;
      const gap = decimal(got as string)
        .minus(printed)
        .abs();
      expect(gap.div(printed).abs().toNumber()).toBeGreaterThan(1e-4);
    },
  );
  it('has an example for its value, and says of each source how well it is known', () => {
    expect(spec.examples.some(({ expect: expected }) => expected.some(({ name }) => name === 'value'))).toBe(true);
    for (const { work, locator, mark } of [...spec.sources, ...spec.examples.map(({ source }) => source)]) {
      expect(work.length * locator.length).toBeGreaterThan(0);
      expect(['P', 'S', 'C']).toContain(mark);
    }
  });
  it('has words in both languages, each in its own', () => {
    const labels = [
      spec.title,
      spec.question,
      ...Object.values(spec.inputs).map(({ label }) => label),
      ...Object.values(spec.formulas),
      ...(spec.conditions ?? []),
      ...(spec.conventions ?? []),
      ...(spec.notFor ?? []),
      ...(spec.misprints ?? []),
    ];
    for (const { en, zh } of labels) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/[a-z]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  // 2 Laws.
  it('explains itself, and ends with its value', () => {
    for (const { given } of spec.examples) {
      const outcome = run(model, given);
      const steps = explain(outcome);
      expect(steps.map(({ name }) => name)).toEqual(lines.map(({ name }) => name));
      expect(steps.at(-1)?.name).toBe('value');
      expect(steps.at(-1)?.working.at(-1)?.result).toBe(formatFigure(outcome.value, outcome.kind));
      for (const { working } of steps) expect(working.every(({ numbers }) => numbers.length > 0)).toBe(true);
    }
  });
  it('gives the same again from its own record', () => {
    for (const { given } of spec.examples) {
      const outcome = run(model, given);
      expect(run(model, recordedInput(outcome))).toEqual(outcome);
    }
  });

  // 3 Break the line: each sign and each 1 of its formulas, mistaken once, is noticed by an example.
  it('would not pass with any slip of the pen', () => {
    const unnoticed = slipsOf(spec).filter((slip) => {
      try {
        const wrong = defineModel(withSlip(spec, slip));
        return spec.examples.every((example) => gaps(run(wrong, example.given), example).length === 0);
      } catch (error) {
        if (isIpworthError(error)) return false;
        throw error;
      }
    });
    expect(unnoticed).toEqual([]);
  });

  // 4 Refusals.
  it('names every input that is missing, and none that may be left out', () => {
    const message = refusalOf(() => run(model, {}));
    for (const [name, { optional }] of Object.entries(spec.inputs)) {
      expect(message.includes(`${model.id}: ${name}: missing`)).toBe(!optional);
    }
  });
});
