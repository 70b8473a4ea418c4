import type { Assessment } from '../workflow/assessment.ts';
import { chance, money, percent } from './figures.ts';
import { keyFigures, list, page, paragraph, paragraphs, section, subsection, table } from './html.ts';
import { checkTable, demandTable } from './opinion-tables.ts';
import { casesParts } from './report-cases.ts';
import { lossParts, pledgeParts } from './report-loan.ts';
import { poolParts } from './report-pool.ts';
import { provenanceParts, sourceTable } from './report-records.ts';
import { workings } from './report-working.ts';
import {
  identityText,
  lifeLines,
  opinionLines,
  simulatedDryText,
  suppliedLines,
  unknownTermLines,
} from './sentences.ts';
import { escapeText } from './svg.ts';
import { methodTable, rightsTable } from './tables.ts';
import { valueChart } from './value-chart.ts';
import { fill, type Language, type Say, sayIn, type Word } from './words.ts';

/** An assessment as one printable HTML file: no script, no network, pictures as SVG. The same bytes each time. */
export function reportHtml(assessment: Assessment, language: Language): string {
  const say = sayIn(language);
  const chapters: readonly (readonly [Word, readonly string[]])[] = [
    ['rights', [table(rightsTable(assessment, say)), paragraphs(lifeLines(assessment, say))]],
    ['value', valueParts(assessment, language, say)],
    ['demands', demandParts(assessment, say)],
    ['cases', casesParts(assessment, say)],
    ['pledge', pledgeParts(assessment, say)],
    ['loss', lossParts(assessment, language, say)],
    ['pool', poolParts(assessment, language, say)],
    ['assumptions', assumedParts(assessment, say)],
    ['warnings', [list(assessment.warnings.map(say))]],
    ['working', workings(assessment, say)],
    ['sources', [sourceTable(assessment, say)]],
    ['provenance', provenanceParts(assessment, say)],
  ];
  const shown = chapters.filter(([, parts]) => parts.some((part) => part !== ''));
  return page(language === 'zh' ? 'zh-CN' : 'en', `${say('title')}${say('colon')}${assessment.application.id}`, [
    headOf(assessment, say),
    ...shown.map(([word, parts], i) => section(`${i + 1}  ${say(word)}`, parts)),
  ]);
}

function headOf(assessment: Assessment, say: Say): string {
  const { application, opinion, loan, pool } = assessment;
  const { lendable } = loan;
  return [
    `<header><p class="kind">${escapeText(say('title'))}</p>`,
    `<h1>${escapeText(say(application.title))}</h1>`,
    paragraph(identityText(assessment, say), 'soft'),
    keyFigures([
      [
        say('opinion'),
        money(opinion.value),
        `${money(opinion.low)} – ${money(opinion.high)} (${percent(opinion.level)})`,
      ],
      [
        say('lendable'),
        money(lendable.amount),
        `${say('asked')} ${money(lendable.asked)}${say('comma')}${say(lendable.isEnough ? 'fits' : 'tooMuch')}`,
      ],
      [
        say('expectedLoss'),
        money(loan.expectedLossWithScheme.value),
        `${say('withScheme')}${say('semicolon')}${say('alone')} ${money(loan.expectedLossAlone.value)}`,
      ],
      [say('probabilityDry'), chance(pool.law.probabilityDry), simulatedDryText(pool, say)],
    ]),
    '</header>',
  ].join('\n');
}

function valueParts(assessment: Assessment, language: Language, say: Say): string[] {
  const { head, rows, numbers, strong = [] } = methodTable(assessment, say);
  const lines = opinionLines(assessment, say);
  const reasons = [...assessment.opinion.methods.map(({ reason }) => say(reason)), ''];
  return [
    valueChart(assessment, language, say),
    table({
      head: [...head, say('reason')],
      rows: rows.map((row, i) => [...row, reasons[i] ?? '']),
      numbers,
      strong,
    }),
    ...lines.map((line, i) =>
      paragraph(line, i === lines.length - 1 && assessment.opinion.inConflict ? 'alarm' : undefined),
    ),
    assessment.opinion.checks.length === 0 ? '' : subsection(say('crossChecks'), [table(checkTable(assessment, say))]),
  ];
}

function demandParts(assessment: Assessment, say: Say): string[] {
  const { demands } = assessment;
  if (demands === null) return [];
  return [paragraph(fill(say('demandsOf'), say(demands.label)), 'soft'), table(demandTable(assessment, say))];
}

function assumedParts(assessment: Assessment, say: Say): string[] {
  const assumed = assessment.application.basis.filter(({ kind }) => kind === 'assumed');
  const rows = assumed.map(({ at, source }) => [at, source]);
  return [
    rows.length === 0 ? '' : table({ head: [say('place'), say('ground')], rows, numbers: [] }),
    list([...suppliedLines(assessment, say), ...unknownTermLines(assessment, say)]),
  ];
}
