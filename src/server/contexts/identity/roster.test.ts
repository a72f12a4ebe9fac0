import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import type { PostKind } from '#core/identity/post.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const routes = contract.identity;
const listed = async (cookie: string, asked: Input<typeof routes.people> = {}) =>
  (await server.ask(routes.people, { size: 100, ...asked }, cookie)).body;
const status = async (cookie: string, { region, id }: Person) =>
  (await server.ask(routes.person, { region, id }, cookie)).status;

async function alsoAt(
  person: Person,
  at: Organisation | School,
  kind: PostKind = 'teacher',
  from = '2020-09-01',
  to = 'infinity',
): Promise<void> {
  await server.platform.database.system
    .insertInto('identity.post')
    .values({
      region: person.region,
      id: randomUUID(),
      person_id: person.id,
      kind,
      organisation_id: at.id,
      office: null,
      from_day: from,
      to_day: to,
    })
    .execute();
}

describe('who is seen', () => {
  test('the lead of an alliance sees the people of its members, from the day they join until they leave', async () => {
    const { database } = server.platform;
    const [member, former, stranger] = [await aSchool(database), await aSchool(database), await aSchool(database)];
    const alliance = await anAlliance(database, { members: [member] });
    await anAlliance(database, { from: '2015-09-01', to: '2020-09-01', members: [former] });
    const people = [
      await aPerson(database, { at: member }),
      await aPerson(database, { at: former }),
      await aPerson(database, { at: stranger }),
    ];
    const lead = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
    expect(await Promise.all(people.map((person) => status(lead, person)))).toEqual([200, 404, 404]);
    expect((await listed(lead)).rows.map(({ id }) => id)).toContain(people[0]!.id);
  });

  test('a seconded teacher is seen by the school that hosts them, with their posts, and by their own', async () => {
    const { database } = server.platform;
    const [home, host] = [await aSchool(database, { region: '310114' }), await aSchool(database)];
    const teacher = await aPerson(database, { at: home, name: '外派老师' });
    await alsoAt(teacher, host);
    const [hosting, sending] = [
      await server.signedIn(await aPerson(database, { at: host, post: 'principal' })),
      await server.signedIn(await aPerson(database, { at: home, post: 'principal' })),
    ];
    for (const cookie of [hosting, sending]) {
      const { body } = await server.ask(routes.person, { region: teacher.region, id: teacher.id }, cookie);
      expect(body.posts.map(({ organisationId }) => organisationId).toSorted()).toEqual([home.id, host.id].toSorted());
      expect((await listed(cookie, { search: '外派' })).total).toBe(1);
    }
    const past = await aPerson(database, { at: home });
    await alsoAt(past, host, 'teacher', '2020-09-01', '2021-09-01');
    expect(await status(hosting, past)).toBe(404);
  });

  test('somebody of one’s own school is seen whole, also between two posts', async () => {
    const { database } = server.platform;
    const school = await aSchool(database);
    const retired = await aPerson(database, { at: school, from: '2000-09-01', to: '2020-09-01' });
    const principal = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
    const { body } = await server.ask(routes.person, { region: retired.region, id: retired.id }, principal);
    expect(body.posts).toMatchObject([{ from: '2000-09-01', to: '2020-09-01' }]);
  });

  test('a teacher has no roster, and opens the own entry only', async () => {
    const { database } = server.platform;
    const school = await aSchool(database);
    const [self, colleague] = [await aPerson(database, { at: school }), await aPerson(database, { at: school })];
    const cookie = await server.signedIn(self);
    expect((await server.ask(routes.people, {}, cookie)).code).toBe('platform.not-yours');
    expect([await status(cookie, self), await status(cookie, colleague)]).toEqual([200, 404]);
  });
});

describe('the roster', () => {
  test('is filtered by district, school, post, title and name, one by one and together, on any day, with exact totals', async () => {
    const { database } = server.platform;
    const region = '310120';
    const bureau = await anOrganisation(database, { kind: 'bureau', region });
    const [one, two] = [await aSchool(database, { region }), await aSchool(database, { region })];
    const people = [
      await aPerson(database, { at: one, name: '安老师' }),
      await aPerson(database, { at: one, name: '白老师', from: '2018-09-01' }),
      await aPerson(database, { at: two, name: '陈校长', post: 'principal' }),
      await aPerson(database, { at: two, name: '丁_师' }),
    ];
    const { id: title } = await database.system
      .selectFrom('identity.title_kind')
      .select('id')
      .where('name', '=', '学科带头人')
      .executeTakeFirstOrThrow();
    await database.system
      .insertInto('identity.title')
      .values({
        region,
        id: randomUUID(),
        person_id: people[0]!.id,
        title_id: title,
        from_day: '2017-01-01',
        to_day: '2020-01-01',
      })
      .execute();
    const cookie = await server.signedIn(
      await aPerson(database, { at: bureau, post: 'district-officer', office: '人事科', name: '赵干部' }),
    );
    const names = async (asked: Input<typeof routes.people>) => {
      const { rows, total } = await listed(cookie, asked);
      expect(total).toBe(rows.length);
      return rows.map(({ name }) => name);
    };
    expect(await names({})).toEqual(['安老师', '白老师', '陈校长', '丁_师', '赵干部']);
    expect(await names({ organisation: one.id })).toEqual(['安老师', '白老师']);
    expect(await names({ post: ['principal', 'district-officer'] })).toEqual(['陈校长', '赵干部']);
    expect(await names({ post: ['teacher'], organisation: one.id, on: '2018-08-31' })).toEqual(['安老师']);
    expect(await names({ title: '学科带头人', on: '2019-12-31' })).toEqual(['安老师']);
    expect(await names({ title: '学科带头人', on: '2020-01-01' })).toEqual([]);
    expect(await names({ search: 'CXZ' })).toEqual(['陈校长']);
    expect(await names({ search: '_' })).toEqual(['丁_师']);
    expect(await names({ region: '310113' })).toEqual([]);
    expect(await listed(cookie, { page: 2, size: 4 })).toMatchObject({ rows: [{ name: '赵干部' }], total: 5 });
    expect(await listed(cookie, { page: 9, size: 4 })).toMatchObject({ rows: [], total: 5 });
    expect((await listed(cookie, { search: '安', on: '2018-01-01' })).rows[0]).toMatchObject({
      posts: ['教师'],
      titles: ['学科带头人'],
    });
  });
});

describe('list and item', () => {
  const kinds = [
    'city-officer',
    'district-officer',
    'liaison',
    'system-admin',
    'academy-researcher',
    'alliance-lead',
    'principal',
    'school-admin',
  ] as const;
  const day = fc.constantFrom(['2015-09-01', 'infinity'], ['2015-09-01', '2020-09-01'], ['2199-09-01', 'infinity']);
  const world = fc.record({
    schools: fc.array(fc.constantFrom('310116', '310151'), { minLength: 2, maxLength: 3 }),
    allied: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    people: fc.array(
      fc.record({
        home: fc.nat(2),
        post: fc.constantFrom('teacher' as const, 'principal' as const),
        life: day,
        second: fc.option(fc.record({ at: fc.nat(2), life: day })),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    reader: fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(2) }),
  });

  test('agree whoever asks: who is in the list can be opened, who is not answers 404', async () => {
    const { database } = server.platform;
    let opened = 0;
    let before: Person[] = [];
    let closed = 0;
    await fc.assert(
      fc.asyncProperty(world, async ({ schools: regions, allied, people, reader }) => {
        const schools: School[] = [];
        for (const region of regions) schools.push(await aSchool(database, { region }));
        const school = (at: number) => schools[at % schools.length]!;
        const members = schools.filter(({ region }, at) => region === schools[0]!.region && allied[at]);
        const alliance = await anAlliance(database, { region: schools[0]!.region, members });
        const everybody: Person[] = [];
        for (const { home, post, life, second } of people) {
          const person = await aPerson(database, { at: school(home), post, from: life[0]!, to: life[1]! });
          if (second !== null && school(second.at).id !== person.organisationId)
            await alsoAt(person, school(second.at), 'teacher', second.life[0], second.life[1]);
          everybody.push(person);
        }
        const { region } = school(reader.at);
        const at =
          reader.kind === 'city-officer'
            ? await anOrganisation(database, { kind: 'commission' })
            : reader.kind === 'academy-researcher'
              ? await anOrganisation(database, { kind: 'academy', region })
              : reader.kind === 'alliance-lead'
                ? alliance
                : reader.kind === 'principal' || reader.kind === 'school-admin'
                  ? school(reader.at)
                  : await anOrganisation(database, { kind: 'bureau', region });
        const self = await aPerson(database, { at, post: reader.kind });
        const cookie = await server.signedIn(self);
        const inList = new Set<string>();
        for (let page = 1; ; page += 1) {
          const { rows, total } = await listed(cookie, { page, size: 50 });
          for (const { id } of rows) inList.add(id);
          if (page * 50 >= total) {
            expect(inList.size).toBe(total);
            break;
          }
        }
        for (const person of [...everybody, ...before, self]) {
          const expected = inList.has(person.id);
          expect(await status(cookie, person)).toBe(expected ? 200 : 404);
          if (expected) opened += 1;
          else closed += 1;
        }
        before = everybody;
      }),
      { numRuns: 25 },
    );
    expect(opened).toBeGreaterThan(20);
    expect(closed).toBeGreaterThan(20);
  });
});
