import type { Finding } from '../pledge/pledgeability.ts';
import type { Assessment } from '../workflow/assessment.ts';
import { paragraph, paragraphs, subsection, table } from './html.ts';
import { lossChart } from './loss-chart.ts';
import { expectedLossText, lendableText } from './sentences.ts';
import { cappedLines, limitTable, lossTable, type Table } from './tables.ts';
import { loanUnit } from './unit.ts';
import type { Language, Say } from './words.ts';

export function pledgeParts(assessment: Assessment, say: Say): string[] {
  const { lendable, pledgeability } = assessment.loan;
  const { answer, findings } = pledgeability;
  const sources = [...new Set(findings.map(({ source }) => source))];
  return [
    paragraph(lendableText(assessment, say), lendable.isEnough ? undefined : 'alarm'),
    table(limitTable(assessment.loan, say)),
    subsection(`${say('findings')}${say('colon')}${say(answer)}`, [
      table(findingTable(findings, say)),
      ...sources.map((source) => paragraph(`${say('source')}${say('colon')}${source}`, 'soft')),
    ]),
  ];
}

function findingTable(findings: readonly Finding[], say: Say): Table {
  return {
    head: [say('right'), say('rule'), say('answer')],
    rows: findings.map(({ rightId, ground, answer }) => [rightId, say(ground), say(answer)]),
    numbers: [],
    strong: findings.flatMap(({ answer }, i) => (answer === 'pass' ? [] : [i])),
  };
}

export function lossParts(assessment: Assessment, language: Language, say: Say): string[] {
  const { loan, application } = assessment;
  const unit = loanUnit(application.currency, language, say);
  return [
    lossChart(loan, unit, say),
    table(lossTable(loan, say)),
    paragraphs([...cappedLines(loan, say), expectedLossText(assessment, say)]),
  ];
}
