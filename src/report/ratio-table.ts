import type { Interval } from '../cases/conformal.ts';
import type { RatioStudy } from '../cases/ratio-study.ts';
import type { CaseWord, SayCase } from './case-words.ts';
import { inFull, percent, plain } from './figures.ts';
import { alignedRows } from './text-layout.ts';

/** A ratio study as lines: each statistic with its interval, and the span that it should keep. */
export function ratioLines(study: RatioStudy, say: SayCase): string[] {
  const { intervals, prbFit, verticalEquity, mki } = study;
  const row = (name: CaseWord, value: number | null, interval: Interval | null = null): string[] => {
    const standard = study.standards.find(({ statistic }) => statistic === name);
    const ends = interval === null ? '' : `${plain(interval.lower)} – ${plain(interval.upper)}`;
    const span = standard === undefined ? '' : `${plain(standard.low)} – ${plain(standard.high)}`;
    const met = standard === undefined ? '' : say(standard.isMet ? 'yes' : 'no');
    return [say(name), value === null ? '—' : plain(value), ends, span, met];
  };
  const { outliers } = study;
  return [
    ...alignedRows(
      [
        [say('statistic'), say('figure'), say('interval'), say('span'), say('met')],
        row('medianRatio', study.medianRatio, intervals.medianRatio),
        row('weightedMeanRatio', study.weightedMeanRatio, intervals.weightedMeanRatio),
        row('cod', study.cod, intervals.cod),
        row('prd', study.prd, intervals.prd),
        row('prb', study.prb, prbFit.interval),
        row('mki', mki),
        row('ki', study.ki),
        row('vei', verticalEquity === null ? null : verticalEquity.vei),
        [say('hit20'), percent(study.hitRate20), '', '', ''],
      ],
      [1],
    ),
    ...(outliers.places.length === 0
      ? []
      : [say('outliers', inFull(outliers.places.length), plain(outliers.low), plain(outliers.high))]),
  ];
}
