import type { SeriesOf } from './model.ts';
import type { Label } from './quantities.ts';

/** What one entry of a series is called at the head of a column. */
export const ENTRY_WORDS: Readonly<Record<SeriesOf, Label>> = {
  year: { en: 'Year', zh: '年份' },
  comparable: { en: 'Comparable', zh: '可比案例' },
  part: { en: 'Part', zh: '分项' },
};
