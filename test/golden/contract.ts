/** What a case file says a question is; each adapter knows the shape of its own topics. */
// biome-ignore lint/suspicious/noExplicitAny: case files are untyped JSON, read only by the adapter of their topic
export type Inputs = Readonly<Record<string, any>>;

export interface Context {
  /** Folder of the data sets that cases name. */
  readonly dataDir: string;
  readonly id: string;
  /** Path of a data set as a case names it: `data('data/ames.csv')`. */
  readonly data: (path: string) => string;
}

/** Answers one topic: an object with every key of `expected`, or an `IpworthError` thrown where the question has no answer. */
export type Adapter = (inputs: Inputs, context: Context) => unknown;

/** What each file in `adapters/` exports under the name `topics`. */
export type Topics = Readonly<Record<string, Adapter>>;

export interface Case {
  readonly id: string;
  readonly topic: string;
  readonly inputs: Inputs;
  readonly expected: Readonly<Record<string, unknown>> | null;
  readonly tolerance: unknown;
  readonly publishedButWrong?: unknown;
}
