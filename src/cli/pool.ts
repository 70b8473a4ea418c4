import { parseArgs } from 'node:util';
import { type Fault, faultText, isIpworthError } from '../base/errors.ts';
import { applyPoolEvents, poolAt, type RefusedEvent } from '../pool/ledger/apply-events.ts';
import { poolReport } from '../pool/ledger/pool-report.ts';
import { openPool } from '../pool/ledger/pool-setup.ts';
import { poolReportText } from '../report/ledger-text.ts';
import { namedSetup } from '../workflow/named-setup.ts';
import { parseJson, readText, writeTogether } from './files.ts';
import { valuesOf } from './ndjson.ts';

export const POOL_USAGE = `ipworth pool EVENTS.ndjson --setup SETUP.json [--on DAY] [--json] [--out DIR] [--lang en|zh]

pool       keeps the ledger of a compensation pool: events in order, one JSON object a line; prints what
           an administrator reports; an event that does not fit is reported with its line and the rest goes on
  --setup  versions of the scheme with their first days, by id or by rules, quotas of banks, holidays, checks made elsewhere
  --on     the pool as it stood at the end of this day
  --json   the report as JSON
  --out    folder for state.json and report.json
`;

const OPTIONS = {
  setup: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** What was printed, and what did not fit. */
export interface PoolRun {
  readonly text: string;
  readonly problems: readonly string[];
}

export type PoolAnswer = { readonly usage: string } | { readonly work: () => PoolRun };

/** Reads the arguments behind `pool`; the work is done, and may refuse, when it is asked for. */
export function poolCommand(args: readonly string[]): PoolAnswer {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { usage: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const [path, ...rest] = positionals;
  const { lang = 'en', setup } = values;
  if (path === undefined) return { usage: 'pool needs a file of events' };
  if (rest.length > 0) return { usage: `one file of events expected, found also ${rest.join(' ')}` };
  if (setup === undefined) return { usage: 'pool needs --setup' };
  if (lang !== 'en' && lang !== 'zh') return { usage: `--lang takes en or zh, met ${lang}` };
  return { work: () => keepPool({ path, setup, lang, on: values.on, out: values.out, isJson: values.json === true }) };
}

interface PoolCommand {
  readonly path: string;
  readonly setup: string;
  readonly lang: 'en' | 'zh';
  readonly on: string | undefined;
  readonly out: string | undefined;
  readonly isJson: boolean;
}

function keepPool({ path, setup, lang, on, out, isJson }: PoolCommand): PoolRun {
  const opening = openPool(namedSetup(parseJson(readText(setup), setup)));
  const { events, lines, problems } = readEvents(path);
  const { state, refused } = on === undefined ? applyPoolEvents(opening, events) : poolAt(opening, events, on);
  const report = poolReport(state);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (out !== undefined) writeTogether(out, { 'state.json': `${JSON.stringify(state)}\n`, 'report.json': json });
  const found = refused.flatMap((one) => refusalLines(one, path, lines));
  const inOrder = [...problems, ...found].sort((a, b) => a.line - b.line);
  return { text: isJson ? json : poolReportText(report, lang), problems: inOrder.map(({ text }) => text) };
}

interface Problem {
  readonly line: number;
  readonly text: string;
}

/** The events of a file with the line of each; lines that hold none are problems. */
function readEvents(path: string): {
  readonly events: readonly unknown[];
  readonly lines: readonly number[];
  readonly problems: readonly Problem[];
} {
  const [events, lines, problems]: [unknown[], number[], Problem[]] = [[], [], []];
  let line = 0;
  for (const value of valuesOf(path)) {
    line++;
    if (isIpworthError(value)) {
      for (const fault of value.faults) problems.push({ line, text: problemLine(value.code, path, fault) });
      continue;
    }
    events.push(value);
    lines.push(line);
  }
  return { events, lines, problems };
}

function refusalLines({ index, code, faults }: RefusedEvent, path: string, lines: readonly number[]): Problem[] {
  const line = lines[index] ?? 0;
  return faults.map((fault) => ({
    line,
    text: problemLine(code, path, { ...fault, at: `line ${line} ${fault.at}` }),
  }));
}

function problemLine(code: string, path: string, fault: Fault): string {
  return `${code} ${path} ${faultText(fault)}`;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}
