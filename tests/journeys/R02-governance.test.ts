import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Organisation, type Person } from '../support/builders.ts';
import { arrived, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R02 联盟治理：章程、规划、理事会、权责清单、五统一。

const journey = aJourney();
let group: Organisation;
let lead: Person;
let teacher: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  await anOrganisation(database, { kind: 'bureau' });
  const school = await aSchool(database, { name: '罗店样例小学', type: '小学' });
  group = await anAlliance(database, { name: '罗店样例教育集团', kind: '教育集团', members: [school] });
  lead = await aPerson(database, { at: group, post: 'alliance-lead', name: '牵头样例' });
  teacher = await aPerson(database, { at: school, post: 'teacher' });
});

const open = (as: Person, width?: number) =>
  journey.visit(`/alliances/${group.id}`, { as, ...(width === undefined ? {} : { width }) });

test('the head of a group adopts a charter; a new version takes its place and the old one stays readable', async () => {
  const page = await open(lead);
  await arrived(page, group.name);
  await page.getByRole('button', { name: '录入：章程' }).click();
  const first = page.getByRole('dialog', { name: '录入章程' });
  await first.getByLabel('生效日期').fill('2024-09-01');
  await first.getByLabel('正文').fill('第一条 集团由成员校自愿组成。');
  await first
    .locator('input[type=file]')
    .setInputFiles({ name: '盖章原件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
  await first.getByText('盖章原件.pdf').waitFor();
  await noSeriousFindings(page);
  await submit(first, '通过');

  await page.getByRole('button', { name: '通过新版：章程' }).click();
  const second = page.getByRole('dialog', { name: '通过新版章程' });
  expect(await second.getByLabel('正文').inputValue()).toBe('第一条 集团由成员校自愿组成。');
  await second.getByLabel('文件名称').fill('罗店样例教育集团章程（2026年修订）');
  await second.getByLabel('生效日期').fill('2026-09-01');
  await submit(second, '通过');

  const shelf = page.getByRole('region', { name: '治理文件' });
  const versions = await shelf
    .getByRole('listitem')
    .filter({ hasText: /\d{4}-\d{2}-\d{2}/ })
    .filter({ hasNot: page.getByRole('heading') })
    .allInnerTexts();
  expect(versions.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
    '罗店样例教育集团章程（2026年修订） 2026-09-01 至今现行',
    '罗店样例教育集团章程 2024-09-01 至 2026-09-01 · 有附件',
  ]);

  await shelf.getByRole('link', { name: '罗店样例教育集团章程', exact: true }).click();
  const text = page.getByRole('dialog', { name: '罗店样例教育集团章程' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    text.getByRole('button', { name: /下载附件/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('盖章原件.pdf');
  expect(readFileSync(await file.path(), 'latin1')).toContain('%PDF-1.4');
});

test('responsibilities are written matter by matter, and one without a name is not sent', async () => {
  const page = await open(lead);
  await arrived(page, group.name);
  await page.getByRole('button', { name: '录入：权责清单' }).click();
  const form = page.getByRole('dialog', { name: '录入权责清单' });
  await form.getByLabel('生效日期').fill('2025-09-01');
  await form.getByRole('button', { name: '添加事项' }).click();
  const matter = form.getByRole('group', { name: '事项 1' });
  await matter.getByLabel('区教育局').fill('核定流动名额');
  await form.getByRole('button', { name: '通过', exact: true }).click();
  await form.getByText('事项 1 没有写是什么事项').waitFor();
  await matter.getByLabel('事项', { exact: true }).fill('教师流动');
  await matter.getByLabel('联盟').fill('统筹安排');
  await matter.getByLabel('学校').fill('派出与接收');
  await noSeriousFindings(page);
  await submit(form, '通过');
  await page.getByRole('link', { name: '罗店样例教育集团权责清单' }).click();
  const shown = page.getByRole('dialog', { name: '罗店样例教育集团权责清单' });
  expect(await rowsOf(shown, '权责清单')).toEqual([['教师流动', '核定流动名额', '统筹安排', '派出与接收']]);
  await noSeriousFindings(page);
});

test('the five unities are five statements, and all of them are asked for', async () => {
  const page = await journey.visit(`/alliances/${group.id}`, { as: lead, refusals: [400] });
  await arrived(page, group.name);
  await page.getByRole('button', { name: '录入：五统一' }).click();
  const form = page.getByRole('dialog', { name: '录入五统一' });
  await form.getByLabel('统一领导').fill('理事会领导');
  await form.getByRole('button', { name: '通过', exact: true }).click();
  expect(await form.getByRole('alert').last().innerText()).toContain('五统一的五项表述都要填写');
  for (const [name, words] of [
    ['统一计划', '每学年八月共同制定'],
    ['统一课程计划与进度', '同一进度'],
    ['统一质量检测', '每学期一次'],
    ['统一校本培训', '每月一次'],
  ] as const) {
    await form.getByLabel(name).fill(words);
  }
  await submit(form, '通过');
  await page.getByRole('link', { name: '罗店样例教育集团五统一' }).click();
  await page.getByRole('dialog').getByText('每学年八月共同制定').waitFor();
});

test('a council is established in the group and its page opens', async () => {
  const page = await open(lead);
  await arrived(page, group.name);
  await page.getByRole('button', { name: '建立机构' }).click();
  const form = page.getByRole('dialog', { name: '建立机构' });
  expect(await form.getByLabel('机构名称').inputValue()).toBe('罗店样例教育集团理事会');
  await form.getByLabel('建立日期').fill('2025-09-01');
  await submit(form, '建立');
  await arrived(page, '罗店样例教育集团理事会');
});

test('a teacher of a member school reads the documents on a phone and may not change them', async () => {
  const page = await open(teacher, PHONE);
  await arrived(page, group.name);
  expect(await whyNot(page.getByRole('button', { name: '通过新版：章程' }))).toBe(
    '由联盟负责人或牵头的区教育局基础教育科办理',
  );
  await page.getByRole('link', { name: '罗店样例教育集团五统一' }).click();
  await page.getByRole('dialog').getByText('统一校本培训').waitFor();
  await noSeriousFindings(page);
});
