import { describe, expect, it } from 'vitest';
import { MODELS } from '../../src/catalog/models.ts';
import type { Model } from '../../src/formula/define-model.ts';
import type { Outcome } from '../../src/formula/outcome.ts';
import { sealed } from '../../src/formula/seal.ts';
import { type Verification, verify } from '../../src/formula/verify/verify.ts';
import { run } from '../support/formulas.ts';
import { type Json, placesOf, type RecordSlip, recordSlips } from '../support/record-slips.ts';

const SLIPS = 200;
const byId = MODELS.map((model) => [model.id, model] as const);
const outcomesOf = (model: Model): readonly Outcome[] =>
  model.checked.spec.examples.map(({ given }) => run(model, given));

/** A slip that is not found, or is found elsewhere only. */
function unnamed(record: Json, slip: RecordSlip, verification: Verification): string[] {
  const places = placesOf(record, slip);
  const isNamed =
    !verification.ok &&
    verification.faults.some(({ at }) =>
      places.some((place) => at === place || at.startsWith(`${place}/`) || at.startsWith(`${place},`)),
    );
  return isNamed ? [] : [`${slip.path.join('/')}: ${JSON.stringify(verification).slice(0, 200)}`];
}

/** The record with every step's figure slipped in turn, and sealed again by whoever did it. */
function forgeries(outcome: Outcome): readonly (readonly [place: string, forged: Outcome])[] {
  return outcome.steps.map((step, index) => {
    const forge = (figure: string): string => figure.replace(/[1-9]/, (digit) => String((Number(digit) % 9) + 1));
    const value = Array.isArray(step.value) ? step.value.map(forge) : forge(step.value as string);
    const steps = outcome.steps.map((one, at) => (at === index ? { ...one, value } : one));
    return [`steps/${step.name}`, sealed({ ...outcome, steps })] as const;
  });
}

/** How many lines a record holds, those of the models behind its inputs among them. */
function stepsOf({ inputs, steps }: Outcome): number {
  return inputs.reduce((sum, { outcome }) => sum + (outcome === undefined ? 0 : stepsOf(outcome)), steps.length);
}

describe.each(byId)('a record of %s', (_, model) => {
  const outcomes = outcomesOf(model);

  // 1 Worked examples.
  it('is recomputed, on its own and against its model', () => {
    for (const outcome of outcomes) {
      const steps = stepsOf(outcome);
      expect(verify(outcome)).toEqual({ ok: true, steps, against: 'record' });
      expect(verify(JSON.parse(JSON.stringify(outcome)), MODELS)).toEqual({ ok: true, steps, against: 'model' });
    }
  });

  // 3 Break the record: each of 200 slips, spread over all its leaves, is found and named.
  it(`does not pass with any of ${SLIPS} slips, and each is named by its place`, () => {
    const share = Math.ceil(SLIPS / outcomes.length);
    const faults = outcomes.flatMap((outcome, seed) => {
      const record = outcome as unknown as Json;
      return recordSlips(record, share, seed).flatMap((slip) => unnamed(record, slip, verify(slip.record)));
    });
    expect(faults).toEqual([]);
  });
  it('does not pass when a figure is changed and the record sealed again', () => {
    for (const outcome of outcomes) {
      for (const [place, forged] of forgeries(outcome)) {
        const isFigure = JSON.stringify(forged.steps) !== JSON.stringify(outcome.steps);
        const verification = verify(forged);
        const at = verification.ok ? [] : verification.faults.map((fault) => fault.at.split(',')[0]);
        if (isFigure) expect(at).toContain(place);
      }
    }
  });
});
