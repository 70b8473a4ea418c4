import type { Axis } from './axis.ts';
import { box, diamond, dot, label, line, picture } from './svg.ts';
import { cutTo } from './text-layout.ts';

/** A value with the range it stands in, where it has one. */
export interface Mark {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Shown at the end of the row. */
  readonly remark: string;
}

export interface DotChart {
  readonly title: string;
  readonly description: string;
  readonly marks: readonly Mark[];
  /** What the marks come to: last row, and a band behind all others. */
  readonly whole: Mark;
  readonly axis: Axis;
  readonly axisName: string;
  readonly remarkName: string;
  readonly show: (tick: number) => string;
}

const WIDTH = 820;
const LEFT = 262;
const RIGHT = 76;
const TOP = 26;
const ROW = 25;
/** Columns of text that fit to the left of the axis. */
const NAME_COLUMNS = 40;

const xOf = (axis: Axis, value: number): number => LEFT + (WIDTH - LEFT - RIGHT) * axis.placeOf(value);

/** Values with their ranges as dots and whiskers on one axis, the whole as a diamond with a band behind the others. */
export function dotChart({ title, description, marks, whole, axis, axisName, remarkName, show }: DotChart): string {
  const x = (value: number): number => xOf(axis, value);
  const bottom = TOP + ROW * (marks.length + 1);
  const ticks = axis.ticks.flatMap((tick) => [
    line([x(tick), TOP, x(tick), bottom], 'grid'),
    label([x(tick), bottom + 16], show(tick), 'middle', 'soft'),
  ]);
  return picture({
    width: WIDTH,
    height: bottom + 42,
    title,
    description,
    parts: [
      box([x(whole.low), TOP, x(whole.high) - x(whole.low), bottom - TOP], 'band'),
      ...ticks,
      line([x(whole.value), TOP, x(whole.value), bottom], 'centre'),
      ...marks.flatMap((mark, i) => drawn(mark, TOP + ROW * (i + 0.5), axis, '')),
      line([LEFT, bottom - ROW, WIDTH - RIGHT, bottom - ROW], 'axis'),
      ...drawn(whole, bottom - ROW / 2, axis, 'strong'),
      line([LEFT, bottom, WIDTH - RIGHT, bottom], 'axis'),
      label([(LEFT + WIDTH - RIGHT) / 2, bottom + 35], axisName, 'middle'),
      label([WIDTH, TOP - 9], remarkName, 'end', 'soft'),
    ],
  });
}

function drawn({ name, low, value, high, remark }: Mark, y: number, axis: Axis, kind: '' | 'strong'): string[] {
  const [from, at, to] = [low, value, high].map((each) => xOf(axis, each)) as [number, number, number];
  const whisker = (x1: number, y1: number, x2: number, y2: number): string => line([x1, y1, x2, y2], `whisker ${kind}`);
  const range = [whisker(from, y, to, y), whisker(from, y - 5, from, y + 5), whisker(to, y - 5, to, y + 5)];
  return [
    label([LEFT - 14, y + 4], cutTo(name, NAME_COLUMNS), 'end', kind),
    ...(low === high ? [] : range),
    kind === 'strong' ? diamond(at, y, 'dot strong') : dot(at, y, 'dot'),
    label([WIDTH, y + 4], remark, 'end', kind),
  ];
}
