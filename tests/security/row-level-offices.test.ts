import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '#server/platform/authentication.ts';
import { changing, type Db } from '#server/platform/database/database.ts';
import { aPerson, type Person } from '../support/builders.ts';
import { aServer, type TestServer } from '../support/server.ts';
import type { ActorName } from './matrix.ts';
import { aBody, anAccount, aSeat, aTitle, aTitleKind, aWorld, type World } from './world.ts';

// Whose office it is to write about people, when nothing but the database says so: statements as no command makes them.

type Who = Exclude<ActorName, 'nobody'>;
type Act = (tx: Db) => Promise<unknown>;

let server: TestServer;
let world: World;
/** A teacher of 本校, a colleague of another school of 本区, and one of 外区 who also teaches at 本校. */
let teacher: Person;
let neighbour: Person;
let visitor: Person;
let titleKind: string;
let bodies: Record<'bureau' | 'alliance' | 'school', string>;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { here, there, otherSchool, people } = world;
  const { database } = server.platform;
  teacher = await aPerson(database, { at: here.school });
  neighbour = await aPerson(database, { at: otherSchool });
  visitor = await aPerson(database, { at: there.school });
  await aPost(visitor, 'teacher', here.school.id);
  for (const each of [teacher, visitor, people.districtBasic]) {
    await anAccount(server, each, { hash: 'x' });
    await server.signedIn(each);
    const contact = { region: each.region, person_id: each.id, phone: '021-55550000', email: null };
    await database.system.insertInto('identity.contact').values(contact).execute();
  }
  titleKind = await aTitleKind(server);
  bodies = {
    bureau: await aBody(server, here.bureau.id),
    alliance: await aBody(server, here.alliance.id),
    school: await aBody(server, here.school.id),
  };
});
afterAll(() => server.close());

const days = { from_day: '2026-01-01', to_day: 'infinity' };
const postOf = ({ region, id }: Person, kind: string, organisation_id: string) => ({
  region,
  person_id: id,
  id: randomUUID(),
  kind,
  organisation_id,
  office: null,
  ...days,
});
const aPost = (whose: Person, kind: string, at: string) =>
  server.platform.database.system
    .insertInto('identity.post')
    .values(postOf(whose, kind, at))
    .execute();
const appoint =
  (whose: () => Person, kind: string, at: () => string): Act =>
  (tx) =>
    tx
      .insertInto('identity.post')
      .values(postOf(whose(), kind, at()))
      .execute();
const honour =
  (whose: () => Person): Act =>
  (tx) => {
    const { region, id } = whose();
    const title = { region, id: randomUUID(), person_id: id, title_id: titleKind, subject: null, ...days };
    return tx.insertInto('identity.title').values(title).execute();
  };
const seat =
  (whose: () => Person, body: keyof typeof bodies): Act =>
  (tx) => {
    const { region, id } = whose();
    const taken = { region, id: randomUUID(), person_id: id, body_id: bodies[body], role: '成员', ...days };
    return tx.insertInto('identity.seat').values(taken).execute();
  };
const openAccount =
  (whose: () => Person): Act =>
  (tx) => {
    const { region, id } = whose();
    const account = { region, person_id: id, login: `x${id.slice(0, 12)}`, password_hash: 'x', must_change: true };
    return tx.insertInto('identity.account').values(account).execute();
  };
const update =
  (whose: () => Person, statement: string, key = 'person_id'): Act =>
  (tx) =>
    sql`update ${sql.raw(`identity.${statement}`)} where ${sql.ref(key)} = ${whose().id}`.execute(tx);

const [own, district, school, colleague] = [
  (who: Who) => () => world.people[who],
  () => world.here.bureau.id,
  () => world.here.school.id,
  () => teacher,
];
const [commission, otherSchool] = [() => world.commission.id, () => world.otherSchool.id];

/** What comes of an act; nothing of it stays. */
async function outcome(who: Who, act: Act): Promise<string> {
  const session = hashOf((world.cookies[who] ?? '').split('=')[1] ?? '');
  let came = '';
  const done = changing(server.platform.database, { session }, async (tx) => {
    const result = await act(tx);
    const { numAffectedRows, numInsertedOrUpdatedRows } = (Array.isArray(result) ? result[0] : result) as {
      numAffectedRows?: bigint;
      numInsertedOrUpdatedRows?: bigint;
    };
    came = (numInsertedOrUpdatedRows ?? numAffectedRows ?? 0n) > 0n ? 'done' : 'passed over';
    throw new Error('nothing stays');
  });
  await expect(done).rejects.toThrow(/nothing stays|row-level security|permission denied/);
  return came === '' ? 'refused' : came;
}

describe('a post', () => {
  test.each<[string, Who, Act, string]>([
    [
      '人事科 gives where it is held, in the district',
      'districtPersonnel',
      appoint(colleague, 'expert', district),
      'done',
    ],
    [
      '人事科 gives none in the city, also not to its own people',
      'districtPersonnel',
      appoint(colleague, 'expert', commission),
      'refused',
    ],
    [
      '计财科 makes no teacher an officer of the city',
      'districtFinance',
      appoint(colleague, 'city-officer', commission),
      'refused',
    ],
    ['基础教育科 appoints nobody', 'districtBasic', appoint(colleague, 'liaison', district), 'refused'],
    ['安全管理员 appoints nobody but 三员', 'securityAdmin', appoint(colleague, 'liaison', district), 'refused'],
    ['安全管理员 appoints one of 三员', 'securityAdmin', appoint(colleague, 'audit-admin', district), 'done'],
    ['人事科 appoints none of 三员', 'districtPersonnel', appoint(colleague, 'audit-admin', district), 'refused'],
    [
      '系统管理员 appoints none of 三员 of the city',
      'systemAdmin',
      appoint(colleague, 'audit-admin', commission),
      'refused',
    ],
    ['a principal appoints teachers', 'principal', appoint(() => visitor, 'school-admin', school), 'done'],
    ['a principal appoints no principal', 'principal', appoint(colleague, 'principal', school), 'refused'],
    ['a principal appoints nobody elsewhere', 'principal', appoint(colleague, 'teacher', otherSchool), 'refused'],
    [
      'nobody comes to see a person by appointing them',
      'principal',
      appoint(() => neighbour, 'teacher', school),
      'refused',
    ],
    ['nobody adds one to the own', 'systemAdmin', appoint(own('systemAdmin'), 'liaison', district), 'refused'],
    ['人事科 adds none to the own', 'cityPersonnel', appoint(own('cityPersonnel'), 'expert', commission), 'refused'],
    ['人事科 ends it', 'districtPersonnel', update(colleague, `post set to_day = '2027-01-01'`), 'done'],
    ['计财科 does not end it', 'districtFinance', update(colleague, `post set to_day = '2027-01-01'`), 'passed over'],
    [
      '人事科 ends none of 三员',
      'districtPersonnel',
      update(own('auditAdmin'), `post set to_day = '2027-01-01'`),
      'passed over',
    ],
    [
      'what was given never becomes another',
      'systemAdmin',
      update(colleague, `post set kind = 'principal'`),
      'refused',
    ],
    [
      'what was given never becomes another’s',
      'systemAdmin',
      update(colleague, `post set person_id = gen_random_uuid()`),
      'refused',
    ],
  ])('%s', async (_, who, act, expected) => {
    expect(await outcome(who, act)).toBe(expected);
  });
});

describe('a title', () => {
  test.each<[string, Who, Act, string]>([
    ['人事科 gives it', 'districtPersonnel', honour(colleague), 'done'],
    ['系统管理员 gives it', 'systemAdmin', honour(colleague), 'done'],
    ['a principal gives none', 'principal', honour(colleague), 'refused'],
    ['基础教育科 gives none', 'districtBasic', honour(colleague), 'refused'],
    ['nobody honours themselves', 'districtPersonnel', honour(own('districtPersonnel')), 'refused'],
    [
      'a title never becomes another',
      'districtPersonnel',
      update(colleague, 'title set title_id = title_id'),
      'refused',
    ],
  ])('%s', async (_, who, act, expected) => {
    expect(await outcome(who, act)).toBe(expected);
  });

  test('ends by 人事科, and not by the school or by who holds it', async () => {
    await aTitle(server, teacher);
    await aTitle(server, world.people.districtPersonnel);
    const end = `title set to_day = '2027-01-01'`;
    expect(await outcome('districtPersonnel', update(colleague, end))).toBe('done');
    expect(await outcome('principal', update(colleague, end))).toBe('passed over');
    expect(await outcome('districtPersonnel', update(own('districtPersonnel'), end))).toBe('passed over');
  });
});

describe('a seat', () => {
  test.each<[string, Who, Act, string]>([
    ['基础教育科 gives it in the district', 'districtBasic', seat(colleague, 'bureau'), 'done'],
    ['人事科 gives none', 'districtPersonnel', seat(colleague, 'bureau'), 'refused'],
    [
      '基础教育科 of another district gives none, also not to a person in sight',
      'elsewhereBasic',
      seat(() => visitor, 'bureau'),
      'refused',
    ],
    ['who leads the alliance gives those of its bodies', 'lead', seat(colleague, 'alliance'), 'done'],
    ['who leads the alliance gives none of a member’s', 'lead', seat(colleague, 'school'), 'refused'],
    ['a principal gives those of the school', 'principal', seat(colleague, 'school'), 'done'],
    ['a principal gives none of the alliance', 'principal', seat(colleague, 'alliance'), 'refused'],
    ['a school’s administrator gives none', 'schoolAdmin', seat(colleague, 'school'), 'refused'],
    ['none is given to a person out of sight', 'principal', seat(() => neighbour, 'school'), 'refused'],
  ])('%s', async (_, who, act, expected) => {
    expect(await outcome(who, act)).toBe(expected);
  });

  test('is left by who has charge of the body, and not by who only sees the person', async () => {
    await aSeat(server, teacher, world.here.bureau.id);
    const leave = `seat set to_day = '2027-01-01'`;
    expect(await outcome('districtBasic', update(colleague, leave))).toBe('done');
    expect(await outcome('districtPersonnel', update(colleague, leave))).toBe('passed over');
    expect(await outcome('districtBasic', update(colleague, `seat set role = '组长'`))).toBe('refused');
  });
});

describe('the entry of a person', () => {
  test.each<[string, Who, Act, string]>([
    ['人事科 corrects it', 'districtPersonnel', update(colleague, `person set subject = '数学'`, 'id'), 'done'],
    ['the school corrects it', 'schoolAdmin', update(colleague, `person set subject = '数学'`, 'id'), 'done'],
    ['基础教育科 does not', 'districtBasic', update(colleague, `person set subject = '数学'`, 'id'), 'passed over'],
    ['安全管理员 does not', 'securityAdmin', update(colleague, `person set subject = '数学'`, 'id'), 'passed over'],
    [
      'the host school of a visitor does not',
      'principal',
      update(() => visitor, `person set subject = '数学'`, 'id'),
      'passed over',
    ],
    ['人事科 corrects the telephone', 'districtPersonnel', update(colleague, `contact set phone = '0'`), 'done'],
    ['the school corrects the telephone', 'principal', update(colleague, `contact set phone = '0'`), 'done'],
    [
      'oneself corrects the telephone',
      'districtBasic',
      update(own('districtBasic'), `contact set phone = '0'`),
      'done',
    ],
    [
      '计财科 does not correct the telephone',
      'districtFinance',
      update(colleague, `contact set phone = '0'`),
      'passed over',
    ],
    [
      'the host school does not correct a visitor’s',
      'principal',
      update(() => visitor, `contact set phone = '0'`),
      'passed over',
    ],
  ])('%s', async (_, who, act, expected) => {
    expect(await outcome(who, act)).toBe(expected);
  });
});

describe('an account', () => {
  const reset = 'account set password_hash = $$x$$';
  test.each<[string, Who, Act, string]>([
    ['安全管理员 resets it', 'securityAdmin', update(colleague, reset), 'done'],
    ['the school resets it', 'schoolAdmin', update(colleague, reset), 'done'],
    ['人事科 of the city does not', 'cityPersonnel', update(colleague, reset), 'passed over'],
    ['基础教育科 does not', 'districtBasic', update(colleague, reset), 'passed over'],
    ['oneself changes the own password', 'districtBasic', update(own('districtBasic'), reset), 'done'],
    ['the host school of a visitor does not', 'principal', update(() => visitor, reset), 'passed over'],
    ['the bureau of a host school does not', 'systemAdmin', update(() => visitor, reset), 'passed over'],
    ['安全管理员 opens one', 'securityAdmin', openAccount(() => neighbour), 'done'],
    ['人事科 opens none', 'districtPersonnel', openAccount(() => neighbour), 'refused'],
    ['sessions are ended by who resets', 'securityAdmin', update(colleague, 'session set ended_at = now()'), 'done'],
    [
      'sessions are ended by no other office',
      'districtPersonnel',
      update(colleague, 'session set ended_at = now()'),
      'passed over',
    ],
  ])('%s', async (_, who, act, expected) => {
    expect(await outcome(who, act)).toBe(expected);
  });

  test('of somebody with a post elsewhere is in nobody’s hands who does not reach it', async () => {
    const both = await aPerson(server.platform.database, { at: world.here.school });
    await anAccount(server, both, { hash: 'x' });
    expect(
      await outcome(
        'principal',
        update(() => both, reset),
      ),
    ).toBe('done');
    await aPost(both, 'teacher', world.there.school.id);
    for (const who of ['principal', 'schoolAdmin', 'systemAdmin', 'securityAdmin'] as const)
      expect([
        who,
        await outcome(
          who,
          update(() => both, reset),
        ),
      ]).toEqual([who, 'passed over']);
  });
});

describe('an import', () => {
  const upload =
    (who: Who, region: string): Act =>
    (tx) =>
      tx
        .insertInto('exchange.import')
        .values({
          region,
          id: randomUUID(),
          person_id: world.people[who].id,
          person_name: 'x',
          file_name: 'x',
          sha256: 'x',
          uploaded_at: '2026-01-01T00:00:00Z',
          state: 'reading',
          doing: '',
          share: 0,
        })
        .execute();
  test.each<[Who, string, string]>([
    ['districtBasic', '310113', 'done'],
    ['districtBasic', '310114', 'refused'],
    ['districtFinance', '310113', 'refused'],
    ['cityBasic', '310114', 'done'],
    ['principal', '310113', 'refused'],
    ['systemAdmin', '310113', 'refused'],
  ])('is brought by who exchanges data for the district: %s for %s is %s', async (who, region, expected) => {
    expect(await outcome(who, upload(who, region))).toBe(expected);
  });
});
