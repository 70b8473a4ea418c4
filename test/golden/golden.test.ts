import { describe, expect, it } from 'vitest';
import { CASE_DIR, loadAdapters, runSuite } from './suite.ts';

describe('the golden cases', async () => {
  const report = await runSuite(CASE_DIR, await loadAdapters());

  it('all agree', () => {
    expect(report.failures).toEqual([]);
    expect(report.notCovered).toBe(0);
  });

  for (const { topic, passed, failed } of report.topics) {
    it(`${topic}: ${passed} cases pass`, () => {
      expect(failed).toBe(0);
      expect(passed).toBeGreaterThan(0);
    });
  }
});
