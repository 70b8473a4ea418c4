import { loadCatalog } from '../../../src/catalog/catalog.ts';
import { schemesTable } from '../../../src/pool/describe/schemes-page.ts';

const BEGIN = '<!-- table: npm run docs -->';
const END = '<!-- end of table -->';

/** The page of the schemes with its table made anew; what people wrote around the table stays. */
export function schemesPage(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  return `${page.slice(0, from)}${BEGIN}\n\n${schemesTable(loadCatalog().schemes)}\n\n${page.slice(to)}`;
}
