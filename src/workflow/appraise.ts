import type { CaseEstimate } from '../cases/estimate.ts';
import { modelById } from '../catalog/models.ts';
import { isReference, type MethodRequest } from '../domain/application.ts';
import { type Conclusion, conclude } from '../valuation/method-range.ts';
import { type Opinion, reconcile } from '../valuation/reconcile.ts';
import { figureFor, type ResolvedPledge } from './resolve.ts';

/** The figure that stands for what similar past cases say. */
const CASES = 'cases.estimate';

/** Runs every method asked for and weighs them into one opinion. */
export function appraise(pledge: ResolvedPledge, evidence: CaseEstimate | null): Opinion {
  const figures = new Map(pledge.figures);
  if (evidence !== null) figures.set(CASES, exactText(evidence.value));
  const { methods, opinion } = pledge.application;
  const conclusions = methods.map((method, index): Conclusion => {
    const at = `application /methods/${index}`;
    const inputs = Object.fromEntries(
      Object.entries(method.inputs).map(([name, input]) => [name, figureFor(input, figures, `${at}/inputs/${name}`)]),
    );
    const fromCases = evidence === null ? {} : caseRange(method, evidence);
    return conclude({
      model: modelById(method.model, `${at}/model`),
      inputs,
      ranges: { ...textRanges(method), ...fromCases },
      level: evidence !== null && Object.keys(fromCases).length > 0 ? evidence.interval.level : opinion.level,
      reliability: String(method.reliability),
      reason: method.reason,
      at,
    });
  });
  return reconcile(conclusions, opinion, pledge.demands?.checks);
}

function textRanges({ ranges }: MethodRequest): Record<string, readonly [string, string]> {
  return Object.fromEntries(
    Object.entries(ranges).map(([name, [low, high]]) => [name, [String(low), String(high)] as const]),
  );
}

/** An input that past cases provide ranges over their interval. */
function caseRange({ inputs }: MethodRequest, { interval }: CaseEstimate): Record<string, readonly [string, string]> {
  const names = Object.keys(inputs).filter((name) => isReference(inputs[name]) && inputs[name].from === CASES);
  return Object.fromEntries(
    names.map((name) => [name, [exactText(interval.lower), exactText(interval.upper)] as const]),
  );
}

/** A float as exact text of 15 significant digits: the crossing from the float room to the decimal one. */
function exactText(value: number): string {
  return String(Number(value.toPrecision(15)));
}
