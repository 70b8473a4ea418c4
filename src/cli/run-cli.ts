import { parseArgs } from 'node:util';
import { type ErrorCode, faultText, isIpworthError } from '../base/errors.ts';
import { VERSION } from '../base/version.ts';
import { IMPORT_KINDS, type ImportKind } from '../workflow/import-templates.ts';
import { appraise } from './appraise.ts';
import { CASES_USAGE, casesCommand } from './cases.ts';
import { importFile } from './import-file.ts';
import { assessLoans, loansUsageFault } from './loans.ts';
import { POOL_USAGE, poolCommand } from './pool.ts';
import { POOL_SIZE_USAGE, poolSizeCommand } from './pool-size.ts';

/** Where a command writes; files aside. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** 0 done · 2 wrong usage · 3 invalid input · 4 not computable · 70 a mistake of the library. */
export type ExitCode = 0 | 2 | 3 | 4 | 70;

const EXIT_CODES: Readonly<Record<ErrorCode, ExitCode>> = {
  INPUT_INVALID: 3,
  ARGUMENT_INVALID: 3,
  DATA_INVALID: 3,
  DATA_NOT_FOUND: 3,
  DATA_NOT_IN_FORCE: 4,
  DATA_UNKNOWN: 4,
  EVIDENCE_INSUFFICIENT: 4,
  METHODS_TOO_FEW: 4,
  NO_SOLUTION: 4,
  NO_CONVERGENCE: 4,
  CANCELLED: 4,
  MODEL_INVALID: 70,
  INVARIANT_BROKEN: 70,
};

export const USAGE = `usage: ipworth appraise APPLICATION.json [--cases CASES.csv] [--out DIR] [--lang en|zh]
       ipworth import KIND FILE.csv --id ID [--revision N] [--from DAY] [--until DAY] [--out DIR]
       ipworth loans FILE.ndjson --as-of DAY --significant-above DAYS --default-from DAYS
                     [--others-count] [--terms TERMS.json]
       ipworth cases BASE.csv --value COLUMN [--like CASE | --target TARGET.json] [options]
       ipworth pool EVENTS.ndjson --setup SETUP.json [options]
       ipworth pool-size BOOK.csv --setup SETUP.json --scheme ID --day DAY --probability P [options]
       ipworth --help | --version

appraise   values the rights of a pledge application, what can be lent on them, and what the
           compensation pool behind such loans would pay; prints a summary
  --cases  past cases that the application's "cases" block reads
  --out    folder for outcome.json (every step, source, version, seed) and report.html
  --lang   language of summary and report; en unless given

import     makes a data set of a CSV file that follows a template; prints it as JSON
  KIND     industry-royalties, rates, indices or betas
  --id     what the set is called: small letters, digits and hyphens
  --revision  its version, 1 unless given
  --from, --until  first and last day on which it holds
  --out    folder for ID@N.json instead of printing

loans      schedule, class, stage, expected credit loss, provisions and capital of a book of loans, one
           JSON record a line; prints one JSON line a loan and the totals; a bad record is reported
           by line and code, and the rest goes on
  --as-of  day on which the book is looked at
  --significant-above  more days past due than these are a significant increase in risk
  --default-from  from this day past due on a loan is in default
  --others-count  what others make good is part of the loans' terms, so it counts
  --terms  JSON file of all that can be said of a book: triggers, choices of classification, rates of
           provision, rating scale, scenarios, holidays; the other options come before it

cases      what past cases say of a target, how well they estimate one another, where they are thin;
           ipworth cases --help says more

pool       the ledger of a compensation pool, one JSON event a line; ipworth pool --help says more
pool-size  how large a compensation pool must be for a book of loans to last with a probability;
           ipworth pool-size --help says more

exit codes: 0 done, 2 wrong usage, 3 invalid input, 4 not computable
`;

const OPTIONS = {
  cases: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string' },
  id: { type: 'string' },
  revision: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  'as-of': { type: 'string' },
  terms: { type: 'string' },
  'significant-above': { type: 'string' },
  'default-from': { type: 'string' },
  'others-count': { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

/** Runs one command line and says how it went. Prints data on `out`, everything else on `err`; never throws. */
export function runCli(args: readonly string[], streams: Streams): ExitCode {
  const [first = ''] = args;
  if (Object.hasOwn(OWN_COMMANDS, first)) return runOwn(streams, OWN_COMMANDS[first]!, args.slice(1));
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return usageError(streams, (error as Error).message);
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    streams.out(USAGE);
    return 0;
  }
  if (values.version === true) {
    streams.out(`${VERSION}\n`);
    return 0;
  }
  const [command, applicationPath, ...rest] = positionals;
  if (command === undefined) return usageError(streams, 'no command given');
  if (command === 'import') return runImport(streams, positionals.slice(1), values);
  if (command === 'loans') return runLoans(streams, positionals.slice(1), values);
  if (command !== 'appraise') return usageError(streams, `no such command: ${command}`);
  if (applicationPath === undefined) return usageError(streams, 'appraise needs an application file');
  if (rest.length > 0) return usageError(streams, `one application file expected, found also ${rest.join(' ')}`);
  const { lang = 'en', cases, out } = values;
  if (lang !== 'en' && lang !== 'zh') return usageError(streams, `--lang takes en or zh, met ${lang}`);
  return guarded(streams, () =>
    streams.out(appraise({ applicationPath, casesPath: cases, outFolder: out, language: lang })),
  );
}

/** A command that reads its own options. */
interface OwnCommand {
  readonly usage: string;
  readonly read: (args: readonly string[]) => { readonly usage: string } | { readonly work: () => OwnAnswer };
}

/** What to print, or that with the lines that were passed over. */
type OwnAnswer = string | { readonly text: string; readonly problems: readonly string[] };

const OWN_COMMANDS: Readonly<Record<string, OwnCommand>> = {
  cases: { usage: CASES_USAGE, read: casesCommand },
  pool: { usage: POOL_USAGE, read: poolCommand },
  'pool-size': { usage: POOL_SIZE_USAGE, read: poolSizeCommand },
};

function runOwn(streams: Streams, { usage, read }: OwnCommand, args: readonly string[]): ExitCode {
  if (args.includes('--help')) {
    streams.out(`usage: ${usage}`);
    return 0;
  }
  const command = read(args);
  if ('usage' in command) return usageError(streams, command.usage);
  let problems: readonly string[] = [];
  const code = guarded(streams, () => {
    const answer = command.work();
    streams.out(typeof answer === 'string' ? answer : answer.text);
    if (typeof answer !== 'string') problems = answer.problems;
    for (const problem of problems) streams.err(`${problem}\n`);
  });
  return code === 0 && problems.length > 0 ? 3 : code;
}

function runImport(
  streams: Streams,
  [kind, path, ...rest]: readonly string[],
  { id, revision = '1', from, until, out }: ReturnType<typeof parse>['values'],
): ExitCode {
  if (kind === undefined || path === undefined) return usageError(streams, 'import needs a kind and a file');
  if (rest.length > 0) return usageError(streams, `one file expected, found also ${rest.join(' ')}`);
  if (id === undefined) return usageError(streams, 'import needs --id');
  if (!/^[1-9]\d{0,5}$/.test(revision)) return usageError(streams, `--revision takes a whole number, met ${revision}`);
  if (!IMPORT_KINDS.includes(kind as ImportKind)) {
    return usageError(streams, `import knows ${IMPORT_KINDS.join(', ')}, met ${kind}`);
  }
  const span = { from: from ?? null, until: until ?? null };
  const command = { kind: kind as ImportKind, path, id, version: Number(revision), ...span, outFolder: out };
  return guarded(streams, () => streams.out(importFile(command)));
}

function runLoans(
  streams: Streams,
  [path, ...rest]: readonly string[],
  values: ReturnType<typeof parse>['values'],
): ExitCode {
  if (path === undefined) return usageError(streams, 'loans needs a file');
  if (rest.length > 0) return usageError(streams, `one file expected, found also ${rest.join(' ')}`);
  const fault = loansUsageFault(values);
  if (fault !== undefined) return usageError(streams, fault);
  let isSound = false;
  const code = guarded(streams, () => {
    isSound = assessLoans(path, values, streams);
  });
  return code === 0 && !isSound ? 3 : code;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

function usageError(streams: Streams, problem: string): ExitCode {
  streams.err(`ipworth: ${problem}\n${USAGE}`);
  return 2;
}

function guarded(streams: Streams, work: () => void): ExitCode {
  try {
    work();
    return 0;
  } catch (error) {
    if (isIpworthError(error)) {
      for (const fault of error.faults) streams.err(`${error.code} ${faultText(fault)}\n`);
      return EXIT_CODES[error.code];
    }
    streams.err(`INVARIANT_BROKEN ipworth: ${String(error)}; this is a mistake of the library, please report it\n`);
    return 70;
  }
}
