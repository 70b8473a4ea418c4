import { RandomStream } from '../../src/numeric/random-stream.ts';

const LOANS = 160;
const SEED = 2027;
const BANKS = ['Bank A', 'Bank B', 'Bank C', 'Bank D'];
const RATINGS = ['A', 'B', 'B', 'B', 'C', 'C', 'C', 'D'];

/** The made-up book of the guide: every loan is drawn, none exists. */
export function madeUpPoolBook(): string {
  const random = new RandomStream(SEED);
  const below = (count: number): number => Math.floor(random.uniform() * count);
  const header = 'id,bank,borrower,principal,annualRate,termQuarters,repayment,rating,loading,pledgeValue,ipPart';
  const rows = Array.from({ length: LOANS }, (_, i) => {
    const number = String(i + 1).padStart(3, '0');
    const hundredThousands = 10 + below(71);
    const principal = hundredThousands * 100_000;
    const value = Math.round(hundredThousands * (0.8 + 1.4 * random.uniform())) * 100_000;
    const rating = RATINGS[below(RATINGS.length)]!;
    const rate = ['0.0365', '0.0395', '0.0435', '0.0475'][below(4)]!;
    const term = [4, 4, 8, 12][below(4)]!;
    const bank = BANKS[below(BANKS.length)]!;
    const loading = below(3) === 0 ? 'cyclical' : 'general';
    return [`L${number}`, bank, `F${number}`, principal, rate, term, 'bullet', rating, loading, value, '1'].join(',');
  });
  return `${[header, ...rows].join('\n')}\n`;
}
