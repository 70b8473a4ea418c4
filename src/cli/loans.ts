import { faultText } from '../base/errors.ts';
import type { WrittenBookTerms } from '../domain/book-terms.ts';
import { bookLines } from '../workflow/assess-book.ts';
import { parseJson, readText } from './files.ts';
import { valuesOf } from './ndjson.ts';
import type { Streams } from './run-cli.ts';

/** Options of the command as they stand on the command line. */
export interface LoansFlags {
  readonly 'as-of'?: string | undefined;
  readonly terms?: string | undefined;
  readonly 'significant-above'?: string | undefined;
  readonly 'default-from'?: string | undefined;
  readonly 'others-count'?: boolean | undefined;
}

/** Lines that are handed to the output together. */
const LINES = 1024;

/** Where nothing else is said, the class follows days past due alone. */
const NO_CHOICES = {
  technicalGraceDays: null,
  creditImpairedFrom: null,
  doubtfulFromLossShare: null,
  lossFromLossShare: null,
  restructuredMonths: null,
  cureMonths: null,
  debtorNonPerformingShare: null,
  debtorOverdueShare: null,
};

/** What is wrong with the flags, or undefined. */
export function loansUsageFault(flags: LoansFlags): string | undefined {
  for (const name of ['as-of', 'significant-above', 'default-from'] as const) {
    if (flags[name] === undefined && flags.terms === undefined) return `loans needs --${name}, or --terms`;
    const isDays = name === 'as-of' || flags[name] === undefined || /^\d{1,5}$/.test(flags[name]);
    if (!isDays) return `--${name} takes whole days, met ${flags[name]}`;
  }
  return undefined;
}

/**
 * Works through a book of loans, one JSON record a line: results on `out`, one a line, the totals last; bad records on `err`.
 *
 * @returns whether every record was sound
 */
export function assessLoans(path: string, flags: LoansFlags, streams: Streams): boolean {
  const lines = bookLines(valuesOf(path), termsOf(flags));
  let written: string[] = [];
  const flush = (): void => {
    if (written.length > 0) streams.out(`${written.join('\n')}\n`);
    written = [];
  };
  for (;;) {
    const next = lines.next();
    if (next.done === true) {
      flush();
      streams.out(`${JSON.stringify({ totals: next.value })}\n`);
      return next.value.refused === 0;
    }
    if ('faults' in next.value) {
      for (const fault of next.value.faults) streams.err(`${next.value.code} ${path} ${faultText(fault)}\n`);
      continue;
    }
    written.push(JSON.stringify(next.value));
    if (written.length >= LINES) flush();
  }
}

/** Terms of a file, with the flags before it. */
function termsOf(flags: LoansFlags): WrittenBookTerms {
  const { terms: path, 'as-of': asOf, 'significant-above': significant, 'default-from': inDefault } = flags;
  const file = (path === undefined ? {} : parseJson(readText(path), path)) as Partial<WrittenBookTerms>;
  const triggers = {
    ...file.triggers,
    ...(significant === undefined ? {} : { significantAboveDays: Number(significant) }),
    ...(inDefault === undefined ? {} : { defaultFromDays: Number(inDefault) }),
  };
  return {
    choices: NO_CHOICES,
    ...file,
    ...(asOf === undefined ? {} : { asOf }),
    ...(flags['others-count'] === true ? { othersCount: true } : {}),
    triggers,
  } as WrittenBookTerms;
}
