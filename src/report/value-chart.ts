import type { Assessment } from '../workflow/assessment.ts';
import { logAxis } from './axis.ts';
import { dotChart, type Mark } from './dot-chart.ts';
import { money, percent } from './figures.ts';
import { unitFor } from './unit.ts';
import { fill, type Language, type Say } from './words.ts';

interface Ends {
  readonly low: string;
  readonly value: string;
  readonly high: string;
}

/** Low, value and high of every method, and the opinion's interval, on one axis. */
export function valueChart({ opinion, application }: Assessment, language: Language, say: Say): string {
  const markOf = (name: string, { low, value, high }: Ends, remark: string): Mark => {
    return { name, low: Number(low), value: Number(value), high: Number(high), remark };
  };
  const marks = opinion.methods.map((method) =>
    markOf(say(method.outcome.model.title), method, percent(method.weight)),
  );
  const whole = markOf(say('opinion'), opinion, '');
  const all = [...marks, whole];
  const [least, most] = [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))];
  const unit = unitFor(most, application.currency, language, say);
  const inWords = (name: string, { low, value, high }: Ends): string =>
    `${name}${say('colon')}${money(value)} (${money(low)} – ${money(high)})`;
  return dotChart({
    title: say('valueByMethod'),
    description: [
      ...opinion.methods.map((method) => inWords(say(method.outcome.model.title), method)),
      inWords(say('opinion'), opinion),
    ].join(say('semicolon')),
    marks,
    whole,
    axis: logAxis(least, most),
    axisName: fill(say('logScale'), unit.name),
    remarkName: say('weight'),
    show: unit.show,
  });
}
