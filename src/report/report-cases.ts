import type { CaseEstimate } from '../cases/estimate.ts';
import type { Assessment } from '../workflow/assessment.ts';
import { inFull, percent, plain } from './figures.ts';
import { paragraphs, table } from './html.ts';
import { neighboursChart } from './neighbours-chart.ts';
import { caseLines } from './sentences.ts';
import type { Table } from './tables.ts';
import { fill, type Say } from './words.ts';

/** Attributes that have room for a column each; more share one. */
const MOST_COLUMNS = 7;

export function casesParts({ evidence }: Assessment, say: Say): string[] {
  if (evidence === null) return [];
  return [
    paragraphs([...caseLines(evidence, say), ...backgroundLines(evidence, say)]),
    neighboursChart(evidence, say),
    table(neighbourTable(evidence, say)),
    paragraphs([say('contributions')]),
  ];
}

function backgroundLines(evidence: CaseEstimate, say: Say): string[] {
  const { cases, mostInfluential, unseenLevels, manipulation, neighbours } = evidence;
  const { share, altered, added } = manipulation;
  const fewest = [altered, added].map((each) => (each === null ? say('noNumber') : inFull(each.count)));
  const { later, undated, excluded } = cases.notUsed;
  const unseen = unseenLevels.map(({ attribute, level }) => `${attribute} ${level}`);
  return [
    fill(say('influence'), mostInfluential.id, plain(mostInfluential.valueWithout)),
    fill(say('manipulation'), percent(share), fewest[0]!, inFull(neighbours.length), fewest[1]!),
    fill(say('rowsNotUsed'), ...[cases.leftOut.length, later, undated, excluded].map(inFull)),
    ...(unseen.length === 0 ? [] : [fill(say('unseen'), unseen.join(say('comma')))]),
  ];
}

/** What was sought, then each neighbour with what every attribute adds to its distance. */
function neighbourTable({ neighbours }: CaseEstimate, say: Say): Table {
  const attributes = neighbours[0]?.contributions ?? [];
  const hasColumns = attributes.length <= MOST_COLUMNS;
  const spread = (names: readonly string[], cells: readonly string[]): string[] =>
    hasColumns ? [...cells] : [cells.map((cell, i) => `${names[i]} ${cell}`).join(say('semicolon'))];
  const names = attributes.map(({ attribute }) => attribute);
  const sought = attributes.map(({ target }) => target ?? '—');
  const rows = neighbours.map(({ id, value, distance, contributions }) => [
    id,
    plain(value),
    plain(distance),
    ...spread(
      names,
      contributions.map(({ found, contribution }) => `${found ?? '—'} (${plain(contribution)})`),
    ),
  ]);
  return {
    head: [say('nearestCases'), say('caseValue'), say('distance'), ...(hasColumns ? names : [say('attributes')])],
    rows: [[say('sought'), '', '', ...spread(names, sought)], ...rows],
    numbers: [1, 2, ...(hasColumns ? names.map((_, i) => i + 3) : [])],
    strong: [0],
  };
}
