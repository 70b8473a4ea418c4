import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog } from '../catalog/catalog.ts';
import { poolSizeHtml, poolSizePictures } from '../report/pool-size-html.ts';
import { poolSizeText } from '../report/pool-size-text.ts';
import { sizePoolFromFiles } from '../workflow/size-pool.ts';
import { parseJson, readText, writeTogether } from './files.ts';

export const POOL_SIZE_USAGE = `ipworth pool-size BOOK.csv --setup SETUP.json --scheme ID --day DAY --probability P [options]

pool-size  how large the pool of a compensation scheme must be for a book of loans to last with a
           probability; leverage, when it runs dry, who bears what; the exact law beside scenarios
  BOOK.csv   one loan a row: id, bank, borrower, principal, annualRate, termQuarters, repayment,
             rating or defaultProbability, loading, pledgeValue …
  --setup    JSON: horizon, ratings, loadings, dependence, pledge, money, terms supplied
  --scheme, --day  the scheme's id and the day that tells its version
  --probability    that the pool lasts, such as 0.99
  --scenarios, --seed, --confidence  20000, 1 and 0.95 unless given
  --out      folder for pool-size.json, pool-size.html and three pictures as SVG
  --json     prints the outcome as JSON; --lang en|zh language of text and pictures
`;

const OPTIONS = {
  setup: { type: 'string' },
  scheme: { type: 'string' },
  day: { type: 'string' },
  probability: { type: 'string' },
  scenarios: { type: 'string' },
  seed: { type: 'string' },
  confidence: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Work to do, or why the command line asks for none. */
export type PoolSizeAnswer = { readonly work: () => string } | { readonly usage: string };

/** Reads the command line of `pool-size`. */
export function poolSizeCommand(args: readonly string[]): PoolSizeAnswer {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { usage: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const [path, ...rest] = positionals;
  if (path === undefined) return { usage: 'pool-size needs a book' };
  if (rest.length > 0) return { usage: `one book expected, found also ${rest.join(' ')}` };
  const { setup, scheme, day, probability, out, lang = 'en' } = values;
  for (const [name, value] of Object.entries({ setup, scheme, day, probability })) {
    if (value === undefined) return { usage: `pool-size needs --${name}` };
  }
  if (lang !== 'en' && lang !== 'zh') return { usage: `--lang takes en or zh, met ${lang}` };
  const numbers = {
    probability,
    scenarios: values.scenarios ?? '20000',
    seed: values.seed ?? '1',
    confidence: values.confidence ?? '0.95',
  };
  for (const [name, text] of Object.entries(numbers)) {
    if (!/^\d+(\.\d+)?$/.test(text!)) return { usage: `--${name} takes a number, met ${text}` };
  }
  const question = {
    probability: Number(numbers.probability),
    scenarios: Number(numbers.scenarios),
    seed: Number(numbers.seed),
    confidence: Number(numbers.confidence),
  };
  const work = (): string => {
    const files = { book: readText(path), setup: parseJson(readText(setup!), setup!), scheme: scheme!, day: day! };
    const sized = sizePoolFromFiles(files, question, loadCatalog());
    const json = `${JSON.stringify(sized, null, 2)}\n`;
    if (out !== undefined) {
      const { fan, exhaustion, need } = poolSizePictures(sized, lang);
      writeTogether(out, {
        'pool-size.json': json,
        'pool-size.html': poolSizeHtml(sized, lang),
        'pool-balance.svg': fan,
        'pool-exhaustion.svg': exhaustion,
        'pool-need.svg': need,
      });
    }
    if (values.json === true) return json;
    return poolSizeText(sized, lang) + (out === undefined ? '' : `\n${join(out, 'pool-size.html')}\n`);
  };
  return { work };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}
