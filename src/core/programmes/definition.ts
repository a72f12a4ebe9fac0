import { z } from 'zod';
import { isDay } from '../kernel/day.ts';
import { Condition, FactSet, Goal, Measure, text } from './language/measure.ts';
import { id, list, Source, whole } from './language/pieces.ts';
import { Instrument, Procedure } from './language/procedure.ts';
import { OWNERSHIPS, STAGES } from './vocabulary.ts';

const date = z.iso.date({ error: '日期写作 2017-12-31', abort: true }).refine(isDay, '日期须在 1900 至 2199 年之间');

const head = { id, name: text, source: Source };

const Body = z.strictObject({
  ...head,
  kind: text,
  duties: text.optional(),
  seats: list(z.strictObject({ role: text, post: text, count: whole.optional() })),
});

const Participant = z.strictObject({
  role: text,
  name: text,
  source: Source,
  who: z
    .strictObject({
      organisation: text,
      where: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).optional(),
    })
    .optional(),
  enters: text.optional(),
  leaves: text.optional(),
});

const Target = z.strictObject({
  id,
  statement: text,
  source: Source,
  measure: Measure,
  goal: Goal,
  /** 期限; absent, the last day of the programme. */
  by: date.optional(),
  unit: text.optional(),
  who: text.optional(),
  note: text.optional(),
});

const OwedBy = z.union([
  z.strictObject({ each: FactSet }),
  z.strictObject({ participants: z.union([text, z.array(text).min(1)]) }),
  z.strictObject({ body: id }),
  z.strictObject({ issuer: z.literal(true) }),
]);

const Rhythm = z.union([
  z.strictObject({
    times: whole,
    per: z.enum(['month', 'semester', 'school-year', 'calendar-year']),
    during: z.literal('term').optional(),
  }),
  z.strictObject({
    times: whole,
    every: z.strictObject({ schoolYears: whole }),
    from: z.number().int().min(1900).max(2198),
  }),
  z.strictObject({ times: whole, between: z.tuple([date, date]) }),
]);

const remindDays = z.number().int().min(-366).max(366);

const Duty = z.strictObject({
  id,
  statement: text,
  source: Source,
  owedBy: OwedBy,
  rhythm: Rhythm,
  metBy: z.union([text, z.strictObject({ fact: text, where: z.record(z.string(), Condition).optional() })]),
  grace: z.strictObject({ days: z.number().int().min(0).max(366) }).optional(),
  /** Days before the end of a window on which who owes it, the liaison and the programme's office are reminded. */
  remind: z
    .strictObject({ owner: remindDays.optional(), liaison: remindDays.optional(), office: remindDays.optional() })
    .optional(),
  from: date.optional(),
  to: date.optional(),
  who: text.optional(),
  note: text.optional(),
});

const Task = z.strictObject({
  id,
  name: text,
  source: Source.optional(),
  owner: text.optional(),
  by: date.optional(),
  metBy: z.strictObject({ measure: Measure, goal: Goal }).optional(),
});

const Stage = z.strictObject({ ...head, from: date, to: date, tasks: list(Task) });

/** 表单 in the subset of SurveyJS that the platform accepts; checked where forms are read. */
const Form = z.strictObject({ id, name: text, form: z.record(z.string(), z.unknown()) });

const FundLine = z.strictObject({
  ...head,
  payer: text.optional(),
  rhythm: text.optional(),
  uses: list(text),
  note: text.optional(),
});

/**
 * 行动计划定义：what a document demands, written down so that figures, duties and stages follow from facts alone.
 * Form and meaning: `docs/programmes.md`. What concerns several places at once stands in `coherence.ts`.
 */
export const Definition = z.strictObject({
  id,
  version: whole,
  title: text,
  issuer: text,
  region: z.string().regex(/^\d{6}$/, '区划代码是加引号的六位数字，例如 "310113"'),
  document: text.optional(),
  basis: list(text),
  period: z.strictObject({ from: date, to: date }),
  scope: z.strictObject({ stages: list(z.enum(STAGES)), ownership: list(z.enum(OWNERSHIPS)) }).optional(),
  summary: text.optional(),
  bodies: list(Body),
  participants: list(Participant),
  targets: list(Target),
  duties: list(Duty),
  stages: list(Stage),
  procedures: list(Procedure),
  instruments: list(Instrument),
  forms: list(Form),
  fundLines: list(FundLine),
  notModelled: list(z.strictObject({ statement: text, source: Source, why: text })),
});

export type Definition = z.output<typeof Definition>;
export type Target = z.output<typeof Target>;
export type Duty = z.output<typeof Duty>;
export type Rhythm = z.output<typeof Rhythm>;
export type Stage = z.output<typeof Stage>;
export type Task = z.output<typeof Task>;
