const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOf = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (MONTHS[month - 1] ?? 0));
/** Days of all years before this one, from year 1 on. */
const daysBefore = (year: number): number => {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
};

/** Whole days since 1970-01-01 of a day written `YYYY-MM-DD`, counted month by month; undefined where there is no such day. */
export function dayNumber(text: string): number | undefined {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > lengthOf(year, month)) return undefined;
  let days = daysBefore(year) - daysBefore(1970) + day - 1;
  for (let earlier = 1; earlier < month; earlier++) days += lengthOf(year, earlier);
  return days;
}

/** The day of a number, as it is written; undefined outside the years that are. */
export function dayText(number: number): string | undefined {
  let year = FIRST_YEAR;
  while (year <= LAST_YEAR && daysBefore(year + 1) - daysBefore(1970) <= number) year++;
  let day = number - (daysBefore(year) - daysBefore(1970)) + 1;
  let month = 1;
  while (month <= 12 && day > lengthOf(year, month)) day -= lengthOf(year, month++);
  const text = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
  return dayNumber(text) === undefined ? undefined : text;
}
