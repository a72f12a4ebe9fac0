import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import {
  anAlliance,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aPlan, written } from '../../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';

const { workspace, collaboration, organisations, programmes } = contract;
const now = Temporal.Instant.from('2026-10-15T10:00:00+08:00');
let server: TestServer;
let place: Offices;
let school: School;
let alliance: Organisation;
let lead: Person;
let leadCookie: string;
let principal: Person;
let cookie: string;

beforeAll(async () => {
  server = await aServer(() => now);
  place = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database, { name: '样例小学', type: '小学' });
  alliance = await anAlliance(database, { name: '样例学区', members: [school] });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead', name: '牵头样例' });
  leadCookie = await server.signedIn(lead);
  principal = await aPerson(database, { at: school, post: 'principal' });
  cookie = await server.signedIn(principal);
});
afterAll(() => server.close());

const ask = async (title: string, due: string) => {
  const asked = await server.ask(
    collaboration.askTask,
    {
      title,
      detail: '',
      owner: { by: 'post', organisationId: school.id, post: 'principal', office: null },
      due,
      stageTask: null,
    },
    place.registrar,
  );
  expect(asked.code).toBeUndefined();
  return asked.body;
};

describe('what waits for a person', () => {
  test('stands in one list, the most pressing first, what is late marked, and each with its act', async () => {
    await ask('十一月要办', '2026-11-20');
    const late = await ask('早该办', '2026-10-16');
    await ask('月底要办', '2026-10-31');
    await server.platform.database.system
      .updateTable('collaboration.task')
      .set({ due_day: '2026-10-10' })
      .where('id', '=', late.id)
      .execute();
    const { body } = await server.ask(workspace.desk, {}, cookie);
    expect(body.todos).toMatchObject({ total: 3, overdue: 1 });
    expect(body.todos.rows.map(({ title, overdue }) => [title, overdue])).toEqual([
      ['早该办', true],
      ['月底要办', false],
      ['十一月要办', false],
    ]);
    expect(body.todos.rows[0]).toMatchObject({
      kind: '任务',
      act: '报告进展',
      to: `/tasks/310113/${late.id}`,
      due: '2026-10-10',
    });
  });

  test('can be filtered and paged, and the filter knows the kinds there are', async () => {
    const overdue = await server.ask(workspace.todos, { overdue: 'only' }, cookie);
    expect(overdue.body.rows.map(({ title }) => title)).toEqual(['早该办']);
    const second = await server.ask(workspace.todos, { page: 2, size: 2 }, cookie);
    expect([second.body.total, second.body.rows.map(({ title }) => title)]).toEqual([3, ['十一月要办']]);
    expect(second.body.kinds).toEqual(['任务']);
    expect((await server.ask(workspace.todos, { kind: ['会议'] }, cookie)).body.total).toBe(0);
  });

  test('is nobody else’s', async () => {
    const colleague = await server.signedIn(await aPerson(server.platform.database, { at: school }));
    expect((await server.ask(workspace.desk, {}, colleague)).body.todos.total).toBe(0);
  });
});

describe('the two weeks', () => {
  test('run from Monday, hold meetings and what is due, day by day, and other weeks when asked', async () => {
    const planned = await server.ask(
      collaboration.planMeeting,
      {
        organisationId: alliance.id,
        kind: '工作例会',
        title: '十月例会',
        on: '2026-10-16',
        begins: '14:00',
        ends: '15:30',
        place: '一号会议室',
        agenda: [{ item: '通报' }],
        invitations: [{ way: 'member-posts', organisationId: alliance.id, post: 'principal' }],
      },
      leadCookie,
    );
    expect(planned.code).toBeUndefined();
    const { agenda } = (await server.ask(workspace.desk, {}, cookie)).body;
    expect([agenda.from, agenda.to]).toEqual(['2026-10-12', '2026-10-25']);
    expect(agenda.rows.map(({ on, begins, title }) => [on, begins, title])).toEqual([
      ['2026-10-16', '14:00', '十月例会'],
    ]);
    const later = (await server.ask(workspace.desk, { from: '2026-10-28' }, cookie)).body.agenda;
    expect([later.from, later.rows.map(({ title }) => title)]).toEqual(['2026-10-26', ['月底要办']]);
  });
});

describe('what is followed', () => {
  test('is one organisation or one programme, known to the platform, and once', async () => {
    const nothing = await server.ask(workspace.follow, {}, cookie);
    expect(nothing.status).toBe(400);
    const both = await server.ask(workspace.follow, { organisationId: alliance.id, programmeId: 'x' }, cookie);
    expect(both.status).toBe(400);
    const unknown = await server.ask(workspace.follow, { programmeId: 'no-such-plan' }, cookie);
    expect([unknown.status, unknown.code]).toEqual([404, 'platform.not-found']);
    const first = await server.ask(workspace.follow, { organisationId: alliance.id }, cookie);
    const again = await server.ask(workspace.follow, { organisationId: alliance.id }, cookie);
    expect(again.body).toEqual(first.body);
    expect((await server.ask(workspace.followed, {}, cookie)).body).toMatchObject([
      { name: '样例学区', kind: 'alliance' },
    ]);
  });

  test('tells what happened to it: documents, members, held meetings; and nothing when followed no longer', async () => {
    await server.ask(
      organisations.adoptDocument,
      { id: alliance.id, kind: '章程', title: '样例学区章程', body: '条文', from: '2026-10-01' },
      leadCookie,
    );
    const joining = await aSchool(server.platform.database, { name: '新进小学', type: '小学' });
    await server.ask(
      organisations.admitMember,
      { id: alliance.id, schoolId: joining.id, role: '成员校', from: '2026-10-08' },
      place.registrar,
    );
    const { happenings, followed } = (await server.ask(workspace.desk, {}, cookie)).body;
    expect(followed).toBe(1);
    expect(happenings.slice(0, 3).map(({ of, title, on }) => [of, on, title])).toEqual([
      ['样例学区', '2026-10-08', '新进小学加入（成员校）'],
      ['样例学区', '2026-10-01', '通过样例学区章程'],
      ['样例学区', '2015-09-01', '样例小学加入（成员校）'],
    ]);
    const [one] = (await server.ask(workspace.followed, {}, cookie)).body;
    expect((await server.ask(workspace.unfollow, { id: one!.id }, cookie)).status).toBe(200);
    expect((await server.ask(workspace.desk, {}, cookie)).body).toMatchObject({ followed: 0, happenings: [] });
    const stranger = await server.ask(workspace.unfollow, { id: one!.id }, leadCookie);
    expect([stranger.status, stranger.code]).toEqual([404, 'platform.not-found']);
  });

  test('may be a programme: its versions and who takes part', async () => {
    const plan = aPlan();
    const published = await server.ask(programmes.publish, { yaml: written(plan) }, place.city);
    expect(published.code).toBeUndefined();
    await server.ask(workspace.follow, { programmeId: plan.id }, cookie);
    const { happenings } = (await server.ask(workspace.desk, {}, cookie)).body;
    expect(happenings).toMatchObject([
      { kind: '发布', title: '发布第 1 版', on: '2026-10-15', to: `/cockpit/${plan.id}` },
    ]);
  });
});
