import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isIpworthError } from '../../src/base/errors.ts';
import { compareAnswer, mustRefuse, show } from './compare.ts';
import type { Adapter, Case, Context } from './contract.ts';
import { isRecord } from './tolerance.ts';

export interface TopicReport {
  readonly topic: string;
  passed: number;
  failed: number;
  notCovered: number;
  /** Largest relative error over the numbers of the topic's cases; null when none was compared. */
  worstRelativeError: number | null;
}

export interface Failure {
  readonly id: string;
  readonly reason: string;
}

export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly notCovered: number;
  readonly topics: readonly TopicReport[];
  readonly failures: readonly Failure[];
}

export interface Adapters {
  readonly byTopic: ReadonlyMap<string, Adapter>;
  /** Adapter files that could not be used: name without `.ts`, and why. */
  readonly broken: ReadonlyMap<string, string>;
}

export const ADAPTER_DIR = fileURLToPath(new URL('adapters/', import.meta.url));
export const CASE_DIR = fileURLToPath(new URL('cases/', import.meta.url));

export function namesIn(dir: string, ending: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** Every adapter of a folder by topic; files that fail to load, or answer a topic twice, are named with the reason. */
export async function loadAdapters(dir: string = ADAPTER_DIR): Promise<Adapters> {
  const byTopic = new Map<string, Adapter>();
  const broken = new Map<string, string>();
  for (const file of namesIn(dir, '.ts')) {
    const name = basename(file, '.ts');
    try {
      const { topics } = (await import(/* @vite-ignore */ pathToFileURL(join(dir, file)).href)) as { topics?: unknown };
      if (!isRecord(topics)) throw new Error('exports no `topics`');
      for (const [topic, adapter] of Object.entries(topics)) {
        if (byTopic.has(topic)) throw new Error(`topic ${topic} has another adapter already`);
        byTopic.set(topic, adapter as Adapter);
      }
    } catch (error) {
      broken.set(name, oneLine(error));
    }
  }
  return { byTopic, broken };
}

/** The adapter of a topic; a printed mistake (`…-trap`) is the question of the topic that it mistakes. */
export function adapterOf(adapters: Adapters, topic: string): Adapter | undefined {
  return adapters.byTopic.get(topic) ?? adapters.byTopic.get(topic.replace(/-trap$/, ''));
}

/**
 * Puts every case of a folder to its adapter.
 *
 * Malformed case files and adapters that fail to load count as failures under their own names.
 */
export async function runSuite(caseDir: string, adapters: Adapters): Promise<Report> {
  const topics = new Map<string, TopicReport>();
  const failures: Failure[] = [];
  const reportOf = (topic: string): TopicReport => {
    const report = topics.get(topic) ?? { topic, passed: 0, failed: 0, notCovered: 0, worstRelativeError: null };
    topics.set(topic, report);
    return report;
  };
  const fail = (topic: string, id: string, reason: string): void => {
    reportOf(topic).failed += 1;
    failures.push({ id, reason });
  };
  const met = new Set<string>();
  for (const file of namesIn(caseDir, '.json')) {
    for (const golden of readCases(join(caseDir, file), (id, reason) => fail(file, id, reason))) {
      const room = golden.topic.split('/')[0]!;
      const adapter = adapterOf(adapters, golden.topic);
      const report = reportOf(golden.topic);
      if (!adapter && adapters.broken.has(room)) {
        met.add(room);
        fail(golden.topic, golden.id, `adapters/${room}.ts: ${adapters.broken.get(room)}`);
      } else if (!adapter) report.notCovered += 1;
      else {
        const { faults, worstRelativeError } = await judge(golden, adapter, contextOf(golden, caseDir));
        if (faults.length > 0) fail(golden.topic, golden.id, summary(faults));
        else report.passed += 1;
        report.worstRelativeError = larger(report.worstRelativeError, worstRelativeError);
      }
    }
  }
  for (const [name, reason] of adapters.broken) {
    if (!met.has(name)) fail(`adapters/${name}.ts`, `adapters/${name}.ts`, reason);
  }
  const sorted = [...topics.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
  const total = (key: 'passed' | 'failed' | 'notCovered') => sorted.reduce((sum, report) => sum + report[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    notCovered: total('notCovered'),
    topics: sorted,
    failures,
  };
}

/** The cases of one file; whatever is no case is handed to `fail` with its place in the file. */
export function readCases(path: string, fail: (id: string, reason: string) => void): Case[] {
  const file = basename(path);
  try {
    const items: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(items)) throw new Error('not an array of cases');
    return items.filter((item, i): item is Case => {
      const fault = caseFault(item);
      if (fault) fail(`${file}[${i}]`, fault);
      return fault === undefined;
    });
  } catch (error) {
    fail(file, oneLine(error));
    return [];
  }
}

function caseFault(item: unknown): string | undefined {
  if (!isRecord(item)) return 'not a case';
  if (typeof item.id !== 'string' || typeof item.topic !== 'string') return 'a case needs an id and a topic';
  if (!isRecord(item.inputs)) return `${item.id}: inputs must be an object`;
  const isAnswer = isRecord(item.expected) && Object.keys(item.expected).length > 0;
  return isAnswer || item.expected === null ? undefined : `${item.id}: expected must be null or a filled object`;
}

function contextOf({ id }: Case, caseDir: string): Context {
  return { id, dataDir: resolve(caseDir, 'data'), data: (path) => resolve(caseDir, path) };
}

async function judge(golden: Case, adapter: Adapter, context: Context) {
  const refusal = { faults: [] as string[], worstRelativeError: null };
  try {
    const answer = await adapter(golden.inputs, context);
    return mustRefuse(golden)
      ? { ...refusal, faults: [`must be refused; met ${show(answer)}`] }
      : compareAnswer(golden, answer);
  } catch (error) {
    const isRight = mustRefuse(golden) || !hasAnswer(golden);
    if (isIpworthError(error) && isRight) return refusal;
    return { ...refusal, faults: [`${isIpworthError(error) ? 'refused' : 'threw'}: ${oneLine(error)}`] };
  }
}

/** Whether a right answer is known: a trap may name the wrong one only, and refusing avoids it. */
function hasAnswer({ expected }: Case): boolean {
  return expected !== null && Object.keys(expected).some((key) => key !== 'publishedButWrong');
}

function summary(faults: readonly string[]): string {
  const shown = faults.slice(0, 3).join('; ');
  return faults.length > 3 ? `${shown}; and ${faults.length - 3} more` : shown;
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function oneLine(error: unknown): string {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return words.replace(/\s*\n\s*/g, ' ').slice(0, 300);
}
