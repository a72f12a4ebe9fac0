import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, choose, downloadedBy, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';
import { aProcedure, publishProcedures } from '../support/procedures.ts';

// R15 征集与申报：起草、发布，申报单位填写，退回补正，再次提交，同意；一张表两处填，谁写的都不丢。

const journey = aJourney();
let officer: Person;
let principal: Person;
let admin: Person;
let outsider: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '征集人样例' });
  const school = await aSchool(database, { name: '申报样例学校' });
  principal = await aPerson(database, { at: school, post: 'principal', name: '校长样例' });
  admin = await aPerson(database, { at: school, post: 'school-admin', name: '管理员样例' });
  outsider = await aPerson(database, { at: await aSchool(database, { name: '旁观样例学校' }), post: 'principal' });
  await publishProcedures(journey.server.platform, [aProcedure()]);
});

const goal = (page: Page) => page.getByRole('textbox', { name: /目标/ });

test('an office drafts a call, looks at its form, and publishes it; nobody else sees the draft', async () => {
  const page = await journey.visit('/calls', { as: officer });
  await arrived(page, '征集');
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '起草征集' }).first().click();
  const drawer = page.getByRole('dialog', { name: '起草征集' });
  await drawer.getByLabel('名称').fill('秋季园地开放');
  await drawer.getByLabel('指南').fill('把校园里的水面用起来');
  await drawer.getByLabel('开始受理').fill('2026-10-01');
  await drawer.getByLabel('截止日期').fill('2026-12-31');
  await submit(drawer, '存为草稿');
  await arrived(page, '秋季园地开放');
  const other = await journey.visit(new URL(page.url()).pathname, {
    as: outsider,
    refusals: [404],
  });
  await other.getByText('没有找到您要的内容').waitFor();

  await page.getByRole('button', { name: '查看 申请表' }).click();
  const form = page.getByRole('dialog', { name: '申请表' });
  await form.getByText('试填的内容不保存').waitFor();
  await goal(page).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await page.getByRole('button', { name: '停止受理' }).waitFor();
  await noSeriousFindings(page);
});

test('a principal applies, is told what is missing, and submits', async () => {
  const page = await journey.visit('/calls?taking=yes', { as: principal });
  await arrived(page, '征集');
  await page.getByRole('link', { name: '秋季园地开放' }).click();
  await arrived(page, '秋季园地开放');
  await page.getByRole('button', { name: '开始申报' }).click();
  const drawer = page.getByRole('dialog', { name: '开始申报' });
  await drawer.getByLabel('名称').fill('湖畔观察角');
  await submit(drawer, '开始填写');
  await arrived(page, '湖畔观察角');
  await goal(page).waitFor();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('没有填写').or(page.getByText('请填写')).or(page.getByText('必填')).first().waitFor();
  await goal(page).fill('认识一片水');
  await page.getByText(/已保存于/).waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('正在“实地察看”').waitFor();
  expect(await rowsOf(await listed(principal), '申报件')).toMatchObject([
    [expect.stringContaining('湖畔观察角'), '申报样例学校', expect.anything(), expect.anything(), '实地察看'],
  ]);
});

async function listed(as: Person): Promise<Page> {
  const page = await journey.visit('/cases', { as });
  await arrived(page, '申报件');
  return page;
}

test('the office hands it back with what to mend; the school mends and submits again, on a phone; the office agrees', async () => {
  const desk = await listed(officer);
  await choose(desk, '范围', '待我办理');
  await desk.getByRole('link', { name: '湖畔观察角' }).click();
  await arrived(desk, '湖畔观察角');
  await desk.getByText('认识一片水').waitFor();
  await desk.getByRole('button', { name: '退回补正' }).click();
  const back = desk.getByRole('dialog', { name: '退回补正' });
  await back.getByLabel('需要补正什么').fill('请写明一次来多少人');
  await submit(back, '退回补正');
  await desk.getByText('正在“填写申请表”').waitFor();

  const phone = await journey.visit(new URL(desk.url()).pathname, { as: principal, width: PHONE });
  await arrived(phone, '湖畔观察角');
  await phone.getByText('请写明一次来多少人').first().waitFor();
  await phone
    .getByRole('spinbutton', { name: /名额/ })
    .or(phone.getByRole('textbox', { name: /名额/ }))
    .fill('20');
  await phone.getByText(/已保存于/).waitFor();
  await noSeriousFindings(phone);
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('正在“实地察看”').waitFor();

  await desk.reload();
  await desk.getByRole('button', { name: '同意开放' }).click();
  await submit(desk.getByRole('dialog', { name: '同意开放' }), '同意开放');
  await desk.getByText('请办理“开放”').waitFor();
  expect(await desk.getByRole('listitem').filter({ hasText: '退回补正' }).first().innerText()).toContain(
    '请写明一次来多少人',
  );
});

test('two fill one form: what both changed is shown side by side, and nothing typed is lost', async () => {
  const calls = await journey.visit('/calls', { as: principal });
  await calls.getByRole('link', { name: '秋季园地开放' }).click();
  await calls.getByRole('button', { name: '开始申报' }).click();
  const drawer = calls.getByRole('dialog', { name: '开始申报' });
  await drawer.getByLabel('假期开放').check();
  await drawer.getByLabel('名称').fill('假期小船');
  await submit(drawer, '开始填写');
  await arrived(calls, '假期小船');
  const other = await journey.visit(new URL(calls.url()).pathname, { as: admin, refusals: [409] });
  await arrived(other, '假期小船');
  await goal(calls).fill('校长写的目标');
  await calls.getByText(/已保存于/).waitFor();
  await goal(other).fill('管理员写的目标');
  const settle = other.getByRole('alert', { name: '此表已在别处修改' });
  await settle.getByText('校长写的目标').waitFor();
  await settle.getByText('管理员写的目标').waitFor();
  await settle.getByRole('radio', { name: '用别处的' }).check();
  await settle.getByRole('button', { name: '按所选合并' }).click();
  await settle.waitFor({ state: 'hidden' });
  expect(await goal(other).inputValue()).toBe('校长写的目标');
  expect(await whyNot(other.getByRole('button', { name: '提交' }))).toContain('申报单位');
});

test('the list leaves as a workbook', async () => {
  const page = await listed(officer);
  const { book } = await downloadedBy(page, page.getByRole('button', { name: '导出' }));
  const sheet = book.getWorksheet('申报一览')!;
  expect(sheet.getRow(1).values).toContain('申报单位');
  expect(sheet.rowCount).toBe(2);
});
