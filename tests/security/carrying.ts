import { randomUUID } from 'node:crypto';
import { aCarriedProcedure, workForm } from '../support/carrying.ts';
import type { TestServer } from '../support/server.ts';
import type { Key } from './collaborating.ts';
import { aPublished } from './definitions.ts';
import type { Side } from './world.ts';

// Projects that are carried out, written straight into the tables.

const AT = '2020-01-02T00:00:00Z';
const PROCEDURE = aCarriedProcedure();

export type CarriedOut = Key & { readonly open: string; readonly reached: string; readonly change: string };

/** A project of the school that is carried out, moved twice, with a milestone to reach, one reached, and a change asked for. */
export async function aCarriedCase(server: TestServer, side: Pick<Side, 'region' | 'school'>): Promise<CarriedOut> {
  const { system } = server.platform.database;
  const { region } = side;
  const [call, id, by] = [randomUUID(), randomUUID(), randomUUID()];
  const programme = `carried-${region}`;
  await aPublished(server, {
    id: programme,
    region,
    title: '园地建设计划',
    procedures: [PROCEDURE],
    forms: [{ id: 'pond', name: '申请表', form: workForm }],
  });
  await system
    .insertInto('projects.call')
    .values({
      id: call,
      region,
      programme_id: programme,
      programme_version: 1,
      procedure_id: PROCEDURE.id,
      title: '测试园地',
      guide: '',
      opens: '2020-01-01',
      state: 'open',
      made_by: by,
      made_by_name: '测试',
      made_at: AT,
      published_on: '2020-01-01',
    })
    .execute();
  await system
    .insertInto('projects.case')
    .values({
      region,
      id,
      call_id: call,
      organisation_id: side.school.id,
      title: '测试园地',
      step: 'run',
      entered_on: '2020-01-02',
      moves: 2,
      begun_by: by,
      begun_by_name: '测试',
      begun_at: AT,
    })
    .execute();
  const move = { region, case_id: id, at: AT, on_day: '2020-01-02', person_id: by, person_name: '测试' };
  const answers = JSON.stringify({ goal: '认识水' });
  await system
    .insertInto('projects.move')
    .values([
      {
        ...move,
        number: 1,
        from_step: 'apply',
        move: 'submit',
        to_step: 'look',
        edition: 1,
        answers,
        blinded: answers,
      },
      { ...move, number: 2, from_step: 'look', move: '同意开放', to_step: 'run' },
    ])
    .execute();
  return { region, id, ...(await carriedOn(system, { region, id }, by)) };
}

async function carriedOn(
  system: TestServer['platform']['database']['system'],
  { region, id }: Key,
  by: string,
): Promise<Omit<CarriedOut, keyof Key>> {
  const [open, reached, change] = [randomUUID(), randomUUID(), randomUUID()];
  const milestone = { region, case_id: id, planned_on: '2020-06-30', due_on: '2020-06-30', from_step: 'apply' };
  await system
    .insertInto('projects.milestone')
    .values([
      { ...milestone, id: open, title: '铺路', added_on: '2020-01-02' },
      {
        ...milestone,
        id: reached,
        title: '种莲',
        added_on: '2020-01-02',
        done_on: '2020-03-01',
        evidence: '照片',
        marked_by_name: '测试',
        marked_at: AT,
      },
    ])
    .execute();
  await system
    .insertInto('projects.change_request')
    .values({
      region,
      id: change,
      case_id: id,
      kind: '调整内容',
      change: '{}',
      reason: '测试',
      state: 'asked',
      asked_by: by,
      asked_by_name: '测试',
      asked_on: '2020-02-01',
      asked_at: AT,
    })
    .execute();
  return { open, reached, change };
}
