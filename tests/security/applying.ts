import { randomUUID } from 'node:crypto';
import { aForm, aProcedure } from '../support/procedures.ts';
import type { TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import { aPublished } from './definitions.ts';
import type { Side } from './world.ts';

// Calls and cases, written straight into the tables.

const PROCEDURE = aProcedure({
  limits: [],
  library: {
    on: ['look'],
    summary: { step: 'apply', question: 'goal' },
    text: [{ step: 'apply', questions: ['goal'] }],
  },
});

/** A published plan of the district whose one procedure is carried out on the platform. */
export async function aPlanOf(server: TestServer, region: string): Promise<string> {
  const id = `ponds-${region}`;
  await aPublished(server, {
    id,
    region,
    title: '园地计划',
    procedures: [PROCEDURE],
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
  });
  return id;
}

/** A call of the district that takes cases, or one that is still drafted. */
export async function aCall(server: TestServer, { region }: Pick<Side, 'region'>, state: 'draft' | 'open' = 'open') {
  const programme = await aPlanOf(server, region);
  const { system } = server.platform.database;
  const id = randomUUID();
  await system
    .insertInto('projects.call')
    .values({
      id,
      region,
      programme_id: programme,
      programme_version: 1,
      procedure_id: PROCEDURE.id,
      title: '测试征集',
      guide: '',
      opens: '2020-01-01',
      state,
      made_by: randomUUID(),
      made_by_name: '测试',
      made_at: '2020-01-01T00:00:00Z',
      published_on: state === 'draft' ? null : '2020-01-01',
    })
    .execute();
  await system
    .insertInto('projects.form')
    .values({
      call_id: id,
      step: 'apply',
      edition: 1,
      form: JSON.stringify(aForm),
      saved_by_name: '测试',
      saved_at: '2020-01-01T00:00:00Z',
    })
    .execute();
  return id;
}

/** A case of the school of the side: being filled, or submitted and waiting for the office. */
export async function aCase(
  server: TestServer,
  side: Pick<Side, 'region' | 'school'>,
  submitted = false,
): Promise<Key & { readonly call: string }> {
  const call = await aCall(server, side);
  const { system } = server.platform.database;
  const [id, by] = [randomUUID(), randomUUID()];
  const key = { region: side.region, case_id: id };
  await system
    .insertInto('projects.case')
    .values({
      region: side.region,
      id,
      call_id: call,
      organisation_id: side.school.id,
      kind: '周末开放',
      title: '测试园地',
      step: submitted ? 'look' : 'apply',
      entered_on: '2020-01-02',
      moves: submitted ? 1 : 0,
      begun_by: by,
      begun_by_name: '测试',
      begun_at: '2020-01-02T00:00:00Z',
    })
    .execute();
  const answers = JSON.stringify({ goal: '认识水' });
  await system
    .insertInto('projects.answers')
    .values({
      ...key,
      step: 'apply',
      edition: 1,
      answers,
      revision: 1,
      saved_by_name: '测试',
      saved_at: '2020-01-02T00:00:00Z',
    })
    .execute();
  if (submitted)
    await system
      .insertInto('projects.move')
      .values({
        ...key,
        number: 1,
        at: '2020-01-02T00:00:00Z',
        on_day: '2020-01-02',
        person_id: by,
        person_name: '测试',
        from_step: 'apply',
        move: 'submit',
        to_step: 'look',
        edition: 1,
        answers,
        blinded: answers,
      })
      .execute();
  return { region: side.region, id, call };
}
