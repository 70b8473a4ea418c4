import type { Finding } from '../pledge/pledgeability.ts';
import type { Assessment } from '../workflow/assessment.ts';
import { plain } from './figures.ts';
import { checkTable } from './opinion-tables.ts';
import * as sentences from './sentences.ts';
import {
  cappedLines,
  limitTable,
  lossTable,
  methodTable,
  poolNotes,
  poolTable,
  rightsTable,
  type Table,
} from './tables.ts';
import { alignedRows, flow, oneLine } from './text-layout.ts';
import { fill, type Language, type Say, sayIn, type Word } from './words.ts';

/** Rows shown of a table that grows with the application, and cases shown of those found. */
const MOST_ROWS = 8;
const MOST_CASES = 5;
/** Columns that lists of places run over. */
const COLUMNS = 100;

/** An assessment as a summary of about one page for a terminal or a file note, the same each time. */
export function summaryText(assessment: Assessment, language: Language): string {
  const say = sayIn(language);
  const section = (word: Word, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', say(word), ...lines.map((line) => `  ${line}`)];
  return [
    `${say('title')}${say('colon')}${say(assessment.application.title)}`,
    sentences.identityText(assessment, say),
    ...section('rights', [
      ...tableLines(rightsTable(assessment, say), say),
      ...sentences.lifeLines(assessment, say).slice(0, 1),
    ]),
    ...section('value', valueLines(assessment, say)),
    ...section('crossChecks', checkLines(assessment, say)),
    ...section('demands', demandLines(assessment, say)),
    ...section('cases', caseLines(assessment, say)),
    ...section('pledge', pledgeLines(assessment, say)),
    ...section('loss', lossLines(assessment, say)),
    ...section('pool', poolLines(assessment, say)),
    ...section('assumptions', assumedLines(assessment, say)),
    ...section('warnings', atMost(assessment.warnings.map(say), say)),
    ...section('provenance', provenanceLines(assessment, say)),
  ]
    .map(oneLine)
    .map((line) => `${line}\n`)
    .join('');
}

function atMost(lines: readonly string[], say: Say): string[] {
  if (lines.length <= MOST_ROWS) return [...lines];
  return [...lines.slice(0, MOST_ROWS), fill(say('andMore'), String(lines.length - MOST_ROWS))];
}

function tableLines({ head, rows, numbers }: Table, say: Say): string[] {
  const [top = '', ...lines] = alignedRows([head, ...rows], numbers);
  return [top, ...atMost(lines, say)];
}

function valueLines(assessment: Assessment, say: Say): string[] {
  const { head, rows, numbers } = methodTable(assessment, say);
  return [
    ...alignedRows([head, ...rows], numbers),
    ...assessment.opinion.methods.map(({ reason }, i) => `${i + 1}  ${say(reason)}`),
    ...sentences.opinionLines(assessment, say).slice(1),
  ];
}

function checkLines(assessment: Assessment, say: Say): string[] {
  return assessment.opinion.checks.length === 0 ? [] : tableLines(checkTable(assessment, say), say);
}

/** Names only: their sources are in the report. */
function demandLines({ demands }: Assessment, say: Say): string[] {
  if (demands === null) return [];
  const names = demands.demands.map(({ label }) => `- ${say(label)}`);
  return [fill(say('demandsOf'), say(demands.label)), ...atMost(names, say)];
}

function caseLines({ evidence }: Assessment, say: Say): string[] {
  if (evidence === null) return [];
  const rows = evidence.neighbours
    .slice(0, MOST_CASES)
    .map(({ id, value, distance }) => [id, plain(value), plain(distance)]);
  return [
    ...sentences.caseLines(evidence, say),
    ...alignedRows([[say('nearestCases'), say('caseValue'), say('distance')], ...rows], [1, 2]),
  ];
}

function pledgeLines(assessment: Assessment, say: Say): string[] {
  const { loan } = assessment;
  const { head, rows, numbers } = limitTable(loan, say);
  const withoutWorking = (row: readonly string[]): string[] => row.filter((_, i) => i !== 3);
  return [
    `${say('pledgeable')}${say('colon')}${say(loan.pledgeability.answer)}`,
    ...atMost(openFindings(loan.pledgeability.findings, say), say),
    ...tableLines({ head: withoutWorking(head), rows: rows.map(withoutWorking), numbers }, say),
    sentences.lendableText(assessment, say),
  ];
}

/** Rules that fail or cannot be told, each with the rights it concerns. */
function openFindings(findings: readonly Finding[], say: Say): string[] {
  const rights = new Map<string, string[]>();
  for (const { answer, ground, rightId } of findings) {
    if (answer === 'pass') continue;
    const key = `${say(answer)}${say('colon')}${say(ground)}`;
    rights.set(key, [...(rights.get(key) ?? []), rightId]);
  }
  return [...rights].flatMap(([rule, ids]) => [
    `- ${rule}`,
    ...atMost(flow(ids, COLUMNS), say).map((ids) => `  ${ids}`),
  ]);
}

function lossLines(assessment: Assessment, say: Say): string[] {
  const { head, rows, numbers } = lossTable(assessment.loan, say);
  return [
    ...alignedRows([head, ...rows], numbers),
    ...cappedLines(assessment.loan, say),
    sentences.expectedLossText(assessment, say),
  ];
}

function poolLines(assessment: Assessment, say: Say): string[] {
  const { head, rows, numbers } = poolTable(assessment.pool, say);
  return [
    ...sentences.schemeLines(assessment, say),
    sentences.bookText(assessment, say),
    ...alignedRows([head, ...rows], numbers),
    ...poolNotes(assessment.pool, say),
  ];
}

/** Places only: the reasons are in the report, and a summary of them would be longer than all the rest. */
function assumedLines(assessment: Assessment, say: Say): string[] {
  const { basis } = assessment.application;
  const places = basis.filter(({ kind }) => kind === 'assumed').map(({ at }) => at);
  return [
    ...(places.length === 0
      ? []
      : [fill(say('assumedPlaces'), String(places.length), String(basis.length)), ...flow(places, COLUMNS)]),
    ...sentences.suppliedLines(assessment, say),
    ...sentences.unknownTermLines(assessment, say),
  ];
}

function provenanceLines(assessment: Assessment, say: Say): string[] {
  const { library, dataSets, caseFile } = assessment;
  const sets = dataSets.map(({ id, version, hash }) => `${id}@${version} ${hash.slice(0, 12)}`);
  const cases = caseFile === null ? [] : [`${say('caseFile')} ${caseFile.hash.slice(0, 12)}`];
  return [
    `${fill(say('library'), library)}${say('semicolon')}${sentences.simulationText(assessment, say)}`,
    ...flow([...sets, ...cases], COLUMNS),
  ];
}
