import { z } from 'zod';
import { Calendar, schoolYears } from '../kernel/calendar.ts';
import { isDay } from '../kernel/day.ts';
import type { SchoolYear } from '../kernel/school-year.ts';
import type { Definition } from './definition.ts';
import { OBLIGATION_LABELS, type ObligationState } from './duties/duties.ts';
import { evaluate, prepare, type TargetStanding } from './evaluate.ts';
import { factsOf, GivenFacts } from './given-facts.ts';
import { STATUS_LABELS, type TargetStatus } from './status.ts';

const keysOf = <K extends string>(labels: Readonly<Record<K, string>>) => Object.keys(labels) as [K, ...K[]];

const Expected = z.strictObject({
  value: z.number().nullable().optional(),
  met: z.boolean().optional(),
  status: z.enum(keysOf<TargetStatus>(STATUS_LABELS)).optional(),
  gap: z.number().nullable().optional(),
});

const ExpectedCounts = z.partialRecord(z.enum(keysOf<ObligationState>(OBLIGATION_LABELS)), z.number().int().min(0));

const Case = z.strictObject({
  name: z.string().min(1),
  on: z.string().refine(isDay, '日期写作 2017-12-31').optional(),
  facts: GivenFacts,
  calendar: Calendar.optional(),
  expect: z.record(z.string(), Expected).optional(),
  duties: z.record(z.string(), ExpectedCounts).optional(),
});

/** 算例：a worked example of how a programme's figures come out. */
export const Cases = z.array(Case);
export type Case = z.output<typeof Case>;

/** Figures agree to nine decimals. */
const CLOSE = 1e-9;

/** Evaluates a worked case (default: on the programme's last day). Returns every disagreement; none means it holds. */
export function disagreements(definition: Definition, written: Case, calendar: readonly SchoolYear[]): string[] {
  const years = written.calendar === undefined ? calendar : schoolYears(written.calendar);
  const prepared = prepare(definition, factsOf(written.facts), years);
  const { targets, duties } = evaluate(prepared, written.on ?? definition.period.to);

  const ofTargets = Object.entries(written.expect ?? {}).flatMap(([id, expected]) => {
    const standing = targets.find(({ target }) => target.id === id);
    return standing === undefined ? [`没有目标 ${id}`] : ofTarget(standing, expected);
  });
  const ofDuties = Object.entries(written.duties ?? {}).flatMap(([id, expected]) => {
    const standing = duties.find(({ duty }) => duty.id === id);
    if (standing === undefined) return [`没有责任 ${id}`];
    return Object.entries(expected).flatMap(([state, count]) =>
      differing(`${id} ${state}`, count, standing.counts[state as ObligationState]),
    );
  });
  return [...ofTargets, ...ofDuties];
}

function ofTarget({ target, figure, met, status, gap }: TargetStanding, expected: z.output<typeof Expected>): string[] {
  const got = { value: figure.value, met, status, gap: gap?.amount ?? null };
  return (Object.keys(expected) as (keyof typeof got)[]).flatMap((key) =>
    differing(`${target.id} ${key}`, expected[key], got[key]),
  );
}

type Value = number | string | boolean | null | undefined;

function differing(what: string, expected: Value, got: Value): string[] {
  const agree =
    typeof expected === 'number' && typeof got === 'number' ? Math.abs(expected - got) <= CLOSE : expected === got;
  return agree || expected === undefined ? [] : [`${what}：应为 ${String(expected)}，得 ${String(got)}`];
}
