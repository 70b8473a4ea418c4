import type { Assessment } from '../workflow/assessment.ts';
import { claimsChart } from './claims-chart.ts';
import { inFull, percent, plain } from './figures.ts';
import { paragraph, paragraphs, table } from './html.ts';
import { bookText, schemeLines, simulationText } from './sentences.ts';
import { isFlagged, poolNotes, poolTable } from './tables.ts';
import { unitFor } from './unit.ts';
import { fill, type Language, type Say } from './words.ts';

export function poolParts(assessment: Assessment, language: Language, say: Say): string[] {
  const { pool, scheme, application } = assessment;
  const unit = unitFor(Number(scheme.terms.poolSize), application.currency, language, say);
  const notes = poolNotes(pool, say);
  return [
    paragraphs([...schemeLines(assessment, say), bookText(assessment, say), defaultsText(assessment, say)]),
    claimsChart(pool, unit, say),
    table(poolTable(pool, say)),
    ...notes.map((note, i) => paragraph(note, i === 0 && isFlagged(pool) ? 'alarm' : undefined)),
    paragraph(simulationText(assessment, say), 'soft'),
  ];
}

function defaultsText({ pool }: Assessment, say: Say): string {
  const { expectedDefaults, defaultQuantiles } = pool.law;
  const most = defaultQuantiles.map(({ level, defaults }) => fill(say('atMost'), percent(level), inFull(defaults)));
  return fill(say('defaults'), plain(expectedDefaults), most.join(say('comma')));
}
