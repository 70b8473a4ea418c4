import type { LoanAssessment } from '../workflow/assessment.ts';
import { money } from './figures.ts';
import { element, picture, textAt } from './svg.ts';
import { type Language, wordsIn } from './words.ts';

const WIDTH = 760;
const LEFT = 150;
const BAR = 26;
const TOP = 10;
const ROW = 44;

/** Who bears a default, one bar for a pledge that is not sold and one for a pledge that is. */
export function lossChart({ whenUnsold, whenSold, exposure }: LoanAssessment, language: Language): string {
  const say = wordsIn(language);
  const scale = (WIDTH - LEFT - 20) / Number(exposure.total);
  const rows = [
    { name: say('whenUnsold'), ...whenUnsold },
    { name: say('whenSold'), ...whenSold },
  ];
  const bars = rows.flatMap(({ name, loss, split }, i) => {
    const y = TOP + i * ROW;
    let x = LEFT;
    const pieces = [
      { party: say('recovered'), amount: loss.recovered },
      ...split.parts.map(({ party, amount }) => ({ party: say(party), amount })),
    ];
    const drawn = pieces.map(({ amount }, shade) => {
      const width = Number(amount) * scale;
      const rectangle = element('rect', { x, y, width, height: BAR, class: `shade${shade}` });
      x += width;
      return rectangle;
    });
    return [textAt(LEFT - 12, y + 18, name, { 'text-anchor': 'end' }), ...drawn];
  });
  const names = [say('recovered'), ...whenUnsold.split.parts.map(({ party }) => say(party))];
  const legend = names.flatMap((name, i) => {
    const x = LEFT + (i % 3) * 190;
    const y = TOP + 2 * ROW + 18 * Math.floor(i / 3);
    return [element('rect', { x, y, width: 12, height: 12, class: `shade${i}` }), textAt(x + 18, y + 11, name)];
  });
  const description = rows
    .map(
      ({ name, split }) =>
        `${name}: ${split.parts.map(({ party, amount }) => `${say(party)} ${money(amount)}`).join(', ')}`,
    )
    .join('; ');
  return picture(
    { width: WIDTH, height: TOP + 2 * ROW + 18 * Math.ceil(names.length / 3) + 10 },
    say('whoBears'),
    description,
    [...bars, ...legend],
  );
}
