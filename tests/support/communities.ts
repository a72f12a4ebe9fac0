import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Procedure } from '#core/programmes/language/procedure.ts';
import type { Database } from '../../src/server/platform/database/database.ts';
import type { Key } from './bids.ts';
import type { Person, School } from './builders.ts';
import type { TestPlatform } from './database.ts';
import { aProcedure, publishProcedures } from './procedures.ts';

const source = { section: '三' };
const AT = '2026-10-01T00:00:00Z';

/** 园地项目: what is carried out is put into research communities by the academy or the office. */
export const groupedProcedure = (): z.input<typeof Procedure> =>
  aProcedure({
    id: 'ponds',
    name: '园地项目',
    kinds: [],
    limits: [],
    communities: {
      kind: '研究共同体',
      by: { posts: ['academy-researcher', 'district-officer', 'city-officer'], of: 'programme' },
      experts: 2,
      team: 'guides',
      document: '管理制度',
      duty: 'exchange',
      size: [2, 3],
      joins: { participants: ['园地校'], level: '区级' },
    },
  });

/** Publishes a plan of the region whose projects are put into communities; answers its id. */
export const publishGrouped = (platform: TestPlatform, region = '310113', id = `ponds-${region}`): Promise<string> =>
  publishProcedures(platform, [groupedProcedure()], {
    id,
    region,
    title: '园地行动计划',
    bodies: [
      { id: 'guides', name: '园地指导团队', kind: '专家指导团队', source, seats: [{ role: '专家', post: '指导专家' }] },
    ],
    participants: [{ role: '园地校', name: '园地学校', source, who: { organisation: 'school' } }],
    targets: [],
    duties: [
      {
        id: 'exchange',
        statement: '每年交流展示一次',
        source,
        owedBy: { each: { fact: 'alliances', where: { kind: '研究共同体' } } },
        rhythm: { times: 1, per: 'calendar-year' },
        metBy: { fact: 'activities.held', where: { kind: '展示' } },
      },
    ],
    stages: [],
  });

/** A call that is open since long ago, of a procedure that is published. */
export async function aCallOf(
  { system }: Database,
  given: { programmeId: string; procedureId: string; region: string; title?: string; version?: number },
): Promise<string> {
  const id = randomUUID();
  await system
    .insertInto('projects.call')
    .values({
      id,
      region: given.region,
      programme_id: given.programmeId,
      programme_version: given.version ?? 1,
      procedure_id: given.procedureId,
      title: given.title ?? '2026 年园地项目',
      guide: '',
      opens: '2026-09-01',
      state: 'open',
      made_by: randomUUID(),
      made_by_name: '测试',
      made_at: AT,
      published_on: '2026-09-01',
    })
    .execute();
  return id;
}

/** A case that came to a step on its way: by default it is carried out, and so established. */
export async function aCaseAt(
  { system }: Database,
  call: string,
  school: School,
  {
    title,
    field = null,
    kind = null,
    step = 'run',
    number = null,
  }: { title: string; field?: string | null; kind?: string | null; step?: string; number?: string | null },
): Promise<Key> {
  const [id, by] = [randomUUID(), randomUUID()];
  await system
    .insertInto('projects.case')
    .values({
      region: school.region,
      id,
      call_id: call,
      organisation_id: school.id,
      title,
      field,
      kind,
      step,
      number,
      entered_on: '2026-10-01',
      moves: 1,
      begun_by: by,
      begun_by_name: '测试',
      begun_at: AT,
    })
    .execute();
  await system
    .insertInto('projects.move')
    .values({
      region: school.region,
      case_id: id,
      number: 1,
      at: AT,
      on_day: '2026-10-01',
      person_id: by,
      person_name: '测试',
      from_step: 'apply',
      move: 'continue',
      to_step: step,
    })
    .execute();
  return { region: school.region, id };
}

/** Puts a person into the bank of experts. */
export async function inBank({ system }: Database, { region, id }: Person): Promise<void> {
  await system
    .insertInto('projects.expert')
    .values({ region, person_id: id, fields: ['水文'], from_day: '2020-01-01' })
    .execute();
}

/** Takes part in the programme since long ago. */
export async function takesPart(
  { system }: Database,
  programme: string,
  school: School,
  level: '市级' | '区级',
  role = '园地校',
): Promise<void> {
  // While the school is there, whenever it was opened.
  await sql`insert into programmes.participation (id, programme_id, role, level, organisation_id, from_day, to_day, organisation_from, organisation_to)
    select ${randomUUID()}, ${programme}, ${role}, ${level}, id, from_day, to_day, from_day, to_day
    from organisations.organisation where id = ${school.id}`.execute(system);
}
