import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R03 领导机构：领导小组、工作小组、项目办公室、专家组与学校工作小组；任职有起止。

const PLAN = `
id: sample-plan
version: 1
title: 样例行动计划
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-01-01, to: 2028-12-31 }
bodies:
  - { id: leading-group, name: 样例计划领导小组, kind: 领导小组, source: { section: 五(一) }, seats: [{ role: 组长, post: 区教育局局长, count: 1 }] }
targets:
  - id: leading-group
    statement: 领导小组已经建立
    source: { section: 五(一) }
    measure: { count: { fact: bodies, where: { programme: sample-plan, kind: 领导小组 } } }
    goal: { atLeast: 1 }
    unit: 个
`;

const journey = aJourney();
let officer: Person;
let director: Person;
let principal: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  director = await aPerson(database, { at: bureau, post: 'district-officer', name: '局长样例' });
  const school = await aSchool(database, { name: '顾村样例中学' });
  principal = await aPerson(database, { at: school, post: 'principal', name: '校长样例' });
  await journey.publish(PLAN);
});

test('an officer establishes the leading group a programme demands, and the target turns met', async () => {
  const page = await journey.visit('/cockpit/sample-plan?tab=bodies', { as: officer });
  await arrived(page, '样例行动计划');
  await page.getByText('样例计划领导小组').first().waitFor();
  await page
    .getByRole('tab', { name: /目标/ })
    .or(page.getByRole('link', { name: /^目标/ }))
    .first()
    .click();
  const target = page.getByRole('listitem').filter({ hasText: '领导小组已经建立' });
  await target.getByText('还差 1 个').waitFor();
  await target.getByRole('link', { name: /建立机构/ }).click();

  await arrived(page, '领导机构');
  await page.getByRole('button', { name: '建立机构' }).first().click();
  const form = page.getByRole('dialog', { name: '建立机构' });
  await form.getByLabel('机构名称').fill('样例计划领导小组');
  await choose(form, '类别', '领导小组');
  await choose(form, '设在哪个单位', '宝山区教育局', '宝山');
  await choose(form, '所属行动计划', '样例行动计划');
  await choose(form, '对应文件中的机构', '样例计划领导小组');
  await form.getByLabel('建立日期').fill('2026-09-01');
  await noSeriousFindings(page);
  await submit(form, '建立');
  await arrived(page, '样例计划领导小组');

  await page.getByRole('link', { name: '样例行动计划' }).click();
  await arrived(page, '样例行动计划');
  await page.getByRole('listitem').filter({ hasText: '领导小组已经建立' }).getByText('已达成').waitFor();
});

test('seats are taken and left on a day, and who sat there stays to be read', async () => {
  const page = await journey.visit('/bodies', { as: officer });
  await arrived(page, '领导机构');
  await page.getByRole('link', { name: '样例计划领导小组' }).click();
  await arrived(page, '样例计划领导小组');
  for (const [person, role] of [
    [director, '组长'],
    [principal, '成员'],
  ] as const) {
    await page.getByRole('button', { name: '任命成员' }).click();
    const form = page.getByRole('dialog', { name: '任命成员' });
    const label = person === director ? '局长样例（宝山区教育局）' : '校长样例（顾村样例中学）';
    await choose(form, '人员', label, person.name);
    await form.getByLabel('职务').fill(role);
    await form.getByLabel('起任日期').fill('2026-09-01');
    await submit(form, '任命');
  }
  await page.getByRole('button', { name: '校长样例卸任成员' }).click();
  const leaving = page.getByRole('dialog', { name: '校长样例卸任成员' });
  await leaving.getByLabel('卸任日期').fill('2026-10-01');
  await submit(leaving, '卸任');
  await expect
    .poll(async () => (await rowsOf(page, '成员')).map((row) => row.slice(0, 3)))
    .toEqual([
      ['局长样例', '组长', '2026-09-01 至今'],
      ['校长样例', '成员', '2026-09-01 至 2026-10-01'],
    ]);
  await noSeriousFindings(page);
});

test('a principal leads the working group of the own school, and none of the bureau', async () => {
  const page = await journey.visit('/bodies', { as: principal, width: PHONE });
  await arrived(page, '领导机构');
  await noSeriousFindings(page);
  await page.getByRole('link', { name: '样例计划领导小组' }).click();
  await arrived(page, '样例计划领导小组');
  expect(await whyNot(page.getByRole('button', { name: '任命成员' }))).toBe('由牵头单位的基础教育科或组织科办理');
});
