import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { log, log1p } from '../../src/numeric/elementary.ts';
import type { CaseData } from './data.ts';

/** Logarithms are taken beforehand, levels are factors, ranks numbers; the time is that of `gower_topn` alone. */
const SCRIPT = `
args <- commandArgs(TRUE)
if (!requireNamespace("gower", quietly = TRUE)) quit(status = 3)
d <- read.csv(args[1], stringsAsFactors = TRUE)
w <- as.numeric(strsplit(args[2], ",")[[1]])
times <- sapply(1:2, function(i) system.time(gower::gower_topn(d, d, n = as.integer(args[3]), weights = w, nthread = 1))[["elapsed"]])
cat(min(times) * 1000)
`;

/** Milliseconds that R needs for the nearest of every case, itself among them; undefined where R or its package is missing. */
export function gowerTopn({ schema, columns, count }: CaseData, n: number): number | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'gower-'));
  try {
    const { attributes } = schema;
    const cell = (j: number, i: number): string => {
      const attribute = attributes[j]!;
      const met = columns[attribute.name]![i]!;
      if (met === null || Number.isNaN(met)) return 'NA';
      if (attribute.kind === 'ordinal') return String(attribute.levels.indexOf(String(met)));
      if (attribute.kind !== 'numeric') return `l${met}`;
      const value = Number(met);
      return String({ linear: value, log: log(value), log1p: log1p(value) }[attribute.transform]);
    };
    const lines = Array.from({ length: count }, (_, i) => attributes.map((_, j) => cell(j, i)).join(','));
    writeFileSync(join(folder, 'cases.csv'), `${attributes.map((_, j) => `x${j}`).join(',')}\n${lines.join('\n')}\n`);
    writeFileSync(join(folder, 'topn.R'), SCRIPT);
    const weights = attributes.map(({ weight = 1 }) => weight).join(',');
    const run = spawnSync('Rscript', [join(folder, 'topn.R'), join(folder, 'cases.csv'), weights, String(n)], {
      encoding: 'utf8',
    });
    return run.status === 0 ? Number(run.stdout) : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
