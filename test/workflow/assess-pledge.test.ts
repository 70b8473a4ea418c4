import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { valueAt } from '../../src/domain/parse.ts';
import { assessPledge, tryAssessPledge } from '../../src/workflow/assess-pledge.ts';
import type { Assessment } from '../../src/workflow/assessment.ts';

const application = JSON.parse(readFileSync('docs/examples/application.json', 'utf8'));
const caseFile = readFileSync('docs/examples/university-licensing-2007.csv', 'utf8');

/** The example with fewer scenarios and one place changed. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(application);
  copy.book.scenarios = 2000;
  if (!path.startsWith('/basis')) copy.basis = [];
  const keys = path.slice(1).split('/');
  const last = keys.pop() as string;
  const parent = keys.reduce((node, key) => node[key], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

const small = (): Assessment => assessPledge(changed('/id', 'small'), { caseFile });

/** Code and text of the refusal that one changed place brings. */
function refusal(path: string, value: unknown, file: string | undefined = caseFile): { code: string; text: string } {
  const result = tryAssessPledge(changed(path, value), file === undefined ? {} : { caseFile: file });
  if (result.ok) throw new Error(`${path} was accepted`);
  return { code: result.error.code, text: result.error.message };
}

describe('assessPledge on the shipped example', () => {
  // 1 Worked example: figures of published cases reappear inside the journey.
  it('contains the published answers of its sources', () => {
    const { opinion } = small();
    const step = (model: string, name: string): unknown =>
      opinion.methods.find(({ outcome }) => outcome.model.id === model)?.outcome.steps.find((one) => one.name === name)
        ?.value;
    // 资产评估 question: 142 and 88.75 (10,000 yuan); 约当投资 question: share 8.91 %, value 470.10 exact
    expect(step('cost/creative-labour-multiplier', 'reproductionCost')).toBe('1420000');
    expect(step('cost/creative-labour-multiplier', 'value')).toBe('887500');
    expect(Number(step('income/equivalent-investment', 'profitShare'))).toBeCloseTo(0.0891, 4);
    expect(Number(step('income/equivalent-investment', 'value'))).toBeCloseTo(4701012.933841, 5);
  });
  it('states for every input of the example where it comes from', () => {
    const covered = application.basis.map(({ at }: { at: string }) => at);
    const leaves = (node: unknown, at: string): string[] =>
      typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, child]) => leaves(child, `${at}/${key}`))
        : [at];
    const words = /\/(format|id|title|currency|valuationDay|basis|pledgePolicy|reason|reliability|model|from)(\/|$)/;
    const open = leaves(application, '').filter(
      (leaf) => !words.test(leaf) && !covered.some((place: string) => leaf === place || leaf.startsWith(`${place}/`)),
    );
    expect(open).toEqual([]);
  });

  // 2 Laws.
  it('gives the same outcome twice, to the letter', () => {
    expect(JSON.stringify(small())).toBe(JSON.stringify(small()));
  });
  it('does not depend on how the simulation is cut up or watched', () => {
    const seen: number[] = [];
    const watched = assessPledge(changed('/id', 'small'), { caseFile, onProgress: (done) => seen.push(done) });
    expect(seen.at(-1)).toBe(2000);
    expect(JSON.stringify(watched)).toBe(JSON.stringify(small()));
  });
  it('is plain data that survives storage', () => {
    const assessment = small();
    expect(JSON.parse(JSON.stringify(assessment))).toEqual(assessment);
  });
  it('splits every loss to the fen', () => {
    const { whenSold, whenUnsold } = small().loan;
    for (const { loss, split } of [whenSold, whenUnsold]) {
      const fen = (text: string): number => Math.round(Number(text) * 100);
      expect(split.parts.reduce((sum, { amount }) => sum + fen(amount), 0)).toBe(
        fen(loss.principal) + fen(loss.interest),
      );
    }
  });
  it('keeps the simulation within 4 standard errors of the exact law', () => {
    const { payout, dry } = small().pool.simulation;
    expect(Math.abs(payout.gap)).toBeLessThan(4);
    expect(Math.abs(dry.gap)).toBeLessThan(4);
  });
  it('costs the lender less with the scheme than alone', () => {
    const { expectedLossAlone, expectedLossWithScheme } = small().loan;
    expect(Number(expectedLossWithScheme.value)).toBeLessThan(Number(expectedLossAlone.value));
  });

  // 4 Refusals: code, place, value met.
  it.each<[string, unknown, string, RegExp]>([
    ['/loan/annualRate', '4.35', 'INPUT_INVALID', /\/loan\/annualRate.*4\.35 %.*met "4\.35"/],
    ['/borrower/annualDefaultProbability', '3', 'INPUT_INVALID', /for 3 %.*met "3"/],
    ['/rights/0/filingDay', '2025-07-01', 'INPUT_INVALID', /filingDay.*met 2025-07-01/],
    ['/rights/0/filingDay', '2025-02-30', 'INPUT_INVALID', /a day of the calendar.*2025-02-30/],
    ['/rights/0/filingDay', '2004-01-01', 'INPUT_INVALID', /has ended.*met 2024-01-01/],
    ['/rights/0/feeStatus', 'lapsed', 'INPUT_INVALID', /feeStatus.*unpaid fees.*"lapsed"/],
    ['/rights/0/kind', 'know-how', 'INPUT_INVALID', /\/rights\/0\/kind.*know-how/],
    ['/rights', [], 'INPUT_INVALID', /\/rights/],
    [
      '/forecast/profit',
      ['1', '1', '1', '1', '1', '1'],
      'INPUT_INVALID',
      /forecast\/profit.*remaining life of 5 years \(economic\).*met 6 years/,
    ],
    ['/scheme/id', 'cn-atlantis', 'DATA_NOT_FOUND', /cn-atlantis.*known are/],
    [
      '/scheme',
      { id: 'cn-zhongshan-four-party' },
      'DATA_UNKNOWN',
      /compensationBase.*part of the risk loss.*met null.*supply it/,
    ],
    ['/scheme/id', 'us-sba-express', 'INPUT_INVALID', /counts in USD, the application in CNY/],
    ['/scheme/id', 'cn-haikou', 'INPUT_INVALID', /compensationBase.*is known \(principal\)/],
    ['/valuationDay', '2019-01-01', 'INPUT_INVALID', /filing day lies after/],
    ['/methods/0/model', 'cost/magic', 'DATA_NOT_FOUND', /methods\/0\/model.*cost\/magic/],
    ['/methods/0/inputs/riskFactor', '40', 'INPUT_INVALID', /riskFactor.*met "40".*0\.25/],
    ['/methods/1/inputs/sales', { from: 'forecast.turnover' }, 'INPUT_INVALID', /forecast\.turnover.*forecast\.sales/],
    ['/methods/1/ranges/royaltyRate', ['0.03', '0.04'], 'INPUT_INVALID', /0\.0219/],
    ['/pledgePolicy', 'nobody', 'DATA_NOT_FOUND', /pledgePolicy.*nobody/],
    ['/basis/0/at', '/nowhere', 'INPUT_INVALID', /basis\/0\/at.*nowhere/],
    ['/currency', 'USD', 'INPUT_INVALID', /\/currency.*yuan.*met "USD"/],
    ['/surprise', 1, 'INPUT_INVALID', /\/surprise.*no such field/],
    ['/book/assetCorrelation', 1.2, 'INPUT_INVALID', /assetCorrelation.*1\.2/],
    ['/cases/base/date', undefined, 'INPUT_INVALID', /cases\/base\/date.*valuation day/],
    ['/cases/target/licences', 'many', 'INPUT_INVALID', /licences.*many/],
  ])('refuses %s = %j', (path, value, code, text) => {
    const met = refusal(path, value);
    expect(met.code).toBe(code);
    expect(met.text).toMatch(text);
  });
  it('names all faults at once', () => {
    const copy = structuredClone(application);
    copy.loan.amount = '-5';
    copy.valuationDay = 'yesterday';
    delete copy.borrower;
    const result = tryAssessPledge(copy, { caseFile });
    expect(result.ok ? [] : result.error.faults.map(({ at }) => at)).toEqual([
      'application /valuationDay',
      'application /loan/amount',
      'application /borrower',
    ]);
  });
  it('refuses a single method without a reason', () => {
    expect(refusal('/methods', application.methods.slice(0, 1)).code).toBe('METHODS_TOO_FEW');
  });
  it('refuses cases that no file holds, and a file nobody asks for', () => {
    const withoutFile = tryAssessPledge(changed('/id', 'x'));
    expect(withoutFile.ok ? '' : withoutFile.error.message).toMatch(/INPUT_INVALID.*no case file/);
    expect(refusal('/cases', undefined).text).toMatch(/does not say how to read it/);
  });
  it('refuses a case file with nothing but its header', () => {
    const header = caseFile.split('\n')[0] as string;
    expect(refusal('/id', 'x', `${header}\n`).code).toBe('EVIDENCE_INSUFFICIENT');
    expect(refusal('/id', 'x', '').code).toMatch(/INPUT_INVALID|EVIDENCE_INSUFFICIENT/);
  });
  it('uses nothing dated after the valuation day, and names it', () => {
    expect(refusal('/cases/base/date', { every: '2026-01-01' }).text).toMatch(
      /cases\/base\/date\/every: dated after the valuation day 2025-06-30.*met 2026-01-01/,
    );
    expect(refusal('/cases/estimate/asOf', '2025-07-01').text).toMatch(/cases\/estimate\/asOf.*met 2025-07-01/);
    expect(refusal('/basis/0/knownOn', '2025-07-01').text).toMatch(/basis\/0\/knownOn \(.+\).*met 2025-07-01/);
  });
  it('holds the value against facts, and takes no other purpose', () => {
    expect(refusal('/opinion/facts', { presentValueOfProfits: '1000' }).text).toMatch(/profit-share-outside-one/);
    expect(refusal('/opinion/purpose', 'transfer').text).toMatch(/valued for a pledge; met "transfer"/);
  });
  it('stops when told to, with nothing half-done', () => {
    try {
      assessPledge(changed('/id', 'x'), { caseFile, signal: { aborted: true } });
      expect.unreachable();
    } catch (error) {
      expect(isIpworthError(error) && error.code).toBe('CANCELLED');
    }
  });
  it('does not take a document apart that is none', () => {
    for (const raw of [null, 3, 'x', [], { __proto__: { format: 'ipworth/application@1' } }]) {
      const result = tryAssessPledge(raw);
      expect(result.ok ? '' : result.error.code).toBe('INPUT_INVALID');
    }
    expect(valueAt(application, ['loan', 'amount'])).toBe('1000000');
  });
});
