import * as z from 'zod';
import { Attribute, Grade } from './case-schema.ts';
import { Day } from './quantities.ts';

/** Name of the column that holds it; the name of the attribute when absent. */
const place = { column: z.string().optional() };

const [numeric, ratio, date, ordinal, categorical, presence] = Attribute.options;

const common = {
  name: z.string().min(1),
  ...place,
  /** How much it counts, relative to the others. */
  weight: z.number().min(0).max(1e6).default(1),
};

const Share = z.number().min(0).max(1);

/**
 * Levels that lie in branches, such as codes of the International Patent Classification. A level is cut after `cuts`
 * characters; `distances[i]` is the distance of two levels whose first `i` cuts agree and the next does not, the last entry
 * that of levels which agree in all cuts but are not the same.
 */
const Taxonomy = z
  .strictObject({
    ...common,
    kind: z.literal('taxonomy'),
    cuts: z.array(z.int().min(1).max(100)).min(1).max(10),
    distances: z.array(Share).min(2).max(11),
  })
  .refine(({ cuts }) => cuts.every((cut, i) => i === 0 || cut > cuts[i - 1]!), { error: 'cuts that grow expected' })
  .refine(({ distances }) => distances.every((d, i) => i === 0 || d <= distances[i - 1]!), {
    error: 'distances that do not grow from branch to branch expected',
  })
  .refine(({ cuts, distances }) => distances.length === cuts.length + 1, {
    error: 'one distance more than cuts expected',
  });

/** Several words of which order and number do not count: compared by the share that both have of all that either has. */
const WordSet = z.strictObject({
  ...common,
  kind: z.literal('set'),
  /** What stands between words of a cell. */
  separator: z.string().min(1).default(';'),
});

/** What is compared between cases of an index: the attributes of a case schema, and levels in branches and sets of words. */
export const IndexAttribute = z.discriminatedUnion('kind', [
  numeric.extend(place),
  ratio.extend(place),
  date.extend(place),
  ordinal.extend(place),
  categorical.extend(place),
  presence.extend(place),
  Taxonomy,
  WordSet,
]);
export type IndexAttribute = z.infer<typeof IndexAttribute>;

/** How rows become an index: what is compared, and which columns tell of a case itself. */
export const IndexSchema = z.strictObject({
  attributes: z
    .array(IndexAttribute)
    .min(1)
    .max(200)
    .refine((attributes) => new Set(attributes.map(({ name }) => name)).size === attributes.length, {
      error: 'attributes of different names expected',
    }),
  /** Column of names, all different. */
  id: z.string().optional(),
  /** Column of what a case is worth. */
  value: z.string().optional(),
  /** Column of days on which cases became known. */
  date: z.string().optional(),
  /** Column of the firmness of the evidence: price, licence, auction, court or appraisal. */
  grade: z.string().optional(),
  /** Column of names that related cases share: one family, one deal, parties that are not strangers. */
  group: z.string().optional(),
  /** Column of yes or no: whether the value was itself an appraisal that went by cases. */
  circular: z.string().optional(),
  /** What a cell says that says nothing. */
  missingMarks: z.array(z.string()).default(['']),
});
export type IndexSchema = z.infer<typeof IndexSchema>;
export type IndexSchemaInput = z.input<typeof IndexSchema>;

const Condition = z.union([
  z.array(z.string()).min(1),
  z.strictObject({
    from: z.union([z.number(), z.string()]).optional(),
    to: z.union([z.number(), z.string()]).optional(),
  }),
]);

/** A question to an index, whatever the target. Nothing in it needs another index. */
export const IndexQuery = z
  .strictObject({
    k: z.int().min(1).max(1000),
    metric: z.enum(['gower', 'heom', 'manhattan', 'euclid']).default('gower'),
    scale: z.enum(['range', 'standardDeviation', 'meanDeviation', 'none']).default('range'),
    missing: z.enum(['skip', 'maximum']).default('skip'),
    minOverlap: Share.default(0.5),
    weights: z.record(z.string(), z.number().min(0).max(1e6)).default({}),
    /** Cases must meet all of these: one of the levels, or a number, day or rank between two ends, both included. */
    where: z.record(z.string(), Condition).default({}),
    /** Cases of a later day, or of none, are not used. */
    asOf: Day.optional(),
    grades: z.array(Grade).min(1).optional(),
    /** Cases whose value was itself an appraisal that went by cases are not used. */
    withoutCircular: z.boolean().default(false),
    exclude: z.array(z.string()).default([]),
    excludeGroups: z.array(z.string()).default([]),
  })
  .refine(({ metric, scale }) => scale === 'range' || metric === 'manhattan' || metric === 'euclid', {
    path: ['scale'],
    error: 'range expected: Gower and HEOM divide by the range',
  });
export type IndexQuery = z.infer<typeof IndexQuery>;
export type IndexQueryInput = z.input<typeof IndexQuery>;
