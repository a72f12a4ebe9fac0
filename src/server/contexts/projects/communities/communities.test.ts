import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { asOwner } from '../../../../../tests/architecture/catalogue.ts';
import type { Key } from '../../../../../tests/support/bids.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { aCallOf, aCaseAt, inBank, publishGrouped, takesPart } from '../../../../../tests/support/communities.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { neverTwice } from '../../../platform/time/clock.ts';

const routes = contract.projects;
const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00+08:00`);
let now = at('2026-10-14');
let server: TestServer;
let desk: Offices;
let academy: string;
let programme: string;
let call: string;
let schools: { school: School; head: string }[];
let keys: Key[];
let experts: Person[];
let first = '';

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  const { database } = server.platform;
  desk = await offices(server);
  const institute = await anOrganisation(database, { kind: 'academy' });
  academy = await server.signedIn(await aPerson(database, { at: institute, post: 'academy-researcher' }));
  programme = await publishGrouped(server.platform);
  call = await aCallOf(database, { programmeId: programme, procedureId: 'ponds', region: '310113' });
  schools = [];
  for (const name of ['东湖', '西湖', '南湖', '北湖', '中湖']) {
    const school = await aSchool(database, { name: `${name}小学` });
    schools.push({
      school,
      head: await server.signedIn(await aPerson(database, { at: school, post: 'principal', name: `${name}校长` })),
    });
  }
  keys = [];
  for (const { school } of schools.slice(0, 4))
    keys.push(await aCaseAt(database, call, school, { title: `${school.name}的园地`, field: '水文' }));
  experts = [];
  for (const name of ['甲', '乙', '丙']) {
    const person = await aPerson(database, { at: institute, post: 'expert', name: `专家${name}` });
    if (name !== '丙') await inBank(database, person);
    experts.push(person);
  }
});
afterAll(() => server.close());

const found = (name: string, lead: string | null = null) => ({ name, field: null, purpose: null, lead });
const place = (cases: readonly Key[], more: { community?: string; name?: string; lead?: string }, who = academy) =>
  server.ask(
    routes.placeCases,
    {
      id: call,
      community: more.community ?? null,
      founded: more.community === undefined ? found(more.name ?? '水文研究共同体', more.lead ?? null) : null,
      cases: [...cases],
    },
    who,
  );
const community = async (id: string, who = academy) =>
  (await server.ask(routes.community, { id }, who)).body.community!;
const overview = async (who = academy) => (await server.ask(routes.callCommunities, { id: call }, who)).body;
const membersOf = async (id: string) =>
  (await server.ask(contract.organisations.alliance, { id }, desk.registrar)).body.memberships
    .filter(({ to }) => to === null)
    .map(({ schoolName, role }) => [schoolName, role]);

describe('putting established projects into communities', () => {
  test('who does not group is refused, and a school sees only its own among what waits', async () => {
    const done = await place(keys.slice(0, 1), {}, schools[0]!.head);
    expect([done.status, done.code]).toEqual([403, 'projects.grouping-office']);
    expect((await overview(schools[0]!.head)).open.map(({ title }) => title)).toEqual(['东湖小学的园地']);
  });

  test('what is not established cannot be put in, nor led by a school without a project', async () => {
    const applying = await aCaseAt(server.platform.database, call, schools[4]!.school, {
      title: '中湖的申请',
      step: 'look',
    });
    expect((await place([applying], {})).code).toBe('projects.not-established');
    const done = await place(keys.slice(0, 1), { lead: schools[4]!.school.id });
    expect(done.code).toBe('projects.lead-without-project');
  });

  test('groups are proposed within the bounds of the definition', async () => {
    const { open, proposals, size } = await overview();
    expect(open).toHaveLength(4);
    expect(size).toEqual({ least: 2, most: 3 });
    expect(proposals.map(({ cases }) => cases.length)).toEqual([2, 2]);
  });

  test('a community is founded with its projects, their schools are its members, and its team is there', async () => {
    const done = await place(keys.slice(0, 3), { lead: schools[0]!.school.id });
    expect(done.code).toBeUndefined();
    first = done.body.id;
    expect(await membersOf(first)).toEqual([
      ['东湖小学', '牵头校'],
      ['南湖小学', '成员校'],
      ['西湖小学', '成员校'],
    ]);
    const standing = await community(first);
    expect(standing.projects.map(({ title, state }) => [title, state])).toHaveLength(3);
    expect(standing.lacking).toEqual(['指导专家 0 名，还缺 2 名', '没有管理制度', '今年还没有完成“每年交流展示一次”']);
    expect((await overview()).open.map(({ title }) => title)).toEqual(['北湖小学的园地']);
    expect(await trail(server.platform, first)).toEqual(['projects.place-cases']);
  });

  test('nothing is in the same community twice, and names are not used twice', async () => {
    expect((await place(keys.slice(0, 1), { community: first })).code).toBe('projects.in-community-already');
    expect((await place(keys.slice(3), {})).code).toBe('organisations.alliance-name-taken');
  });

  test('what is moved takes its school along, and is in one community at a time', async () => {
    now = at('2026-11-02');
    const second = (await place([keys[2]!, keys[3]!], { name: '湖岸研究共同体' })).body.id;
    expect((await membersOf(first)).map(([name]) => name)).toEqual(['东湖小学', '西湖小学']);
    expect((await membersOf(second)).map(([name]) => name)).toEqual(['北湖小学', '南湖小学']);
    // Back on the same day: nothing is left of the day, and nothing is lost.
    expect((await place([keys[2]!], { community: first })).code).toBeUndefined();
    expect((await membersOf(first)).map(([name]) => name)).toContain('南湖小学');
    expect((await community(second)).projects.map(({ title }) => title)).toEqual(['北湖小学的园地']);
  });

  test('every member reads which projects are in the community, but opens only its own', async () => {
    const { projects, can } = await community(first, schools[1]!.head);
    expect(projects.filter(({ readable }) => readable).map(({ organisationName }) => organisationName)).toEqual([
      '西湖小学',
    ]);
    expect(can.takeOut).not.toBe(true);
  });

  test('what is taken out says why, and waits again', async () => {
    const key = { id: first, region: keys[2]!.region, case: keys[2]!.id };
    expect((await server.ask(routes.takeOutCase, { ...key, reason: '' }, academy)).status).toBe(400);
    const refused = await server.ask(routes.takeOutCase, { ...key, reason: '方向不同' }, schools[0]!.head);
    expect(refused.status).toBe(404);
    expect((await server.ask(routes.takeOutCase, { ...key, reason: '方向不同' }, academy)).code).toBeUndefined();
    expect((await server.ask(routes.takeOutCase, { ...key, reason: '方向不同' }, academy)).code).toBe(
      'projects.placement-ended',
    );
    expect((await overview()).open.map(({ title }) => title)).toEqual(['南湖小学的园地']);
    expect((await membersOf(first)).map(([name]) => name)).not.toContain('南湖小学');
  });
});

describe('experts of a community', () => {
  const seat = (list: readonly Person[], who = academy) =>
    server.ask(
      routes.seatCommunityExperts,
      { id: first, experts: list.map(({ region, id }) => ({ region, id })) },
      who,
    );

  test('come from the bank, are engaged once, and count for the community', async () => {
    expect((await seat(experts.slice(0, 1), schools[0]!.head)).code).toBe('projects.grouping-office');
    expect((await seat(experts.slice(2))).code).toBe('projects.expert-not-engaged');
    // Whoever the definition lets group also engages, of whatever office: both walls agree.
    expect((await seat(experts.slice(0, 1), desk.bookkeeper)).code).toBeUndefined();
    expect((await seat(experts.slice(1, 2))).code).toBeUndefined();
    expect((await seat(experts.slice(1, 2))).code).toBe('projects.expert-guides-already');
    const { experts: counted, guides } = await community(first, schools[0]!.head);
    expect(counted).toEqual({ has: 2, need: 2 });
    expect(guides.map(({ name }) => name).toSorted()).toEqual(['专家乙', '专家甲']);
  });
});

describe('asking to join', () => {
  const ask = (index: number, who = schools[index]!.head) =>
    server.ask(routes.askToJoin, { id: first, organisation: schools[index]!.school.id, body: '愿意承担数据整理' }, who);
  const answer = (joining: string, admitted: boolean, text: string, who: string) =>
    server.ask(routes.answerJoining, { id: first, region: '310113', joining, admitted, answer: text }, who);

  test('a school takes part as those do who may join, asks in its own name, and waits for one answer', async () => {
    expect((await ask(4)).code).toBe('projects.may-not-join');
    await takesPart(server.platform.database, programme, schools[4]!.school, '区级');
    expect((await ask(4, schools[0]!.head)).code).toBe('projects.applicant-only');
    expect((await ask(0)).code).toBe('projects.may-not-join');
    expect((await ask(4)).code).toBeUndefined();
    expect((await ask(4)).code).toBe('projects.joining-waits');
  });

  test('who leads the community answers; a refusal says why; who is admitted is a member', async () => {
    const [asked] = (await community(first)).joinings;
    // A member that does not lead does not even see it.
    expect((await community(first, schools[1]!.head)).joinings).toEqual([]);
    expect((await answer(asked!.id, true, '', schools[1]!.head)).status).toBe(404);
    expect((await answer(asked!.id, true, '', schools[4]!.head)).code).toBe('projects.joining-answerers');
    const lead = schools[0]!.head;
    expect((await answer(asked!.id, false, '', lead)).code).toBe('projects.joining-reason');
    expect((await answer(asked!.id, true, '', lead)).code).toBeUndefined();
    expect((await answer(asked!.id, true, '', academy)).code).toBe('projects.joining-answered');
    expect(await membersOf(first)).toContainEqual(['中湖小学', '参与校']);
  });
});

test('projects of a community that was dissolved wait again, and can be put into another', async () => {
  const alone = (await place(keys.slice(3), { name: '孤湖研究共同体' })).body.id;
  const dissolved = await server.ask(
    contract.organisations.dissolveAlliance,
    { id: alone, on: '2026-11-03' },
    desk.registrar,
  );
  expect([dissolved.status, dissolved.code]).toEqual([200, undefined]);
  expect((await overview()).open.map(({ title }) => title)).toContain('北湖小学的园地');
  expect((await place(keys.slice(3), { community: first })).code).toBeUndefined();
  expect((await community(first)).projects.map(({ title }) => title)).toContain('北湖小学的园地');
});

test('an alliance that no programme puts together of projects is no community', async () => {
  const { body } = await server.ask(
    contract.organisations.foundAlliance,
    {
      region: '310113',
      name: '普通学区',
      kind: '学区',
      form: null,
      field: null,
      purpose: null,
      foundedOn: '2026-09-01',
    },
    desk.registrar,
  );
  expect(await community(body.id)).toBeNull();
});

describe('what came to an end', () => {
  test('is still seen where it was put, and counts no more, nor keeps its school there', async () => {
    const { system } = server.platform.database;
    const key = await aCaseAt(server.platform.database, call, schools[3]!.school, {
      title: '北湖的尾声',
      field: '水文',
    });
    const id = (await place([key], { name: '尾声研究共同体' })).body.id;
    expect((await community(id)).projects).toMatchObject([{ callId: call, established: true, state: '开放' }]);
    const ended = { step: null, outcome: '已开放' };
    await system
      .updateTable('projects.case')
      .set({ ...ended, moves: 2 })
      .where('id', '=', key.id)
      .execute();
    const row = await system
      .selectFrom('projects.move')
      .selectAll()
      .where('case_id', '=', key.id)
      .executeTakeFirstOrThrow();
    const last = { number: 2, from_step: 'file', move: 'archive', to_step: null, to_outcome: '已开放' };
    await system
      .insertInto('projects.move')
      .values({ ...row, ...last })
      .execute();
    const { projects, lacking } = await community(id);
    expect(projects).toMatchObject([{ established: false, state: '立项已终止' }]);
    expect(lacking).toContain('还没有编入项目');
    expect((await place([key], { community: first })).code).toBe('projects.not-established');
    const other = await aCaseAt(server.platform.database, call, schools[3]!.school, {
      title: '北湖新篇',
      field: '水文',
    });
    expect((await place([other], { community: id })).code).toBeUndefined();
    const out = await server.ask(
      routes.takeOutCase,
      { id, region: other.region, case: other.id, reason: '方向不同' },
      academy,
    );
    expect(out.code).toBeUndefined();
    expect(await membersOf(id)).toEqual([]);
  });
});

test('however many are put in and engaged at once, all are told', async () => {
  const { database } = server.platform;
  const institute = await anOrganisation(database, { kind: 'academy' });
  const many: Key[] = [];
  const people: Person[] = [];
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const school = await aSchool(database, { name: `湾头第${number}小学` });
    many.push(await aCaseAt(database, call, school, { title: `湾头园地${number}`, field: '水文' }));
    const person = await aPerson(database, { at: institute, post: 'expert', name: `湾头专家${number}` });
    await inBank(database, person);
    people.push(person);
  }
  const { id } = (await place(many, { name: '湾头研究共同体' })).body;
  const listed = people.map(({ region, id: person }) => ({ region, id: person }));
  expect((await server.ask(routes.seatCommunityExperts, { id, experts: listed }, academy)).code).toBeUndefined();
  const jobs = await asOwner(database.ownerUrl, (query) =>
    query<{ payload: { key: string; posts?: { organisationId: string }[]; people?: unknown[] } }>(
      'select payload from graphile_worker._private_jobs order by id',
    ),
  );
  const told = jobs.map(({ payload }) => payload).filter(({ key }) => key.startsWith(`community/${id}/`));
  expect(
    told.map(({ posts = [], people: asked = [] }) => [
      new Set(posts.map(({ organisationId }) => organisationId)).size,
      asked.length,
    ]),
  ).toEqual([
    [8, 0],
    [0, 8],
  ]);
  expect(told.every(({ key }) => key.length <= 300)).toBe(true);
});

test('an activity that fulfils the duty is named to everybody, and opened by those who may', async () => {
  await server.platform.database.system
    .insertInto('collaboration.activity')
    .values({
      region: '310113',
      id: crypto.randomUUID(),
      organisation_id: first,
      kind: '展示',
      level: '区级',
      title: '湖岸展示',
      initials: 'hazs',
      about: '',
      from_day: '2026-10-20',
      to_day: '2026-10-20',
      place: '报告厅',
      audience: 'posts',
      walk_in: true,
      criteria: ['内容'],
      state: 'summarised',
      published_on: '2026-10-01',
      came: 1,
      summary: '交流了四个项目',
      summarised_on: '2026-10-21',
      serial: 1,
      serial_year: 2026,
      organised_region: '310113',
      organised_by: crypto.randomUUID(),
      organised_by_name: '测试',
    })
    .execute();
  for (const [who, readable] of [
    [academy, true],
    [desk.neighbour, false],
  ] as const) {
    const { activities, duty } = await community(first, who);
    expect(activities).toMatchObject([{ title: '湖岸展示', readable }]);
    expect(duty?.done).toMatchObject({ title: '湖岸展示', readable });
  }
});
