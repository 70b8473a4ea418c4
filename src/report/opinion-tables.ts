import type { CrossCheck } from '../valuation/cross-checks.ts';
import type { Assessment } from '../workflow/assessment.ts';
import { money } from './figures.ts';
import type { Table } from './tables.ts';
import type { Say } from './words.ts';

/** What the opinion was held against; no rows where the application tells no facts for it. */
export function checkTable({ opinion }: Assessment, say: Say): Table {
  const rows = opinion.checks.map((check) => [
    say(check),
    figureText(check.figure),
    figureText(check.bound),
    say(answerOf(check)),
  ]);
  const failed = opinion.checks.flatMap(({ holds }, i) => (holds === 'no' ? [i] : []));
  return {
    head: [say('check'), say('figure'), say('bound'), say('answer')],
    rows,
    numbers: [1, 2],
    strong: failed,
  };
}

/** An amount to the fen; a rate, which is below 1, with the digits it has. */
const figureText = (figure: string | null): string =>
  figure === null ? '—' : Number(figure) < 1 ? figure : money(figure);

const answerOf = ({ holds }: CrossCheck): 'pass' | 'fail' | 'unknown' =>
  holds === 'yes' ? 'pass' : holds === 'no' ? 'fail' : 'unknown';

/** What the purpose demands of the work, each with its source: a list to tick, not a statement that it was done. */
export function demandTable({ demands }: Assessment, say: Say): Table {
  const rows = (demands?.demands ?? []).map(({ label, source, mark, note }) => {
    const entry = source === undefined ? undefined : demands?.sources[source];
    const origin = entry === undefined ? '—' : `${entry.work}, ${entry.locator}`;
    return [say(label), `${origin}${mark === undefined ? '' : ` [${mark}]`}`, note ?? ''];
  });
  return { head: [say('demand'), say('source'), ''], rows, numbers: [] };
}
