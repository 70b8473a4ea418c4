import { reportHtml } from '../report/report-html.ts';
import { summaryText } from '../report/summary-text.ts';
import { assessPledge } from '../workflow/assess-pledge.ts';
import { parseJson, readText, writeTogether } from './files.ts';

export interface AppraiseCommand {
  readonly applicationPath: string;
  readonly casesPath: string | undefined;
  readonly outFolder: string | undefined;
  readonly language: 'en' | 'zh';
}

/** Assesses an application file and writes outcome and report, both or neither. @returns the summary to print */
export function appraise({ applicationPath, casesPath, outFolder, language }: AppraiseCommand): string {
  const raw = parseJson(readText(applicationPath), applicationPath);
  const assessment = assessPledge(raw, casesPath === undefined ? {} : { caseFile: readText(casesPath) });
  const summary = summaryText(assessment, language);
  if (outFolder !== undefined) {
    writeTogether(outFolder, {
      'outcome.json': `${JSON.stringify(assessment, null, 2)}\n`,
      'report.html': reportHtml(assessment, language),
    });
  }
  return summary.endsWith('\n') ? summary : `${summary}\n`;
}
