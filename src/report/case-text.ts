import type { HealthMap } from '../cases/health-map.ts';
import type { CaseStudy } from '../cases/study-cases.ts';
import type { CaseFileReport } from '../workflow/study-case-file.ts';
import { termIn } from './case-terms.ts';
import { type SayCase, sayCaseIn } from './case-words.ts';
import { inFull, percent, plain } from './figures.ts';
import { ratioLines } from './ratio-table.ts';
import { caseLines } from './sentences.ts';
import { alignedRows, cutTo, oneLine } from './text-layout.ts';
import { fill, type Language, sayIn } from './words.ts';

/** Rows shown of lists that grow with the file. */
const MOST_ROWS = 8;
const MOST_COLUMNS = 44;

/** A report on a case file as text for a terminal or a file note, the same each time. */
export function caseText(report: CaseFileReport, language: Language): string {
  const say = sayCaseIn(language);
  const term = termIn(language);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
  const { fileEstimates, study, schema } = report;
  return [
    ...section(say('file'), fileLines(report, say, term)).slice(1),
    ...section(say('schema'), schemaLines(report, say, term)),
    ...section(say('estimate'), estimateLines(report, language)),
    ...(fileEstimates === null
      ? []
      : section(say('fileEstimates', name(fileEstimates.column), name(schema.value?.column ?? '')), [
          ...ratioLines(fileEstimates.ratios, say),
          ...(fileEstimates.chasing.isSuspect
            ? [say('chasing', inFull(fileEstimates.chasing.within2), inFull(fileEstimates.chasing.within6))]
            : []),
        ])),
    ...section(say('learned'), learnedLines(report, say)),
    ...(study === null ? [] : section(say('study'), studyLines(study, say, term))),
    ...section(say('health'), healthLines(report.health, say, term)),
    '',
  ].join('\n');
}

const name = (text: string): string => cutTo(oneLine(text), MOST_COLUMNS);

function shown<T>(rows: readonly T[], say: SayCase, line: (row: T) => string): string[] {
  const more = rows.length - MOST_ROWS;
  return [...rows.slice(0, MOST_ROWS).map(line), ...(more > 0 ? [say('more', inFull(more))] : [])];
}

type Term = (term: string) => string;

function fileLines({ rowsRead, cases, leftOut }: CaseFileReport, say: SayCase, term: Term): string[] {
  const rows = shown(leftOut, say, ({ row, id, reason }) => say('leftOut', inFull(row), name(id), term(reason)));
  return [say('counts', ...[rowsRead, cases, leftOut.length].map(inFull)), ...rows];
}

function schemaLines({ schema, inferred }: CaseFileReport, say: SayCase, term: Term): string[] {
  const { value, id, date } = schema;
  const rows = schema.attributes.map((attribute) => {
    const transform = attribute.kind === 'numeric' ? `, ${term(attribute.transform)}` : '';
    return [name(attribute.name), `${term(attribute.kind)}${transform}`, plain(attribute.weight)];
  });
  const table = alignedRows([[say('attribute'), say('kind'), say('weight')], ...rows], [2]);
  const perUnit =
    value?.per === undefined ? null : say('perUnit', name(value.column), name(value.per), term(value.scale));
  return [
    ...(inferred === null ? [] : [say('inferred')]),
    ...table,
    ...(value === undefined ? [] : [perUnit ?? say('valueIs', name(value.column), term(value.scale))]),
    ...(id === undefined ? [] : [say('named', name(id))]),
    ...(date === undefined ? [] : [say('dated', 'column' in date ? name(date.column) : date.every)]),
    ...(inferred === null || inferred.length === 0
      ? []
      : [say('skipped', inferred.map(({ column, reason }) => `${name(column)} (${term(reason)})`).join(', '))]),
  ];
}

function estimateLines({ estimate, knownValue }: CaseFileReport, language: Language): string[] {
  if (estimate === null) return [];
  const [say, sayCase] = [sayIn(language), sayCaseIn(language)];
  const { manipulation, mostInfluential, neighbours } = estimate;
  const fewest = [manipulation.altered, manipulation.added].map((each) =>
    each === null ? say('noNumber') : inFull(each.count),
  );
  const rows = neighbours.map(({ id, value, distance }) => [name(id), plain(value), plain(distance)]);
  return [
    ...caseLines(estimate, say),
    ...(knownValue === null ? [] : [sayCase('known', plain(knownValue))]),
    fill(say('influence'), name(mostInfluential.id), plain(mostInfluential.valueWithout)),
    fill(say('manipulation'), percent(manipulation.share), fewest[0]!, inFull(neighbours.length), fewest[1]!),
    ...alignedRows([[sayCase('nearest'), sayCase('value'), sayCase('distance')], ...rows], [1, 2]),
  ];
}

function learnedLines({ learned }: CaseFileReport, say: SayCase): string[] {
  if (learned === null) return [];
  const { startError, fittedError, honestStartError, honestError, weights } = learned;
  return [
    say('learnedErrors', ...[startError, fittedError, honestStartError, honestError].map(plain)),
    say('learnedNote'),
    ...alignedRows(
      Object.entries(weights).map(([attribute, weight]) => [name(attribute), plain(weight)]),
      [1],
    ),
  ];
}

function studyLines(study: CaseStudy, say: SayCase, term: Term): string[] {
  const { ratios, beside, coverage, byGroup, disguised } = study;
  const explain = { yes: 'explainYes', hardly: 'explainHardly', no: 'explainNo' } as const;
  const group = study.scheme.by === 'leave-group-out' ? `: ${name(study.scheme.attribute)}` : '';
  const scheme = `${term(study.scheme.by)}${group}`;
  return [
    say('tested', inFull(study.tested), scheme, inFull(study.refused), percent(study.refusalRate)),
    ...(beside === null ? [] : [say(explain[study.doAttributesExplain], percent(beside.explainedShare))]),
    ...disguised.map(({ attribute, rankCorrelation }) => say('disguised', name(attribute), plain(rankCorrelation))),
    ...(ratios === null ? [] : ratioLines(ratios, say)),
    ...(beside === null
      ? []
      : alignedRows(
          [
            [say('against'), say('error'), say('skill'), say('beaten')],
            [say('ours'), plain(beside.meanAbsoluteError), '', ''],
            ...beside.baselines.map((each) => [
              say(each.name),
              plain(each.meanAbsoluteError),
              percent(each.skill),
              say(each.isBeaten ? 'yes' : 'no'),
            ]),
          ],
          [1, 2],
        )),
    ...(coverage === null
      ? []
      : [
          say(
            'coverage',
            percent(coverage.level),
            percent(coverage.coverage),
            inFull(coverage.n),
            ...[coverage.interval.lower, coverage.interval.upper].map(percent),
          ),
        ]),
    ...(byGroup.length === 0
      ? []
      : alignedRows(
          [
            [say('group'), say('cases'), say('medianRatio'), say('cod')],
            ...byGroup
              .slice(0, MOST_ROWS)
              .map(({ level, n, medianRatio, cod }) => [name(level), inFull(n), plain(medianRatio), plain(cod)]),
          ],
          [1, 2, 3],
        )),
  ];
}

function healthLines(map: HealthMap, say: SayCase, term: Term): string[] {
  const { by, cells, empty, level, needed, cases, inHealthyCells } = map;
  const thin = cells.filter(({ lacking }) => lacking > 0);
  const rows = [...thin, ...cells.filter(({ lacking }) => lacking === 0)].slice(0, 3 * MOST_ROWS);
  const more = cells.length - rows.length;
  return [
    say('healthCounts', inFull(inHealthyCells), inFull(cases), percent(level), inFull(needed)),
    ...alignedRows(
      [
        [...by.map(name), say('age'), say('cases'), say('spread'), say('missing'), say('lacking')],
        ...rows.map((cell) => [
          ...cell.levels.map((each) => name(term(each))),
          term(cell.age),
          inFull(cell.cases),
          cell.spread === null ? '—' : plain(cell.spread),
          percent(cell.missingShare),
          inFull(cell.lacking),
        ]),
      ],
      [0, 1, 2, 3].map((place) => by.length + 1 + place),
    ),
    ...(more > 0 ? [say('more', inFull(more))] : []),
    ...(empty.length === 0
      ? []
      : [
          say(
            'together',
            empty
              .slice(0, MOST_ROWS)
              .map((pair) => pair.map(name).join(' × '))
              .join(', '),
          ),
        ]),
  ];
}
