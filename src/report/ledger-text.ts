import { formatFigure } from '../formula/figure-format.ts';
import type { PoolReport } from '../pool/ledger/pool-report.ts';
import { money, percent } from './figures.ts';
import { type LedgerWord, type SayLedger, sayLedgerIn } from './ledger-words.ts';
import { alignedRows, oneLine } from './text-layout.ts';
import { type Language, type Say, WORDS, type Word } from './words.ts';

/** A pool's report as lines of text: money, ratios, banks, parties, years, circuit-breakers. */
export function poolReportText(report: PoolReport, language: Language): string {
  const say = sayLedgerIn(language);
  const named: Say = (what) => (typeof what === 'string' ? WORDS[what] : what)[language];
  const blocks = [
    [say('title', report.scheme, report.day ?? say('noEvents'))],
    alignedRows(moneyRows(report, say), [1]),
    alignedRows(ratioRows(report, say), [1]),
    report.banks.length === 0 ? [] : alignedRows(bankRows(report, say), [1, 2, 3, 4, 5, 6, 7]),
    report.parties.length === 0 ? [] : alignedRows(partyRows(report, say, named), [1, 2]),
    report.years.length === 0 ? [] : alignedRows(yearRows(report, say), [1, 2, 3, 4, 5, 6, 7, 8]),
    [say('funding', ...Object.values(report.funding).map(String))],
    report.tripped.map(({ level, metric, bank, met: [numerator, denominator] }) =>
      say(level, say(metric), bank === null ? say('thePool') : oneLine(bank), percent(numerator / denominator)),
    ),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const MONEY = ['balance', 'earmarked', 'available', 'waiting', 'moneyIn', 'outstanding', 'lent', 'capacity'] as const;
const RATIOS = ['utilisation', 'poolUsed', 'payOutRatio', 'recoveryRatio', 'nplRate'] as const;
const LEVERAGES = ['leverageReached', 'lendingLeverage'] as const;
const NONE = '—';

function moneyRows(report: PoolReport, say: SayLedger): string[][] {
  return MONEY.map((name) => [say(name), amount(report[name])]);
}

function ratioRows(report: PoolReport, say: SayLedger): string[][] {
  const times = (ratio: string | null): string => (ratio === null ? NONE : say('times', formatFigure(ratio, 'count')));
  return [
    ...RATIOS.map((name) => [say(name), share(report[name])]),
    ...LEVERAGES.map((name) => [say(name), times(report[name])]),
  ];
}

function bankRows({ banks }: PoolReport, say: SayLedger): string[][] {
  const head: LedgerWord[] = ['bank', 'loans', 'lent', 'outstanding', 'nplRate', 'headroom', 'claims', 'paid'];
  const rows = banks.map((one) => [
    oneLine(one.bank),
    String(one.loans),
    money(one.lent),
    money(one.outstanding),
    share(one.nplRate),
    amount(one.headroom),
    String(one.claims),
    money(one.paid),
  ]);
  return [head.map((word) => say(word)), ...rows];
}

function partyRows({ parties }: PoolReport, say: SayLedger, named: Say): string[][] {
  const rows = parties.map(({ party, bears, recovered }) => [named(party as Word), money(bears), money(recovered)]);
  return [[say('party'), say('bears'), say('recovered')], ...rows];
}

/** Money in, paid, back and lapsed between the balances of each year, as they are booked: what goes out is below 0. */
function yearRows({ years }: PoolReport, say: SayLedger): string[][] {
  const head: LedgerWord[] = ['year', 'opening', 'cameIn', 'paid', 'cameBack', 'lapsed', 'closing'];
  const ratios: LedgerWord[] = ['payOutRatio', 'recoveryRatio'];
  const rows = years.map(({ year, isClosed, opening, closing, accounts, cameIn, cameBack, ...one }) => [
    isClosed ? String(year) : `${year} (${say('open')})`,
    money(opening),
    money(cameIn),
    money(accounts.paid),
    money(cameBack),
    money(accounts.lapsed),
    money(closing),
    share(one.payOutRatio),
    share(one.recoveryRatio),
  ]);
  return [[...head, ...ratios].map((word) => say(word)), ...rows];
}

function amount(value: string | null): string {
  return value === null ? NONE : money(value);
}

function share(value: string | null): string {
  return value === null ? NONE : percent(value);
}
