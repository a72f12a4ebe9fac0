import { randomUUID } from 'node:crypto';
import { aPerson, aSchool, type Person } from '../support/builders.ts';
import { aForm } from '../support/procedures.ts';
import { engage, reviewedProcedure, SHEET } from '../support/reviewing.ts';
import type { TestServer } from '../support/server.ts';
import { aPublished } from './definitions.ts';
import { aFile, type Side } from './world.ts';

// Rounds of review, written straight into the tables.

const form = {
  ...aForm,
  pages: aForm.pages.map((page) => ({
    ...page,
    elements: [...page.elements, { type: 'file', name: 'proof', title: '佐证材料' }],
  })),
};

type Place = Pick<Side, 'region'>;
export type ARound = {
  readonly id: string;
  readonly region: string;
  readonly call: string;
  readonly case: string;
  readonly organisationId: string;
  /** What the applicant attached, under a name that tells who it is. */
  readonly file: string;
  readonly experts: readonly string[];
};

async function aPlan(server: TestServer, region: string, blind: boolean): Promise<string> {
  const id = `water-${region}${blind ? '-blind' : ''}`;
  await aPublished(server, {
    id,
    region,
    title: '水上计划',
    procedures: [reviewedProcedure({ blind })],
    forms: [{ id: 'pond', name: '申请表', form }],
    instruments: [SHEET],
  });
  return id;
}

/** A call whose case waits for its panel (`waiting`), has one that is drawn, is reviewed, or was. The experts each sit for it. */
export async function aRound(
  server: TestServer,
  { region }: Place,
  state: 'waiting' | 'former' | 'drawn' | 'open' | 'closed',
  experts: readonly Person[],
  {
    blind = false,
    seats = 'declared',
    submitted = false,
  }: { blind?: boolean; seats?: string; submitted?: boolean } = {},
): Promise<ARound> {
  const { system } = server.platform.database;
  const programme = await aPlan(server, region, blind);
  const [call, id, of, by] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const school = await aSchool(server.platform.database, { region });
  await system
    .insertInto('projects.call')
    .values({
      id: call,
      region,
      programme_id: programme,
      programme_version: 1,
      procedure_id: 'water-lessons',
      title: '水上课堂',
      guide: '',
      opens: '2020-01-01',
      state: 'open',
      made_by: by,
      made_by_name: '测试',
      made_at: '2020-01-01T00:00:00Z',
      published_on: '2020-01-01',
    })
    .execute();
  await system
    .insertInto('projects.form')
    .values({
      call_id: call,
      step: 'apply',
      edition: 1,
      form: JSON.stringify(form),
      saved_by_name: '测试',
      saved_at: '2020-01-01T00:00:00Z',
    })
    .execute();
  await system
    .insertInto('projects.case')
    .values({
      region,
      id: of,
      call_id: call,
      organisation_id: school.id,
      title: '河边的一课',
      step: { waiting: 'panel', drawn: 'panel', open: 'score', closed: 'hear', former: 'hear' }[state],
      entered_on: '2020-01-02',
      moves: 1,
      begun_by: by,
      begun_by_name: '测试',
      begun_at: '2020-01-02T00:00:00Z',
    })
    .execute();
  const file = await aFile(server, await aPerson(server.platform.database, { at: school }));
  await system
    .insertInto('projects.paper')
    .values({
      region,
      id: randomUUID(),
      case_id: of,
      file_region: region,
      file_id: file,
      added_by: by,
      added_at: '2020-01-02T00:00:00Z',
    })
    .execute();
  const proof = [{ region, id: file, name: `${school.name}.pdf`, size: 13 }];
  const answers = JSON.stringify({ goal: '认识水', leader: '某人', proof });
  await system
    .insertInto('projects.move')
    .values({
      region,
      case_id: of,
      number: 1,
      at: '2020-01-02T00:00:00Z',
      on_day: '2020-01-02',
      person_id: by,
      person_name: '测试',
      from_step: 'apply',
      move: 'submit',
      to_step: 'panel',
      edition: 1,
      answers,
      blinded: JSON.stringify({ goal: '认识水', proof: [{ region: '310000', id: file, name: '附件1.pdf', size: 13 }] }),
    })
    .execute();
  const made = { id, region, call, case: of, organisationId: school.id, file, experts: experts.map((each) => each.id) };
  for (const expert of experts) await engage(server, expert);
  if (state === 'waiting') return made;
  await system
    .insertInto('projects.round')
    .values({
      region,
      id,
      call_id: call,
      panel_step: 'panel',
      step: 'score',
      blind,
      seed: randomUUID(),
      proof: '[]',
      drawn_by_name: '测试',
      drawn_at: '2020-01-03T00:00:00Z',
      ...(state === 'drawn' ? {} : { opened_at: '2020-01-03T00:00:00Z', closes_at: '2198-01-01T00:00:00Z' }),
      ...(state === 'closed' || state === 'former'
        ? { closed_at: '2020-01-04T00:00:00Z', closed_by_name: '测试' }
        : {}),
    })
    .execute();
  for (const expert of experts) {
    const key = { region, round_id: id, case_id: of, expert_id: expert.id };
    await system
      .insertInto('projects.seat')
      .values({ ...key, expert_region: expert.region, state: state === 'drawn' ? 'proposed' : seats })
      .execute();
    if (submitted)
      await system
        .insertInto('projects.review')
        .values({
          ...key,
          marks: JSON.stringify({ 'idea/clear': 30, 'idea/new': 30, safe: 40 }),
          total: 100,
          revision: 1,
          saved_at: '2020-01-03T08:00:00Z',
          submitted_at: '2020-01-03T08:00:00Z',
        })
        .execute();
  }
  return made;
}
