import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { aMeeting } from '../../../../../tests/security/collaborating.ts';
import { handedIn, type Key, openedBid, publishBids, scoredRound } from '../../../../../tests/support/bids.ts';
import { aPerson, aSchool, type School } from '../../../../../tests/support/builders.ts';
import { type Offices, offices, trail } from '../../../../../tests/support/offices.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { neverTwice } from '../../../platform/time/clock.ts';

const routes = contract.projects;
const now = Temporal.Instant.from('2026-10-14T10:00:00+08:00');
let server: TestServer;
let desk: Offices;
let programmeId: string;
let schools: { school: School; principal: string }[];

beforeAll(async () => {
  server = await aServer(neverTwice(() => now));
  desk = await offices(server);
  const { database } = server.platform;
  schools = await Promise.all(
    ['东湖', '西湖', '北湖'].map(async (name) => {
      const school = await aSchool(database, { name: `${name}小学` });
      return { school, principal: await server.signedIn(await aPerson(database, { at: school, post: 'principal' })) };
    }),
  );
  programmeId = await publishBids(server.platform);
});
afterAll(() => server.close());

type Decision = Input<typeof routes.decideCases>['decisions'][number];
const decide = (
  id: string,
  decisions: Decision[],
  who = desk.registrar,
  meeting: Input<typeof routes.decideCases>['meeting'] = null,
) => server.ask(routes.decideCases, { id, step: 'settle', meeting, decisions }, who);
const on = (key: Key, choice: string, note = '', moves = 1): Decision => ({ ...key, moves, choice, note });
const seen = async (key: Key) => (await server.ask(routes.case, key, desk.registrar)).body;
const standing = async (keys: readonly Key[]) =>
  Promise.all(keys.map(async (key) => (await seen(key)).step ?? (await seen(key)).outcome));

async function plans(call: string, fields: readonly (string | null)[] = [null, null, null]): Promise<Key[]> {
  const keys: Key[] = [];
  for (const [index, { school, principal }] of schools.entries())
    keys.push(
      await handedIn(server, call, {
        at: school,
        as: principal,
        title: `${school.name}方案`,
        field: fields[index] ?? null,
      }),
    );
  return keys;
}
async function scoredPlans(): Promise<{ call: string; keys: [Key, Key, Key] }> {
  const call = await openedBid(server, desk.registrar, programmeId, { procedureId: 'scored-bid' });
  const keys = (await plans(call)) as [Key, Key, Key];
  await scoredRound(server.platform, call, [
    { key: keys[0], totals: [90, 80], comments: ['目标清楚', '预算偏紧'] },
    { key: keys[1], totals: [70, 75] },
    { key: keys[2], totals: [60, 65] },
  ]);
  return { call, keys };
}
const heldMeeting = (state: 'planned' | 'held' = 'held') =>
  aMeeting(server, { region: '310113', alliance: desk.baoshan }, { organisationId: desk.baoshan.id, state });

describe('deciding on several cases at once', () => {
  test('is for whoever acts at the step, and others read or are refused', async () => {
    const call = await openedBid(server, desk.registrar, programmeId);
    const [first] = await plans(call);
    for (const who of [desk.personnel, desk.city, schools[0]!.principal])
      expect((await decide(call, [on(first!, '采用')], who)).code).toBe('projects.others-act');
    expect((await decide(call, [on(first!, '采用')], desk.neighbour)).code).toBe('platform.not-found');
    const page = (who: string) => server.ask(routes.deciding, { id: call }, who);
    expect((await page(schools[0]!.principal)).code).toBe('projects.others-act');
    expect((await page(desk.personnel)).body.cases[0]?.may).toBe('请由负责这个环节的人员办理');
    expect((await page(desk.registrar)).body.cases).toHaveLength(3);
  });

  test('is all or nothing', async () => {
    const call = await openedBid(server, desk.registrar, programmeId);
    const keys = await plans(call);
    const [first, second, third] = keys as [Key, Key, Key];
    expect((await decide(call, [on(first, '采用'), on(second, '退回修改')])).code).toBe('projects.reason-needed');
    expect((await decide(call, [on(first, '采用'), on(second, '没有这一项')])).code).toBe('projects.case-not-so');
    expect(await standing(keys)).toEqual(['settle', 'settle', 'settle']);
    expect(
      (await decide(call, [on(first, '采用'), on(second, '不采用'), on(third, '退回修改', '请写明预算')])).code,
    ).toBeUndefined();
    expect(await standing(keys)).toEqual(['notice', '未采用', 'apply']);
    expect(await trail(server.platform, call)).toContain('projects.decide-cases');
  });

  test('two officers at once end in one outcome, and the other is told which cases are gone', async () => {
    const call = await openedBid(server, desk.registrar, programmeId);
    const [first, second, third] = (await plans(call)) as [Key, Key, Key];
    const other = await server.signedIn(
      await aPerson(server.platform.database, { at: desk.baoshan, post: 'district-officer', office: '基础教育科' }),
    );
    const both = await Promise.all([
      decide(call, [on(first, '采用'), on(second, '不采用')]),
      decide(call, [on(second, '采用'), on(third, '不采用')], other),
    ]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.cases-moved']);
    expect(both.find(({ code }) => code !== undefined)?.body).toMatchObject({ detail: { titles: ['“西湖小学方案”'] } });
    expect((await seen(second)).history).toHaveLength(2);
    const untouched = both[0].code === undefined ? third : first;
    expect((await seen(untouched)).step).toBe('settle');
  });

  test('a field takes no more than its number, whoever decides and however', async () => {
    const fields = [{ name: '水', quota: 1 }];
    const call = await openedBid(server, desk.registrar, programmeId, { fields });
    const [first, second, third] = (await plans(call, ['水', '水', '水'])) as [Key, Key, Key];
    expect((await decide(call, [on(first, '采用'), on(second, '采用')])).code).toBe('projects.field-full');
    const both = await Promise.all([decide(call, [on(first, '采用')]), decide(call, [on(second, '采用')])]);
    expect(both.map(({ code }) => code ?? 'done').toSorted()).toEqual(['done', 'projects.field-full']);
    const alone = await server.ask(
      routes.moveCase,
      { ...third, moves: 1, move: '采用', note: '', meeting: null },
      desk.registrar,
    );
    expect(alone.code).toBe('projects.field-full');
  });
});

describe('a decision by a meeting', () => {
  test('names a meeting that was held', async () => {
    const { call, keys } = await scoredPlans();
    const adopt = [on(keys[0], '采用', '', 3)];
    expect((await decide(call, adopt)).code).toBe('projects.meeting-needed');
    expect((await decide(call, adopt, desk.registrar, await heldMeeting('planned'))).code).toBe(
      'projects.meeting-unknown',
    );
    const meeting = await heldMeeting();
    expect((await decide(call, adopt, desk.registrar, meeting)).code).toBeUndefined();
    expect((await seen(keys[0])).history[0]?.meeting).toEqual({
      title: '测试例会',
      to: `/meetings/310113/${meeting.id}`,
    });
  });

  test('against the ranking gives reasons, also when it is taken piece by piece', async () => {
    const { call, keys } = await scoredPlans();
    const meeting = await heldMeeting();
    const [first, second, third] = keys;
    const against = (note: string) => [on(first, '不采用', note, 3), on(second, '采用', note, 3)];
    const refused = await decide(call, against(''), desk.registrar, meeting);
    expect(refused.code).toBe('projects.departure-reason');
    expect(refused.body).toMatchObject({
      detail: { titles: ['“东湖小学方案”', '“西湖小学方案”'], order: '评审得分' },
    });
    expect((await decide(call, [on(third, '采用', '', 3)], desk.registrar, meeting)).code).toBeUndefined();
    const alone = await server.ask(
      routes.moveCase,
      { ...second, moves: 3, move: '不采用', note: '', meeting },
      desk.registrar,
    );
    expect(alone.code).toBe('projects.departure-reason');
    expect((await decide(call, against('更合水质实际'), desk.registrar, meeting)).code).toBeUndefined();
    expect((await seen(second)).history[0]?.note).toBe('更合水质实际');
  });

  test('sees scores once the round is closed, with places, and the plans question by question', async () => {
    const { call, keys } = await scoredPlans();
    const { body } = await server.ask(routes.deciding, { id: call }, desk.registrar);
    expect(body.basis).toBe('score');
    expect(body.cases.map(({ id, score, place, reviews }) => [id, score, place, reviews])).toEqual(
      expect.arrayContaining([
        [keys[0].id, 85, 1, 2],
        [keys[1].id, 72.5, 2, 2],
        [keys[2].id, 62.5, 3, 2],
      ]),
    );
    const ask = (cases: string[], who = desk.registrar) => server.ask(routes.comparison, { id: call, cases }, who);
    expect((await ask([keys[0].id, keys[1].id], schools[0]!.principal)).code).toBe('projects.others-act');
    const compared = (await ask([keys[0].id, keys[1].id])).body;
    expect(compared.cases.map(({ title, score }) => [title, score])).toEqual([
      ['东湖小学方案', 85],
      ['西湖小学方案', 72.5],
    ]);
    expect(compared.cases[0]?.comments).toEqual([
      { total: 90, comment: '目标清楚' },
      { total: 80, comment: '预算偏紧' },
    ]);
    expect(compared.parts[0]?.questions.map(({ title, answers }) => [title, answers])).toEqual([
      ['目标', ['让孩子们认识水', '让孩子们认识水']],
      ['名额', ['12', '12']],
      ['负责人', ['', '']],
    ]);
    await server.platform.database.system
      .updateTable('projects.round')
      .set({ closed_at: null })
      .where('call_id', '=', call)
      .execute();
    const sealed = (await server.ask(routes.deciding, { id: call }, desk.registrar)).body;
    expect(sealed.cases.every(({ score }) => score === null)).toBe(true);
  });
});
