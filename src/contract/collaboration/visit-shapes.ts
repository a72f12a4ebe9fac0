import { z } from 'zod';
import { POINT_KINDS, POINT_STATES, POINT_STEPS, PROPOSAL_STATES, VISIT_STATES } from '#core/collaboration/visit.ts';
import { ORGANISATION_KINDS } from '#core/identity/post.ts';
import { allowed, prose, text, whole } from '../values.ts';

const keyed = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K]);
export const visitState = keyed(VISIT_STATES);
const pointState = keyed(POINT_STATES);
const proposalState = keyed(PROPOSAL_STATES);
export const organisationKind = keyed(ORGANISATION_KINDS);
export const programmeId = text(80);
export const number = whole(1, 99);

export const VisitRow = z.object({
  id: z.uuid(),
  region: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind,
  liaisonName: z.string(),
  programmeId: z.string().nullable(),
  kind: z.string(),
  on: z.string(),
  /** Within an assignment of its day; else 计划外. */
  planned: z.boolean(),
  state: visitState,
  points: z.number().int(),
  unsettled: z.number().int(),
});

const Photo = z.object({
  id: z.uuid(),
  /** The point it shows, or null: the visit as a whole. */
  number: z.number().int().nullable(),
  file: z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() }),
});

const Step = z.object({
  id: z.uuid(),
  at: z.string(),
  personName: z.string(),
  step: z.enum(POINT_STEPS),
  note: z.string(),
  due: z.string().nullable(),
  /** The task an answer was turned into, and how it stands for those who may see it. */
  task: z
    .object({ region: z.string(), id: z.uuid(), title: z.string().nullable(), state: z.string().nullable() })
    .nullable(),
});

/** A proposal to adjust a stage task of a programme; the programme's own page says what the task is called. */
export const ProposalWritten = z.strictObject({
  programmeId: prose(80),
  stage: prose(60),
  task: prose(60),
  proposes: prose(500),
});
const Proposal = z.object({
  programmeId: z.string(),
  stage: z.string(),
  task: z.string(),
  proposes: z.string(),
  state: proposalState,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  can: z.object({ decide: allowed }),
});

const Point = z.object({
  number: z.number().int(),
  kind: z.enum(POINT_KINDS),
  body: z.string(),
  state: pointState,
  due: z.string().nullable(),
  settledOn: z.string().nullable(),
  steps: z.array(Step),
  proposal: Proposal.nullable(),
  can: z.object({ answer: allowed, settle: allowed, reopen: allowed }),
});

export const Visit = VisitRow.extend({
  met: z.string(),
  seen: z.string(),
  revision: z.number().int(),
  sentOn: z.string().nullable(),
  items: z.array(Point),
  photos: z.array(Photo),
  /** What a draft may be: the kinds of visits there are. */
  kinds: z.array(z.string()),
  can: z.object({ write: allowed, send: allowed }),
});

export const AssignmentRow = z.object({
  id: z.uuid(),
  region: z.string(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  organisationKind,
  liaisonId: z.uuid(),
  liaisonName: z.string(),
  /** Holds the post of a liaison on the day asked for. */
  holds: z.boolean(),
  programmeId: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  can: z.object({ end: allowed }),
});

export const Visited = z.object({
  id: z.uuid(),
  region: z.string(),
  name: z.string(),
  kind: organisationKind,
  liaisons: z.array(z.object({ id: z.uuid(), name: z.string(), holds: z.boolean() })),
  programmes: z.array(z.string()),
  last: z.object({ id: z.uuid(), on: z.string(), liaisonName: z.string() }).nullable(),
  /** Days from the last visit to the day asked for; null when there was none. */
  days: z.number().int().nullable(),
  visits: z.number().int(),
  unsettled: z.number().int(),
});
