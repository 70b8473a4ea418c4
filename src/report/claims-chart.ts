import { log } from '../numeric/elementary.ts';
import type { PoolAssessment } from '../workflow/assessment.ts';
import { linearAxis } from './axis.ts';
import { chance, powerOfTen } from './figures.ts';
import { simulatedDryText } from './sentences.ts';
import { box, element, label, line, picture, pixels } from './svg.ts';
import type { Unit } from './unit.ts';
import { fill, type Say } from './words.ts';

const WIDTH = 820;
const LEFT = 76;
const RIGHT = 10;
const TOP = 34;
const HEIGHT = 250;
const BOTTOM = TOP + HEIGHT;
/** Room for the last bin, which holds all larger claims and stands apart. */
const LAST = 26;
/** The scale shows at most this many powers of ten below 1. */
const MOST_DECADES = 12;
const FEN = 100;

/** Claims on the pool: the exact law as an outline, simulated shares as bars, the balance as a dashed line. */
export function claimsChart(pool: PoolAssessment, unit: Unit, say: Say): string {
  const { law, simulation, book, binWidth } = pool;
  const shares = simulation.bins.map((count) => count / simulation.scenarios);
  const decades = decadesOf([...law.bins, ...shares]);
  const y = (probability: number): number =>
    probability <= 0 ? BOTTOM : Math.min(BOTTOM, TOP + (HEIGHT * -log(probability)) / (Math.LN10 * decades));
  const inner = law.bins.length - 1;
  const step = (WIDTH - LEFT - RIGHT - LAST) / inner;
  const leftOf = (bin: number): number => (bin < inner ? LEFT + step * bin : WIDTH - RIGHT - LAST + 8);
  const widthOf = (bin: number): number => (bin < inner ? step : LAST - 8);

  const bars = shares.flatMap((share, i) =>
    y(share) === BOTTOM ? [] : [box([leftOf(i) + 1, y(share), widthOf(i) - 2, BOTTOM - y(share)], 'bar')],
  );
  const steps = law.bins.map((probability, i) => {
    const start = i === 0 || i === inner ? `M${pixels(leftOf(i))} ${pixels(BOTTOM)}V` : 'V';
    const fall = i >= inner - 1 ? `V${pixels(BOTTOM)}` : '';
    return `${start}${pixels(y(probability))}H${pixels(leftOf(i) + widthOf(i))}${fall}`;
  });
  const balance = LEFT + (step * book.balance) / binWidth;
  const most = (binWidth * inner) / FEN;
  return picture({
    width: WIDTH,
    height: BOTTOM + 44,
    title: say('claims'),
    description: dryTexts(pool, unit, say).join(say('semicolon')),
    parts: [
      ...chanceScale(decades),
      ...bars,
      element('path', { d: steps.join(''), class: 'outline' }),
      line([balance, TOP, balance, BOTTOM], 'limit'),
      ...dryTexts(pool, unit, say).map((text, i) =>
        label([balance - 10, TOP + 14 + 17 * i], text, 'end', i === 0 ? 'strong' : ''),
      ),
      ...amountScale(most, (amount) => LEFT + (step * amount * FEN) / binWidth, unit),
      label([WIDTH - RIGHT, BOTTOM + 16], say('andAbove'), 'end', 'soft small'),
      line([LEFT, BOTTOM, WIDTH - RIGHT, BOTTOM], 'axis'),
      ...legend(fill(say('claimsAxis'), unit.name), say),
    ],
  });
}

/** Powers of ten below 1 that reach down to the rarest bin. */
function decadesOf(probabilities: readonly number[]): number {
  const rarest = Math.min(...probabilities.filter((probability) => probability > 0));
  return Math.min(MOST_DECADES, Math.max(1, Math.ceil(-log(rarest) / Math.LN10 - 1e-9)));
}

function chanceScale(decades: number): string[] {
  return Array.from({ length: decades + 1 }, (_, i) => {
    const y = TOP + (HEIGHT * i) / decades;
    return [line([LEFT, y, WIDTH - RIGHT, y], 'grid'), label([LEFT - 8, y + 4], powerOfTen(-i), 'end', 'soft')];
  }).flat();
}

function amountScale(most: number, x: (amount: number) => number, unit: Unit): string[] {
  const ticks = linearAxis(0, most, 8).ticks.filter((tick) => tick <= most);
  return ticks.flatMap((tick) => [
    line([x(tick), BOTTOM, x(tick), BOTTOM + 4], 'axis'),
    label([x(tick), BOTTOM + 17], unit.show(tick), 'middle', 'soft'),
  ]);
}

/** What the picture is about, beside the line of the balance. */
function dryTexts(pool: PoolAssessment, unit: Unit, say: Say): string[] {
  return [
    `${say('balance')} ${unit.show(pool.book.balance / FEN)} ${unit.name}`,
    `${say('probabilityDry')}${say('comma')}${say('exact')}${say('colon')}${chance(pool.law.probabilityDry)}`,
    simulatedDryText(pool, say),
  ];
}

function legend(axisName: string, say: Say): string[] {
  const y = TOP - 20;
  return [
    label([0, y + 4], say('chanceAxis')),
    box([WIDTH - 260, y - 6, 18, 12], 'bar'),
    label([WIDTH - 236, y + 4], say('simulated')),
    line([WIDTH - 130, y, WIDTH - 108, y], 'outline'),
    label([WIDTH - 102, y + 4], say('exact')),
    label([(LEFT + WIDTH - RIGHT) / 2, BOTTOM + 36], axisName, 'middle'),
  ];
}
