import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, submit } from '../support/pages.ts';

// R57 多级一图：区里的记录汇成市里的数字，市里的计划到每个区。

const PLAN = `
id: city-plan
version: 1
title: 样例全市引领计划
issuer: 上海市教育委员会
region: "310000"
period: { from: 2026-01-01, to: 2028-12-31 }
participants:
  - { role: 项目校, name: 项目校, source: { section: 三 }, who: { organisation: school } }
targets:
  - id: project-schools
    statement: 全市建成三所项目校
    source: { section: 一(二) }
    measure: { count: { participants: 项目校 } }
    goal: { atLeast: 3 }
    unit: 所
    who: 市教委
  - id: allied
    statement: 全市九成义务教育学校加入联盟
    source: { section: 一(二) }
    measure: { ratio: { of: schools.in-an-alliance, among: schools.compulsory } }
    goal: { atLeast: 0.9 }
    unit: 所
`;

const journey = aJourney();
let city: Person;
let baoshan: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const commission = await anOrganisation(database, { kind: 'commission' });
  city = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科' });
  baoshan = await aPerson(database, {
    at: await anOrganisation(database, { kind: 'bureau' }),
    post: 'district-officer',
    office: '基础教育科',
  });
  const ours = [await aSchool(database, { name: '宝山样例一中' }), await aSchool(database, { name: '宝山样例二中' })];
  const theirs = await aSchool(database, { name: '嘉定样例一中', region: '310114' });
  await aSchool(database, { name: '嘉定样例二中', region: '310114' });
  await anAlliance(database, { members: ours });
  await anAlliance(database, { region: '310114', members: [theirs] });
  await journey.publish(PLAN);
});

test('the city takes schools of two districts into its plan, and the figure of the city rises', async () => {
  const page = await journey.visit('/programmes/city-plan/participants', { as: city });
  await arrived(page, '参加单位');
  for (const school of ['宝山样例一中', '嘉定样例一中']) {
    await page.getByRole('button', { name: '接纳单位' }).click();
    const form = page.getByRole('dialog', { name: '接纳单位' });
    await choose(form, '单位', `${school}（学校）`, school);
    await form.getByLabel('参加日期').fill('2026-09-01');
    await submit(form, '接纳');
    await page.getByRole('table', { name: '项目校名单' }).getByRole('link', { name: school }).waitFor();
  }
  await noSeriousFindings(page);
  await page.goto(`${journey.origin}/cockpit/city-plan`);
  await arrived(page, '样例全市引领计划');
  const schools = page.getByRole('listitem').filter({ hasText: '全市建成三所项目校' });
  for (const words of ['2 所', '还差 1 所']) await schools.getByText(words).first().waitFor();
  await page.getByRole('listitem').filter({ hasText: '全市九成义务教育学校加入联盟' }).getByText('3 / 4').waitFor();
});

test('a district sees the figure of the city and its own part in it', async () => {
  const page = await journey.visit('/cockpit/city-plan', { as: baoshan });
  await arrived(page, '样例全市引领计划');
  const schools = page.getByRole('listitem').filter({ hasText: '全市建成三所项目校' });
  expect((await schools.getByText(/^本区/).first().locator('..').innerText()).replaceAll(/\s+/g, ' ')).toContain(
    '本区 1 所',
  );
  const allied = page.getByRole('listitem').filter({ hasText: '全市九成义务教育学校加入联盟' });
  await allied.getByText('2 / 2（100.0 %）').waitFor();
  await allied.getByText('3 / 4，').waitFor();
  await noSeriousFindings(page);
  expect(await page.getByRole('listitem').filter({ hasText: '嘉定样例一中' }).count()).toBe(0);
});

test('the city puts its districts side by side, on a phone too', async () => {
  const page = await journey.visit('/cockpit', { as: city, width: PHONE });
  await arrived(page, '上海市驾驶舱');
  const table = page.getByRole('region', { name: '各区情况表' });
  const covered = async (name: string) => {
    const cells = table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) })
      .getByRole('cell');
    return (await cells.allInnerTexts()).slice(0, 2);
  };
  expect(await covered('宝山区')).toEqual(['2', '100.0 %']);
  expect(await covered('嘉定区')).toEqual(['2', '50.0 %']);
  await noSeriousFindings(page);
});
