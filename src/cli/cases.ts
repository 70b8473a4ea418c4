import { parseArgs } from 'node:util';
import { caseText } from '../report/case-text.ts';
import { studyCaseFile } from '../workflow/study-case-file.ts';
import { parseJson, readText } from './files.ts';

export const CASES_USAGE = `ipworth cases BASE.csv --value COLUMN [--like CASE | --target TARGET.json] [options]

cases      past cases in a CSV file: what they say of a target, how well they estimate one another,
           where the base is thin; how the file is read is told from its cells and shown
  --value  column of values; --per column of units that they are for
  --schema  how the file is read, as JSON, in place of --value, --per, --id and --date
  --id, --date  columns of names and of days; --ignore columns not to be compared, comma between
  --target  JSON of what is sought: values of attributes by name
  --like   a case of the file, valued as if its value were unknown
  --estimates  column of estimates that the file brings along, studied in place of our own
  --k, --level  nearest cases (10) and chance that an interval holds the value (0.9)
  --centre median|mean|linear, --weighting equal|nearness, 
  --interval jackknife+|split|normalised|weighted, --within ATTRIBUTE, --half-life YEARS
  --scheme folds|leave-one-out|rolling-origin|leave-group-out=ATTRIBUTE  who is estimated from whom
  --group ATTRIBUTE, --health ATTRIBUTE[,ATTRIBUTE]  how the base is looked at in parts
  --as-of  day after which cases are not used for the target
  --learn  learns weights by leaving cases out, with an honest error
  --json   the whole report as JSON; --lang en|zh language of the text
`;

const OPTIONS = {
  value: { type: 'string' },
  per: { type: 'string' },
  schema: { type: 'string' },
  id: { type: 'string' },
  date: { type: 'string' },
  ignore: { type: 'string' },
  target: { type: 'string' },
  like: { type: 'string' },
  estimates: { type: 'string' },
  k: { type: 'string' },
  level: { type: 'string' },
  centre: { type: 'string' },
  weighting: { type: 'string' },
  interval: { type: 'string' },
  within: { type: 'string' },
  'half-life': { type: 'string' },
  scheme: { type: 'string' },
  group: { type: 'string' },
  health: { type: 'string' },
  'as-of': { type: 'string' },
  learn: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

type Values = ReturnType<typeof parse>['values'];

/** What to print, or what is wrong with the call. */
export type CasesAnswer = { readonly usage: string } | { readonly work: () => string };

/** Reads the arguments behind `cases`; the work is done, and may refuse, when it is asked for. */
export function casesCommand(args: readonly string[]): CasesAnswer {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { usage: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const [path, ...rest] = positionals;
  const { lang = 'en' } = values;
  if (path === undefined) return { usage: 'cases needs a CSV file' };
  if (rest.length > 0) return { usage: `one CSV file expected, found also ${rest.join(' ')}` };
  if (values.schema === undefined && values.value === undefined) return { usage: 'cases needs --value or --schema' };
  if (lang !== 'en' && lang !== 'zh') return { usage: `--lang takes en or zh, met ${lang}` };
  if (values.target !== undefined && values.like !== undefined) return { usage: 'one of --target and --like expected' };
  return {
    work: () => {
      const report = studyCaseFile(readText(path), request(values) as never);
      return values.json === true ? `${JSON.stringify(report, null, 2)}\n` : caseText(report, lang);
    },
  };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** The request as it was typed: the workflow checks it. */
function request(values: Values): Readonly<Record<string, unknown>> {
  const { schema, target, scheme, ignore, health } = values;
  const file = (path: string | undefined): unknown =>
    path === undefined ? undefined : parseJson(readText(path), path);
  const fields = {
    ...plainFields(values),
    schema: file(schema),
    target: file(target),
    k: number(values.k),
    level: number(values.level),
    halfLifeYears: number(values['half-life']),
    ignore: ignore?.split(','),
    healthBy: health?.split(','),
    scheme: scheme === undefined ? undefined : schemeOf(scheme),
    learn: values.learn,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function plainFields({
  value,
  per,
  id,
  date,
  like,
  estimates,
  centre,
  weighting,
  interval,
  within,
  group,
  ...rest
}: Values) {
  return {
    value,
    per,
    id,
    date,
    like,
    estimates,
    centre,
    weighting,
    interval,
    within,
    groupBy: group,
    asOf: rest['as-of'],
  };
}

/** A number where one was typed; the text itself otherwise, for the message. */
function number(text: string | undefined): number | string | undefined {
  return text === undefined || !/^\d+(\.\d+)?$/.test(text) ? text : Number(text);
}

function schemeOf(text: string): object {
  const [by, attribute] = text.split(/=(.*)/s);
  return attribute === undefined ? { by } : { by, attribute };
}
