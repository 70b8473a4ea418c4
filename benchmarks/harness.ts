/** One question about speed, with a plain rival that runs in the same process on the same data. */
export interface Benchmark {
  readonly question: string;
  /** Whether it is quick and steady enough for every CI run. */
  readonly cheap: boolean;
  /** How many times as fast as the rival ours must be, by the fastest round of each. */
  readonly gate: { readonly atLeast: number };
  /** Builds seeded data. Both sides return a number made from their whole result, so that no work can be left out. */
  readonly setup: () => Contest;
}

export interface Contest {
  readonly ours: () => number;
  readonly rival: () => number;
  /** Throws when the two sides do not give the same answer. */
  readonly check?: () => void;
}

/** Milliseconds for one call. */
export interface Times {
  readonly minimum: number;
  readonly median: number;
}

export interface Measurement {
  readonly ours: Times;
  readonly rival: Times;
  /** Rival's fastest over our fastest: above 1, ours is faster. */
  readonly ratio: number;
  readonly rounds: number;
  /** Sum of all numbers returned, kept so that the work is observable. */
  readonly kept: number;
}

/** Reads a clock in milliseconds. */
export type Clock = () => number;

const ROUNDS = 60;
const WARM_UP_ROUNDS = 5;
const ROUND_MILLISECONDS = 1;

/**
 * Times both sides of a contest in interleaved rounds of at least one millisecond, the first mover changing every round.
 *
 * The minimum is what the code needs when nothing disturbs it; on shared machines only that is repeatable.
 */
export function measure(
  contest: Contest,
  clock: Clock = () => performance.now(),
  rounds: number = ROUNDS,
): Measurement {
  const ours = side(contest.ours, clock);
  const rival = side(contest.rival, clock);
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    for (const runner of round % 2 === 0 ? [ours, rival] : [rival, ours]) runner.run(round >= 0);
  }
  const [our, their] = [timesOf(ours.perCall), timesOf(rival.perCall)];
  return { ours: our, rival: their, ratio: their.minimum / our.minimum, rounds, kept: ours.kept() + rival.kept() };
}

/** Smallest and middle value. */
export function timesOf(perCall: readonly number[]): Times {
  const sorted = [...perCall].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  return { minimum: sorted[0]!, median };
}

/** How many calls fill a round, found by doubling until the clock has moved far enough. */
export function callsPerRound(work: () => number, clock: Clock): number {
  for (let calls = 1; ; calls *= 2) {
    const start = clock();
    for (let i = 0; i < calls; i++) work();
    if (clock() - start >= ROUND_MILLISECONDS || calls >= 2 ** 24) return calls;
  }
}

function side(work: () => number, clock: Clock) {
  const calls = callsPerRound(work, clock);
  const perCall: number[] = [];
  let sum = 0;
  const run = (isCounted: boolean): void => {
    const start = clock();
    for (let i = 0; i < calls; i++) sum += work();
    const elapsed = clock() - start;
    if (isCounted) perCall.push(elapsed / calls);
  };
  return { run, perCall, kept: () => sum };
}
