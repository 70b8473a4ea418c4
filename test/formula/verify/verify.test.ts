import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineModel, type Model } from '../../../src/formula/define-model.ts';
import type { Outcome } from '../../../src/formula/outcome.ts';
import {
  annualRate,
  count,
  day,
  firstYear,
  flag,
  money,
  number,
  optional,
  perYear,
  resultOf,
  share,
  table,
  timing,
  years,
} from '../../../src/formula/quantities.ts';
import { sealed } from '../../../src/formula/seal.ts';
import { verify } from '../../../src/formula/verify/verify.ts';
import { LABEL, modelOf, run, specOf } from '../../support/formulas.ts';
import { type Json, placesOf, recordSlips } from '../../support/record-slips.ts';

const rates = defineModel({
  ...specOf({ value: 'riskFree + premium' }),
  id: 'test/rate',
  inputs: { riskFree: annualRate(LABEL), premium: annualRate(LABEL) },
}) as unknown as Model;

/** Every kind of input, running lines, tables, days, a model behind an input, conditions that warn. */
const everything = modelOf(
  {
    balance: 'previous(balance, opening) × (1 + rate) − paid',
    total: 'cumulative(paid)',
    fee: 'bands(last(total), fees) + last(total) × band(opening, fees)',
    held: 'yearsBetween(bought, sold) × 365',
    moved: 'max(sold + 1, bought)',
    factor: 'discount(rate, t, timing, stub)',
    isLate: 'sold > bought and not isRenewable',
    chosen: 'if isLate then sum(paid × factor) else min(paid)',
    benefit: 'taxBenefit(0.25 × part, rate, taxLife, timing) × annuity(rate, either(taxLife, 7), timing)',
    chance: 'Φ(ln(1 + rate) ÷ sqrt(0.04 + part)) + exp(−part) ^ 1.7',
    value: 'round((chosen + fee) × benefit × chance + clamp(opening, 0.5 × yuan, 5 × yuan), fen)',
  },
  {
    paid: perYear(money(LABEL)),
    opening: money(LABEL),
    rate: resultOf(annualRate(LABEL), rates),
    fees: optional(table(LABEL, { by: 'money', gives: 'share' }), [
      ['100', '0.1'],
      [null, '0.05'],
    ]),
    bought: day(LABEL),
    sold: day(LABEL),
    isRenewable: flag(LABEL),
    timing: timing(),
    stub: firstYear(),
    taxLife: optional(years(LABEL)),
    part: share(LABEL),
    unused: optional(count(LABEL), '3'),
  },
  {
    conditions: [
      { code: 'few', that: 'unused < 2', otherwise: 'warn', en: 'Three', zh: '三' },
      { code: 'deep', that: 'moved > bought', otherwise: 'refuse', en: 'Later', zh: '晚' },
      { code: 'low', that: 'balance > 0', otherwise: 'warn', en: 'Positive', zh: '正' },
    ],
  },
);
const GIVEN = {
  ...{ paid: ['50', '60.5', '70'], opening: '120', rate: { riskFree: '0.03', premium: '0.0512' }, part: '0.3' },
  ...{ bought: '2020-02-28', sold: '2024-03-01', isRenewable: false, timing: 'mid-year', stub: '0.4' },
};
const outcome = run(everything, GIVEN);
const faultsOf = (record: unknown, models?: Model | readonly Model[]) => {
  const verification = verify(record, models);
  return verification.ok ? [] : verification.faults;
};
const resealed = (change: Partial<Outcome>): Outcome => sealed({ ...outcome, ...change });
const stepsWith = (name: string, change: object) =>
  outcome.steps.map((step) => (step.name === name ? { ...step, ...change } : step));

describe('verify', () => {
  // 1 Worked examples.
  it('recomputes all lines, those of records within included, and says what it held them to', () => {
    expect(verify(outcome)).toEqual({ ok: true, steps: 12, against: 'record' });
    expect(verify(outcome, everything)).toEqual({ ok: true, steps: 12, against: 'model' });
    expect(verify(JSON.parse(JSON.stringify(outcome)), [rates, everything])).toMatchObject({ ok: true });
    expect(outcome.warnings.map(({ code }) => code)).toEqual(['few', 'low']);
  });
  it('names one wrong digit, and nothing that follows from the right one', () => {
    const steps = stepsWith('fee', { value: '18.0' });
    const fee = outcome.steps.find(({ name }) => name === 'fee')?.value;
    expect(faultsOf(resealed({ steps: stepsWith('fee', { value: '19.025' }) }))).toEqual([
      { at: 'steps/fee', problem: 'does not follow from its formula', recorded: '19.025', recomputed: fee },
    ]);
    expect(faultsOf({ ...outcome, steps }).map(({ at }) => at)).toEqual(['steps/fee', 'steps/fee']);
  });
  it('names one entry of a series, by what the series runs over', () => {
    const balance = [...(outcome.steps[0]!.value as readonly string[])];
    expect(balance[1]).toBe('25.7192128');
    balance[1] = '25.7192129';
    const faults = faultsOf(resealed({ steps: stepsWith('balance', { value: balance }) }));
    expect(faults).toMatchObject([{ at: 'steps/balance, year 2', recorded: '25.7192129', recomputed: '25.7192128' }]);
  });
  it('shows by the seal what no arithmetic can', () => {
    const label = { en: 'Something else', zh: LABEL.zh };
    expect(faultsOf({ ...outcome, steps: stepsWith('fee', { label }) })).toMatchObject([
      { at: 'steps/fee', problem: 'is not what was sealed' },
    ]);
    const { value: _, ...seal } = outcome.seal;
    expect(faultsOf({ ...outcome, library: '9.9.9', seal }).map(({ at }) => at)).toEqual(['library', 'value']);
    expect(faultsOf({ ...outcome, seal: { ...outcome.seal, more: '0' } })).toMatchObject([{ at: 'more' }]);
  });
  it('holds a record that was sealed again to its model, where that is given', () => {
    const label = { en: 'Something else', zh: LABEL.zh };
    const forged = resealed({ steps: stepsWith('fee', { label }) });
    expect(verify(forged).ok).toBe(true);
    expect(faultsOf(forged, everything)).toEqual([
      { at: 'steps/fee/label/en', problem: 'is not what the model says', recorded: label.en, recomputed: LABEL.en },
    ]);
  });

  // 2 Laws.
  it('finds and names every slip in a record of everything, within another too', () => {
    const record = outcome as unknown as Json;
    for (const slip of recordSlips(record, 250, 7)) {
      const places = placesOf(record, slip);
      const at = faultsOf(slip.record).map((fault) => fault.at);
      expect([slip.path.join('/'), at.some((one) => places.some((place) => one.startsWith(place)))]).toEqual([
        slip.path.join('/'),
        true,
      ]);
    }
  });
  it('answers whatever it is given with faults, never with a crash', () => {
    const thing = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withDate: true });
    const keys = fc.constantFrom(...Object.keys(outcome), 'model', 'extra');
    fc.assert(
      fc.property(thing, keys, fc.nat(20), (any, key, index) => {
        const step = {
          ...outcome.steps[index % outcome.steps.length],
          [['value', 'formula', 'name'][index % 3] as string]: any,
        };
        const input = {
          ...outcome.inputs[index % outcome.inputs.length],
          [['value', 'outcome', 'kind'][index % 3] as string]: any,
        };
        const near = [
          { ...outcome, [key]: any },
          { ...outcome, steps: [step] },
          { ...outcome, inputs: [input] },
        ];
        for (const record of [any, ...near]) expect(verify(record, everything).ok).toBe(false);
      }),
    );
  });

  // 4 Refusals.
  it('holds a record to the whole text of its model', () => {
    const at = (change: Partial<Outcome>) => faultsOf(resealed(change), everything).map((fault) => fault.at);
    const inputs = (name: string, change: object) => ({
      inputs: outcome.inputs.map((one) => (one.name === name ? { ...one, ...change } : one)),
    });
    const { model } = outcome;
    expect(at({ model: { ...model, version: 2 } })).toEqual(['model/version']);
    expect(at({ model: { ...model, hash: model.hash.replace(/^./, 'x') } })).toEqual(['model/hash']);
    expect(at({ model: { ...model, title: { ...LABEL, zh: '别' } } })).toEqual(['model/title/zh']);
    expect(at({ warnings: [] })).toEqual(['warnings/few', 'warnings/low']);
    expect(at({ warnings: [...outcome.warnings, { code: 'new', ...LABEL }] })).toEqual(['warnings/new']);
    expect(at({ warnings: outcome.warnings.map((one) => ({ ...one, zh: '别' })) })).toEqual([
      'warnings/few/zh',
      'warnings/low/zh',
    ]);
    expect(at({ steps: stepsWith('isLate', { formula: 'sold > bought' }) })).toEqual(['steps/isLate/formula']);
    expect(at({ steps: stepsWith('fee', { kind: 'number' }) })).toEqual(['steps/fee/kind']);
    expect(at(inputs('unused', { value: '4' }))).toEqual(['inputs/unused']);
    expect(at(inputs('unused', { value: '1.5', isDefault: false }))).toContain('inputs/unused');
    expect(at(inputs('part', { isDefault: true }))).toEqual(['inputs/part']);
    expect(at(inputs('taxLife', { value: '0' }))).toContain('inputs/taxLife');
    expect(at(inputs('fees', { isDefault: false, label: { ...LABEL, en: 'x' } }))).toEqual(['inputs/fees/label/en']);
    expect(at({ ...inputs('paid', { value: ['-1', '60.5', '70'] }) })).toContain('inputs/paid, entry 1');
    expect(at(inputs('sold', { value: '2020-02-26' }))).toContain('inputs');
    expect(faultsOf(outcome, [rates])).toMatchObject([{ at: 'model/id', recorded: 'test/model' }]);
    expect(faultsOf(outcome, rates).map((fault) => fault.at)).toContain('model/id');
  });
  it('reads no line that stands on itself or on what comes later', () => {
    const step = { label: LABEL, kind: 'number' as const };
    const at = (formula: string) => {
      const record = run(modelOf({ value: '1' }));
      return faultsOf(sealed({ ...record, steps: [{ name: 'value', value: '1', formula, ...step }] }));
    };
    expect(at('1')).toEqual([]);
    expect(at('value')[0]?.problem).toBe('cannot be recomputed: stands on what comes later');
    expect(at('later')[0]?.problem).toBe('cannot be recomputed: "later" stands for nothing so far');
    expect(at('if 1 > 0 then 1 else 1 ÷ 0')).toEqual([]);
    expect(at('1 ÷ 0')[0]?.problem).toBe('cannot be recomputed: division by zero');
    expect(at('constructor(1)')[0]?.problem).toBe('cannot be recomputed: the language has no constructor of 1');
    expect(at('1 +')[0]?.problem).toContain('its formula cannot be read');
  });
  it('comes to an end on numbers without end and on records within themselves', () => {
    const record = run(modelOf({ value: 'n + 0' }, { n: number(LABEL) }), { n: 1 });
    const [given] = record.inputs;
    const withFormula = (formula: string) => sealed({ ...record, steps: [{ ...record.steps[0]!, formula }] });
    for (const value of ['1e999999999', '9'.repeat(10_300), '-0', '', '1.', '١']) {
      expect(faultsOf({ ...record, inputs: [{ ...given, value }] })).not.toEqual([]);
    }
    const dear = [
      '10^10^10^10',
      '2^(10^15)',
      '0.1^(10^15)^3',
      'exp(10^12)',
      'exp(−(10^30))',
      'Φ(10^40)',
      'Φ(−(10^40))',
      'sqrt(10^(10^9))',
    ];
    for (const formula of [
      ...dear,
      `${'Φ('.repeat(600)}1${')'.repeat(600)}`,
      `${'('.repeat(990)}n${')'.repeat(990)}`,
    ]) {
      expect(faultsOf(withFormula(formula)).length).toBeLessThan(3);
    }
    const within: Record<string, unknown> = { ...record };
    within.inputs = [1, 2, 3].map((index) => ({ ...given, name: `n${index}`, outcome: within }));
    expect(faultsOf(within).at(-1)?.problem).toBe('more than 100 records within one another');
  });
  it('spends no more on a record than a few seconds', () => {
    const record = run(modelOf({ value: 'sum(x)' }, { x: perYear(number(LABEL)) }), { x: Array(100).fill('1.37') });
    const dear = Array.from({ length: 1000 }, (_, index) => ({
      ...record.steps[0]!,
      name: `s${index}`,
      formula: `Φ(x)${' + Φ(x)'.repeat(200)}`,
    }));
    const faults = faultsOf(sealed({ ...record, steps: dear }));
    expect(faults.some(({ problem }) => problem.includes('more work than a record is given'))).toBe(true);
  });
});
