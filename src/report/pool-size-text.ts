import type { SizedPool } from '../workflow/size-pool.ts';
import { inFull, moneyOfFen } from './figures.ts';
import { needTable, noteLines, outlookTable, partyTable, repeatLines, requirementLines } from './pool-size-tables.ts';
import { type SaySize, saySizeIn } from './pool-size-words.ts';
import { currencyName } from './sentences.ts';
import type { Table } from './tables.ts';
import { alignedRows, oneLine } from './text-layout.ts';
import { type Language, sayIn } from './words.ts';

/** Loans, scheme, day and currency in a line. */
export function sizeIdentity({ size, rules, day }: SizedPool, language: Language, say: SaySize): string {
  const common = sayIn(language);
  const scheme = `${rules.title[language]} (${rules.id}@${rules.version})`;
  const currency = currencyName(rules.currency ?? '', common);
  return say('identity', inFull(size.loans), moneyOfFen(size.lent), scheme, day, currency);
}

/** A pool's size for a terminal. */
export function poolSizeText(sized: SizedPool, language: Language): string {
  const say = saySizeIn(language);
  const part = (title: string, lines: readonly string[]): string[] => ['', title, ...lines.map((line) => `  ${line}`)];
  const rows = ({ head, rows: body, numbers }: Table): string[] => alignedRows([head, ...body], numbers);
  return `${[
    say('title'),
    sizeIdentity(sized, language, say),
    ...part(say('required'), requirementLines(sized, say)),
    ...part(say('needs'), rows(needTable(sized, say))),
    ...part(say('outlook'), rows(outlookTable(sized, say))),
    ...part(say('parties'), rows(partyTable(sized, language, say))),
    ...part(say('notes'), noteLines(sized, language)),
    ...part(say('repeat'), repeatLines(sized, say)),
  ]
    .map(oneLine)
    .join('\n')}\n`;
}
