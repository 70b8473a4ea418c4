import * as z from 'zod';
import { Day } from './quantities.ts';

/** How firm the evidence of a case is. */
export const Grade = z.enum(['price', 'licence', 'auction', 'court', 'appraisal']);
export type Grade = z.infer<typeof Grade>;

const Finite = z.number({ error: 'a finite number expected' });
const Levels = z.array(z.string()).refine((levels) => new Set(levels).size === levels.length, {
  error: 'each level once expected',
});

const common = {
  name: z.string().min(1),
  /** Header of the column that holds it. */
  column: z.string(),
  /** How much it counts, relative to the others. */
  weight: z.number().min(0).max(1e6).default(1),
};

/** Smallest and largest value that differences are measured against; what the cases show when absent. */
const range = z
  .tuple([Finite, Finite])
  .refine(([low, high]) => low < high, { error: 'a range expected: the smaller number first' })
  .optional();

/**
 * What is compared between cases. Kinds: a number (as it is, by its logarithm, or a count by log(1 + x)), a share from 0 to 1, a day,
 * levels in order, levels without order, and presence, where sharing the absent level says nothing.
 */
export const Attribute = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('numeric'), transform: z.enum(['linear', 'log', 'log1p']), range }),
  z.strictObject({ ...common, kind: z.literal('ratio'), range }),
  z.strictObject({ ...common, kind: z.literal('date') }),
  z.strictObject({ ...common, kind: z.literal('ordinal'), levels: Levels.min(2) }),
  z.strictObject({ ...common, kind: z.literal('categorical') }),
  z.strictObject({ ...common, kind: z.literal('presence'), absent: z.string(), present: z.string() }),
]);
export type Attribute = z.infer<typeof Attribute>;

/** How a table of cases is read: what is compared, what the cases are worth, and what each row is called. */
export const CaseSchema = z.strictObject({
  attributes: z
    .array(Attribute)
    .min(1)
    .max(200)
    .refine((attributes) => new Set(attributes.map(({ name }) => name)).size === attributes.length, {
      error: 'attributes of different names expected',
    }),
  /** What a case is worth, for each unit of another column where `per` names one; averaged as it is or by its logarithm. */
  value: z.strictObject({ column: z.string(), per: z.string().optional(), scale: z.enum(['log', 'plain']) }).optional(),
  /** Column of names, all different; cases are named by their row in the file when absent. */
  id: z.string().optional(),
  /** Day on which a case became known: its own, or one for all. */
  date: z.union([z.strictObject({ column: z.string() }), z.strictObject({ every: Day })]).optional(),
  grade: z.union([z.strictObject({ column: z.string() }), z.strictObject({ every: Grade })]).optional(),
  /** What a cell says that says nothing. */
  missingMarks: z.array(z.string()).default(['']),
});
export type CaseSchema = z.infer<typeof CaseSchema>;

const searchFields = {
  /** How many similar cases are wanted. */
  k: z.int().min(1).max(1000),
  metric: z.enum(['gower', 'heom', 'manhattan', 'euclid']).default('gower'),
  /** What differences of numbers are divided by; Gower's and HEOM's are defined by the range. */
  scale: z.enum(['range', 'standardDeviation', 'meanDeviation', 'none']).default('range'),
  /** An attribute missing on either side: left out of the comparison, or as different as can be. */
  missing: z.enum(['skip', 'maximum']).default('skip'),
  /** Least share of the target's weight that a case must share to be comparable. */
  minOverlap: z.number().min(0).max(1).default(0.5),
  /** In place of the weights of the schema, by name. */
  weights: z.record(z.string(), z.number().min(0).max(1e6)).default({}),
  /** Names of cases not to be used. */
  exclude: z.array(z.string()).default([]),
  /** Cases of a later day, or of none, are not used. */
  asOf: Day.optional(),
};

export const CaseSearch = z
  .strictObject(searchFields)
  .refine(rangeWhereDefined, { path: ['scale'], error: 'range expected: Gower and HEOM divide by the range' });
export type CaseSearch = z.infer<typeof CaseSearch>;
export type CaseSearchInput = z.input<typeof CaseSearch>;

/** How values of earlier days are brought to another day: by a yearly rate, compounded, or by levels of an index. */
const TimeAdjustment = z.strictObject({
  /** Day to which values are brought. */
  to: Day,
  by: z.union([
    z.strictObject({ annualRate: z.number().gt(-1).lt(10) }),
    z.strictObject({ index: z.array(z.tuple([Day, z.number().gt(0)])).min(1) }),
  ]),
});
export type TimeAdjustment = z.infer<typeof TimeAdjustment>;

export const CaseEstimateOptions = z
  .strictObject({
    ...searchFields,
    /** The middle of the neighbours, their mean, or the height at the target of a plane through them. */
    centre: z.enum(['median', 'mean', 'linear']).default('median'),
    /** All neighbours alike, or the nearer the more: with `mean` the kernel estimate. */
    weighting: z.enum(['equal', 'nearness']).default('equal'),
    /** How far the plane is held back: at 1 the slope of a lone attribute is halved. Only for the centre `linear`. */
    ridge: z.number().gt(0).max(1e6).default(0.1),
    /** Change of the value, on its scale, for each unit of an attribute's code: neighbours are moved to the target by it. */
    adjust: z.record(z.string(), Finite).default({}),
    /** Values are brought to one day first; cases without a day cannot be used then. */
    time: TimeAdjustment.optional(),
    /** How many equal cases the centre of the whole base counts as: 0 leaves thin evidence as it is. */
    shrink: z.number().min(0).max(1e6).default(0),
    /** Chance that the interval holds the value. */
    level: z.number().gt(0).lt(1),
    /** By all cases; by a half kept apart; the half in units of difficulty; the half with recent cases counting more. */
    interval: z.enum(['jackknife+', 'split', 'normalised', 'weighted']).default('jackknife+'),
    /** Attribute whose level calibration cases must share with the target: the promise then holds for each level. */
    within: z.string().optional(),
    /** Years in which the weight of a calibration case halves. Only for the interval `weighted`, which needs it. */
    halfLifeYears: z.number().gt(0).max(1000).optional(),
    /** How many units the target has, where the value is per unit. */
    units: z.number().gt(0).optional(),
  })
  .refine(rangeWhereDefined, { path: ['scale'], error: 'range expected: Gower and HEOM divide by the range' })
  .refine(({ interval, within }) => within === undefined || interval !== 'jackknife+', {
    path: ['within'],
    error: 'the interval split, normalised or weighted expected beside it',
  })
  .refine(({ interval, halfLifeYears }) => (interval === 'weighted') === (halfLifeYears !== undefined), {
    path: ['halfLifeYears'],
    error: 'years expected for the interval weighted, and for no other',
  });
export type CaseEstimateOptions = z.infer<typeof CaseEstimateOptions>;
export type CaseEstimateInput = z.input<typeof CaseEstimateOptions>;

function rangeWhereDefined({ metric, scale }: { metric: string; scale: string }): boolean {
  return scale === 'range' || metric === 'manhattan' || metric === 'euclid';
}

/** What is sought: the values of the attributes by name, in the units of the file; absent or null where unknown. */
export const CaseTarget = z.record(z.string(), z.union([Finite, z.string(), z.null()]));
export type CaseTarget = z.infer<typeof CaseTarget>;

/** The `cases` block of an application: how the file is read, what is sought, and how the answer is drawn from it. */
export const CaseQuestion = z.strictObject({ base: CaseSchema, target: CaseTarget, estimate: CaseEstimateOptions });
export type CaseQuestion = z.infer<typeof CaseQuestion>;
