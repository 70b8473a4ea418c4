import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CASE_DIR, loadAdapters, namesIn, type Report, runSuite } from './suite.ts';

const USAGE = 'usage: npm run golden -- [--cases DIR] [--json]';

class UsageError extends Error {}

function options(): { readonly cases: string; readonly json: boolean } {
  try {
    const { values } = parseArgs({ options: { cases: { type: 'string' }, json: { type: 'boolean' } } });
    return { cases: values.cases ?? CASE_DIR, json: values.json ?? false };
  } catch (error) {
    throw new UsageError(String((error as Error).message).split('\n')[0]);
  }
}

function print(report: Report): void {
  for (const { topic, passed, failed, notCovered, worstRelativeError } of report.topics) {
    const counts = `${passed} passed, ${failed} failed, ${notCovered} not covered`;
    const worst = worstRelativeError === null ? '' : `, worst relative error ${worstRelativeError.toExponential(1)}`;
    console.log(`${topic.padEnd(44)} ${counts}${worst}`);
  }
  for (const { id, reason } of report.failures) console.log(`FAILED ${id}: ${reason}`);
  console.log(`${report.passed} passed, ${report.failed} failed, ${report.notCovered} not covered`);
}

async function main(): Promise<number> {
  const { cases, json } = options();
  if (!existsSync(cases) || !statSync(cases).isDirectory()) throw new UsageError(`no folder ${cases}`);
  if (namesIn(cases, '.json').length === 0) throw new UsageError(`no case files in ${cases}`);
  const report = await runSuite(cases, await loadAdapters());
  if (json) console.log(JSON.stringify(report));
  else print(report);
  return report.failed > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}; ${USAGE}`);
  process.exitCode = 2;
}
