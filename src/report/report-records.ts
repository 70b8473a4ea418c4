import type { Assessment } from '../workflow/assessment.ts';
import { paragraphs, table } from './html.ts';
import { simulationText } from './sentences.ts';
import { fill, type Say } from './words.ts';

/** Where each figure of the application comes from. */
export function sourceTable({ application, dataFigures }: Assessment, say: Say): string {
  const fromData = dataFigures.map(({ set, place, value, mark, source, status }) => [
    `${set}: ${place} = ${value}`,
    say(status === 'enacted' ? 'statute' : 'published'),
    `${source.work}, ${source.locator} [${mark}]`,
  ]);
  const rows = [...application.basis.map(({ at, kind, source }) => [at, say(kind), source]), ...fromData];
  return rows.length === 0 ? '' : table({ head: [say('place'), say('basisKind'), say('source')], rows, numbers: [] });
}

/** What it takes to get the same figures again. */
export function provenanceParts(assessment: Assessment, say: Say): string[] {
  const { library, dataSets, caseFile } = assessment;
  const layerName = (layer: string): string => (layer === 'built-in' || layer === 'caller' ? say(layer) : layer);
  const sets = dataSets.map(({ id, version, hash, layer }) => [`${id}@${version}`, layerName(layer), hash]);
  const cases = caseFile === null ? [] : [[say('caseFile'), say('caller'), caseFile.hash]];
  return [
    paragraphs([fill(say('library'), library), simulationText(assessment, say)]),
    table({ head: [say('dataSet'), say('layer'), say('hash')], rows: [...sets, ...cases], numbers: [] }),
  ];
}
