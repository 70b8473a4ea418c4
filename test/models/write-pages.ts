import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODELS } from '../../src/catalog/models.ts';
import { exportNameOf, modelPage } from '../../src/report/model-page.ts';
import { schemesPage } from '../pool/describe/schemes-page.ts';

/** Writes docs/models/ anew: a page for each model, made from its file, and their index. */
const folder = fileURLToPath(new URL('../../docs/models/', import.meta.url));
rmSync(folder, { recursive: true, force: true });

for (const model of MODELS) {
  const path = `${folder}${model.id}.md`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, modelPage(model, exportNameOf(model.id)));
}

const approaches = [...new Set(MODELS.map(({ id }) => id.split('/')[0] as string))].sort();
const rows = approaches.flatMap((approach) => [
  `\n## ${approach}\n`,
  ...MODELS.filter(({ id }) => id.startsWith(`${approach}/`)).map(({ id, checked }) => {
    const { title, question } = checked.spec;
    return `- [${title.en} · ${title.zh}](${id}.md): ${question.en}`;
  }),
]);
writeFileSync(
  `${folder}README.md`,
  `# Models\n\nOne page each, made from the model's file by \`npm run docs\`.\n${rows.join('\n')}\n`,
);

/** docs/schemes.md: its table anew. */
const schemes = fileURLToPath(new URL('../../docs/schemes.md', import.meta.url));
writeFileSync(schemes, schemesPage(readFileSync(schemes, 'utf8')));
