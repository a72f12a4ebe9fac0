import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aPerson, aSchool } from '../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../tests/support/offices.ts';
import { anExpert } from '../../../../tests/support/reviewing.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';
import { systemCaller } from '../../platform/system-caller.ts';
import { neverTwice } from '../../platform/time/clock.ts';
import { publish } from '../programmes/commands/publish.ts';

// The plan of Baoshan as it is delivered: the bureau applies for the city's fund, and the city reviews and decides.
const PLAN = 'baoshan-clusters-2016';
const APPLICATION = {
  leader: '顾文澜',
  office: '基础教育科',
  basis: '人口导入较快，学校之间还有差距',
  aims: '两批项目学校各有一项可推广的经验',
  tasks: '调研、立项、实施、总结',
  assurance: '领导小组每学期研究一次',
  lines: [{ use: '专家指导', city: 20, district: 20 }],
  budgetBasis: '按上年实际支出测算',
};

let server: TestServer;
let desk: Offices;
let experts: { id: string; cookie: string }[];
const routes = contract.projects;
const CALL = { programmeId: PLAN, guide: '', fields: [], quotas: {}, opens: '2026-10-12', closes: null };

beforeAll(async () => {
  server = await aServer(neverTwice(() => Temporal.Instant.from('2026-10-14T10:00:00+08:00')));
  desk = await offices(server);
  const { database, freshness, clock } = server.platform;
  const yaml = readFileSync(`programmes/${PLAN}/programme.yaml`, 'utf8');
  await publish(systemCaller(database, freshness, '测试', clock), { yaml });
  experts = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const person = await anExpert(server, desk.commission);
      return { id: person.id, cookie: await server.signedIn(person) };
    }),
  );
});
afterAll(() => server.close());

const done = async <T extends { code: string | undefined }>(answer: Promise<T>): Promise<T> => {
  const told = await answer;
  expect(told.code).toBeUndefined();
  return told;
};
async function opened(procedureId: string, title: string): Promise<string> {
  const { id } = (await done(server.ask(routes.prepareCall, { ...CALL, procedureId, title }, desk.registrar))).body;
  await done(server.ask(routes.turnCall, { id, revision: 1, turn: 'publish' }, desk.registrar));
  return id;
}

test('what the district fills and sends on, the city has read by its experts, and decides', async () => {
  const call = await opened('city-fund-application', '2027 年市专项经费申报');
  const begun = { call, organisationId: desk.baoshan.id, title: '新优质学校集群发展', kind: null, field: null };
  const key = (await done(server.ask(routes.beginCase, begun, desk.registrar))).body;
  await done(
    server.ask(routes.saveAnswers, { ...key, step: 'fill', revision: 0, answers: APPLICATION }, desk.registrar),
  );
  await done(server.ask(routes.submitCase, { ...key, revision: 1, moves: 0 }, desk.registrar));
  const move = (to: string, moves: number, who: string) =>
    server.ask(routes.moveCase, { ...key, move: to, moves, note: '', meeting: null }, who);
  expect((await move('报送', 1, desk.city)).code).toBe('projects.not-the-actor');
  await done(move('报送', 1, desk.bookkeeper));

  const waiting = (who: string) => server.ask(routes.cases, { whose: 'waiting' }, who);
  expect((await waiting(desk.city)).body.rows.map(({ stepName }) => stepName)).toEqual(['组成市级专家组']);
  expect((await waiting(desk.registrar)).body.rows).toEqual([]);
  const draw = (who: string) => server.ask(routes.drawPanel, { id: call, step: 'panel', least: 0, most: 9 }, who);
  for (const who of [desk.registrar, desk.bookkeeper]) expect((await draw(who)).code).toBe('projects.panel-office');
  const { id: round } = (await done(draw(desk.city))).body;
  await done(server.ask(routes.confirmPanel, { id: round, closesAt: '2026-10-20T17:00:00+08:00' }, desk.city));
  const marks = { need: 16, plan: 25, organisation: 17, budget: 24 };
  for (const { cookie } of experts) {
    await done(server.ask(routes.declareConflicts, { id: round, cases: [key.id], recuses: false, reason: '' }, cookie));
    const sheet = { id: round, case: key.id, revision: 0, marks, comment: '配套落实，测算合理' };
    await done(server.ask(routes.saveReview, sheet, cookie));
    await done(server.ask(routes.submitReview, { id: round, case: key.id, revision: 1 }, cookie));
  }
  // The city's round is the city's: who applies does not see it.
  const closed = await server.ask(routes.closeRound, { id: round, reason: '' }, desk.registrar);
  expect(closed.code).toBe('platform.not-found');
  await done(server.ask(routes.closeRound, { id: round, reason: '' }, desk.city));
  expect((await move('同意', 4, desk.registrar)).code).toBe('projects.not-the-actor');
  await done(move('同意', 4, desk.city));
  await done(move('archive', 5, desk.bookkeeper));
  expect((await server.ask(routes.case, key, desk.registrar)).body.outcome).toBe('同意');
});

test('a district takes applications of its own schools only', async () => {
  const call = await opened('school-application', '第三批项目学校申报');
  const elsewhere = await aSchool(server.platform.database, { region: '310114' });
  const head = await server.signedIn(await aPerson(server.platform.database, { at: elsewhere, post: 'principal' }));
  const asked = { call, organisationId: elsewhere.id, title: '想来参加', kind: null, field: null };
  const refused = await server.ask(routes.beginCase, asked, head);
  expect(refused.code).toBe('projects.not-eligible');
  expect(JSON.stringify(refused.body)).toContain('本次征集只受理发布征集的区内单位的申报');
});
