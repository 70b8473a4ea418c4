import type { CaseEstimate } from '../cases/estimate.ts';
import { linearAxis, logAxis } from './axis.ts';
import { dotChart, type Mark } from './dot-chart.ts';
import { inFull, plain } from './figures.ts';
import { fill, type Say } from './words.ts';

/** Cases that a picture can hold and a reader can tell apart. */
const MOST = 20;
const TICKS = 8;

/** The values of the nearest cases, nearest first, with the estimate and its interval. */
export function neighboursChart({ neighbours, value, interval, method }: CaseEstimate, say: Say): string {
  const marks = neighbours.slice(0, MOST).map((one): Mark => {
    return { name: one.id, low: one.value, value: one.value, high: one.value, remark: plain(one.distance) };
  });
  const whole = { name: say('estimate'), low: interval.lower, value, high: interval.upper, remark: '' };
  const all = [...marks, whole].flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const isLog = method.valueScale === 'log';
  return dotChart({
    title: say('caseValues'),
    description: [
      fill(say('caseEstimate'), plain(value), plain(interval.lower), plain(interval.upper)),
      ...marks.map((mark) => `${mark.name}${say('colon')}${plain(mark.value)}`),
    ].join(say('semicolon')),
    marks,
    whole,
    axis: isLog ? logAxis(least, most) : linearAxis(least, most, TICKS),
    axisName: isLog ? fill(say('logScale'), say('unitOfCases')) : say('unitOfCases'),
    remarkName: say('distance'),
    show: inFull,
  });
}
