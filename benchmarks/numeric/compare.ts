/**
 * Question: how right and how fast are our special functions beside those that npm offers, on the same points?
 *
 *     npm ci && npm --prefix benchmarks/numeric ci && npx tsx benchmarks/numeric/compare.ts
 *
 * The points are the golden cases of test/golden/cases/special-functions.json, whose answers come from mpmath. Prints a
 * Markdown table, writes it into docs/numeric-accuracy.md, and ends with code 1 when a target is missed: an error larger
 * than that of @stdlib, or Φ or Φ⁻¹ slower than 1.5 times the fastest rival that is accurate.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case } from '../../test/golden/contract.ts';
import { type Comparison, comparisons } from './rivals.ts';

const TOP = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = `${TOP}docs/numeric-accuracy.md`;
const LIBRARIES = ['ipworth', 'simple-statistics', 'jstat', '@stdlib', 'lib-r-math'];
const ROUNDS = 60;
const ACCURATE = 1e-12;
const SLOWEST = 1.5;
const TIMED = ['Φ(x)', 'Φ⁻¹(p)'];

type Answer = (inputs: Readonly<Record<string, number>>) => number;

/** The worst relative error over the points, and how many points have no finite answer where one exists. */
interface Accuracy {
  readonly worst: number;
  readonly lost: number;
}

function accuracy(answer: Answer, cases: readonly Case[], key: string): Accuracy {
  let worst = 0;
  let lost = 0;
  for (const { inputs, expected } of cases) {
    const right = (expected as Readonly<Record<string, number>>)[key] as number;
    const met = attempt(answer, inputs);
    // a quantile this close to 0 is the rounding of its argument, not a digit of the function
    const isZero = right === 0 || (key === 'x' && Math.abs(right) < 1e-15);
    const error = isZero ? Math.abs(met - right) : Math.abs(met / right - 1);
    if (!Number.isFinite(error)) lost++;
    else worst = Math.max(worst, error);
  }
  return { worst, lost };
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

interface Measured {
  readonly name: string;
  readonly points: number;
  /** One for each library; undefined where it has no such function. */
  readonly results: readonly ((Accuracy & { readonly time: number }) | undefined)[];
}

function measure({ name, topic, answer, ours, rivals, arguments: argumentsOf }: Comparison): Measured {
  const points = cases.filter((one) => one.topic === topic && typeof one.expected?.[answer] === 'number');
  const answers = LIBRARIES.map((library): Answer | undefined => {
    const called = library === 'ipworth' ? ours : rivals[library];
    return called === undefined ? undefined : (inputs) => called(...argumentsOf(inputs));
  });
  const times = speeds(answers, points);
  const results = answers.map((one, i) => one && { ...accuracy(one, points, answer), time: times[i]! / times[0]! });
  return { name, points: points.length, results };
}

function row({ name, points, results }: Measured): string {
  const cells = results.map((result) => {
    if (result === undefined) return '–';
    const { worst, lost, time } = result;
    return `${worst === 0 ? '0' : worst.toExponential(1)}${lost === 0 ? '' : ` (${lost} lost)`}, ${time.toFixed(2)}`;
  });
  return `| ${name}, ${points} | ${cells.join(' | ')} |`;
}

/** What keeps a function from its targets; empty when both are met. */
function missed({ name, results }: Measured): string[] {
  const [ours, ...rivals] = results;
  const stdlib = results[LIBRARIES.indexOf('@stdlib')];
  const { worst, lost } = ours!;
  const accurate = rivals.filter((rival) => rival && rival.lost === 0 && rival.worst < ACCURATE);
  const fastest = Math.min(...accurate.map((rival) => rival!.time));
  return [
    ...(stdlib && (worst > stdlib.worst || lost > stdlib.lost) ? [`${name}: @stdlib is more accurate`] : []),
    ...(TIMED.includes(name) && fastest * SLOWEST < 1
      ? [`${name}: ${(1 / fastest).toFixed(2)} times the fastest`]
      : []),
  ];
}

const cases: Case[] = JSON.parse(readFileSync(`${TOP}test/golden/cases/special-functions.json`, 'utf8'));
const measured = comparisons.map(measure);
const table = [
  `| function, points | ${LIBRARIES.join(' | ')} |`,
  `| --- |${' --- |'.repeat(LIBRARIES.length)}`,
  ...measured.map(row),
].join('\n');
console.log(table);
const page = readFileSync(PAGE, 'utf8');
writeFileSync(PAGE, page.replace(/(<!-- table -->\n)[\s\S]*(<!-- end -->)/, `$1\n${table}\n\n$2`));
const faults = measured.flatMap(missed);
console.log(faults.length === 0 ? 'targets met' : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;
