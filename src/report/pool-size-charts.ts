import { log } from '../numeric/elementary.ts';
import type { SizedPool } from '../workflow/size-pool.ts';
import { linearAxis } from './axis.ts';
import { chance, percent, powerOfTen } from './figures.ts';
import type { SaySize } from './pool-size-words.ts';
import { diamond, dot, element, label, line, type Picture, pixels } from './svg.ts';
import type { Unit } from './unit.ts';

const WIDTH = 820;
const LEFT = 92;
const RIGHT = 20;
const TOP = 24;
const HEIGHT = 240;
const BOTTOM = TOP + HEIGHT;
const FEN = 100;
/** Scale of chances: from 1 down to this power of ten. */
const DECADES = 4;

interface Frame {
  readonly x: (part: number) => number;
  readonly y: (part: number) => number;
}

const FRAME: Frame = {
  x: (part) => LEFT + part * (WIDTH - LEFT - RIGHT),
  y: (part) => BOTTOM - part * HEIGHT,
};

type Point = readonly [x: number, y: number];

const path = (points: readonly Point[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${pixels(x)} ${pixels(y)}`).join('');

/** The pool's balance by quarter: bands of scenarios and the median. */
export function fanPicture({ size }: SizedPool, unit: Unit, say: SaySize): Picture {
  const { fan } = size.present;
  const values = fan.flatMap(({ quantiles }) => quantiles.map(([, fen]) => fen / FEN));
  const axis = linearAxis(Math.min(0, ...values), Math.max(size.opening / FEN, ...values), 5);
  const quarters = fan.length;
  const x = (quarter: number): number => FRAME.x(quarter / quarters);
  const y = (fen: number): number => FRAME.y(axis.placeOf(fen / FEN));
  const at = (level: number): Point[] => [
    [x(0), y(size.opening)],
    ...fan.map(({ quarter, quantiles }): Point => [x(quarter + 1), y(quantiles.find(([one]) => one === level)![1])]),
  ];
  const band = (low: number, high: number, kind: string): string =>
    element('path', { d: `${path([...at(high), ...at(low).reverse()])}Z`, class: kind, 'fill-opacity': '0.35' });
  const last = fan.at(-1)!.quantiles.find(([level]) => level === 0.5)![1];
  return {
    width: WIDTH,
    height: BOTTOM + 44,
    title: `${say('fan')} (${unit.name})`,
    description: `${say('fanIs')}; ${say('quarter')} ${quarters}: ${unit.show(last / FEN)}`,
    parts: [
      ...amounts(axis, unit),
      band(0.01, 0.99, 'bar'),
      band(0.05, 0.95, 'bar'),
      band(0.25, 0.75, 'bar dark'),
      element('path', { d: path(at(0.5)), class: 'outline' }),
      line([LEFT, FRAME.y(axis.placeOf(0)), WIDTH - RIGHT, FRAME.y(axis.placeOf(0))], 'limit'),
      ...quarterScale(quarters, x, say),
      label([LEFT, TOP - 10], say('fanIs'), 'start', 'soft'),
    ],
  };
}

function amounts(axis: ReturnType<typeof linearAxis>, unit: Unit): string[] {
  return axis.ticks.flatMap((tick) => {
    const y = FRAME.y(axis.placeOf(tick));
    return [line([LEFT, y, WIDTH - RIGHT, y], 'grid'), label([LEFT - 8, y + 4], unit.show(tick), 'end', 'soft')];
  });
}

function quarterScale(quarters: number, x: (quarter: number) => number, say: SaySize): string[] {
  const { ticks } = linearAxis(0, quarters, 12);
  return [
    ...ticks
      .filter((tick) => tick <= quarters && Number.isInteger(tick))
      .map((tick) => label([x(tick), BOTTOM + 17], String(tick), 'middle', 'soft')),
    label([(LEFT + WIDTH - RIGHT) / 2, BOTTOM + 36], say('quarter'), 'middle'),
  ];
}

/** Place of a chance on a scale of powers of ten: 1 at the top, what is rarer than the scale at the bottom. */
const chancePlace = (p: number): number => (p <= 0 ? 0 : Math.max(0, 1 + log(p) / (DECADES * Math.LN10)));

function chances(): string[] {
  return Array.from({ length: DECADES + 1 }, (_, i) => {
    const y = FRAME.y(1 - i / DECADES);
    return [line([LEFT, y, WIDTH - RIGHT, y], 'grid'), label([LEFT - 8, y + 4], powerOfTen(-i), 'end', 'soft')];
  }).flat();
}

/** P(exhausted by each quarter) of the pool as it is and of the one required. */
export function exhaustionPicture({ size }: SizedPool, unit: Unit, say: SaySize): Picture {
  const { openings } = size.outlook;
  const periods = openings[0]!.byQuarter.length;
  const x = (quarter: number): number => FRAME.x(quarter / periods);
  const names = openings.map(({ opening, byQuarter }) => {
    return `${unit.show(opening / FEN)} ${unit.name}: ${chance(byQuarter.at(-1)!.estimate)}`;
  });
  return {
    width: WIDTH,
    height: BOTTOM + 44,
    title: say('outlook'),
    description: names.join('; '),
    parts: [
      ...chances(),
      ...openings.flatMap(({ byQuarter }, i) => {
        const points = byQuarter.flatMap(({ estimate }, q): Point[] =>
          estimate === 0 ? [] : [[x(q + 1), FRAME.y(chancePlace(estimate))]],
        );
        const mark = i === 0 ? dot : diamond;
        const kind = i === 0 ? 'dot' : 'dot strong';
        return [
          element('path', { d: path(points), class: i === 0 ? 'outline' : 'limit', fill: 'none' }),
          ...points.map(([px, py]) => mark(px, py, kind)),
        ];
      }),
      ...names.flatMap((name, i) => [
        (i === 0 ? dot : diamond)(LEFT + 14, TOP + 14 + 20 * i, i === 0 ? 'dot' : 'dot strong'),
        label([LEFT + 28, TOP + 18 + 20 * i], name),
      ]),
      ...quarterScale(periods, x, say),
    ],
  };
}

/** The pool needed against the chance that it falls short, scenarios with their intervals, the exact law as a line. */
export function needPicture({ size }: SizedPool, unit: Unit, say: SaySize): Picture {
  const { points, requirement } = size;
  const most = Math.max(...points.flatMap(({ required, exact }) => [required.estimate, exact ?? 0])) / FEN;
  const axis = linearAxis(0, most, 7);
  const x = (fen: number): number => FRAME.x(Math.min(1, axis.placeOf(fen / FEN)));
  const y = (probability: number): number => FRAME.y(chancePlace(1 - probability));
  const law = points.flatMap(({ probability, exact }): Point[] => (exact === null ? [] : [[x(exact), y(probability)]]));
  const { estimate } = requirement.required;
  return {
    width: WIDTH,
    height: BOTTOM + 44,
    title: `${say('needs')} (${unit.name})`,
    description: `${percent(requirement.probability)}: ${unit.show(estimate / FEN)}`,
    parts: [
      ...chances(),
      ...axis.ticks.map((tick) => label([x(tick * FEN), BOTTOM + 17], unit.show(tick), 'middle', 'soft')),
      label([(LEFT + WIDTH - RIGHT) / 2, BOTTOM + 36], unit.name, 'middle'),
      label([LEFT, TOP - 10], say('exhausted'), 'start', 'soft'),
      ...(law.length > 0 ? [element('path', { d: path(law), class: 'outline' })] : []),
      ...points.flatMap(({ probability, required: { low, high, estimate: fen } }) => [
        ...(low === null || high === null ? [] : [line([x(low), y(probability), x(high), y(probability)], 'whisker')]),
        dot(x(fen), y(probability), 'dot'),
      ]),
      line([x(estimate), TOP, x(estimate), BOTTOM], 'limit'),
    ],
  };
}
