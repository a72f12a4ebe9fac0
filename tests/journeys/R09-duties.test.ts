import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, type Organisation, type Person } from '../support/builders.ts';
import { arrived, noSeriousFindings, submit } from '../support/pages.ts';

// R09 按节奏的职责：展开为逐期义务，已办、待办、逾期、未办各有记录为凭；没有来源就说没有来源。

const PLAN = `
id: rhythm-plan
version: 1
title: 样例常规职责
issuer: 宝山区教育局
region: "310113"
period: { from: 2025-09-01, to: 2028-08-31 }
duties:
  - id: yearly-plan
    statement: 各学区每学年通过一份规划
    source: { section: 五(二)3 }
    owedBy: { each: { fact: alliances, where: { kind: 学区 } } }
    rhythm: { times: 1, per: school-year }
    metBy: { fact: alliances.documents, where: { document: 规划 } }
    who: 基础教育科
  - id: monthly-answers
    statement: 各学区每月答复诉求
    source: { section: 五(二)1 }
    owedBy: { each: { fact: alliances, where: { kind: 学区 } } }
    rhythm: { times: 1, per: month, during: term }
    metBy: appeals.answered
`;

const journey = aJourney();
let officer: Person;
let lead: Person;
let diligent: Organisation;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  diligent = await anAlliance(database, { name: '勤勉样例学区', from: '2025-09-01' });
  await anAlliance(database, { name: '拖延样例学区', from: '2025-09-01' });
  lead = await aPerson(database, { at: diligent, post: 'alliance-lead' });
  await database.system
    .insertInto('organisations.alliance_document')
    .values({
      id: randomUUID(),
      alliance_id: diligent.id,
      kind: '规划',
      title: '2025学年规划',
      body: '规划',
      from_day: '2025-10-10',
      to_day: 'infinity',
    })
    .execute();
  await journey.publish(PLAN);
});

test('each window of each ower says how it stands and by which record; an adopted plan turns 待办 into 已完成', async () => {
  const page = await journey.visit('/cockpit/rhythm-plan?tab=duties', { as: officer });
  await arrived(page, '样例常规职责');
  const duty = page.getByRole('region', { name: '各学区每学年通过一份规划' });
  await duty.getByRole('button', { name: /^勤勉样例学区 · 2025学年：已完成（1\/1）/ }).click();
  await duty.getByText('2025-10-10').waitFor();
  await duty.getByRole('button', { name: /^勤勉样例学区 · 2026学年：待办（0\/1）/ }).waitFor();
  await duty.getByRole('button', { name: /^拖延样例学区 · 2025学年：未办（0\/1）/ }).click();
  await duty.getByText('期限和补办期都已过，没有办理').waitFor();
  await page.keyboard.press('ArrowRight');
  await duty.getByText('正在期限内').waitFor();
  await noSeriousFindings(page);

  const alliance = await journey.visit(`/alliances/${diligent.id}`, { as: lead });
  await alliance.getByRole('button', { name: '通过新版：规划' }).click();
  const form = alliance.getByRole('dialog', { name: '通过新版规划' });
  await form.getByLabel('文件名称').fill('2026学年规划');
  await form.getByLabel('生效日期').fill('2026-10-12');
  await submit(form, '通过');
  await page.reload();
  await duty.getByRole('button', { name: /^勤勉样例学区 · 2026学年：已完成（1\/1）/ }).waitFor();
});

test('a duty without a source of records says so, and no window is called missed', async () => {
  const page = await journey.visit('/cockpit/rhythm-plan?tab=duties', { as: officer });
  await arrived(page, '样例常规职责');
  const duty = page.getByRole('region', { name: '各学区每月答复诉求' });
  await duty.getByText('平台上尚无这类记录的数据来源').waitFor();
  const windows = await duty.getByRole('button', { name: /样例学区 ·/ }).all();
  const cells = await Promise.all(windows.map((cell) => cell.getAttribute('aria-label')));
  expect(cells.length).toBeGreaterThan(10);
  expect(cells.filter((words) => !/：(尚无数据来源|未到期)$/.test(words ?? ''))).toEqual([]);
});

test('what an alliance failed to do stands first in the cockpit of its district, and reads on a phone', async () => {
  const page = await journey.visit('/cockpit', { as: officer, width: PHONE });
  await arrived(page, '宝山区驾驶舱');
  const urgent = page.getByRole('region', { name: '需要办理' });
  const item = urgent.getByRole('listitem').filter({ hasText: '各学区每学年通过一份规划' });
  await item.getByText(/拖延样例学区/).waitFor();
  await noSeriousFindings(page);
  await item.getByRole('link', { name: '各学区每学年通过一份规划' }).click();
  await arrived(page, '样例常规职责');
  await noSeriousFindings(page);
});
