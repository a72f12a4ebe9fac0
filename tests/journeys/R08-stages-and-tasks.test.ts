import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, noSeriousFindings, submit, whyNot } from '../support/pages.ts';

// R08 阶段与任务：起止、责任人、进度、甘特图。

const PLAN = `
id: staged-plan
version: 1
title: 样例三步走计划
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-01-01, to: 2028-12-31 }
stages:
  - id: pilot
    name: 试点阶段
    source: { section: 四.1 }
    from: 2026-01-01
    to: 2026-08-31
    tasks:
      - { id: survey, name: 完成基线调研, source: { section: 四.1 }, owner: 项目办公室, by: 2026-06-30 }
      - id: first-alliance
        name: 首个学区成立
        source: { section: 四.1 }
        owner: 基础教育科
        by: 2026-08-31
        metBy: { measure: { count: { fact: alliances, where: { kind: 学区 } } }, goal: { atLeast: 1 } }
  - id: spread
    name: 推开阶段
    source: { section: 四.2 }
    from: 2026-09-01
    to: 2028-12-31
    tasks:
      - { id: review, name: 中期评估, source: { section: 四.2 }, owner: 督导室, by: 2027-06-30 }
`;

const journey = aJourney();
let officer: Person;
let principal: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  const school = await aSchool(database);
  principal = await aPerson(database, { at: school, post: 'principal' });
  await anAlliance(database, { members: [school], from: '2026-03-01' });
  await journey.publish(PLAN);
});

test('an officer records a late task done with the day and a note, and takes it back', async () => {
  const page = await journey.visit('/cockpit/staged-plan', { as: officer });
  await arrived(page, '样例三步走计划');
  await page.getByRole('tab', { name: /阶段/ }).click();
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  await row('试点阶段').getByText('已结束').waitFor();
  await row('推开阶段').getByText('进行中').waitFor();
  await row('完成基线调研').getByText('逾期 · 限 2026-06-30').waitFor();
  await row('首个学区成立').getByText('按平台记录判定').waitFor();
  await row('首个学区成立').getByText('已完成').waitFor();
  await row('中期评估').getByText('待完成 · 限 2027-06-30').waitFor();
  await noSeriousFindings(page);

  await page.getByRole('button', { name: '记录完成：完成基线调研' }).click();
  const form = page.getByRole('dialog', { name: '记录任务完成' });
  await form.getByLabel('完成日期').fill('2026-07-08');
  await form.getByLabel('说明').fill('调研报告已提交领导小组');
  await noSeriousFindings(page);
  await submit(form, '记录完成');
  await row('完成基线调研').getByText('已完成 2026-07-08').waitFor();
  await row('完成基线调研').getByText('调研报告已提交领导小组').waitFor();
  await row('试点阶段').getByText('2/2 项任务完成').waitFor();

  await page.getByRole('button', { name: '撤回：完成基线调研' }).click();
  await page.getByRole('dialog', { name: '撤回完成记录？' }).getByRole('button', { name: '撤回' }).click();
  await row('完成基线调研').getByText('逾期 · 限 2026-06-30').waitFor();
});

test('a task cannot be done tomorrow', async () => {
  const page = await journey.visit('/cockpit/staged-plan?tab=stages', { as: officer, refusals: [400] });
  await page.getByRole('button', { name: '记录完成：中期评估' }).click();
  const form = page.getByRole('dialog', { name: '记录任务完成' });
  await form.getByLabel('完成日期').fill('2026-10-16');
  await form.getByRole('button', { name: '记录完成', exact: true }).click();
  expect(await form.getByRole('alert').last().innerText()).toContain('完成日期不能晚于今天');
});

test('a principal reads the stages on a phone and is told whose the record is', async () => {
  const page = await journey.visit('/cockpit/staged-plan?tab=stages', { as: principal, width: PHONE });
  await arrived(page, '样例三步走计划');
  expect(await whyNot(page.getByRole('button', { name: '记录完成：中期评估' }))).toBe(
    '由牵头的区教育局基础教育科或市教委办理',
  );
  await noSeriousFindings(page);
});
