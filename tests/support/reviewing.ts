import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { contract } from '#contract/index.ts';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import { aPerson, aSchool, type Organisation, type Person, type School } from './builders.ts';
import { aForm, aProcedure, publishProcedures } from './procedures.ts';
import type { TestServer } from './server.ts';

const routes = contract.projects;
const office = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'programme' as const };

/** 水上课堂评选: filled, read by three experts twice, decided. Nobody has seen it before. */
export const reviewedProcedure = (more: { blind?: boolean; quorum?: number } = {}): z.input<typeof Procedure> =>
  aProcedure({
    id: 'water-lessons',
    name: '水上课堂评选',
    kinds: [],
    limits: [],
    steps: [
      { id: 'apply', name: '填写申请表', kind: 'fill', by: 'applicant', form: 'pond' },
      { id: 'panel', name: '组成专家组', kind: 'assign-panel', by: office, experts: 3 },
      { id: 'score', name: '专家评审', kind: 'score', by: 'panel', instrument: 'sheet', ...more },
      { id: 'hear', name: '答辩', kind: 'score', by: 'panel', instrument: 'sheet' },
      {
        id: 'decide',
        name: '确定',
        kind: 'decide',
        by: office,
        choices: [
          { name: '入选', leads: '入选', picks: true },
          { name: '不入选', leads: '未入选', reason: 'required' },
        ],
      },
    ],
    outcomes: ['入选', '未入选'],
    yields: [],
  });

export const SHEET = {
  id: 'sheet',
  name: '水上课堂评审表',
  source: { section: '一' },
  dimensions: [
    {
      id: 'idea',
      name: '设想',
      criteria: [
        { id: 'clear', name: '目标清楚', points: 30 },
        { id: 'new', name: '有新意', points: 30 },
      ],
    },
    { id: 'safe', name: '安全', points: 40 },
  ],
};

/** Publishes the procedure and its sheet; answers the id of the programme. */
export const publishReviewed = (
  server: TestServer,
  more: { blind?: boolean; quorum?: number; id?: string; region?: string } = {},
): Promise<string> => {
  const { id = 'baoshan-water-2026', region = '310113', ...step } = more;
  return publishProcedures(server.platform, [reviewedProcedure(step)], {
    id,
    region,
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
    instruments: [SHEET],
  });
};

/** An open call of it. */
export async function openCall(server: TestServer, programmeId: string, officer: string): Promise<string> {
  const { body, code } = await server.ask(
    routes.prepareCall,
    {
      programmeId,
      procedureId: 'water-lessons',
      title: '2026 年水上课堂评选',
      guide: '',
      fields: [
        { name: '水文', quota: null },
        { name: '水工', quota: null },
      ],
      quotas: {},
      opens: '2026-10-12',
      closes: '2026-12-30',
    },
    officer,
  );
  if (code !== undefined) throw new Error(code);
  const turned = await server.ask(routes.turnCall, { id: body.id, revision: 1, turn: 'publish' }, officer);
  if (turned.code !== undefined) throw new Error(turned.code);
  return body.id;
}

export type Applied = { readonly region: string; readonly id: string; readonly school: School; readonly head: Person };

/** A school that applied, and submitted. */
export async function applied(
  server: TestServer,
  call: string,
  { title = '河边的一课', field = '水文', school }: { title?: string; field?: string; school?: School } = {},
): Promise<Applied> {
  const at = school ?? (await aSchool(server.platform.database));
  const head = await aPerson(server.platform.database, { at, post: 'principal' });
  const cookie = await server.signedIn(head);
  const begun = await server.ask(routes.beginCase, { call, organisationId: at.id, title, kind: null, field }, cookie);
  if (begun.code !== undefined) throw new Error(begun.code);
  const key = begun.body;
  const saved = await server.ask(
    routes.saveAnswers,
    { ...key, step: 'apply', revision: 0, answers: { goal: '让孩子们认识水', places: 12, leader: head.name } },
    cookie,
  );
  if (saved.code !== undefined) throw new Error(saved.code);
  const done = await server.ask(routes.submitCase, { ...key, revision: 1, moves: 0 }, cookie);
  if (done.code !== undefined) throw new Error(done.code);
  return { ...key, school: at, head };
}

/** A person in the bank of experts, written straight into the table. */
export async function anExpert(
  { platform: { database } }: TestServer,
  at: Organisation | School,
  {
    fields = ['水文', '水工'],
    name,
    post = 'expert' as const,
  }: { fields?: string[]; name?: string; post?: 'expert' | 'teacher' } = {},
): Promise<Person> {
  const person = await aPerson(database, { at, post, ...(name === undefined ? {} : { name }) });
  await engage({ platform: { database } } as TestServer, person, fields);
  return person;
}

export async function engage({ platform }: TestServer, person: Person, fields: string[] = ['水文']): Promise<void> {
  await platform.database.system
    .insertInto('projects.expert')
    .values({ region: person.region, person_id: person.id, fields, from_day: '2020-01-01' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Where an expert worked, or keeps away from. */
export async function aTie(
  { platform }: TestServer,
  person: Person,
  organisationId: string,
  tie: '任职' | '回避' = '回避',
): Promise<string> {
  const id = randomUUID();
  await platform.database.system
    .insertInto('projects.expert_tie')
    .values({
      region: person.region,
      id,
      person_id: person.id,
      organisation_id: organisationId,
      tie,
      from_day: '2024-01-01',
    })
    .execute();
  return id;
}
