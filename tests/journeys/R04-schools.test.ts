import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { arrived, choose, downloadedBy, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R04 学校：类型、办别、街镇、校区、办学基本标准、办学特色。

const journey = aJourney();
let officer: Person;
let principal: Person;
let school: School;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  school = await aSchool(database, { name: '大场样例小学', type: '小学', code: '2131900301' });
  await aSchool(database, { name: '大场样例民办中学', type: '完全中学', ownership: '民办' });
  await aSchool(database, { name: '嘉定样例小学', type: '小学', region: '310114' });
  principal = await aPerson(database, { at: school, post: 'principal' });
});

test('an officer registers a school; what is wrong is said at its field, and a code is never used twice', async () => {
  const page = await journey.visit('/schools', { as: officer, refusals: [409] });
  await arrived(page, '学校');
  await page.getByRole('button', { name: '登记学校' }).first().click();
  const form = page.getByRole('dialog', { name: '登记学校' });
  await form.getByLabel('学校标识码').fill('12345');
  await form.getByLabel('学校全称').fill('杨行样例九年一贯制学校');
  await form.getByText('学校标识码为 10 位数字').waitFor();
  await form.getByLabel('学校标识码').fill('2131900301');
  await choose(form, '学校类型', '九年一贯制学校');
  await form.getByLabel('街镇').fill('杨行镇');
  await form.getByLabel('建校日期').fill('2019年9月1日');
  await form.getByRole('button', { name: '登记', exact: true }).click();
  expect(await form.getByRole('alert').last().innerText()).toMatch(/已登记|不符/);
  await form.getByLabel('学校标识码').fill('3131900399');
  await noSeriousFindings(page);
  await submit(form, '登记');
  await arrived(page, '杨行样例九年一贯制学校');
  const facts = page.getByRole('region', { name: '登记信息' });
  for (const words of ['3131900399', '小学、初中', '公办', '宝山区', '杨行镇', '2019-09-01'])
    await facts.getByText(words, { exact: true }).waitFor();

  await page.getByRole('button', { name: '认定达标' }).click();
  const standard = page.getByRole('dialog', { name: '认定达到办学基本标准' });
  await standard.getByLabel('达标日期').fill('2026-05-20');
  await standard.getByLabel('认定文号').fill('宝教督〔2026〕8号');
  await submit(standard, '认定');
  await page.getByRole('region', { name: '办学基本标准' }).getByText('已认定达标').waitFor();
  await noSeriousFindings(page);
});

test('a principal tells what is special about the school and where its campuses are', async () => {
  const page = await journey.visit(`/schools/${school.id}`, { as: principal });
  await arrived(page, school.name);
  expect(await whyNot(page.getByRole('button', { name: '更正登记' }))).toBe('由所在区教育局基础教育科办理');
  await page.getByRole('button', { name: '更新特色与校区' }).click();
  const form = page.getByRole('dialog', { name: '更新办学特色与校区' });
  await form.getByLabel('办学特色').fill('童话阅读');
  await form.getByLabel('特色形成日期').fill('2025-09-01');
  await form.getByRole('button', { name: '添加校区' }).click();
  const campus = form.getByRole('group', { name: '校区 1' });
  await campus.getByLabel('校区名称').fill('本部');
  await campus.getByLabel('经度').fill('121.4123');
  await campus.getByLabel('纬度').fill('31.2987');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await form.getByText('校区 1 没有填写地址').waitFor();
  await campus.getByLabel('地址').fill('样例路 1 号');
  await noSeriousFindings(page);
  await submit(form, '保存');
  await page.getByText('童话阅读').waitFor();
  await page.getByText('样例路 1 号').waitFor();
  await noSeriousFindings(page);
});

test('the registry is searched by initials, filtered, and handed out as it stands', async () => {
  const page = await journey.visit('/schools', { as: officer });
  await arrived(page, '学校');
  expect((await rowsOf(page, '学校')).map(([name]) => name)).not.toContain('嘉定样例小学');
  await page.getByRole('searchbox', { name: '查找学校' }).fill('dcyl');
  await expect.poll(async () => (await rowsOf(page, '学校')).length).toBe(2);
  await choose(page, '办别', '民办');
  await expect.poll(async () => (await rowsOf(page, '学校')).map(([name]) => name)).toEqual(['大场样例民办中学']);
  expect(new URL(page.url()).searchParams.get('ownership')).toBe('民办');
  const { book } = await downloadedBy(page, page.getByRole('button', { name: '导出 .xlsx' }));
  expect(book.getWorksheet('学校')?.getColumn(2).values).toContain('大场样例民办中学');
});

test('a school and the registry read well on a phone', async () => {
  const page = await journey.visit('/schools', { as: principal, width: PHONE });
  await arrived(page, '学校');
  await noSeriousFindings(page);
  await page.getByRole('link', { name: '大场样例小学' }).click();
  await arrived(page, '大场样例小学');
  await noSeriousFindings(page);
});
