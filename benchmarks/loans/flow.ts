/**
 * Question: does a stream of loans take time in proportion to their number, and memory that does not grow with it?
 *
 *     node --expose-gc --import tsx benchmarks/loans/flow.ts [--quick]
 *
 * Each size runs in a process of its own, where the loans are made one at a time and let go. Growth is the peak of resident memory,
 * read every 1,024 loans, over what the process had before the first: mostly garbage that the engine has not yet collected. Held is
 * what is still there after a collection at the end. The rival keeps every line in an array, as a plain
 * program would. Time is that of the fastest 1,024 loans, for a shared machine disturbs the others, beside the processor time of
 * all threads, collector included. Ends with code 1 when a bar is missed.
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { assessBook, bookLines } from '../../src/workflow/assess-book.ts';
import { bookLoans, TERMS } from './book.ts';

interface Flow {
  readonly processorSeconds: number;
  /** Of a hundred thousand loans at the pace of the fastest 1,024. */
  readonly seconds: number;
  readonly growthMegabytes: number;
  readonly heldMegabytes: number;
}
type Manner = 'stream' | 'columns' | 'rows';

const WARM = 20_000;
const MEGABYTE = 2 ** 20;
/** As many as are worked out together: so few that now and then nothing disturbs them. */
const EVERY = 1024;

function flow(manner: Manner, loans: number): Flow {
  for (const _ of bookLines(bookLoans(EVERY), TERMS)); // compiled and warm before anything is read
  const heapBefore = collectedHeap();
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  let [peak, seen, fastest, mark] = [before, 0, Number.POSITIVE_INFINITY, performance.now()];
  const kept: unknown[] = [];
  const look = (): void => {
    if (++seen % EVERY !== 0) return;
    peak = Math.max(peak, process.memoryUsage.rss());
    fastest = Math.min(fastest, performance.now() - mark);
    mark = performance.now();
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
  const seconds = (fastest / 1e3 / EVERY) * 1e5;
  const heldMegabytes = (collectedHeap() - heapBefore) / MEGABYTE;
  if (kept.length > loans) throw new Error('more lines than loans'); // what is kept is read, so it was not let go before
  return {
    processorSeconds: (user + system) / 1e6,
    seconds,
    growthMegabytes: (peak - before) / MEGABYTE,
    heldMegabytes,
  };
}

/** Bytes in use after a collection, typed arrays included. */
function collectedHeap(): number {
  (globalThis as { readonly gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function apart(manner: Manner, loans: number): Flow {
  const args = [
    '--expose-gc',
    '--max-semi-space-size=2',
    '--import',
    'tsx',
    fileURLToPath(import.meta.url),
    '--one',
    manner,
    String(loans),
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Flow;
}

function compare(sizes: readonly number[]): boolean {
  console.log(
    '| manner | loans | processor time | 10^5 at the fastest pace | growth | held |\n| --- | --- | --- | --- | --- | --- |',
  );
  const measured = new Map<string, Flow>();
  for (const [manner, some] of [
    ['stream', sizes],
    ['columns', sizes.slice(0, 2)],
    ['rows', sizes.slice(0, 2)],
  ] as const) {
    for (const loans of some) {
      const one = apart(manner, loans);
      measured.set(`${manner} ${loans}`, one);
      console.log(
        `| ${manner} | ${loans} | ${one.processorSeconds.toFixed(1)} s | ${one.seconds.toFixed(2)} s | ${one.growthMegabytes.toFixed(1)} MB | ${one.heldMegabytes.toFixed(2)} MB |`,
      );
    }
  }
  const middle = sizes[1]!;
  const last = sizes.at(-1)!;
  const at = (manner: Manner, loans: number) => measured.get(`${manner} ${loans}`)!;
  const most = sizes.map((loans) => at('stream', loans).heldMegabytes).reduce((a, b) => Math.max(a, b));
  const grown = at('stream', last).growthMegabytes;
  const bars: readonly (readonly [string, boolean])[] = [
    ['10^5 loans streamed in under 2 s', at('stream', last).seconds < 2],
    [`the stream holds ${most.toFixed(2)} MB at most, whatever its length; under 2`, most < 2],
    [`resident memory grows by ${grown.toFixed(0)} MB over ${last} loans; under 96`, grown < 96],
    ['rows kept hold more than 20 times as much', at('rows', middle).heldMegabytes > 20 * Math.max(most, 1)],
  ];
  for (const [bar, holds] of bars) console.log(`${holds ? 'holds ' : 'MISSED'}  ${bar}`);
  return bars.every(([, holds]) => holds);
}

const [first, manner, loans] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(flow(manner as Manner, Number(loans))));
else if (!compare(first === '--quick' ? [10_000, 100_000] : [10_000, 100_000, 1_000_000])) process.exitCode = 1;
