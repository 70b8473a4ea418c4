import { describe, expect, it } from 'vitest';
import { MODELS } from '../../src/catalog/models.ts';
import * as door from '../../src/index.ts';
import { exportNameOf, modelPage } from '../../src/report/model-page.ts';
import { sourcesIn } from '../support/sources.ts';

const PAGES = new Map(sourcesIn(['docs/models'], /\.md$/).map(({ path, text }) => [path, text]));
const pathOf = (id: string): string => `docs/models/${id}.md`;

describe('the pages of the models', () => {
  it('are there for each model, made from its file as it stands: npm run docs writes them', () => {
    expect([...PAGES.keys()].sort()).toEqual([...MODELS.map(({ id }) => pathOf(id)), 'docs/models/README.md'].sort());
    for (const model of MODELS) {
      expect(modelPage(model, exportNameOf(model.id))).toBe(PAGES.get(pathOf(model.id)));
    }
  });
  it('call each model by the name it is exported under', () => {
    for (const model of MODELS) expect((door as Record<string, unknown>)[exportNameOf(model.id)]).toBe(model);
  });
  it('say when not to use each model', () => {
    const silent = MODELS.filter(({ checked }) => (checked.spec.notFor ?? []).length === 0);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
  it('keep what a model says inside its cell of a table', () => {
    for (const text of PAGES.values()) {
      const rows = text.split('\n').filter((line) => line.startsWith('|'));
      for (const row of rows) expect(row).toMatch(/^\|.*\|$/);
    }
  });
});
