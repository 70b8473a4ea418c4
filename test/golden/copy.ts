import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Case } from './contract.ts';
import { DISPUTED } from './disputed.ts';
import { adapterOf, CASE_DIR, loadAdapters, namesIn, readCases } from './suite.ts';

/** Copies the cases of covered topics, and the data sets they name, from one folder into `cases/`, which is made anew. */
async function copyCovered(from: string): Promise<string> {
  const adapters = await loadAdapters();
  for (const [name, reason] of adapters.broken) throw new Error(`adapters/${name}.ts: ${reason}`);
  const fail = (id: string, reason: string): never => {
    throw new Error(`${id}: ${reason}`);
  };
  const covered = namesIn(from, '.json').map((file) => {
    const cases = readCases(join(from, file), fail).filter(
      ({ id, topic }) => adapterOf(adapters, topic) && !(id in DISPUTED),
    );
    return [file, cases] as const;
  });
  rmSync(CASE_DIR, { recursive: true, force: true });
  mkdirSync(CASE_DIR, { recursive: true });
  for (const [file, cases] of covered) {
    if (cases.length > 0)
      writeFileSync(join(CASE_DIR, file), `[\n${cases.map((c) => JSON.stringify(c)).join(',\n')}\n]\n`);
  }
  const all = covered.flatMap(([, cases]) => cases);
  const sets = new Set(all.flatMap(dataSets));
  mkdirSync(join(CASE_DIR, 'data'), { recursive: true });
  for (const path of sets) writeFileSync(join(CASE_DIR, path), readFileSync(join(from, path)));
  return `${all.length} cases and ${sets.size} data sets copied`;
}

function dataSets({ inputs }: Case): string[] {
  return Object.values(inputs).filter(
    (value) => typeof value === 'string' && /^data\/[\w.-]+$/.test(value),
  ) as string[];
}

const from = parseArgs({ allowPositionals: true }).positionals[0];
if (from === undefined) {
  process.stderr.write(`usage: tsx test/golden/${basename(import.meta.url)} FROM_DIR\n`);
  process.exitCode = 2;
} else process.stdout.write(`${await copyCovered(from)}\n`);
