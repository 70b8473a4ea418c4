import type { Figure, Outcome, TableFigure } from '../../src/formula/outcome.ts';
import type { Inputs } from '../golden/contract.ts';

const isTable = (figure: Figure): figure is TableFigure =>
  typeof figure === 'object' && figure !== null && 'rows' in figure;

/** The line of that name: its figure, or its figures. */
function lineOf(outcome: Outcome, name: string): string | readonly string[] {
  const step = outcome.steps.find((one) => one.name === name);
  if (step === undefined || step.value === null || isTable(step.value))
    throw new Error(`${outcome.model.id} has no line ${name}`);
  return step.value;
}

/** One figure of an outcome, in all its digits. */
export function figureText(outcome: Outcome, name = 'value'): string {
  return String(lineOf(outcome, name));
}

/** One figure of an outcome as a number. */
export function figure(outcome: Outcome, name = 'value'): number {
  return Number(figureText(outcome, name));
}

/** A series of an outcome as numbers. */
export function figures(outcome: Outcome, name: string): number[] {
  return [lineOf(outcome, name)].flat().map(Number);
}

/** The same data with every number written out: a file's 17 digits are what it says, not what a float computed. */
export function written(inputs: Inputs): Inputs {
  return JSON.parse(JSON.stringify(inputs), (_, value) =>
    typeof value === 'number' ? String(value) : value,
  ) as Inputs;
}
