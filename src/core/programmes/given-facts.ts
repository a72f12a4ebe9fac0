import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Fact, FactSource } from './fact.ts';
import { chinese, findings } from './language/schema-messages.ts';

const name = z.string().min(1).max(200);
const date = z.string().refine(isDay, '日期写作 2017-12-31').optional();
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const held = z.union([scalar, z.array(scalar)]);

const Record = z
  .object({
    subject: name,
    label: name.optional(),
    organisation: name.optional(),
    region: name.optional(),
    from: date,
    to: date,
    on: date,
    value: z.number().optional(),
    link: z.string().optional(),
    attributes: z.record(z.string(), held).optional(),
  })
  .catchall(held)
  .refine(
    ({ on, from, to }) => on === undefined || (from === undefined && to === undefined),
    '写 on，或写 from、to，不能都写',
  )
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, 'to 是不再成立的第一天，须晚于 from');

/**
 * 写出的事实：records by the name of their fact, attributes beside the other fields; a plain text is a record with that
 * subject. An attribute that is called like a field (`subject` 学科) goes under `attributes`.
 */
export const GivenFacts = z.record(z.string(), z.array(z.union([name, Record])));

/** Facts as written, e.g. of `--facts FACTS.json`. Throws a Refusal (`invalid`) that names every mistake. */
export function readFacts(written: unknown): FactSource {
  const parsed = GivenFacts.safeParse(written, { error: chinese, reportInput: true });
  if (parsed.success) return factsOf(parsed.data);
  const problems = findings(parsed.error.issues).map(({ segments, message }) => `${segments.join('.')} ${message}`);
  throw new Refusal('invalid', 'programmes.facts-unreadable', { problems: problems.join('；') });
}

/** The records as facts; a name that is not among them has no source. */
export function factsOf(given: z.output<typeof GivenFacts>): FactSource {
  const facts = new Map(Object.entries(given).map(([fact, records]) => [fact, records.map(factOf)]));
  return (fact) => facts.get(fact);
}

function factOf(record: string | z.output<typeof Record>): Fact {
  if (typeof record === 'string') return { subject: record, label: record };
  const { subject, label = subject, organisation, region, from, to, on, value, link, attributes, ...beside } = record;
  const fields = {
    subject,
    label,
    organisation,
    region,
    from,
    to,
    on,
    value,
    link,
    attributes: { ...beside, ...attributes },
  };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as Fact;
}
