import { z } from 'zod';
import { route } from '../route.ts';
import { allowed, onDay, regionCode } from '../values.ts';
import { obligationState, place, programmeId, targetStatus } from './terms.ts';

const Source = z.object({ section: z.string() });
const Goal = z.union([
  z.object({ atLeast: z.number() }),
  z.object({ atMost: z.number() }),
  z.object({ between: z.tuple([z.number(), z.number()]) }),
]);

/** How the place stands to a target that is not measured at its own level: a school counted or not, an own figure. */
const Contribution = z.object({
  counted: z.boolean().nullable(),
  concerned: z.boolean(),
  value: z.number().nullable(),
  met: z.boolean().nullable(),
  words: z.string(),
});

export const TargetCard = z.object({
  id: z.string(),
  statement: z.string(),
  source: Source,
  goal: Goal,
  by: z.string(),
  unit: z.string(),
  who: z.string().nullable(),
  note: z.string().nullable(),
  /** 'share' figures are 0–1 and shown in per cent. */
  form: z.enum(['count', 'share', 'number']),
  value: z.number().nullable(),
  /** Ratio, every and per: how many of how many; `all` when the figure itself only says whether all do (0 or 1). */
  parts: z.object({ count: z.number().int(), whole: z.number().int(), all: z.boolean() }).nullable(),
  aYearAgo: z.number().nullable(),
  /** Month-ends of the last 12 months and the day itself. */
  trend: z.array(z.object({ on: z.string(), value: z.number().nullable() })),
  status: targetStatus,
  gap: z.number().nullable(),
  gapWords: z.string().nullable(),
  missingSources: z.array(z.string()),
  /** Where in the product the gap is closed, when there is such a place. */
  act: z.object({ label: z.string(), to: z.string() }).nullable(),
  here: Contribution.nullable(),
});

const Cell = z.object({
  from: z.string(),
  to: z.string(),
  state: obligationState,
  label: z.string(),
  met: z.number().int(),
  times: z.number().int(),
  /** The facts that met it, oldest first. */
  metBy: z.array(z.object({ label: z.string(), on: z.string(), link: z.string().nullable() })),
});
export const DutyCard = z.object({
  id: z.string(),
  statement: z.string(),
  source: Source,
  who: z.string().nullable(),
  grace: z.number().int(),
  hasSource: z.boolean(),
  counts: z.record(z.string(), z.number().int()),
  owers: z.array(z.object({ key: z.string(), label: z.string(), link: z.string().nullable(), cells: z.array(Cell) })),
});

const Task = z.object({
  id: z.string(),
  name: z.string(),
  source: Source,
  owner: z.string().nullable(),
  by: z.string().nullable(),
  state: z.enum(['done', 'open', 'late', 'no-source']),
  doneOn: z.string().nullable(),
  note: z.string().nullable(),
  /** Told by records like a target, so that nobody records it by hand. */
  measured: z.boolean(),
});
export const StageCard = z.object({
  id: z.string(),
  name: z.string(),
  source: Source,
  from: z.string(),
  to: z.string(),
  state: z.enum(['upcoming', 'current', 'past']),
  tasks: z.array(Task),
});

export const Head = z.object({
  id: z.string(),
  version: z.number().int(),
  title: z.string(),
  issuer: z.string(),
  region: z.string(),
  regionName: z.string(),
  document: z.string().nullable(),
  summary: z.string().nullable(),
  period: z.object({ from: z.string(), to: z.string() }),
});

const Tally = z.record(z.string(), z.number().int());

export const Cockpit = z.object({
  at: z.string(),
  placeName: z.string(),
  on: z.string(),
  programmes: z.array(
    Head.extend({
      targets: z.array(TargetCard),
      dutyCounts: Tally,
      /** What is overdue: how much in all, and the latest of each duty. */
      late: z.object({
        total: z.number().int(),
        rows: z.array(z.object({ duty: z.string(), who: z.string(), window: z.string() })),
      }),
      stage: z.string().nullable(),
      /** The programme's stages, to name the parts of the period bar. */
      stages: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  /** City level only: one row a district, how its programmes' targets stand. */
  districts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      schools: z.number().int(),
      coverage: z.number().nullable(),
      programmes: z.number().int(),
      statuses: Tally,
    }),
  ),
});

export const ProgrammePage = Head.extend({
  at: z.string(),
  placeName: z.string(),
  on: z.string(),
  targets: z.array(TargetCard),
  duties: z.array(DutyCard),
  stages: z.array(StageCard),
  bodies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      source: Source,
      seats: z.array(z.string()),
      established: z.array(z.object({ id: z.uuid(), name: z.string(), from: z.string() })),
    }),
  ),
  participants: z.array(
    z.object({
      role: z.string(),
      name: z.string(),
      source: Source,
      enters: z.string().nullable(),
      leaves: z.string().nullable(),
      count: z.number().int(),
    }),
  ),
  procedures: z.array(z.object({ id: z.string(), name: z.string(), source: Source, steps: z.array(z.string()) })),
  instruments: z.array(z.object({ id: z.string(), name: z.string(), source: Source, dimensions: z.array(z.string()) })),
  fundLines: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      source: Source,
      payer: z.string().nullable(),
      uses: z.array(z.string()),
    }),
  ),
  notModelled: z.array(z.object({ statement: z.string(), source: Source, why: z.string() })),
  can: z.object({ enrol: allowed, recordTask: allowed }),
});

const Evidence = z.object({
  label: z.string(),
  subject: z.string(),
  organisation: z.string().nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  value: z.number().nullable(),
  /** The value as shown: of `per`, the member's own figure. */
  shown: z.string().nullable(),
  about: z.string(),
  link: z.string().nullable(),
  met: z.boolean().nullable(),
});

/** The drawer behind a figure: clause, measure in words, formula with numbers, records. */
export const FigureDrawer = z.object({
  programme: Head,
  target: TargetCard,
  measure: z.string(),
  formula: z.string(),
  counted: z.object({ total: z.number().int(), rows: z.array(Evidence) }),
  lacking: z.object({ total: z.number().int(), rows: z.array(Evidence) }),
  /** Records about people the actor may not see are counted, not shown. */
  hidden: z.number().int(),
});

export const cockpitRoutes = {
  cockpit: route({
    method: 'GET',
    path: '/api/cockpit',
    audience: 'signed-in',
    data: 'internal',
    summary: '驾驶舱：一地一日的全部行动计划',
    input: z.strictObject({ at: place, on: onDay }),
    output: Cockpit,
  }),
  programme: route({
    method: 'GET',
    path: '/api/programmes/:id',
    audience: 'signed-in',
    data: 'internal',
    summary: '一项行动计划在一地一日的全貌',
    input: z.strictObject({ id: programmeId, at: place.optional(), on: onDay }),
    output: ProgrammePage,
  }),
  figure: route({
    method: 'GET',
    path: '/api/programmes/:id/figures/:target',
    audience: 'signed-in',
    data: 'personal',
    summary: '一个数字背后的条款、算式和记录',
    input: z.strictObject({ id: programmeId, target: z.string().max(60), at: place.optional(), on: onDay }),
    output: FigureDrawer,
  }),
  figureWorkbook: route({
    method: 'GET',
    path: '/api/programmes/:id/figures/:target/workbook',
    audience: 'signed-in',
    data: 'personal',
    summary: '导出一个数字及其记录（.xlsx）',
    answers: 'file',
    input: z.strictObject({ id: programmeId, target: z.string().max(60), at: place.optional(), on: onDay }),
    output: z.any(),
  }),
  places: route({
    method: 'GET',
    path: '/api/places',
    audience: 'signed-in',
    data: 'internal',
    summary: '可切换到的地点',
    input: z.strictObject({ search: z.string().max(50).optional(), region: regionCode.optional() }),
    output: z.array(
      z.object({ at: z.string(), name: z.string(), kind: z.enum(['city', 'district', 'alliance', 'school']) }),
    ),
  }),
};
