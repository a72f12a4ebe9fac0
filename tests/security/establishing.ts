import { randomUUID } from 'node:crypto';
import { aBid } from '../support/bids.ts';
import { aForm } from '../support/procedures.ts';
import type { TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import { aPublished } from './definitions.ts';
import type { Side } from './world.ts';

// Cases that wait to be decided, public notices and what is said against them, written straight into the tables.

type Where = Pick<Side, 'region' | 'school'>;
const AT = '2020-01-02T00:00:00Z';
const PROCEDURE = aBid();

/** A call on which something is decided, without a case. */
export async function aBidCall(server: TestServer, { region }: Where): Promise<string> {
  const { system } = server.platform.database;
  const programme = `bids-${region}`;
  await aPublished(server, {
    id: programme,
    region,
    title: '园地共建计划',
    procedures: [PROCEDURE],
    forms: [{ id: 'pond', name: '申请表', form: aForm }],
  });
  const id = randomUUID();
  await system
    .insertInto('projects.call')
    .values({
      id,
      region,
      programme_id: programme,
      programme_version: 1,
      procedure_id: PROCEDURE.id,
      title: '测试竞标',
      guide: '',
      opens: '2020-01-01',
      state: 'open',
      made_by: randomUUID(),
      made_by_name: '测试',
      made_at: AT,
      published_on: '2020-01-01',
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
      saved_at: AT,
    })
    .execute();
  return id;
}

/** Submitted cases of the school at a step of one call; each has moved once. */
export async function casesAt(
  server: TestServer,
  side: Where,
  step: 'settle' | 'notice',
  count = 1,
): Promise<{ readonly call: string; readonly cases: readonly Key[] }> {
  const call = await aBidCall(server, side);
  const { system } = server.platform.database;
  const answers = JSON.stringify({ goal: '认识水' });
  const cases: Key[] = [];
  for (let index = 0; index < count; index += 1) {
    const [id, by] = [randomUUID(), randomUUID()];
    await system
      .insertInto('projects.case')
      .values({
        region: side.region,
        id,
        call_id: call,
        organisation_id: side.school.id,
        title: `测试方案${index + 1}`,
        step,
        entered_on: '2020-01-02',
        moves: 1,
        begun_by: by,
        begun_by_name: '测试',
        begun_at: AT,
      })
      .execute();
    await system
      .insertInto('projects.move')
      .values({
        region: side.region,
        case_id: id,
        number: 1,
        at: AT,
        on_day: '2020-01-02',
        person_id: by,
        person_name: '测试',
        from_step: 'apply',
        move: 'submit',
        to_step: step,
        edition: 1,
        answers,
        blinded: answers,
      })
      .execute();
    cases.push({ region: side.region, id });
  }
  return { call, cases };
}

/** A public notice of one case that runs, is over, or is finished and gave the case its number. */
export async function aNotice(
  server: TestServer,
  side: Where,
  state: 'running' | 'over' | 'finished' = 'running',
): Promise<{ readonly id: string; readonly about: Key }> {
  const { call, cases } = await casesAt(server, side, 'notice');
  const { system } = server.platform.database;
  const [id, about] = [randomUUID(), cases[0]!];
  await system
    .insertInto('projects.notice')
    .values({
      id,
      region: side.region,
      call_id: call,
      step: 'notice',
      title: '测试公示',
      body: '现予公示。',
      from_day: '2020-01-02',
      to_day: state === 'running' ? '2199-01-01' : '2020-01-09',
      published_by_name: '测试',
      published_at: AT,
      finished_on: state === 'finished' ? '2020-01-10' : null,
    })
    .execute();
  await system
    .insertInto('projects.noticed')
    .values({ region: about.region, notice_id: id, case_id: about.id })
    .execute();
  if (state === 'finished')
    await system.updateTable('projects.case').set({ number: '2020-001' }).where('id', '=', about.id).execute();
  return { id, about };
}

/** An objection to a running notice, by somebody of nowhere. */
export async function anObjection(server: TestServer, side: Where): Promise<{ id: string; objection: string }> {
  const { id, about } = await aNotice(server, side);
  const objection = randomUUID();
  await server.platform.database.system
    .insertInto('projects.objection')
    .values({
      region: about.region,
      id: objection,
      notice_id: id,
      case_id: about.id,
      person_region: side.region,
      person_id: randomUUID(),
      person_name: '测试',
      body: '测试异议',
      at: AT,
    })
    .execute();
  return { id, objection };
}
