import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Organisation } from '../../../../tests/support/builders.ts';
import { aPlan, written } from '../../../../tests/support/plans.ts';
import { aServer, type TestServer } from '../../../../tests/support/server.ts';

// Six alliances owe a plan every month of a year; who has a charter owes a report on it.

let server: TestServer;
let officer: string;
let alliances: Organisation[];
const region = '310118';
const source = { section: '一' };
const plan = aPlan({
  period: { from: '2017-09-01', to: '2018-08-31' },
  duties: [
    {
      id: 'plans',
      statement: '学区每月一份规划',
      source,
      owedBy: { each: { fact: 'alliances', where: { kind: ['学区'] } } },
      rhythm: { times: 1, per: 'month' },
      metBy: { fact: 'alliances.documents', where: { document: '规划' } },
    },
    {
      id: 'reports',
      statement: '有章程的学区每年一次报告',
      source,
      owedBy: { each: { fact: 'alliances.documents', where: { document: '章程' }, by: 'organisation' } },
      rhythm: { times: 1, per: 'school-year' },
      metBy: 'reports.issued',
    },
  ],
});

beforeAll(async () => {
  server = await aServer();
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', region });
  officer = await server.signedIn(
    await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' }),
  );
  alliances = [];
  for (const name of ['一', '二', '三', '四', '五', '六'])
    alliances.push(await anAlliance(database, { region, name: `青东第${name}学区`, from: '2015-09-01' }));
  await aSchool(database, { region });
  await database.system
    .insertInto('organisations.alliance_document')
    .values({
      id: randomUUID(),
      alliance_id: alliances[0]!.id,
      kind: '章程',
      title: '一份章程',
      body: '',
      from_day: '2016-01-01',
      to_day: 'infinity',
    })
    .execute();
  await server.ask(contract.programmes.publish, { yaml: written(plan) }, officer);
});
afterAll(() => server.close());

test('what is overdue is counted whole, and the latest of each duty is named', async () => {
  const { body } = await server.ask(contract.programmes.cockpit, { at: region, on: '2018-01-10' }, officer);
  const late = body.programmes.find(({ id }) => id === plan.id)?.late;
  // September to December of six alliances.
  expect(late?.total).toBe(24);
  expect(late?.rows).toHaveLength(4);
  expect(new Set(late?.rows.map(({ window }) => window))).toEqual(new Set(['2017年12月']));
});

test('who owes a duty by a record of something else is called by the organisation’s name, and leads to it', async () => {
  const { body } = await server.ask(contract.programmes.programme, { id: plan.id, at: region }, officer);
  const owers = body.duties.find(({ id }) => id === 'reports')?.owers;
  expect(owers?.map(({ label, link }) => [label, link])).toEqual([['青东第一学区', `/alliances/${alliances[0]!.id}`]]);
});
