import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Output } from '#contract/route.ts';
import { MOST_FOUND } from '#contract/workspace-search.ts';
import { aMeeting, aTask } from '../../../../tests/security/collaborating.ts';
import { ACTORS, type ActorName } from '../../../../tests/security/matrix.ts';
import { anActivity } from '../../../../tests/security/organising.ts';
import { aLiaison, aVisit } from '../../../../tests/security/visiting.ts';
import { aBody, aWorld, type World } from '../../../../tests/security/world.ts';
import { anAlliance, aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

type Found = Output<typeof contract.workspace.search>;
type Who = Exclude<ActorName, 'nobody'>;

const everybody = Object.keys(ACTORS).filter((who): who is Who => who !== 'nobody');
const people = { colleague: '尉迟青禾', staff: '尉迟青瓷', elsewhere: '尉迟青岚' } as const;

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await aServer();
  world = await aWorld(server);
  const { database } = server.platform;
  const { here, there, otherSchool } = world;
  await aPerson(database, { at: here.school, name: people.staff, staffNo: 'BS-20260001' });
  await aPerson(database, { at: otherSchool, name: people.colleague });
  await aPerson(database, { at: there.school, name: people.elsewhere });
  for (const side of [here, there]) {
    await aMeeting(server, side);
    await aMeeting(server, side, { organisationId: side.school.id, invited: world.people.expert });
    await aTask(server, side);
    await aBody(server, side.bureau.id);
    const liaison = await aLiaison(server, side);
    for (const state of ['draft', 'sent'] as const) await aVisit(server, side.school, liaison, state);
    for (const state of ['draft', 'published', 'held'] as const) await anActivity(server, side, { state });
  }
  await aVisit(server, here.alliance, world.people.liaison, 'draft');
  await aTask(server, here, { owner: world.people.teacher });
});
afterAll(() => server.close());

const search = async (who: Who, text: string): Promise<Found> => {
  const { status, body } = await server.ask(contract.workspace.search, { text }, world.cookies[who]);
  expect(status).toBe(200);
  return body;
};
const ofKind = async (who: Who, kind: string, text: string) =>
  (await search(who, text)).find((each) => each.kind === kind)?.rows.map(({ name }) => name) ?? [];

describe('what is not found', () => {
  test('a teacher finds oneself and no colleague, of the own school or of another', async () => {
    expect(await ofKind('teacher', '人员', '尉迟')).toEqual([]);
    expect(await ofKind('teacher', '人员', world.people.teacher.name)).toEqual([world.people.teacher.name]);
    expect(await ofKind('teacher', '人员', world.people.principal.name)).toEqual([]);
  });

  test('who runs a school finds its people and nobody else’s; who leads an alliance, those of its members', async () => {
    for (const who of ['principal', 'schoolAdmin', 'lead'] as const)
      expect(await ofKind(who, '人员', 'wcq')).toEqual([people.staff]);
  });

  test('an officer finds the whole district, the city everybody, and who only reads the trail nobody', async () => {
    expect((await ofKind('districtFinance', '人员', '尉迟')).toSorted()).toEqual(
      [people.staff, people.colleague].toSorted(),
    );
    expect(await ofKind('elsewhereBasic', '人员', '尉迟')).toEqual([people.elsewhere]);
    expect((await ofKind('cityBasic', '人员', '尉迟')).toSorted()).toEqual(Object.values(people).toSorted());
    expect(await ofKind('auditAdmin', '人员', '尉迟')).toEqual([]);
  });

  test('meetings and tasks of others: an expert finds those invited to, a teacher those owed', async () => {
    expect((await search('expert', '测试例会')).map(({ kind, found }) => [kind, found])).toEqual([['会议', 2]]);
    expect((await search('teacher', 'csrw')).map(({ kind, found }) => [kind, found])).toEqual([['任务', 1]]);
    expect(await search('otherTeacher', '测试任务')).toEqual([]);
  });

  test('signs that mean something in a pattern mean themselves', async () => {
    const { database } = server.platform;
    await aSchool(database, { name: '百分之100%实验小学' });
    await aPerson(database, { at: world.here.school, name: '下_划线' });
    expect(await ofKind('cityBasic', '学校', '0%实')).toEqual(['百分之100%实验小学']);
    expect(await ofKind('cityBasic', '人员', '_')).toEqual(['下_划线']);
    for (const text of ['%', '_'])
      expect((await search('cityBasic', text)).flatMap(({ rows }) => rows.map(({ name }) => name))).not.toContain(
        '测试例会',
      );
    for (const text of ['\\', "'", '%_%', '[a-z]', '(', '*', '测\\试'])
      expect(await search('cityBasic', text)).toEqual([]);
  });

  test('nothing, or more than anybody types', async () => {
    for (const text of ['', '  ', '长'.repeat(51), 'a\u0007b'])
      expect((await server.ask(contract.workspace.search, { text }, world.cookies.cityBasic)).code).toBe(
        'platform.invalid-input',
      );
  });
});

test('whatever is found opens, whoever asks', async () => {
  const texts = ['测试', 'wcq', 'b', world.here.school.name, world.there.alliance.name, '入盟'];
  const opened: Record<string, number> = {};
  for (const who of everybody) {
    const known = new Set<string>();
    for (const text of texts)
      for (const { kind, rows } of await search(who, text))
        for (const { to } of rows) {
          if (known.has(to)) continue;
          known.add(to);
          expect([who, to, await statusOf(to, who)]).toEqual([who, to, 200]);
          opened[kind] = (opened[kind] ?? 0) + 1;
        }
  }
  expect(Object.keys(opened).toSorted()).toEqual(
    ['学校', '联盟', '领导机构', '人员', '会议', '任务', '走访', '活动', '行动计划', '计划目标'].toSorted(),
  );
});

/** What the page at an address asks for. */
async function statusOf(to: string, who: Who): Promise<number> {
  const { pathname, searchParams } = new URL(to, 'https://here.invalid');
  const [, page = '', first = '', second = ''] = pathname.split('/');
  const figure = searchParams.get('figure')?.split('/')[1];
  const cookie = world.cookies[who];
  const { programmes, organisations, identity, collaboration } = contract;
  const opens: Record<string, () => Promise<{ status: number }>> = {
    schools: () => server.ask(organisations.school, { id: first }, cookie),
    alliances: () => server.ask(organisations.alliance, { id: first }, cookie),
    bodies: () => server.ask(organisations.body, { id: first }, cookie),
    people: () => server.ask(identity.person, { region: first, id: second }, cookie),
    meetings: () => server.ask(collaboration.meeting, { region: first, id: second }, cookie),
    tasks: () => server.ask(collaboration.task, { region: first, id: second }, cookie),
    visits: () => server.ask(collaboration.visit, { region: first, id: second }, cookie),
    activities: () => server.ask(collaboration.activity, { region: first, id: second }, cookie),
    cockpit: () =>
      figure === undefined
        ? server.ask(programmes.programme, { id: first }, cookie)
        : server.ask(programmes.figure, { id: first, target: figure }, cookie),
  };
  return (await opens[page]!()).status;
}

describe('by what is found', () => {
  test('a person by the name, by what one is called without the surname, by initials of either and by the staff number', async () => {
    for (const text of ['尉迟青瓷', '尉迟青', '迟青瓷', '青瓷', 'wcqc', 'qc', 'QC', 'BS-2026'])
      expect([text, await ofKind('principal', '人员', text)]).toEqual([text, [people.staff]]);
    const [found] = await search('principal', 'BS-20260001');
    expect(found?.rows).toMatchObject([{ about: `${world.here.school.name} · 教师 · 工号 BS-20260001`, part: null }]);
  });

  test('a school by its code and its town, a body by initials, a target by what the document says', async () => {
    const { code, name } = world.here.school;
    expect(await ofKind('teacher', '学校', code)).toEqual([name]);
    expect(await ofKind('teacher', '学校', '测试镇')).toContain(name);
    const body = { kind: '专家组', level: '区级', organisationId: world.here.bureau.id, from: '2020-01-01' } as const;
    await server.ask(
      contract.organisations.establishBody,
      { ...body, name: '教研视导专家组' },
      world.cookies.districtBasic,
    );
    expect(await ofKind('teacher', '领导机构', 'jysd')).toEqual(['教研视导专家组']);
    const listed = await server.ask(contract.organisations.bodies, { search: 'jysd' }, world.cookies.teacher);
    expect(listed.body.rows.map((row) => row.name)).toEqual(['教研视导专家组']);
    expect(await ofKind('teacher', '计划目标', '学校入盟')).toEqual(['一半学校入盟', '一半学校入盟']);
  });

  test('what ended, after what there is', async () => {
    const { database } = server.platform;
    await aSchool(database, { name: '旧址中学', to: '2020-09-01' });
    await aSchool(database, { name: '旧址中学东校' });
    await anAlliance(database, { name: '旧址学区', to: '2020-09-01' });
    const found = await search('teacher', '旧址');
    expect(found.map(({ rows }) => rows.map(({ name, about }) => [name, about]))).toEqual([
      [
        ['旧址中学东校', '宝山区测试镇 · 初级中学'],
        ['旧址中学', '宝山区测试镇 · 初级中学 · 2020-09-01 撤并'],
      ],
      [['旧址学区', '宝山区 · 学区 · 2020-09-01 解散']],
    ]);
  });
});

describe('how it is answered', () => {
  test('the very name first, then what begins so, what is spelt so, what holds it, what is spelt so within; one’s own district first', async () => {
    const { database } = server.platform;
    for (const name of ['北晨曦小学', '晨曦小学', '晨曦小学附属校', '北成蹊学校', '诚信小学'])
      await aSchool(database, { name });
    await aSchool(database, { name: '晨曦小学分校', region: '310114' });
    expect(await ofKind('districtBasic', '学校', '晨曦小学')).toEqual([
      '晨曦小学',
      '晨曦小学附属校',
      '晨曦小学分校',
      '北晨曦小学',
    ]);
    expect(await ofKind('elsewhereBasic', '学校', '晨曦小学')).toEqual([
      '晨曦小学',
      '晨曦小学分校',
      '晨曦小学附属校',
      '北晨曦小学',
    ]);
    expect((await ofKind('elsewhereBasic', '学校', 'cxxx')).slice(1)).toEqual([
      '晨曦小学',
      '晨曦小学附属校',
      '诚信小学',
      '北晨曦小学',
    ]);
  });

  test('each name with the part of it that was meant, and the kind with the nearest name before the others', async () => {
    const { database } = server.platform;
    await aSchool(database, { name: '百草园实验学校' });
    await anAlliance(database, { name: '百草园' });
    const found = await search('teacher', '百草园');
    expect(found.map(({ kind }) => kind)).toEqual(['联盟', '学校']);
    const [spelt] = await search('teacher', 'cysy');
    expect(spelt?.rows).toMatchObject([{ name: '百草园实验学校', part: { from: 1, to: 5 } }]);
  });

  test('five of a kind are shown, so many are counted, and the list that holds all is named', async () => {
    const { database } = server.platform;
    for (let at = 0; at < 7; at += 1) await aSchool(database, { name: `满天星幼儿园${at}`, type: '幼儿园' });
    const [few] = await search('teacher', '满天星');
    expect([few?.rows.length, few?.found, few?.list]).toEqual([
      5,
      7,
      `/schools?region=310000&closed=with&search=${encodeURIComponent('满天星')}`,
    ]);
    const listed = await server.ask(
      contract.organisations.schools,
      { search: '满天星', closed: 'with' },
      world.cookies.teacher,
    );
    expect(listed.body.total).toBe(7);
    for (let at = 0; at < 30; at += 1) await aPerson(database, { at: world.here.school, name: `濮阳${at}` });
    const [many] = await search('principal', '濮阳');
    expect([many?.rows.length, many?.found]).toEqual([5, MOST_FOUND]);
    const roster = await server.ask(contract.identity.people, { search: '濮阳' }, world.cookies.principal);
    expect(roster.body.total).toBe(30);
  });

  test('a list that is named finds what was found, by the same text', async () => {
    for (let at = 0; at < 6; at += 1) {
      await aMeeting(server, world.here);
      await aTask(server, world.here);
      await aBody(server, world.here.bureau.id);
    }
    const { organisations, collaboration } = contract;
    const cookie = world.cookies.districtBasic;
    const lists: Record<string, (search: string) => Promise<{ body: { total: number } }>> = {
      '/bodies': (text) => server.ask(organisations.bodies, { search: text }, cookie),
      '/meetings': (text) => server.ask(collaboration.meetings, { search: text }, cookie),
      '/tasks': (text) => server.ask(collaboration.tasks, { search: text }, cookie),
    };
    const named: string[] = [];
    for (const text of ['cslh', 'csrw', 'csxz', '测试例会', '测试任务', '测试小组'])
      for (const { list, found } of await search('districtBasic', text)) {
        const [path = '', query] = (list ?? '').split('?');
        named.push(path);
        expect((await lists[path]!(new URLSearchParams(query).get('search') ?? '')).body.total).toBe(found);
      }
    expect(named).toEqual(['/meetings', '/tasks', '/bodies', '/meetings', '/tasks', '/bodies']);
  });
});
