import { exp, log } from '../../numeric/elementary.ts';
import { incompleteGammaUpper } from '../../numeric/incomplete-gamma.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../numeric/normal.ts';
import { integratePanels, panelEdges } from '../../numeric/panel-quadrature.ts';
import { type LogScaledChi, logScaledChi } from '../../numeric/scaled-chi.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import type { EqualObligors } from './loss-law.ts';
import type { StudentObligors } from './student-large-pool.ts';

/** Conditional probits beyond which nobody, or everybody, defaults. */
const FARTHEST = 9;

/** So many standard deviations from its centre a normal density is nothing. */
const BUMP = 9;

/**
 * What equal obligors have in common, as one number U: given it they default independently, each with Φ(U ÷ own). U is
 * read along v, low … high; what lies outside is all or nothing.
 */
export interface ProbitMixing {
  readonly own: number;
  readonly low: number;
  readonly high: number;
  readonly at: (v: number) => number;
  /** |dU ÷ dv| */
  readonly stretch: (v: number) => number;
  /** Length on which the density is smooth at v. */
  readonly smooth: (v: number) => number;
  readonly density: (v: number) => number;
  /** Chance that nobody defaults because U is below the range, and that everybody does because it is above. */
  readonly nobody: number;
  readonly everybody: number;
}

/** Below this a correlation changes no digit beside what W does. */
const NO_CORRELATION = 1e-20;

/** U = Φ⁻¹(p) + √ρ·Z, read along Z, so that the smallest ρ loses no digits; ρ above 0. */
export function normalMixing({ probability, correlation }: EqualObligors): ProbitMixing {
  const threshold = normalQuantile(probability);
  const load = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  const low = Math.max((-FARTHEST * own - threshold) / load, -BUMP);
  const high = Math.min((FARTHEST * own - threshold) / load, BUMP);
  return {
    own,
    low,
    high,
    at: (z) => threshold + load * z,
    stretch: () => load,
    smooth: () => 1,
    density: normalDensity,
    nobody: low > -BUMP ? normalCdf(low) : 0,
    everybody: high < BUMP ? normalCdf(-high) : 0,
  };
}

/** U = t_ν⁻¹(p)·W + √ρ·Z with W² = χ²_ν ÷ ν; not for p = ½, where U does not depend on W. */
export function studentMixing({ probability, correlation, freedom }: StudentObligors): ProbitMixing {
  const threshold = studentTQuantile(probability, freedom);
  if (correlation < NO_CORRELATION) return unloadedMixing(threshold, freedom);
  const chi = logScaledChi(freedom);
  const load = Math.sqrt(correlation);
  const own = Math.sqrt(1 - correlation);
  const scale = Math.sqrt(correlation + (threshold * threshold) / (2 * freedom));
  const over = (u: number, f: (distance: number) => number, ends: readonly [number, number]): number => {
    const ratio = u / threshold;
    const width = Math.abs(load / u);
    const steep = ratio > 0 && width < chi.longest ? [{ at: log(ratio), width }] : [];
    const edges = panelEdges(ends[0], ends[1], chi.longest, steep);
    return integratePanels((s) => f(u - threshold * exp(s)) * chi.density(s), edges);
  };
  const all = [chi.low, chi.high] as const;
  const high = FARTHEST * own;
  return {
    own,
    low: -high,
    high,
    at: (u) => u,
    stretch: () => 1,
    // W ends at 0, and there the density turns a corner as wide as the normal part
    smooth: (u) => Math.min(scale, Math.max(load, Math.abs(u) / 6)),
    density: (u) => over(u, (distance) => normalDensity(distance / load) / load, bumpEnds(u, { threshold, load, chi })),
    nobody: over(-high, (distance) => normalCdf(distance / load), all),
    everybody: over(high, (distance) => normalCdf(-distance / load), all),
  };
}

interface Bump {
  readonly threshold: number;
  readonly load: number;
  readonly chi: LogScaledChi;
}

/** The range of ln W in which t·W lies near u. */
function bumpEnds(u: number, { threshold, load, chi }: Bump): readonly [number, number] {
  const ratios = [(u - BUMP * load) / threshold, (u + BUMP * load) / threshold] as const;
  const least = Math.min(...ratios);
  const most = Math.max(...ratios);
  if (most <= 0) return [0, 0];
  return [least > 0 ? Math.max(chi.low, log(least)) : chi.low, Math.min(chi.high, log(most))];
}

/** U = t·W, read along ln W. */
function unloadedMixing(threshold: number, freedom: number): ProbitMixing {
  const chi = logScaledChi(freedom);
  const at = (s: number): number => threshold * exp(s);
  const largest = FARTHEST / Math.abs(threshold);
  const beyond = incompleteGammaUpper(freedom / 2, 0.5 * freedom * largest * largest);
  return {
    own: 1,
    low: chi.low,
    high: Math.max(chi.low, Math.min(chi.high, log(largest))),
    at,
    stretch: (s) => Math.abs(at(s)),
    smooth: () => chi.longest / 4,
    density: chi.density,
    nobody: threshold < 0 ? beyond : 0,
    everybody: threshold < 0 ? 0 : beyond,
  };
}
