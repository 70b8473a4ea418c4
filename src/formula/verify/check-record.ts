import type { Model } from '../define-model.ts';
import type { Given, Outcome, Step } from '../outcome.ts';
import { sealOf } from '../seal.ts';
import { checkModel } from './check-model.ts';
import { compile } from './compile.ts';
import { exactly, failure } from './figure.ts';
import { entriesOf, type Machine, run, type Value } from './machine.ts';
import { add, compare, magnitude, real, subtract } from './real.ts';
import { type Audit, join, readValue, wordsOf } from './record.ts';
import { isFailure, isFigure, type Single } from './values.ts';

/** A record while it is checked: what its names have come to so far. */
interface Progress extends Audit {
  readonly outcome: Outcome;
  readonly names: Map<string, Value>;
  readonly machine: Machine;
}

/** Checks a record of sound shape, and those within it. @returns how many lines were recomputed */
export function checkRecord(outcome: Outcome, audit: Audit, model?: Model): number {
  const { entries } = outcome;
  const names = new Map<string, Value>([
    ['t', Array.from({ length: entries }, (_, index) => exactly(real(BigInt(index + 1))))],
    ['fen', exactly(real(1n, -2))],
    ['yuan', exactly(real(1n))],
  ]);
  const progress = { ...audit, outcome, names, machine: { names, entries, purse: audit.purse } };
  checkSeal(progress);
  const nested = outcome.inputs.map((given) => checkInput(given, progress, model));
  for (const step of outcome.steps) checkStep(step, progress);
  checkResult(progress);
  if (model !== undefined) checkModel(outcome, audit, model, progress.machine);
  return nested.reduce((sum, steps) => sum + steps, outcome.steps.length);
}

function checkSeal({ outcome, at, report }: Progress): void {
  const own = sealOf(outcome);
  for (const place of new Set([...Object.keys(own), ...Object.keys(outcome.seal)])) {
    const [recorded, recomputed] = [outcome.seal, own].map((seal) =>
      Object.hasOwn(seal, place) ? seal[place] : 'none',
    );
    if (recorded !== recomputed)
      report(join(at, place), 'is not what was sealed', `seal ${recorded}`, `seal ${recomputed}`);
  }
}

/** Reads an input, and checks the record of the model that gave it, if one did. */
function checkInput(given: Given, progress: Progress, model?: Model): number {
  const { outcome, report } = progress;
  const at = join(progress.at, `inputs/${given.name}`);
  const value = readValue(given);
  for (const [index, one] of listed(value).entries()) {
    if (isFailure(one)) report(placeOf(at, value, index, outcome), one.problem, [given.value].flat()[index]);
  }
  name(given, value, at, progress);
  if (given.outcome === undefined) return 0;
  if (given.outcome.value !== given.value) {
    report(at, 'is not the value of the record behind it', given.value, given.outcome.value);
  }
  const behind = model?.checked.spec.inputs[given.name]?.model;
  if (model !== undefined && behind === undefined) report(at, 'has no model behind it');
  return checkRecord(given.outcome, { ...progress, at: `${at}/outcome` }, behind);
}

/** Gives a name its value, unless it stands for something already, and holds a series to the number of entries. */
function name(
  { name: own, value: recorded }: Given | Step,
  value: Value,
  at: string,
  { outcome, names, report }: Progress,
): void {
  const isSeries = Array.isArray(recorded);
  if (isSeries && recorded.length !== outcome.entries) {
    report(at, 'has another number of entries than its record', String(recorded.length), String(outcome.entries));
  }
  if (names.has(own)) report(at, 'stands for something already');
  names.set(own, isSeries ? entriesOf(value, outcome.entries, true) : value);
}

const listed = (value: Value): readonly Single[] => (Array.isArray(value) ? value : [value as Single]);

/** The place of one entry, counted from 1 as in words. */
function placeOf(at: string, value: Value, index: number, { seriesOf }: Outcome): string {
  return Array.isArray(value) ? `${at}, ${seriesOf} ${index + 1}` : at;
}

const NOT_YET = failure('stands on what comes later');

/** Recomputes a line, one that stands on its own previous entry entry by entry. What does not agree is gone on with as recomputed. */
function checkStep(step: Step, progress: Progress): void {
  const { outcome, names, machine, report } = progress;
  const at = join(progress.at, `steps/${step.name}`);
  const program = compile(step.formula);
  if ('problem' in program) report(at, `its formula cannot be read: ${program.problem}`, step.formula);
  const recorded = readValue(step);
  const isSeries = Array.isArray(recorded);
  const isRunning = !('problem' in program) && program.some(({ does, what }) => does === 'name' && what === step.name);
  const compute = (only?: number): readonly Single[] =>
    entriesOf(run(program, { ...machine, ...(only === undefined ? {} : { only }) }), outcome.entries, isSeries);
  const kept: Single[] = [];
  let computed = isRunning ? [] : compute();
  for (let entry = 0; entry < (isSeries ? outcome.entries : 1); entry++) {
    if (isRunning) {
      names.set(
        step.name,
        isSeries ? Array.from({ length: outcome.entries }, (_, index) => kept[index] ?? NOT_YET) : NOT_YET,
      );
      const alone = compute(entry);
      computed = isFailure(alone[entry]) ? compute() : alone;
    }
    const place = placeOf(at, recorded, entry, outcome);
    kept.push(settled(step, listed(recorded)[entry], computed[entry] as Single, (...fault) => report(place, ...fault)));
  }
  if (isRunning) names.delete(step.name);
  name(step, isSeries ? kept : (kept[0] as Single), at, progress);
}

type Complaint = (problem: string, recorded: unknown, recomputed?: string) => void;

/** The recorded figure where it agrees, otherwise the recomputed one. */
function settled({ kind, value }: Step, recorded: Single | undefined, computed: Single, complain: Complaint): Single {
  if (recorded === undefined) return computed;
  if (isFailure(computed)) {
    complain(`cannot be recomputed: ${computed.problem}`, wordsOf(recorded, kind));
    return recorded;
  }
  if (agrees(recorded, computed)) return recorded;
  const problem = isFailure(recorded) ? recorded.problem : 'does not follow from its formula';
  complain(problem, isFailure(recorded) ? value : wordsOf(recorded, kind), wordsOf(computed, kind));
  return computed;
}

function agrees(recorded: Single, computed: Single): boolean {
  if (!isFigure(recorded) || !isFigure(computed)) return recorded === computed || isOpenTruth(recorded, computed);
  const gap = magnitude(subtract(recorded.at, computed.at));
  return compare(gap, add(recorded.within, computed.within)) <= 0;
}

const isOpenTruth = (recorded: Single, computed: Single): boolean =>
  typeof recorded === 'boolean' && computed === 'undecided';

/** The result is the line called `value`; a record without a series has one entry. */
function checkResult({ outcome, at, report }: Progress): void {
  const { inputs, steps, entries, value, kind } = outcome;
  const step = steps.find((one) => one.name === 'value');
  if (step === undefined) report(join(at, 'value'), 'no line is called so');
  else {
    if (step.value !== value) report(join(at, 'value'), 'is not the line of that name', value, step.value);
    if (step.kind !== kind) report(join(at, 'kind'), 'is not the kind of the value', kind, step.kind);
  }
  const isSingle = [...inputs, ...steps].every((one) => !Array.isArray(one.value));
  if (isSingle && entries !== 1) report(join(at, 'entries'), 'no series has so many', String(entries), '1');
}
