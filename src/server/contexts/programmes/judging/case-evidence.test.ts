import { randomUUID } from 'node:crypto';
import excel from '@protobi/exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Key } from '../../../../../tests/support/bids.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../../../../../tests/support/builders.ts';
import { aCallOf, aCaseAt } from '../../../../../tests/support/communities.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aProcedure, publishProcedures } from '../../../../../tests/support/procedures.ts';
import { SHEET } from '../../../../../tests/support/reviewing.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';

const office = { posts: ['district-officer' as const], office: '基础教育科' as const, of: 'programme' as const };
const scoring = (blind: boolean) =>
  aProcedure({
    id: blind ? 'blind' : 'open',
    name: '水上示范校',
    kinds: [],
    limits: [],
    steps: [
      { id: 'apply', name: '填写申请表', kind: 'fill', by: 'applicant', form: 'pond' },
      { id: 'panel', name: '组成专家组', kind: 'assign-panel', by: office, experts: 1 },
      {
        id: 'score',
        name: '评审',
        kind: 'score',
        by: 'panel',
        instrument: 'sheet',
        blind,
        evidence: [
          { name: '立项的园地', dimension: 'idea', of: 'projects.established' },
          { name: '绿色指标', dimension: 'safe', of: 'quality.green-index' },
          { name: '入选案例', of: 'cases.selected' },
        ],
      },
      { id: 'run', name: '示范', kind: 'wait', by: office, leads: '示范校' },
    ],
    outcomes: ['示范校'],
    yields: [{ fact: 'projects.established', on: 'run' }],
  });

let server: TestServer;
let desk: Offices;
let school: School;
let expert: Person;
let head: string;
const cases: Record<string, Key> = {};
/** More than the page shows. */
const MANY = 52;

beforeAll(async () => {
  server = await aServer();
  desk = await offices(server);
  const { database } = server.platform;
  school = await aSchool(database, { name: '东湖小学' });
  head = await server.signedIn(await aPerson(database, { at: school, post: 'principal' }));
  expert = await aPerson(database, { at: await anOrganisation(database, { kind: 'academy' }), post: 'expert' });
  const programmeId = await publishProcedures(server.platform, [scoring(false), scoring(true)], {
    instruments: [SHEET],
  });
  for (const procedureId of ['open', 'blind']) {
    const call = await aCallOf(database, { programmeId, procedureId, region: '310113' });
    const key = await aCaseAt(database, call, school, { title: `${procedureId}示范`, step: 'score' });
    cases[procedureId] = key;
    const round = randomUUID();
    await database.system
      .insertInto('projects.round')
      .values({
        id: round,
        region: '310113',
        call_id: call,
        panel_step: 'panel',
        step: 'score',
        blind: procedureId === 'blind',
        seed: 'seed',
        proof: '{}',
        drawn_by_name: '经办人',
        drawn_at: '2026-10-02T00:00:00Z',
        opened_at: '2026-10-02T00:00:00Z',
        closes_at: '2199-01-01T00:00:00Z',
      })
      .execute();
    const seat = { round_id: round, case_id: key.id, expert_id: expert.id, expert_region: expert.region };
    await database.system
      .insertInto('projects.seat')
      .values({ ...seat, region: key.region, state: 'declared', declared_at: '2026-10-03T00:00:00Z' })
      .execute();
  }
  const call = await aCallOf(database, { programmeId, procedureId: 'open', region: '310113' });
  await aCaseAt(database, call, school, { title: '东湖园地', step: 'run' });
  await aCaseAt(database, call, await aSchool(database), { title: '别校园地', step: 'run' });
  const busy = await aSchool(database, { name: '忙湖小学' });
  cases['busy'] = await aCaseAt(database, call, busy, { title: '忙湖示范', step: 'score' });
  for (let number = 1; number <= MANY; number += 1)
    await aCaseAt(database, call, busy, { title: `忙湖园地${number}`, step: 'run' });
});
afterAll(() => server.close());

const evidence = (key: Key, who: string) => server.ask(contract.programmes.caseEvidence, key, who);

test('whoever reads the case reads what is known of its applicant, by the dimension it serves', async () => {
  for (const who of [desk.registrar, head]) {
    const { body } = await evidence(cases['open']!, who);
    expect(body.organisationName).toBe('东湖小学');
    expect(body.parts.map(({ dimension, lines }) => [dimension, lines.map(({ name }) => name)])).toEqual([
      ['设想', ['立项的园地']],
      ['安全', ['绿色指标']],
      [null, ['入选案例']],
    ]);
    expect(body.parts[0]?.lines[0]?.rows.map(({ label }) => label)).toEqual(['东湖园地']);
  }
});

test('what nothing provides has no number, which is not none', async () => {
  const { body } = await evidence(cases['open']!, head);
  expect(body.parts[1]?.lines[0]).toMatchObject({ total: null, rows: [] });
  expect(body.parts[2]?.lines[0]).toMatchObject({ total: 0, rows: [] });
});

test('an expert reads it where the review is not blind, and nobody else who does not see the case', async () => {
  const who = await server.signedIn(expert);
  expect((await evidence(cases['open']!, who)).status).toBe(200);
  expect((await evidence(cases['blind']!, who)).status).toBe(404);
  expect((await evidence(cases['open']!, desk.neighbour)).status).toBe(404);
});

test('the records are taken away as a workbook, all of them, and what has none says so', async () => {
  const answer = await server.ask(contract.programmes.caseEvidenceWorkbook, cases['busy']!, desk.registrar);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  expect((await evidence(cases['busy']!, desk.registrar)).body.parts[0]?.lines[0]).toMatchObject({ total: MANY });
  const book = new excel.Workbook();
  await book.xlsx.load(new Uint8Array(answer.body as unknown as Uint8Array).buffer);
  const labels: string[] = [];
  book.getWorksheet('依据材料')?.eachRow((row, number) => number > 1 && labels.push(row.getCell(3).text));
  expect(labels.filter((label) => label.startsWith('忙湖园地'))).toHaveLength(MANY);
  expect(labels.slice(MANY)).toEqual(['尚无数据来源', '没有记录']);
});
