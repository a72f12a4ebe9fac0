import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import type { Organisation } from './builders.ts';
import type { TestPlatform } from './database.ts';
import { aForm, publishProcedures } from './procedures.ts';
import type { TestServer } from './server.ts';

type Written = z.input<typeof Procedure>;
export type Key = { readonly region: string; readonly id: string };

const office = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'programme' as const };
const panel: Written['steps'] = [
  { id: 'panel', name: '组成专家组', kind: 'assign-panel', by: office, experts: 2 },
  { id: 'review', name: '专家评审', kind: 'score', by: 'panel', instrument: 'sheet' },
];

/** 方案竞标: several plans for one call, of which a meeting adopts some; with `scored`, experts score them before. */
export const aBid = ({ scored = false }: { readonly scored?: boolean } = {}): Written => ({
  id: 'bid',
  name: '园地共建方案竞标',
  source: { section: '二' },
  subject: '园地共建方案',
  call: { by: office },
  applicants: { organisations: ['school'] },
  steps: [
    { id: 'apply', name: '报送方案', kind: 'fill', by: 'applicant', form: 'pond', limit: { workingDays: 5 } },
    ...(scored ? panel : []),
    {
      id: 'settle',
      name: '集体研究决定',
      kind: 'decide',
      by: office,
      ...(scored ? { meeting: 'required' as const } : {}),
      choices: [
        { name: '采用', leads: 'notice', picks: true },
        { name: '不采用', leads: '未采用' },
        { name: '退回修改', leads: 'apply', returns: true },
      ],
    },
    { id: 'notice', name: '公示', kind: 'announce', by: office, limit: { workingDays: 5 }, upheld: 'settle' },
    { id: 'run', name: '共建', kind: 'wait', by: office },
    { id: 'file', name: '归档', kind: 'archive', by: office, leads: '已建成' },
  ],
  outcomes: ['已建成', '未采用'],
  yields: [{ fact: 'projects.established', on: 'run', as: '园地' }],
});

/** Publishes a plan with one of each; answers its id. */
export const publishBids = (platform: TestPlatform): Promise<string> =>
  publishProcedures(platform, [aBid(), { ...aBid({ scored: true }), id: 'scored-bid', name: '园地共建方案评审竞标' }], {
    id: 'baoshan-bids-2026',
    title: '宝山区园地共建行动方案',
    issuer: '宝山区教育局',
    instruments: [
      {
        id: 'sheet',
        name: '方案评分表',
        source: { section: '二' },
        dimensions: [{ id: 'whole', name: '整体', points: 100 }],
      },
    ],
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
  });

const routes = contract.projects;

/** A published call of the plan's procedure. */
export async function openedBid(
  server: TestServer,
  officer: string,
  programmeId: string,
  more: {
    readonly procedureId?: string;
    readonly title?: string;
    readonly fields?: { name: string; quota: number }[];
  } = {},
): Promise<string> {
  const { procedureId = 'bid', title = '2026 年园地共建方案征集', fields = [] } = more;
  const { body } = await server.ask(
    routes.prepareCall,
    { programmeId, procedureId, title, guide: '', fields, quotas: {}, opens: '2026-10-12', closes: '2026-10-30' },
    officer,
  );
  expect(
    (await server.ask(routes.turnCall, { id: body.id, revision: 1, turn: 'publish' }, officer)).code,
  ).toBeUndefined();
  return body.id;
}

/** A plan of the organisation, handed in. */
export async function handedIn(
  server: TestServer,
  call: string,
  {
    at,
    as,
    title,
    field = null,
    goal = '让孩子们认识水',
  }: { at: Organisation; as: string; title: string; field?: string | null; goal?: string },
): Promise<Key> {
  const { body: key } = await server.ask(
    routes.beginCase,
    { call, organisationId: at.id, title, kind: null, field },
    as,
  );
  await server.ask(routes.saveAnswers, { ...key, step: 'apply', revision: 0, answers: { goal, places: 12 } }, as);
  expect((await server.ask(routes.submitCase, { ...key, revision: 1, moves: 0 }, as)).code).toBeUndefined();
  return key;
}

/** A closed round in which experts scored the cases of a call, so that they stand where a decision is taken. */
export async function scoredRound(
  { database: { system } }: TestPlatform,
  call: string,
  reviews: readonly { readonly key: Key; readonly totals: readonly number[]; readonly comments?: readonly string[] }[],
): Promise<void> {
  const round = randomUUID();
  const at = '2026-10-14T08:00:00Z';
  await system
    .insertInto('projects.round')
    .values({
      id: round,
      region: '310113',
      call_id: call,
      panel_step: 'panel',
      step: 'review',
      blind: false,
      seed: 'seed',
      proof: '{}',
      drawn_by_name: '经办人',
      drawn_at: at,
      opened_at: at,
      closes_at: at,
      closed_at: at,
      closed_by_name: '经办人',
    })
    .execute();
  for (const { key, totals, comments = [] } of reviews) {
    for (const [index, total] of totals.entries()) {
      const seat = { region: key.region, round_id: round, case_id: key.id, expert_id: randomUUID() };
      await system
        .insertInto('projects.seat')
        .values({ ...seat, expert_region: key.region, state: 'declared', declared_at: at })
        .execute();
      await system
        .insertInto('projects.review')
        .values({
          ...seat,
          marks: '{}',
          total,
          comment: comments[index] ?? '',
          revision: 1,
          saved_at: at,
          submitted_at: at,
        })
        .execute();
    }
    const move = {
      region: key.region,
      case_id: key.id,
      at,
      on_day: '2026-10-14',
      person_id: randomUUID(),
      person_name: '经办人',
    };
    await system
      .insertInto('projects.move')
      .values([
        { ...move, number: 2, from_step: 'panel', move: 'seat', to_step: 'review' },
        { ...move, number: 3, from_step: 'review', move: 'close', to_step: 'settle' },
      ])
      .execute();
    await system
      .updateTable('projects.case')
      .set({ step: 'settle', moves: 3 })
      .where('region', '=', key.region)
      .where('id', '=', key.id)
      .execute();
  }
}
