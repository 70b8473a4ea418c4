import type { Opinion } from '../valuation/reconcile.ts';
import { plain } from './figures.ts';
import { element, line, picture, textAt, ticks } from './svg.ts';
import { type Language, wordsIn } from './words.ts';

const WIDTH = 760;
const LEFT = 250;
const ROW = 30;
const TOP = 14;
const MILLION = 1_000_000;

/** Low, value and high of every method and of the opinion on one axis, in millions. */
export function valueChart(opinion: Opinion, language: Language): string {
  const say = wordsIn(language);
  const rows = [
    ...opinion.methods.map(({ outcome, low, value, high }) => ({
      name: outcome.model.title[language],
      low,
      value,
      high,
      isOpinion: false,
    })),
    { name: say('opinion'), low: opinion.low, value: opinion.value, high: opinion.high, isOpinion: true },
  ];
  const most = Math.max(...rows.map(({ high }) => Number(high))) / MILLION;
  const x = (amount: string): number => LEFT + ((WIDTH - LEFT - 20) * Number(amount)) / MILLION / most;
  const bottom = TOP + ROW * rows.length;
  const axis = ticks(most, 8).flatMap((tick) => {
    const at = x(String(tick * MILLION));
    return [
      line(at, TOP, at, bottom)({ class: 'grid' }),
      textAt(at, bottom + 16, plain(tick), { 'text-anchor': 'middle' }),
    ];
  });
  const marks = rows.flatMap(({ name, low, value, high, isOpinion }, i) => {
    const y = TOP + ROW * (i + 0.5);
    const kind = isOpinion ? 'strong' : 'mark';
    return [
      textAt(LEFT - 12, y + 4, name, { 'text-anchor': 'end', class: kind }),
      line(x(low), y, x(high), y)({ class: `${kind} whisker` }),
      line(x(low), y - 5, x(low), y + 5)({ class: `${kind} whisker` }),
      line(x(high), y - 5, x(high), y + 5)({ class: `${kind} whisker` }),
      isOpinion
        ? element('rect', { x: x(value) - 5, y: y - 5, width: 10, height: 10, class: 'strong fill' })
        : element('circle', { cx: x(value), cy: y, r: 5, class: 'mark fill' }),
    ];
  });
  const caption = textAt(WIDTH - 20, bottom + 32, say('millionYuan'), { 'text-anchor': 'end' });
  const description = rows.map(({ name, low, value, high }) => `${name}: ${low} – ${value} – ${high}`).join('; ');
  return picture({ width: WIDTH, height: bottom + 40 }, say('valueByMethod'), description, [
    ...axis,
    ...marks,
    caption,
  ]);
}
