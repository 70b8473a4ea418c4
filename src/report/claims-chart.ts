import type { PoolAssessment } from '../workflow/assessment.ts';
import { chance, plain } from './figures.ts';
import { element, line, picture, textAt, ticks } from './svg.ts';
import { type Language, wordsIn } from './words.ts';

const WIDTH = 760;
const HEIGHT = 300;
const LEFT = 64;
const RIGHT = 16;
const TOP = 20;
const BOTTOM = 250;
/** The scale runs over this many powers of ten below 1. */
const DECADES = 8;
const FEN_PER_MILLION = 100_000_000;

/** Claims on the pool over the horizon: exact law as an outline, simulated shares as bars, the balance as a line. */
export function claimsChart({ law, simulation, book, binWidth }: PoolAssessment, language: Language): string {
  const say = wordsIn(language);
  const step = (WIDTH - LEFT - RIGHT) / law.bins.length;
  const y = (probability: number): number => TOP + ((BOTTOM - TOP) * Math.min(DECADES, -tenLog(probability))) / DECADES;
  const x = (fen: number): number => LEFT + (step * fen) / binWidth;

  const bars = simulation.bins.flatMap((count, i) => {
    if (count === 0) return [];
    const top = y(count / simulation.scenarios);
    return [element('rect', { x: LEFT + i * step + 1, y: top, width: step - 2, height: BOTTOM - top, class: 'bar' })];
  });
  const outline = law.bins.map((probability, i) => {
    const height = pixels(y(probability));
    return `${i === 0 ? 'M' : 'L'}${pixels(LEFT + i * step)} ${height}H${pixels(LEFT + (i + 1) * step)}`;
  });
  const rows = Array.from({ length: DECADES / 2 + 1 }, (_, i) => {
    const at = TOP + ((BOTTOM - TOP) * 2 * i) / DECADES;
    return [
      line(LEFT, at, WIDTH - RIGHT, at)({ class: 'grid' }),
      textAt(LEFT - 8, at + 4, i === 0 ? '1' : `1e-${2 * i}`, { 'text-anchor': 'end' }),
    ];
  }).flat();
  const most = (binWidth * law.bins.length) / FEN_PER_MILLION;
  const columns = ticks(most, 8).map((tick) =>
    textAt(x(tick * FEN_PER_MILLION), BOTTOM + 18, plain(tick), { 'text-anchor': 'middle' }),
  );
  const dry = `${say('probabilityDry')}: ${say('exact')} ${chance(law.probabilityDry)}, ${say('simulated')} ${chance(simulation.dry.estimate)} ± ${chance(simulation.dry.standardError)}`;
  return picture({ width: WIDTH, height: HEIGHT }, say('claims'), dry, [
    ...rows,
    ...bars,
    element('path', { d: outline.join(''), class: 'outline' }),
    line(x(book.balance), TOP, x(book.balance), BOTTOM)({ class: 'limit' }),
    textAt(x(book.balance) - 6, TOP + 12, say('balance'), { 'text-anchor': 'end', class: 'strong' }),
    ...columns,
    textAt(WIDTH - RIGHT, BOTTOM + 36, `${say('claims')}, ${say('millionYuan')}`, { 'text-anchor': 'end' }),
    textAt(LEFT, BOTTOM + 36, `${say('probability')}: ▬ ${say('simulated')}, ─ ${say('exact')}`),
  ]);
}

/** log₁₀ good to a pixel, by repeated division: pictures need no more, and all engines draw the same. */
function tenLog(probability: number): number {
  if (probability <= 0) return Number.NEGATIVE_INFINITY;
  let whole = 0;
  let rest = probability;
  while (rest < 1) {
    rest *= 10;
    whole--;
  }
  let part = 0;
  for (let i = 1; i <= 10; i++) {
    rest *= rest;
    if (rest >= 10) {
      rest /= 10;
      part += 2 ** -i;
    }
  }
  return whole + part;
}

function pixels(value: number): number {
  return Math.round(value * 100) / 100;
}
