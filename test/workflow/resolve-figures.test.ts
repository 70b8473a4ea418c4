import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openLicencePayments } from '../../models/licence/open-licence-payments.ts';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { parseApplication } from '../../src/domain/parse-application.ts';
import { resolve } from '../../src/workflow/resolve.ts';
import { resolveFigures } from '../../src/workflow/resolve-figures.ts';
import { refusalOf } from '../support/formulas.ts';

const EXAMPLE = JSON.parse(readFileSync('docs/examples/application.json', 'utf8'));
const REASON = { en: 'a test', zh: '测试' };
const method = (inputs: Readonly<Record<string, unknown>>, model = 'income/relief-from-royalty') =>
  ({ model, inputs, ranges: {}, reliability: '1', reason: REASON }) as never;
const from = (place: string) => ({ from: place });
const figuresOf = (place: string, day = '2025-06-30') =>
  resolveFigures([method({ royaltyRate: from(place) })], loadCatalog(), day);

describe('figures of data sets in an application', () => {
  // 1 Worked example: the high end for machinery, 3 % of sales, with its source beside it.
  it('are put in, and listed with their sources', () => {
    const application = structuredClone(EXAMPLE);
    const relief = application.methods.find(({ model }: { model: string }) => model === 'income/relief-from-royalty');
    relief.inputs.royaltyRate = from('data.unido-sales-royalties.machinery.high');
    relief.ranges = {};
    application.basis = [];
    const pledge = resolve(parseApplication(application), loadCatalog());
    expect(pledge.figures.get('data.unido-sales-royalties.machinery.high')).toBe('0.03');
    expect(pledge.dataFigures).toMatchObject([
      { set: 'unido-sales-royalties@1', place: 'machinery / high', mark: 'S' },
    ]);
    expect(pledge.dataSets.map(({ id }) => id)).toContain('unido-sales-royalties');
  });
  it('are read by the day in a series, and listed once', () => {
    const twice = [method({ discountRate: from('data.cn-lpr.oneYear'), taxRate: from('data.cn-lpr.oneYear') })];
    const { figures, sourced } = resolveFigures(twice, loadCatalog(), '2024-12-31');
    expect(figures.get('data.cn-lpr.oneYear')).toBe('0.031');
    expect(sourced).toHaveLength(1);
  });
  it('leave other references alone', () => {
    expect(figuresOf('life.remainingYears').figures.size).toBe(0);
  });
  // The example of the models: an open licence's ceilings come from the data set.
  it('bring a model its ceilings', () => {
    const outcome = openLicencePayments({ base: ['100'], rate: '0.3', rateCeiling: '0.2', timing: 'year-end' });
    expect(outcome.warnings.map(({ code }) => code)).toEqual(['rate-above-guidance']);
  });

  // 4 Refusals, with the place of the input.
  it.each([
    [
      'data.unido.machinery.high',
      '2025-06-30',
      /^DATA_NOT_FOUND: application \/methods\/0\/inputs\/royaltyRate: no data set has this id/,
    ],
    ['data.unido-sales-royalties.machinery', '2025-06-30', /^DATA_NOT_FOUND.*no such row; met null/],
    ['data.', '2025-06-30', /^DATA_NOT_FOUND.*met ""/],
    ['data.cn-lpr.oneYear', '2025-06-30', /^DATA_NOT_IN_FORCE: application \/methods\/0\/inputs\/royaltyRate/],
    ['data.cn-lpr.oneYear', '2024-03-01', /^DATA_UNKNOWN: application \/methods\/0\/inputs\/royaltyRate/],
  ])('refuses %s on %s', (place, day, message) => {
    expect(refusalOf(() => figuresOf(place, day))).toMatch(message);
  });
});
