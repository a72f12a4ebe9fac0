import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R05 人员：教师与干部，称号、学科、学段，岗位有起止。

const journey = aJourney();
let personnel: Person;
let principal: Person;
let school: School;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  personnel = await aPerson(database, { at: bureau, post: 'district-officer', office: '人事科', name: '人事样例' });
  school = await aSchool(database, { name: '友谊样例中学' });
  await aSchool(database, { name: '通河样例小学', type: '小学' });
  principal = await aPerson(database, { at: school, post: 'principal', name: '校长样例' });
});

test('personnel registers a teacher, honours the teacher with a title, and appoints to another school', async () => {
  const page = await journey.visit('/people', { as: personnel });
  await arrived(page, '人员');
  await page.getByRole('button', { name: '登记人员' }).first().click();
  const form = page.getByRole('dialog', { name: '登记人员' });
  await choose(form, '岗位', '教师');
  await choose(form, '单位', '友谊样例中学', '友谊');
  await form.getByLabel('任职开始日期').fill('2020-09-01');
  await form.getByLabel('姓名').fill('教师样例');
  await form.getByLabel('工号').fill('BS20200901');
  await choose(form, '任教学段', '初中');
  await form.getByLabel('任教学科').fill('数学');
  await noSeriousFindings(page);
  await submit(form, '登记');
  await arrived(page, '教师样例');

  await page.getByRole('button', { name: '授予称号' }).click();
  const award = page.getByRole('dialog', { name: '授予 教师样例 称号' });
  await choose(award, '称号', '学科带头人（区级）', '学科带头人');
  await award.getByLabel('授予日期').fill('2025-01-01');
  await award.getByLabel('期满日期').fill('2028-01-01');
  await submit(award, '授予');
  await expect
    .poll(async () => (await rowsOf(page, '称号')).map((row) => row.slice(0, 5)))
    .toEqual([['学科带头人', '区级', '数学', '2025-01-01 至 2028-01-01', '有效']]);

  await page.getByRole('button', { name: '卸任 教师 友谊样例中学' }).click();
  const leaving = page.getByRole('dialog', { name: '卸任 教师' });
  await leaving.getByLabel('卸任日期').fill('2026-09-01');
  await submit(leaving, '卸任');
  await page.getByRole('button', { name: '任命岗位' }).click();
  const appointing = page.getByRole('dialog', { name: '任命 教师样例' });
  await choose(appointing, '岗位', '教师');
  await choose(appointing, '单位', '通河样例小学', '通河');
  await appointing.getByLabel('任职开始日期').fill('2026-09-01');
  await submit(appointing, '任命');
  await expect
    .poll(async () => (await rowsOf(page, '岗位')).map((row) => row.slice(0, 4)))
    .toEqual([
      ['教师', '通河样例小学', '2026-09-01 至今', '在任'],
      ['教师', '友谊样例中学', '2020-09-01 至 2026-09-01', '已卸任'],
    ]);
  await noSeriousFindings(page);
});

test('the roster is filtered by title, and on a past day it tells the posts of that day', async () => {
  const page = await journey.visit('/people', { as: personnel });
  await arrived(page, '人员');
  await choose(page, '称号', '学科带头人');
  await expect
    .poll(async () => (await rowsOf(page, '人员')).map(([name, , , posts, titles]) => [name, posts, titles]))
    .toEqual([['教师样例', '教师', '学科带头人']]);
  await page.getByRole('button', { name: /日期/ }).click();
  await page.getByLabel('日期', { exact: true }).fill('2025-10-01');
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText('正在查看').waitFor();
  await expect.poll(async () => (await rowsOf(page, '人员')).length).toBe(1);
});

test('a principal looks after the teachers of the own school, on a phone too, and honours nobody', async () => {
  const { database } = journey.server.platform;
  await aPerson(database, { at: school, name: '同事样例' });
  const page = await journey.visit('/people', { as: principal, width: PHONE });
  await arrived(page, '人员');
  await noSeriousFindings(page);
  await page.getByRole('link', { name: '同事样例' }).click();
  await arrived(page, '同事样例');
  expect(await whyNot(page.getByRole('button', { name: '授予称号' }))).toContain('由区教育局人事科');
  expect(await whyNot(page.getByRole('button', { name: '更正信息' }))).toBe(null);
  await noSeriousFindings(page);
});

test('nobody honours or appoints themselves', async () => {
  const page = await journey.visit(`/people/310113/${personnel.id}`, { as: personnel });
  await arrived(page, '人事样例');
  for (const act of ['授予称号', '任命岗位'])
    expect(await whyNot(page.getByRole('button', { name: act }))).toContain('不能给自己办理');
});
