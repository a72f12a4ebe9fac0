import { randomUUID } from 'node:crypto';
import type { PostKind } from '#core/identity/post.ts';
import type { SchoolType } from '#core/organisations/school.ts';
import type { Database } from '../../src/server/platform/database/database.ts';
import { initialsOf } from '../../src/server/platform/pinyin.ts';

// Facts for a test, written straight into the tables: what a test is about goes through commands, what it stands on need not.

export type Person = {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly organisationId: string;
  readonly postId: string;
};
export type School = { readonly id: string; readonly region: string; readonly code: string; readonly name: string };
export type Organisation = { readonly id: string; readonly region: string; readonly name: string };

let serial = 0;
const next = () => (serial += 1);

export async function anOrganisation(
  { system }: Database,
  given: { kind: 'commission' | 'bureau' | 'academy'; region?: string; name?: string },
): Promise<Organisation> {
  const { kind, region = kind === 'commission' ? '310000' : '310113', name = `${kind}-${next()}` } = given;
  const id = randomUUID();
  await system
    .insertInto('organisations.organisation')
    .values({ id, kind, region, name, initials: initialsOf(name), from_day: '2000-01-01' })
    .execute();
  return { id, region, name };
}

export async function aSchool(
  { system }: Database,
  given: {
    region?: string;
    name?: string;
    type?: SchoolType;
    ownership?: '公办' | '民办';
    from?: string;
    to?: string;
    code?: string;
  } = {},
): Promise<School> {
  const { region = '310113', type = '初级中学', ownership = '公办', from = '2000-09-01', to = 'infinity' } = given;
  const number = next();
  const name = given.name ?? `测试学校${number}`;
  const category = {
    幼儿园: '11',
    小学: '21',
    初级中学: '31',
    九年一贯制学校: '31',
    完全中学: '34',
    高级中学: '34',
    十二年一贯制学校: '34',
    特殊教育学校: '51',
  }[type];
  const code = given.code ?? `${category}31${String(900_000 + number)}`;
  const id = randomUUID();
  await system
    .insertInto('organisations.organisation')
    .values({ id, kind: 'school', region, name, initials: initialsOf(name), from_day: from, to_day: to })
    .execute();
  await system.insertInto('organisations.school').values({ id, code, type, ownership, town: '测试镇' }).execute();
  return { id, region, code, name };
}

export async function anAlliance(
  { system }: Database,
  given: {
    region?: string;
    name?: string;
    kind?: string;
    from?: string;
    to?: string;
    members?: readonly School[];
  } = {},
): Promise<Organisation> {
  const { region = '310113', kind = '学区', from = '2015-09-01', to = 'infinity', members = [] } = given;
  const name = given.name ?? `测试${kind}${next()}`;
  const id = randomUUID();
  await system
    .insertInto('organisations.organisation')
    .values({ id, kind: 'alliance', region, name, initials: initialsOf(name), from_day: from, to_day: to })
    .execute();
  await system
    .insertInto('organisations.alliance')
    .values({ id, type: kind, level: region === '310000' ? '市级' : '区级' })
    .execute();
  for (const school of members) {
    const life = await system
      .selectFrom('organisations.organisation')
      .select(['from_day', 'to_day'])
      .where('id', '=', school.id)
      .executeTakeFirstOrThrow();
    await system
      .insertInto('organisations.membership')
      .values({
        id: randomUUID(),
        alliance_id: id,
        school_id: school.id,
        role: '成员校',
        from_day: from,
        to_day: to,
        alliance_from: from,
        alliance_to: to,
        school_from: life.from_day,
        school_to: life.to_day ?? 'infinity',
      })
      .execute();
  }
  return { id, region, name };
}

export async function aPerson(
  { system }: Database,
  given: {
    at: Organisation | School;
    post?: PostKind;
    office?: string;
    name?: string;
    from?: string;
    to?: string;
    staffNo?: string;
  },
): Promise<Person> {
  const { at, post = 'teacher', office = null, from = '2010-09-01', to = 'infinity' } = given;
  const name = given.name ?? `测试人员${next()}`;
  const [id, postId] = [randomUUID(), randomUUID()];
  await system
    .insertInto('identity.person')
    .values({
      region: at.region,
      id,
      name,
      initials: initialsOf(name),
      staff_no: given.staffNo ?? `T${String(next()).padStart(7, '0')}`,
      organisation_id: at.id,
      subject: post === 'teacher' ? '语文' : null,
      stage: null,
    })
    .execute();
  await system
    .insertInto('identity.post')
    .values({
      region: at.region,
      id: postId,
      person_id: id,
      kind: post,
      organisation_id: at.id,
      office,
      from_day: from,
      to_day: to,
    })
    .execute();
  return { id, region: at.region, name, organisationId: at.id, postId };
}
