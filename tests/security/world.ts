import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { hashPassword } from '#server/contexts/identity/passwords.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../support/builders.ts';
import type { TestServer } from '../support/server.ts';
import type { ActorName } from './matrix.ts';

export const PASSWORD = 'Meiyou-Ren-Caidedao-7';

/** A district as far as the tests need one: its offices, a school in an alliance, a published programme. */
export type Side = {
  readonly region: string;
  readonly bureau: Organisation;
  readonly academy: Organisation;
  readonly school: School;
  readonly alliance: Organisation;
  readonly programme: string;
};

export type World = {
  readonly server: TestServer;
  readonly commission: Organisation;
  readonly here: Side;
  readonly there: Side;
  readonly otherSchool: School;
  readonly people: Readonly<Record<Exclude<ActorName, 'nobody'>, Person>>;
  /** A signed-in session of each actor; absent for nobody. */
  readonly cookies: Readonly<Record<ActorName, string | undefined>>;
};

/** Two districts with a programme each, and one person for every post the decisions speak of. */
export async function aWorld(server: TestServer): Promise<World> {
  const { database } = server.platform;
  const commission = await anOrganisation(database, { kind: 'commission' });
  const here = await aSide(server, '310113');
  const there = await aSide(server, '310114');
  const otherSchool = await aSchool(database, { region: '310113' });
  const officer = (at: Organisation, post: 'city-officer' | 'district-officer', office: string) =>
    aPerson(database, { at, post, office });
  const people = {
    cityBasic: await officer(commission, 'city-officer', '基础教育科'),
    cityPersonnel: await officer(commission, 'city-officer', '人事科'),
    systemAdmin: await aPerson(database, { at: here.bureau, post: 'system-admin' }),
    securityAdmin: await aPerson(database, { at: here.bureau, post: 'security-admin' }),
    auditAdmin: await aPerson(database, { at: here.bureau, post: 'audit-admin' }),
    districtBasic: await officer(here.bureau, 'district-officer', '基础教育科'),
    elsewhereBasic: await officer(there.bureau, 'district-officer', '基础教育科'),
    districtPersonnel: await officer(here.bureau, 'district-officer', '人事科'),
    districtFinance: await officer(here.bureau, 'district-officer', '计财科'),
    liaison: await aPerson(database, { at: here.bureau, post: 'liaison' }),
    researcher: await aPerson(database, { at: here.academy, post: 'academy-researcher' }),
    expert: await aPerson(database, { at: here.academy, post: 'expert' }),
    lead: await aPerson(database, { at: here.alliance, post: 'alliance-lead' }),
    principal: await aPerson(database, { at: here.school, post: 'principal' }),
    schoolAdmin: await aPerson(database, { at: here.school, post: 'school-admin' }),
    teacher: await aPerson(database, { at: here.school }),
    otherTeacher: await aPerson(database, { at: otherSchool }),
  };
  const cookies: Record<string, string | undefined> = { nobody: undefined };
  const hash = await hashPassword(PASSWORD);
  for (const [name, person] of Object.entries(people)) {
    await anAccount(server, person, { hash });
    cookies[name] = await server.signedIn(person);
  }
  return { server, commission, here, there, otherSchool, people, cookies: cookies as World['cookies'] };
}

async function aSide(server: TestServer, region: string): Promise<Side> {
  const { database } = server.platform;
  const school = await aSchool(database, { region });
  const alliance = await anAlliance(database, { region, members: [school] });
  const programme = `programme-${region}`;
  await database.system
    .insertInto('programmes.definition')
    .values({
      id: programme,
      version: 1,
      region,
      title: '测试计划',
      yaml: aProgramme(programme, region),
      published_at: '2020-01-01T00:00:00Z',
      published_by: '测试',
    })
    .execute();
  return {
    region,
    school,
    alliance,
    programme,
    bureau: await anOrganisation(database, { kind: 'bureau', region }),
    academy: await anOrganisation(database, { kind: 'academy', region }),
  };
}

/** A definition with one target, one task to be ticked off by hand and one role to take part in. */
export function aProgramme(id: string, region: string, version = 1): string {
  return `id: ${id}
version: ${version}
title: 测试计划
issuer: 测试教育局
region: "${region}"
period: { from: 2020-01-01, to: 2030-12-31 }
participants:
  - { role: 项目校, name: 项目学校, source: { section: 一 } }
targets:
  - id: coverage
    statement: 一半学校入盟
    source: { section: 二 }
    measure: { ratio: { of: schools.in-an-alliance, among: schools.compulsory } }
    goal: { atLeast: 0.5 }
    by: 2030-12-31
stages:
  - id: first
    name: 第一阶段
    source: { section: 三 }
    from: 2020-01-01
    to: 2025-12-31
    tasks:
      - { id: start, name: 启动, source: { section: 三 } }
`;
}

/** An account whose password the test knows. */
export async function anAccount(
  { platform }: TestServer,
  person: Person,
  {
    hash,
    login = `u${person.id.slice(0, 12)}`,
    mustChange = false,
  }: { hash: string; login?: string; mustChange?: boolean },
): Promise<string> {
  const fresh = {
    login,
    password_hash: hash,
    must_change: mustChange,
    suspended: false,
    totp_secret: null,
    totp_confirmed_at: null,
    totp_last_step: null,
  };
  await platform.database.system
    .insertInto('identity.account')
    .values({ region: person.region, person_id: person.id, ...fresh })
    .onConflict((row) => row.columns(['region', 'person_id']).doUpdateSet(fresh))
    .execute();
  return login;
}

/** The first title of the catalogue. */
export async function aTitleKind({ platform }: TestServer): Promise<string> {
  return (
    await platform.database.system
      .selectFrom('identity.title_kind')
      .select('id')
      .orderBy('rank')
      .executeTakeFirstOrThrow()
  ).id;
}

export async function aMembership(server: TestServer, region: string): Promise<string> {
  const { database } = server.platform;
  const alliance = await anAlliance(database, { region, members: [await aSchool(database, { region })] });
  return (
    await database.system
      .selectFrom('organisations.membership')
      .select('id')
      .where('alliance_id', '=', alliance.id)
      .executeTakeFirstOrThrow()
  ).id;
}

export async function aBody({ platform }: TestServer, organisationId: string): Promise<string> {
  const id = randomUUID();
  await platform.database.system
    .insertInto('organisations.body')
    .values({
      id,
      organisation_id: organisationId,
      name: '测试小组',
      initials: 'csxz',
      kind: '工作小组',
      level: '区级',
      from_day: '2010-01-01',
    })
    .execute();
  return id;
}

export async function aTitle(server: TestServer, person: Person): Promise<string> {
  const id = randomUUID();
  await server.platform.database.system
    .insertInto('identity.title')
    .values({
      region: person.region,
      id,
      person_id: person.id,
      title_id: await aTitleKind(server),
      subject: null,
      from_day: '2020-01-01',
    })
    .execute();
  return id;
}

export async function aSeat(server: TestServer, person: Person, organisationId: string): Promise<string> {
  const id = randomUUID();
  await server.platform.database.system
    .insertInto('identity.seat')
    .values({
      region: person.region,
      id,
      person_id: person.id,
      body_id: await aBody(server, organisationId),
      role: '成员',
      from_day: '2020-01-01',
    })
    .execute();
  return id;
}

/** A file that a person attached. */
export async function aFile({ platform }: TestServer, by: Person): Promise<string> {
  const id = randomUUID();
  const sha256 = await platform.files.put(Buffer.from('%PDF-1.7 test'));
  await platform.database.system
    .insertInto('platform.file')
    .values({
      region: by.region,
      id,
      sha256,
      name: 'a.pdf',
      type: 'application/pdf',
      size: 13,
      organisation_id: by.organisationId,
      uploaded_by: by.id,
    })
    .execute();
  return id;
}

export async function aParticipation({ platform }: TestServer, { programme, region }: Side): Promise<string> {
  const id = randomUUID();
  const school = await aSchool(platform.database, { region });
  await platform.database.system
    .insertInto('programmes.participation')
    .values({
      id,
      programme_id: programme,
      role: '项目校',
      organisation_id: school.id,
      level: null,
      batch: null,
      from_day: '2020-09-01',
      to_day: 'infinity',
      organisation_from: '2000-09-01',
      organisation_to: 'infinity',
    })
    .execute();
  return id;
}

/** An import that was read and waits for the decision of the person who uploaded it. */
export async function anImport({ platform }: TestServer, by: Person, workbook: Buffer): Promise<string> {
  const id = randomUUID();
  const sha256 = await platform.files.put(workbook);
  const plan = {
    sheets: [{ sheet: '学校', rows: 1, add: 1, change: 0, unchanged: 0, reject: 0, examples: [] }],
    faults: { total: 0, rows: [] },
  };
  await sql`insert into exchange.import (region, id, person_id, person_name, file_name, sha256, uploaded_at, state, doing, share, plan)
    values (${by.region}, ${id}, ${by.id}, ${by.name}, 'a.xlsx', ${sha256}, now(), 'ready', '', 1, ${JSON.stringify(plan)}::jsonb)`.execute(
    platform.database.system,
  );
  return id;
}
