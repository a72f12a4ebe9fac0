import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../support/builders.ts';
import { arrived, choose, downloadedBy, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R12 联系人走访：专职联系人走访、向学校反馈、向计划反馈、跟进办结。

const PLAN = `
id: visited-plan
version: 1
title: 样例走访计划
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-09-01, to: 2028-08-31 }
duties:
  - id: visits
    statement: 联系人每学期走访各学区一次
    source: { section: 四·一·4 }
    owedBy: { each: { fact: alliances, where: { kind: 学区 } } }
    rhythm: { times: 1, per: semester }
    metBy: { fact: visits.made, where: { programme: visited-plan } }
    who: 项目专职联系人
stages:
  - id: pilot
    name: 试点阶段
    source: { section: 四.1 }
    from: 2026-09-01
    to: 2027-08-31
    tasks:
      - { id: courses, name: 共享课程开到各成员校, source: { section: 四.1 }, owner: 工作小组 }
`;

const journey = aJourney();
let officer: Person;
let liaison: Person;
let lead: Person;
let principal: Person;
let stranger: Person;
let alliance: Organisation;
let school: School;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  school = await aSchool(database, { name: '样例中学' });
  alliance = await anAlliance(database, { name: '友邻样例学区', members: [school] });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  liaison = await aPerson(database, { at: bureau, post: 'liaison', name: '联络员' });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead', name: '学区负责人' });
  principal = await aPerson(database, { at: school, post: 'principal' });
  stranger = await aPerson(database, { at: await aSchool(database, { name: '旁观中学' }), post: 'principal' });
  await journey.publish(PLAN);
});

/** A black picture, as PNG. */
function picture(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const size = Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0]);
  const pixels = deflateSync(Buffer.alloc(4 * (1 + 4 * 3)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', size),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^已保存$/ })
    .waitFor();
let address = '';

test('an officer assigns the liaison, and the overview says that nobody was there yet', async () => {
  const page = await journey.visit('/visits/liaisons', { as: officer });
  await arrived(page, '联系人安排');
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '安排联系人' }).first().click();
  const form = page.getByRole('dialog', { name: '安排联系人' });
  await choose(form, /联系人/, '联络员（宝山区教育局）');
  await choose(form, /联系的单位/, '友邻样例学区', '友邻');
  await page.keyboard.press('Escape');
  await choose(form, /行动计划/, '样例走访计划');
  await form.getByLabel('开始日期').fill('2026-09-01');
  await noSeriousFindings(page);
  await submit(form, '安排');
  expect((await rowsOf(page, '联系人安排')).map(([name, who]) => [name, who])).toEqual([['友邻样例学区', '联络员']]);
  await page.getByRole('navigation', { name: '走访' }).getByRole('link', { name: '走访一览' }).click();
  await arrived(page, '走访一览');
  const [row] = await rowsOf(page, '走访一览');
  expect(row).toContain('▲ 还没有走访过');
  await noSeriousFindings(page);
  const { book } = await downloadedBy(page, page.getByRole('button', { name: '导出 .xlsx' }));
  expect(book.getWorksheet('走访一览')?.getCell('A2').value).toBe('友邻样例学区');
});

test('the liaison writes the visit on a phone, with a picture, a problem and a suggestion, and sends it', async () => {
  const page = await journey.visit('/visits/record', { as: liaison, width: PHONE });
  await arrived(page, '记走访');
  await noSeriousFindings(page);
  await page.getByLabel('走访日期').fill('2026-10-14');
  await page.getByRole('button', { name: '记走访：友邻样例学区' }).click();
  await arrived(page, '走访友邻样例学区');
  expect(await whyNot(page.getByRole('button', { name: '送达', exact: true }))).toContain('请写明见了哪些人');
  await page.getByLabel('见了谁').fill('学区负责人、两位走教教师');
  await page.getByLabel('看到的情况').fill('走教按课表进行，学生按时到位');
  await page.getByRole('button', { name: '加一条' }).click();
  const first = page.getByRole('group', { name: '第 1 条' });
  await first.getByLabel('第 1 条内容').fill('走教教师课时没有计入工作量');
  await first
    .getByLabel('选择第 1 条照片')
    .setInputFiles({ name: '课表.png', mimeType: 'image/png', buffer: picture() });
  await first.getByRole('img', { name: '第 1 条照片 1' }).waitFor();
  await page.getByRole('button', { name: '加一条' }).click();
  const second = page.getByRole('group', { name: '第 2 条' });
  await second.getByText('建议', { exact: true }).click();
  await second.getByLabel('第 2 条内容').fill('课时理顺后再开到全部成员校');
  await second.getByLabel('建议调整行动计划的阶段任务').check();
  await choose(second, '第 2 条建议调整的阶段任务', '共享课程开到各成员校');
  await second.getByLabel('第 2 条建议怎样调整').fill('推迟一个学期');
  await saved(page);
  await noSeriousFindings(page);

  // What was typed is there after the phone was put away.
  await page.reload();
  await arrived(page, '走访友邻样例学区');
  expect(await page.getByLabel('第 2 条建议怎样调整').inputValue()).toBe('推迟一个学期');
  address = new URL(page.url()).pathname;
  await page.getByRole('button', { name: '送达', exact: true }).click();
  await page.getByRole('dialog', { name: '送达友邻样例学区？' }).getByRole('button', { name: '送达' }).click();
  await page.getByText('共 2 条：待答复 2，已答复 0，已办结 0').waitFor();
  await noSeriousFindings(page);
});

test('a draft is nobody else’s, and a report is not for a school it does not concern', async () => {
  for (const someone of [stranger, principal]) {
    const page = await journey.visit(address, { as: someone, refusals: [404] });
    await page.getByRole('heading', { name: '没有找到' }).waitFor();
  }
});

test('the alliance answers both points and makes one a task of a member’s principal', async () => {
  const page = await journey.visit(address, { as: lead, width: PHONE });
  await arrived(page, '走访友邻样例学区');
  await page.getByRole('button', { name: '放大第 1 条照片 1' }).click();
  const picturePart = page.getByRole('dialog', { name: '第 1 条照片 1' });
  await picturePart.getByRole('img').waitFor();
  await picturePart.getByRole('button', { name: '关闭' }).click();

  await page.getByRole('button', { name: '答复第 1 条' }).click();
  const form = page.getByRole('dialog', { name: '答复第 1 条' });
  await form.getByLabel('怎么办').fill('修订工作量核算办法');
  await form.getByLabel('何时办好').fill('2026-11-06');
  await form.getByLabel('同时交办成任务').check();
  await form.getByRole('button', { name: '答复', exact: true }).click();
  await form.getByText('请选择任务交给谁').waitFor();
  await form.getByLabel('任务名称').fill('修订走教课时核算办法');
  await choose(form, '交给谁', '样例中学校长');
  await noSeriousFindings(page);
  await submit(form, '答复');
  const first = page.getByRole('listitem', { name: '第 1 条' });
  await first.getByText('已答复').waitFor();
  await first.getByRole('link', { name: '修订走教课时核算办法' }).waitFor();

  await page.getByRole('button', { name: '答复第 2 条' }).click();
  const other = page.getByRole('dialog', { name: '答复第 2 条' });
  await other.getByLabel('怎么办').fill('同意，等办法修订');
  await other.getByLabel('何时办好').fill('2026-11-20');
  await submit(other, '答复');
  await page.getByText('共 2 条：待答复 0，已答复 2，已办结 0').waitFor();
  await noSeriousFindings(page);
});

test('the office of basic education adopts the proposal', async () => {
  const page = await journey.visit(address, { as: officer });
  await arrived(page, '走访友邻样例学区');
  const second = page.getByRole('listitem', { name: '第 2 条' });
  await second.getByRole('link', { name: '试点阶段 · 共享课程开到各成员校' }).waitFor();
  expect(await whyNot(page.getByRole('button', { name: '办结第 1 条' }))).toBe(
    '由走访的联系人或现在联系该单位的人办结',
  );
  await page.getByRole('button', { name: '决定是否采纳第 2 条的建议' }).click();
  const form = page.getByRole('dialog', { name: '决定是否采纳' });
  await form.getByLabel('采纳', { exact: true }).check();
  await form.getByLabel('理由').fill('与各校反映一致');
  await submit(form, '决定');
  await second.getByText('已采纳').waitFor();
  await noSeriousFindings(page);
});

test('the liaison hands one point back, settles both, and the visit is closed', async () => {
  const page = await journey.visit(address, { as: liaison, width: PHONE });
  await arrived(page, '走访友邻样例学区');
  await page.getByRole('button', { name: '退回再办第 1 条' }).click();
  const back = page.getByRole('dialog', { name: '退回再办：第 1 条' });
  await back.getByLabel('还差什么').fill('办法还没有印发');
  await submit(back, '退回');
  await page.getByText('共 2 条：待答复 1，已答复 1，已办结 0').waitFor();
  for (const number of [1, 2]) {
    await page.getByRole('button', { name: `办结第 ${number} 条` }).click();
    await submit(page.getByRole('dialog', { name: `办结第 ${number} 条` }), '办结');
  }
  await page.getByText('共 2 条：待答复 0，已答复 0，已办结 2').waitFor();
  await page.locator('.page-head').getByText('已办结').waitFor();
  await noSeriousFindings(page);
});

test('the duty of the plan is met by the visit, and its record opens it', async () => {
  const page = await journey.visit('/cockpit/visited-plan?tab=duties', { as: officer });
  await arrived(page, '样例走访计划');
  const duty = page.getByRole('region', { name: '联系人每学期走访各学区一次' });
  await duty.getByRole('button', { name: /^友邻样例学区 · 2026学年第一学期：已完成（1\/1）/ }).click();
  await duty.getByRole('link', { name: '日常巡视：友邻样例学区' }).click();
  await arrived(page, '走访友邻样例学区');
});
