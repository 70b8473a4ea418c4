import type { Limit } from '../pledge/lendable-value.ts';
import type { Assessment, LoanAssessment, PoolAssessment } from '../workflow/assessment.ts';
import { chance, money, moneyOfFen, percent, signed } from './figures.ts';
import { fill, type Say } from './words.ts';

/** A table that both the summary and the report show. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, set to the right. */
  readonly numbers: readonly number[];
  /** Rows to be seen first. */
  readonly strong?: readonly number[];
}

export function rightsTable({ application, life }: Assessment, say: Say): Table {
  const rows = life.rights.map(({ rightId, expiryDay, remainingYears }, i) => {
    const kind = application.rights[i]?.kind;
    return [rightId, kind === undefined ? '' : say(kind), expiryDay, remainingYears];
  });
  return { head: [say('right'), say('rightKind'), say('expires'), say('yearsLeft')], rows, numbers: [3] };
}

/** Methods by number, then the opinion. */
export function methodTable({ opinion }: Assessment, say: Say): Table {
  const rows = opinion.methods.map(({ outcome, value, low, high, weight }, i) => [
    String(i + 1),
    say(outcome.model.title),
    percent(weight),
    money(value),
    money(low),
    money(high),
  ]);
  const last = ['', say('opinion'), '', money(opinion.value), money(opinion.low), money(opinion.high)];
  return {
    head: ['', say('method'), say('weight'), say('point'), say('low'), say('high')],
    rows: [...rows, last],
    numbers: [2, 3, 4, 5],
    strong: [rows.length],
  };
}

/** Every ceiling on the loan; the binding one is marked. */
export function limitTable({ lendable }: LoanAssessment, say: Say): Table {
  const rows = lendable.limits.map((limit) => [
    say(limit.label),
    money(limit.amount),
    limit.id === lendable.binding.id && limit.working === lendable.binding.working ? say('binding') : '',
    limitWorking(limit, say),
    limitSource(limit, say),
  ]);
  const head = [say('limit'), say('amount'), '', say('workingOut'), say('source')];
  return { head, rows, numbers: [1, 2], strong: rows.flatMap((row, i) => (row[2] === '' ? [] : [i])) };
}

/** The working of a ceiling, which the pledge room writes in English where it is a sentence. */
function limitWorking({ id, working }: Limit, say: Say): string {
  const parts = /^(?:(.*): )?(\S+) (?:months|years) against (\S+)(?: years)?$/s.exec(working);
  if (parts === null) return working;
  const [, right = '', length = '', bound = ''] = parts;
  return id === 'term' ? fill(say('monthsAgainst'), length, bound) : fill(say('yearsAgainst'), right, length, bound);
}

function limitSource({ id, source }: Limit, say: Say): string {
  if (id === 'scheme-maximum') return say('theScheme');
  return id === 'not-pledgeable' ? say('theFindings') : source;
}

/** Who bears which part of the loss, to the fen, when the pledge is unsold and when it is sold. */
export function lossTable({ exposure, whenUnsold, whenSold }: LoanAssessment, say: Say): Table {
  const parties = whenUnsold.split.parts.map(({ party, amount }, i) => [
    say(party),
    money(amount),
    money(whenSold.split.parts[i]?.amount ?? '0'),
  ]);
  const both = (name: string, of: (one: LoanAssessment['whenSold']) => string): string[] => [
    name,
    money(of(whenUnsold)),
    money(of(whenSold)),
  ];
  return {
    head: [say('bearer'), say('whenUnsold'), say('whenSold')],
    rows: [
      [say('owed'), money(exposure.total), money(exposure.total)],
      both(say('recovered'), ({ loss }) => loss.recovered),
      both(say('totalLoss'), ({ split }) => split.total),
      both(say('compensable'), ({ split }) => split.compensable),
      ...parties,
    ],
    numbers: [1, 2],
    strong: [2],
  };
}

/** One line for each end of a default in which a party pays its most. */
export function cappedLines({ whenUnsold, whenSold }: LoanAssessment, say: Say): string[] {
  return ([whenUnsold, whenSold] as const).flatMap(({ split }, i) => {
    const names = split.parts.filter(({ capped }) => capped).map(({ party }) => say(party));
    const end = say(i === 0 ? 'whenUnsold' : 'whenSold');
    return names.length === 0 ? [] : [`${end}${say('comma')}${fill(say('capped'), names.join(say('comma')))}`];
  });
}

/** Standard errors beyond which a simulation does not bear out the exact figure. */
const LARGEST_GAP = 4;

/** Exact and simulated figures of the pool side by side, each with its error and the gap. */
export function poolTable({ simulation }: PoolAssessment, say: Say): Table {
  const { payout, dry } = simulation;
  const gap = (value: number): string => signed(value) + (isFar(value) ? ` ${say('beyondFour')}` : '');
  // an event that no scenario met has an estimated error of 0, which would be read as certainty
  const dryRow = dry.estimate === 0 ? [say('noneSeen'), ''] : [chance(dry.estimate), chance(dry.standardError)];
  const payoutRow = [moneyOfFen(payout.estimate), moneyOfFen(payout.standardError)];
  return {
    head: ['', say('exact'), say('simulated'), say('standardError'), say('gap')],
    rows: [
      [say('expectedPayout'), moneyOfFen(payout.exact), ...payoutRow, gap(payout.gap)],
      [say('probabilityDry'), chance(dry.exact), ...dryRow, gap(dry.gap)],
    ],
    numbers: [1, 2, 3, 4],
  };
}

const isFar = (gap: number): boolean => Math.abs(gap) > LARGEST_GAP;

/** Whether a simulated figure lies too far from the exact one. */
export function isFlagged({ simulation }: PoolAssessment): boolean {
  return isFar(simulation.payout.gap) || isFar(simulation.dry.gap);
}

/** What to know about these figures: a simulation that disagrees, and what the model leaves out. */
export function poolNotes(pool: PoolAssessment, say: Say): string[] {
  return [...(isFlagged(pool) ? [say('flagged')] : []), say('tailWarning')];
}
