import { z } from 'zod';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../identity/post.ts';
import { LEVELS } from '../vocabulary.ts';
import { Carrying } from './carrying.ts';
import { Communities } from './community.ts';
import { EvidenceLine } from './evidence.ts';
import { Library } from './library.ts';
import { text } from './measure.ts';
import { id, list, Source, whole } from './pieces.ts';
import { StepActor } from './step-actor.ts';

export type { StepActor } from './step-actor.ts';

const ORGANISATIONS = Object.keys(ORGANISATION_KINDS) as [OrganisationKind, ...OrganisationKind[]];

/** The kinds of step a procedure is made of. */
export const STEP_KINDS = {
  fill: '填报',
  recommend: '审核推荐',
  'assign-panel': '组成专家组',
  score: '评审',
  decide: '决定',
  announce: '公示',
  wait: '实施',
  archive: '归档',
} as const;
export type StepKind = keyof typeof STEP_KINDS;

/** 可作的决定：what may be said at a step, and the step or outcome it leads to. */
export const Choice = z.strictObject({
  name: text,
  leads: text,
  /** 入选：the case is among those chosen; against the ranking of the panel that takes reasons. */
  picks: z.boolean().optional(),
  /** 退回：the case goes back to be corrected, and may come again. */
  returns: z.boolean().optional(),
  reason: z.literal('required').optional(),
});
export type Choice = z.output<typeof Choice>;

export const Step = z.strictObject({
  id,
  name: text,
  kind: z.enum(Object.keys(STEP_KINDS) as [StepKind, ...StepKind[]]),
  /** 文件所写的办理人, in the document's words. */
  actor: text.optional(),
  limit: z.union([z.strictObject({ workingDays: whole }), z.strictObject({ days: whole })]).optional(),
  instrument: id.optional(),
  by: StepActor.optional(),
  form: id.optional(),
  /** The next step or an outcome; absent, the step written next. */
  leads: text.optional(),
  choices: list(Choice),
  /** 专家人数 for each case. */
  experts: z.number().int().min(1).max(15).optional(),
  /** 盲审：experts do not see who applies. */
  blind: z.boolean().optional(),
  /** How many of a case's experts must have submitted before a round is closed; absent, all of them. */
  quorum: z.number().int().min(1).max(15).optional(),
  /** 会议决定：the minutes of the meeting that decided are named. */
  meeting: z.literal('required').optional(),
  /** 依据材料: what the platform knows of the applicant, put before those who judge. */
  evidence: list(EvidenceLine),
  /** Where a case goes back to when an objection to its public notice is upheld. */
  upheld: id.optional(),
});
export type Step = z.output<typeof Step>;

/** 申报条件 that is more than who may apply. */
export const Limit = z.strictObject({
  most: whole,
  /** Only cases of this kind count, and are limited. */
  kind: text.optional(),
  /** Within one call, or within the programme over all calls. */
  within: z.enum(['call', 'programme']),
});
export type Limit = z.output<typeof Limit>;

const Applicants = z.strictObject({
  organisations: z.array(z.enum(ORGANISATIONS)).min(1),
  /** 参与身份: takes part in the programme in one of these roles. */
  participants: z.array(text).min(1).optional(),
  /** 市级或区级, as the programme counts who takes part. */
  level: z.enum(LEVELS).optional(),
});

/** 产生的事实：what the register of facts records once a case was given a choice, or came to a step or an outcome. */
export const Yield = z.strictObject({
  fact: z.enum([
    'projects.established',
    'projects.concluded',
    'projects.selected',
    'cases.selected',
    'schools.leading',
    'plans.approved',
    'evaluations.done',
  ]),
  /** The choice, the step come to, or the outcome that brings it about. */
  on: text,
  /** Only for cases of this kind. */
  kind: text.optional(),
  /** 类别 as the fact names it; absent, the kind of the case, and without kinds the name of the procedure. */
  as: text.optional(),
  level: z.enum(LEVELS).optional(),
  /** Choices, steps or outcomes that end a fact that holds for a while. */
  until: list(text),
});
export type Yield = z.output<typeof Yield>;

/**
 * 程序：a form that travels. With `call` it can be carried out on the platform, and then everything that this needs is
 * there (`procedure-coherence.ts`); without, it is on record as the document words it.
 */
export const Procedure = z.strictObject({
  id,
  name: text,
  source: Source,
  subject: text,
  /** 由谁发起: who opens calls, and oversees their cases. */
  call: z.strictObject({ by: StepActor, fields: list(text), districtQuota: z.boolean().optional() }).optional(),
  applicants: Applicants.optional(),
  /** 申报类别. */
  kinds: list(text),
  limits: list(Limit),
  steps: z.array(Step).min(1).max(50),
  outcomes: list(text),
  carrying: Carrying.optional(),
  yields: list(Yield),
  library: Library.optional(),
  /** 分类编组 of the projects that come of it. */
  communities: Communities.extend({ by: StepActor }).optional(),
  note: text.optional(),
});
export type Procedure = z.output<typeof Procedure>;

/** 题项与量规：what a panel scores by. */
const Criterion = z.strictObject({ id, name: text, evidence: text.optional(), points: whole.optional() });

export const Instrument = z.strictObject({
  id,
  name: text,
  source: Source,
  dimensions: z.array(z.strictObject({ id, name: text, points: whole.optional(), criteria: list(Criterion) })).min(1),
  note: text.optional(),
});
export type Instrument = z.output<typeof Instrument>;
