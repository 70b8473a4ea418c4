/**
 * Question: how right and how fast are our special functions beside those that npm offers, on the same points?
 *
 *     npm ci && npm --prefix benchmarks/numeric ci && npx tsx benchmarks/numeric/compare.ts
 *
 * The points are the golden cases of test/golden/cases/special-functions.json, whose answers come from mpmath. Prints a
 * Markdown table and writes it into docs/numeric-accuracy.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case } from '../../test/golden/contract.ts';
import { type Comparison, comparisons } from './rivals.ts';

const TOP = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = `${TOP}docs/numeric-accuracy.md`;
const LIBRARIES = ['ipworth', 'simple-statistics', 'jstat', '@stdlib', 'lib-r-math'];
const ROUNDS = 60;

type Answer = (inputs: Readonly<Record<string, number>>) => number;

/** The worst relative error over the points, and how many points have no finite answer where one exists. */
function accuracy(answer: Answer, cases: readonly Case[], key: string): string {
  let worst = 0;
  let lost = 0;
  for (const { inputs, expected } of cases) {
    const right = (expected as Readonly<Record<string, number>>)[key] as number;
    const met = attempt(answer, inputs);
    // a quantile this close to 0 is the rounding of its argument, not a digit of the function
    const error = key === 'x' && Math.abs(right) < 1e-15 ? Math.abs(met - right) : Math.abs(met / right - 1);
    if (!Number.isFinite(error)) lost++;
    else worst = Math.max(worst, error);
  }
  return `${worst === 0 ? '0' : worst.toExponential(1)}${lost === 0 ? '' : ` (${lost} lost)`}`;
}

function attempt(answer: Answer, inputs: Case['inputs']): number {
  try {
    return answer(inputs);
  } catch {
    return Number.NaN;
  }
}

/** Nanoseconds a call of each library over all points: minimum of interleaved rounds. */
function speeds(answers: readonly (Answer | undefined)[], cases: readonly Case[]): number[] {
  const best = answers.map(() => Number.POSITIVE_INFINITY);
  let kept = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, answer] of answers.entries()) {
      if (answer === undefined) continue;
      const start = performance.now();
      for (let repeat = 0; repeat < 20; repeat++)
        for (const { inputs } of cases) kept += attempt(answer, inputs) > 0 ? 1 : 0;
      best[i] = Math.min(best[i]!, ((performance.now() - start) * 1e6) / (20 * cases.length));
    }
  }
  if (kept < 0) throw new Error('unreachable: keeps the work observable');
  return best;
}

function row({ name, topic, answer, ours, rivals, arguments: argumentsOf }: Comparison, all: readonly Case[]): string {
  const cases = all.filter((one) => one.topic === topic && typeof one.expected?.[answer] === 'number');
  const answers = LIBRARIES.map((library): Answer | undefined => {
    const called = library === 'ipworth' ? ours : rivals[library];
    return called === undefined ? undefined : (inputs) => called(...argumentsOf(inputs));
  });
  const times = speeds(answers, cases);
  const cells = answers.map((one, i) => {
    return one === undefined ? '–' : `${accuracy(one, cases, answer)}, ${(times[i]! / times[0]!).toFixed(2)}`;
  });
  return `| ${name}, ${cases.length} | ${cells.join(' | ')} |`;
}

const cases: Case[] = JSON.parse(readFileSync(`${TOP}test/golden/cases/special-functions.json`, 'utf8'));
const rows = comparisons.map((comparison) => row(comparison, cases));
const table = [
  `| function, points | ${LIBRARIES.join(' | ')} |`,
  `| --- |${' --- |'.repeat(LIBRARIES.length)}`,
  ...rows,
].join('\n');
console.log(table);
const page = readFileSync(PAGE, 'utf8');
writeFileSync(PAGE, page.replace(/(<!-- table -->\n)[\s\S]*(<!-- end -->)/, `$1\n${table}\n\n$2`));
