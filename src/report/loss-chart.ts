import type { LoanAssessment, LossCase } from '../workflow/assessment.ts';
import { money } from './figures.ts';
import { box, label, line, picture } from './svg.ts';
import type { Unit } from './unit.ts';
import type { Say } from './words.ts';

const WIDTH = 820;
const LEFT = 120;
/** Room of one panel: its bars, then its figures. */
const PANEL = 355;
const BARS = 240;
const TOP = 44;
const ROW = 24;

interface Piece {
  readonly name: string;
  readonly amount: string;
  readonly kind: string;
}

/** Two waterfalls side by side: what is owed falls to what is recovered and to each party that bears the loss. */
export function lossChart(loan: LoanAssessment, unit: Unit, say: Say): string {
  const ends = [
    { name: say('whenUnsold'), pieces: piecesOf(loan.whenUnsold, say) },
    { name: say('whenSold'), pieces: piecesOf(loan.whenSold, say) },
  ] as const;
  const owed = { name: say('owed'), amount: loan.exposure.total, kind: 'whole' };
  const names = [owed, ...ends[0].pieces].map(({ name }, i) => label([LEFT - 12, TOP + ROW * i + 16], name, 'end'));
  const panels = ends.map(({ name, pieces }, i) => panel(LEFT + PANEL * i, name, [owed, ...pieces], unit));
  const inWords = ({ name, amount }: Piece): string => `${name} ${money(amount)}`;
  return picture({
    width: WIDTH,
    height: TOP + ROW * names.length + 8,
    title: `${say('whoBears')} (${unit.name})`,
    description: ends
      .map(({ name, pieces }) => [name, ...pieces.map(inWords)].join(say('comma')))
      .join(say('semicolon')),
    parts: [...names, ...panels.flat()],
  });
}

function piecesOf({ loss, split }: LossCase, say: Say): Piece[] {
  const parties = split.parts.map(({ party, amount }) => {
    return { name: say(party), amount, kind: party === 'bank' ? 'warm' : 'dark' };
  });
  return [{ name: say('recovered'), amount: loss.recovered, kind: 'back' }, ...parties];
}

/** The first piece is the whole; each later one begins where the one before ended. */
function panel(left: number, title: string, pieces: readonly Piece[], unit: Unit): string[] {
  const [whole] = pieces as readonly [Piece];
  const width = (amount: string): number => (BARS * Number(amount)) / Number(whole.amount);
  let end = left + BARS;
  return [
    label([left, TOP - 14], title, 'start', 'strong'),
    line([left, TOP - 6, left, TOP + ROW * pieces.length], 'axis'),
    ...pieces.flatMap((piece, i) => {
      const y = TOP + ROW * i;
      const start = i === 0 ? left : end - width(piece.amount);
      const link = i === 0 ? [] : [line([end, y - ROW + 4, end, y + 20], 'grid')];
      if (i > 0) end = start;
      return [
        ...link,
        box([start, y + 4, Math.max(0.5, width(piece.amount)), 16], `bar ${piece.kind}`),
        label([left + BARS + 92, y + 16], unit.show(Number(piece.amount)), 'end'),
      ];
    }),
  ];
}
