/**
 * Question: does a stream of loans take time in proportion to their number, and memory that does not grow with it?
 *
 *     node --expose-gc --import tsx benchmarks/loans/flow.ts [--quick]
 *
 * Each size runs in a process of its own, where the loans are made one at a time and let go. Resident memory is read every 5,000
 * loans; growth is its peak over what the process had before the first loan. The rival keeps every line in an array, as a plain
 * program would. Time is the processor time of all threads, collector included, per loan and for 10^5 of them. Ends with code 1
 * when a bar is missed.
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { assessBook, bookLines } from '../../src/workflow/assess-book.ts';
import { bookLoans, TERMS } from './book.ts';

interface Flow {
  readonly seconds: number;
  readonly growthMegabytes: number;
}
type Manner = 'stream' | 'columns' | 'rows';

const MEGABYTE = 2 ** 20;
const EVERY = 5000;

function flow(manner: Manner, loans: number): Flow {
  for (const _ of bookLines(bookLoans(EVERY), TERMS)); // compiled and warm before anything is read
  (globalThis as { readonly gc?: () => void }).gc?.();
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  let [peak, seen] = [before, 0];
  const kept: unknown[] = [];
  const look = (): void => {
    if (++seen % EVERY === 0) peak = Math.max(peak, process.memoryUsage.rss());
  };
  if (manner === 'columns') {
    function* watched() {
      for (const loan of bookLoans(loans)) {
        look();
        yield loan;
      }
    }
    kept.push(assessBook(watched(), TERMS));
  } else {
    for (const line of bookLines(bookLoans(loans), TERMS)) {
      look();
      if (manner === 'rows') kept.push(line);
    }
  }
  peak = Math.max(peak, process.memoryUsage.rss());
  const { user, system } = process.cpuUsage(start);
  return { seconds: (user + system) / 1e6, growthMegabytes: (peak - before) / MEGABYTE };
}

function apart(manner: Manner, loans: number): Flow {
  const args = ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), '--one', manner, String(loans)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Flow;
}

function compare(sizes: readonly number[]): boolean {
  console.log('| manner | loans | processor time | per loan | growth of memory |\n| --- | --- | --- | --- | --- |');
  const measured = new Map<string, Flow>();
  for (const [manner, some] of [
    ['stream', sizes],
    ['columns', sizes.slice(0, 2)],
    ['rows', sizes.slice(0, 2)],
  ] as const) {
    for (const loans of some) {
      const one = apart(manner, loans);
      measured.set(`${manner} ${loans}`, one);
      const perLoan = ((one.seconds / loans) * 1e6).toFixed(1);
      console.log(
        `| ${manner} | ${loans} | ${one.seconds.toFixed(2)} s | ${perLoan} us | ${one.growthMegabytes.toFixed(1)} MB |`,
      );
    }
  }
  const [small, middle] = sizes as [number, number];
  const last = sizes.at(-1)!;
  const at = (manner: Manner, loans: number) => measured.get(`${manner} ${loans}`)!;
  const rowsOver = at('rows', middle).growthMegabytes / at('stream', middle).growthMegabytes;
  const bars: readonly (readonly [string, boolean])[] = [
    ['10^5 loans streamed in under 2 s', (at('stream', middle).seconds * 1e5) / middle < 2],
    ['memory of the stream grows by under 64 MB', at('stream', last).growthMegabytes < 64],
    [
      `ten times the loans add under 24 MB`,
      sizes.every(
        (loans, i) => i === 0 || at('stream', loans).growthMegabytes - at('stream', sizes[i - 1]!).growthMegabytes < 24,
      ),
    ],
    [`rows kept take ${rowsOver.toFixed(1)} times the stream's memory, at least 2`, rowsOver >= 2],
  ];
  for (const [bar, holds] of bars) console.log(`${holds ? 'holds ' : 'MISSED'}  ${bar}`);
  return bars.every(([, holds]) => holds) && small > 0;
}

const [first, manner, loans] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(flow(manner as Manner, Number(loans))));
else if (!compare(first === '--quick' ? [10_000, 100_000] : [10_000, 100_000, 1_000_000])) process.exitCode = 1;
