import { z } from 'zod';

/** Text of a definition: never empty, at most 2000 characters. */
export const text = z.string().trim().min(1).max(2000);

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const atLeast = z.number();
const atMost = z.number();

/** 条件：what an attribute of a record must be; a list means any of its values. */
export const Condition = z.union([
  Scalar,
  z.array(Scalar).min(1),
  z.strictObject({ atLeast, atMost: atMost.optional() }),
  z.strictObject({ atMost }),
  z.strictObject({ not: z.array(Scalar).min(1) }),
]);

const where = z.record(z.string(), Condition).optional();

/** 事件的统计时段：which events a day opens; absent, those since the programme began. */
export const During = z.enum(['school-year', 'calendar-year', 'semester', 'ever']);

const during = During.optional();

/** 参加者集：the organisations taking part in the programme itself in one of the roles. */
export const ParticipantSet = z.strictObject({
  participants: z.union([text, z.array(text).min(1)]),
  where,
  during,
});

/** 事实集：the records a measure looks at — a whole fact by name, a fact with conditions, or participants. */
export const FactSet = z.union([
  text,
  z.strictObject({ fact: text, where, during, by: z.enum(['subject', 'organisation']).optional() }),
  ParticipantSet,
]);

/** 目标：bounds the figure must keep, both included. */
export const Goal = z.union([
  z.strictObject({ atLeast }),
  z.strictObject({ atMost }),
  z.strictObject({ between: z.tuple([z.number(), z.number()]) }),
]);

const share = z.strictObject({ of: FactSet, among: FactSet });

const ownMeasures = [
  z.strictObject({ count: FactSet }),
  z.strictObject({ ratio: share }),
  z.strictObject({ every: share }),
  z.strictObject({ sum: FactSet }),
  z.strictObject({ average: z.union([FactSet, z.strictObject({ of: FactSet, each: text })]) }),
  z.strictObject({ lowest: FactSet }),
  z.strictObject({ highest: FactSet }),
  z.strictObject({ spread: z.union([FactSet, z.strictObject({ of: FactSet, weight: text })]) }),
] as const;

/** 指标（不含 per）：what may also be asked of one member alone. */
export const OwnMeasure = z.union(ownMeasures);

/** 指标：how a figure is computed from facts. `per` asks an own measure of each member and does not nest. */
export const Measure = z.union([
  ...ownMeasures,
  z.strictObject({ per: z.strictObject({ each: FactSet, measure: OwnMeasure, goal: Goal }) }),
]);

export type Condition = z.output<typeof Condition>;
export type During = z.output<typeof During>;
export type FactSet = z.output<typeof FactSet>;
export type Goal = z.output<typeof Goal>;
export type OwnMeasure = z.output<typeof OwnMeasure>;
export type Measure = z.output<typeof Measure>;

/** The name of the fact a set takes its records from. */
export function factOf(set: FactSet): string {
  if (typeof set === 'string') return set;
  return 'fact' in set ? set.fact : 'participation';
}

/** 按成员：asks an own measure of each member. */
export type Per = Extract<Measure, { per: unknown }>['per'];

/** A set of a measure, and the keys that lead to it. */
export type SetAt = { readonly path: readonly string[]; readonly set: FactSet };

/** Every set a measure looks at, in the order written. */
export function setsOf(measure: Measure): SetAt[] {
  if ('per' in measure) {
    const inner = setsOf(measure.per.measure).map(({ path, set }) => ({ path: ['per', 'measure', ...path], set }));
    return [{ path: ['per', 'each'], set: measure.per.each }, ...inner];
  }
  const [[key, argument]] = Object.entries(measure) as [[string, OwnArgument]];
  if (typeof argument === 'string' || !('of' in argument)) return [{ path: [key], set: argument }];
  const of = { path: [key, 'of'], set: argument.of };
  return 'among' in argument ? [of, { path: [key, 'among'], set: argument.among }] : [of];
}

type ValuesOf<T> = T extends unknown ? T[keyof T] : never;
type OwnArgument = ValuesOf<OwnMeasure>;
