import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { compareSettlements } from './compare-settlements.ts';
import { poolBehind } from './stand-ins.ts';

/**
 * Holds the simulation to the exact rules, to the fen, for every scheme of a file of rules.
 *
 *     npx tsx test/pool/simulation/run-differential.ts --rules FILE.json [--scenarios 100000]
 *
 * FILE holds a list of `SchemeRules` as they resolve; terms that no source tells are stood in for, in turn. The scenarios of a scheme
 * are spread over 30 books. Exit code 0: every fen went to the same party.
 */
const { values } = parseArgs({
  options: { rules: { type: 'string' }, scenarios: { type: 'string', default: '3000' } },
});
const BOOKS = 30;

function main(): number {
  if (values.rules === undefined) throw new Error('usage: --rules FILE.json [--scenarios N]');
  const each = Math.ceil(Number(values.scenarios) / BOOKS);
  let failed = 0;
  for (const rules of JSON.parse(readFileSync(values.rules, 'utf8')) as SchemeRules[]) {
    let defaults = 0;
    if (rules.layers.length === 0) {
      process.stdout.write(`${rules.id}: shares no loss\n`);
      continue;
    }
    try {
      for (let variant = 0; variant < BOOKS; variant++) {
        defaults += compareSettlements(poolBehind(rules, variant), each, 100 + variant);
      }
      process.stdout.write(`${rules.id}: ${each * BOOKS} scenarios, ${defaults} defaults, every fen the same\n`);
    } catch (error) {
      failed++;
      process.stdout.write(`${rules.id}: DIFFERS: ${String(error).slice(0, 400)}\n`);
    }
  }
  return failed === 0 ? 0 : 1;
}

process.exitCode = main();
