import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, type Organisation, type Person } from '../support/builders.ts';
import { arrived, noSeriousFindings, submit, whyNot } from '../support/pages.ts';
import { type Applied, anExpert, applied, openCall, publishReviewed } from '../support/reviewing.ts';

// R15 评审：聘请专家，抽取并确定专家组；声明回避、打分、提交；结束后排序与一致性，结束前谁也看不到评分。

const journey = aJourney();
let officer: Person;
let academy: Organisation;
let call: string;
let cases: Applied[];
let experts: Person[];

beforeAll(async () => {
  const { server } = journey;
  const { database } = server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '经办人样例' });
  academy = await anOrganisation(database, { kind: 'academy', name: '宝山区教育学院' });
  experts = await Promise.all(['专家甲', '专家乙', '专家丙'].map((name) => anExpert(server, academy, { name })));
  const cookie = await server.signedIn(officer);
  call = await openCall(server, await publishReviewed(server), cookie);
  cases = [await applied(server, call), await applied(server, call, { title: '桥下的一课', field: '水工' })];
});

test('the office keeps a bank of experts', async () => {
  const page = await journey.visit('/experts', { as: officer });
  await arrived(page, '专家库');
  await page.getByRole('button', { name: '专家甲' }).click();
  const sheet = page.getByRole('dialog', { name: '专家甲' });
  await sheet.getByText('没有登记').waitFor();
  await noSeriousFindings(page);
});

test('the office draws a panel, sees its proof, and confirms it', async () => {
  const page = await journey.visit(`/calls/${call}/reviews`, { as: officer });
  await arrived(page, '评审情况');
  await page.getByRole('button', { name: '抽取专家' }).click();
  await submit(page.getByRole('dialog', { name: '抽取专家' }), '抽取');
  await page.getByRole('table', { name: '拟定的专家组' }).waitFor();
  await page.getByText('抽取记录（1 次）').click();
  await page.getByText('没有更好的专家组').waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '确定专家组' }).click();
  const form = page.getByRole('dialog', { name: '确定专家组' });
  await form.getByLabel('评审截止').fill('2026-11-10');
  await submit(form, '确定，开始评审');
  await page.getByRole('table', { name: '专家评审的进展' }).waitFor();
  await noSeriousFindings(page);
});

test('an expert declares, scores with the material beside it, and submits once, on a tablet and a phone', async () => {
  const [first] = experts;
  const page = await journey.visit('/reviews', { as: first!, width: 820 });
  await arrived(page, '评审台');
  await noSeriousFindings(page);
  await page.getByRole('link', { name: '河边的一课' }).click();
  await arrived(page, '河边的一课');
  await page.getByText('声明之后才能查看申报材料').waitFor();
  await page.getByRole('button', { name: '无回避情形，开始评审' }).click();
  await page.getByText('让孩子们认识水').waitFor();
  await page.getByLabel('目标清楚').fill('25');
  await page.getByLabel('有新意').fill('20.5');
  const send = page.getByRole('button', { name: '提交评审' });
  expect(await whyNot(send)).toBe('还有 1 项没有打分：安全');
  await page.getByLabel('安全').fill('30');
  await page.getByLabel('评审意见').fill('目标清楚，安排可行。');
  await page.getByText('75.5', { exact: true }).waitFor();
  await page.getByText('已保存').waitFor();
  await noSeriousFindings(page);
  await page.reload();
  await arrived(page, '河边的一课');
  expect(await page.getByLabel('有新意').inputValue()).toBe('20.5');
  await send.click();
  await page.getByRole('dialog').getByText('提交后不能修改，也不能收回').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('提交，不能修改').waitFor();
  const phone = await journey.visit(new URL(page.url()).pathname, { as: first!, width: PHONE });
  await arrived(phone, '河边的一课');
  await noSeriousFindings(phone);
});

test('the office sees who submitted and no score, closes the round, and then sees what came of it', async () => {
  const { server } = journey;
  const page = await journey.visit(`/calls/${call}/reviews`, { as: officer, width: PHONE });
  await arrived(page, '评审情况');
  await page.getByText('还差').first().waitFor();
  expect(await page.getByText('75.5').count()).toBe(0);
  await noSeriousFindings(page);
  const routes = contract.projects;
  const [round] = (await server.ask(routes.desk, {}, await server.signedIn(experts[0]!))).body;
  for (const [number, expert] of experts.entries())
    for (const { id: caseId } of cases) {
      const cookie = await server.signedIn(expert);
      const key = { id: round!.id, case: caseId };
      const seen = (await server.ask(routes.review, key, cookie)).body;
      if (seen.submitted) continue;
      await server.ask(routes.declareConflicts, { id: round!.id, cases: [caseId], recuses: false, reason: '' }, cookie);
      const marks = { 'idea/clear': 20 + number, 'idea/new': 22, safe: caseId === cases[0]!.id ? 33 : 25 };
      await server.ask(routes.saveReview, { ...key, revision: 0, marks, comment: '可行' }, cookie);
      expect((await server.ask(routes.submitReview, { ...key, revision: 1 }, cookie)).code).toBeUndefined();
    }
  const desk = await journey.visit(`/calls/${call}/reviews`, { as: officer });
  await arrived(desk, '评审情况');
  await desk.getByRole('button', { name: '结束评审' }).click();
  await submit(desk.getByRole('dialog', { name: '结束评审' }), '结束评审');
  await desk.getByRole('table', { name: '专家评审的结果' }).waitFor();
  await desk.getByRole('button', { name: '河边的一课' }).click();
  await desk.getByRole('dialog', { name: '河边的一课' }).getByText('目标清楚，安排可行。').waitFor();
  await noSeriousFindings(desk);
});
