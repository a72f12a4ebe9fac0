import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { entriesOf } from '#server/platform/documents/archive/zip.ts';
import { doors } from '../../src/server/contexts/collaboration/door.ts';
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
import { arrived, choose, noSeriousFindings, submit, whyNot } from '../support/pages.ts';

// R13 活动：联合组织、发布、报名与候补、扫码签到、总结与照片、评价、证书；办完并总结的活动计入职责。

const PLAN = `
id: showcase-plan
version: 1
title: 样例展示制度
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-09-01, to: 2028-08-31 }
duties:
  - id: showcase
    statement: 各学区每学年展示一次
    source: { section: 五(二)3 }
    owedBy: { each: { fact: alliances, where: { kind: 学区 } } }
    rhythm: { times: 1, per: school-year }
    metBy: { fact: activities.held, where: { kind: 展示, programme: showcase-plan } }
`;

const journey = aJourney();
const routes = contract.collaboration;
let officer: Person;
let lead: Person;
let teachers: Person[];
let schools: School[];
let alliance: Organisation;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  schools = await Promise.all(['甲样例小学', '乙样例小学'].map((name) => aSchool(database, { name })));
  alliance = await anAlliance(database, { name: '展示样例学区', members: schools });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead', name: '学区负责人样例' });
  teachers = await Promise.all(
    Array.from({ length: 7 }, (_, at) => aPerson(database, { at: schools[at % 2]!, name: `教师${at}` })),
  );
  await journey.publish(PLAN);
});

type Key = { region: string; id: string };
/** The activity of which the chapters below tell, one after another. */
let key: Key;
let cookies: string[];
const keyIn = (page: Page): Key => {
  const [, region = '', id = ''] = /\/activities\/(\d+)\/([\w-]+)/.exec(page.url()) ?? [];
  return { region, id };
};
const confirmed = (page: Page, label: string) =>
  page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
const open = (as: Person, width?: number) =>
  journey.visit(`/activities/${key.region}/${key.id}`, { as, ...(width === undefined ? {} : { width }) });
const year = (page: Page, words: string) =>
  page.getByRole('button', { name: new RegExp(`^展示样例学区 · 2026学年：${words}`) });

/** What a .docx says, without its form. */
function wordsOf(path: string): string {
  const bytes = readFileSync(path);
  const { stored, from, to } = entriesOf(bytes).get('word/document.xml')!;
  const part = bytes.subarray(from, to);
  return String(stored ? part : inflateRawSync(part)).replaceAll(/<[^>]+>/g, '');
}

test('a showcase is organised jointly as a draft, and published; the duty of the year still waits for it', async () => {
  const cockpit = await journey.visit('/cockpit/showcase-plan?tab=duties', { as: officer });
  await arrived(cockpit, '样例展示制度');
  await year(cockpit, '待办（0/1）').waitFor();

  const page = await journey.visit('/activities', { as: lead });
  await arrived(page, '活动');
  await page.getByRole('button', { name: '组织活动' }).first().click();
  const form = page.getByRole('dialog', { name: '组织活动' });
  await form.getByText('展示样例学区').first().waitFor();
  await form.getByLabel('活动名称').fill('单元教学展示');
  await choose(form, '类别', '展示');
  await form.getByRole('button', { name: '添加联合主办' }).click();
  await choose(form, '联合主办单位 1', '甲样例小学', '甲样例');
  await form.getByLabel('日期', { exact: true }).fill('2026-10-15');
  await form.getByLabel('开始', { exact: true }).fill('9点');
  await form.getByLabel('地点').fill('甲样例小学报告厅');
  await form.getByLabel('报名截止（含当日）').fill('2026-10-15');
  await form.getByLabel('人数上限').fill('6');
  await form.getByLabel('学时').fill('2.5');
  await choose(form, '行动计划', '样例展示制度');
  await noSeriousFindings(page);
  await submit(form, '存为草稿');
  await arrived(page, '单元教学展示');
  key = keyIn(page);
  await page.getByRole('button', { name: '发布' }).click();
  await confirmed(page, '发布');
  await page.getByText('还有 6 个名额（共 6 个）').waitFor();
  await noSeriousFindings(page);
});

test('the last place is taken on a phone, the next one waits, and moves up when somebody withdraws', async () => {
  const { server } = journey;
  cookies = await Promise.all(teachers.map((teacher) => server.signedIn(teacher)));
  for (const cookie of cookies.slice(0, 5)) await server.ask(routes.signUp, key, cookie);
  const last = await open(teachers[5]!, PHONE);
  await last.getByText('还有 1 个名额（共 6 个）').waitFor();
  await last.getByRole('button', { name: '报名', exact: true }).click();
  await last.getByText('✓ 您已报名').waitFor();
  await noSeriousFindings(last);
  const waiting = await open(teachers[6]!, PHONE);
  await waiting.getByText('6 个名额已满，可以候补').waitFor();
  await waiting.getByRole('button', { name: '报名候补' }).click();
  await waiting.getByText('候补第 1 位').waitFor();
  await last.getByRole('button', { name: '退出报名' }).click();
  await confirmed(last, '退出报名');
  await last.getByText('6 个名额已满，可以候补').waitFor();
  await waiting.reload();
  await waiting.getByText('✓ 您已报名').waitFor();
});

test('at the door those who have a place scan in; the roster closes, and the summary has a picture', async () => {
  const { server } = journey;
  const page = await open(lead);
  await arrived(page, '单元教学展示');
  const { codeOf } = doors(server.platform.settings.dataDir);
  const code = () => codeOf({ kind: 'activity', ...key }, server.platform.clock()).code;
  await page.getByRole('link', { name: '现场签到' }).click();
  await page.getByRole('img', { name: '签到二维码' }).waitFor();
  await noSeriousFindings(page);
  for (const cookie of cookies.slice(0, 4)) await server.ask(routes.scanIn, { code: code() }, cookie);
  const scanning = await journey.visit(`/scan?code=${code()}`, { as: teachers[6]!, width: PHONE });
  await scanning.getByRole('heading', { name: '已签到' }).waitFor();
  await noSeriousFindings(scanning);
  const late = await journey.visit(`/scan?code=${code()}`, { as: teachers[5]!, width: PHONE, refusals: [403] });
  await late.getByText('您没有报名').waitFor();
  await page.getByText('已到 5 人，报名 6 人').waitFor();
  await page.getByRole('link', { name: '返回活动' }).click();
  await arrived(page, '单元教学展示');
  await page.getByRole('button', { name: '教师4请假' }).click();
  await page.getByText('报名 6 人，候补 0 人，到场 5 人').waitFor();
  await page.getByRole('button', { name: '结束签到' }).click();
  await confirmed(page, '结束签到');
  await page.getByText('活动已举办，到场 5 人').waitFor();
  await page.getByRole('button', { name: '写总结' }).click();
  const summing = page.getByRole('dialog', { name: '写总结' });
  await summing.getByLabel('总结').fill('两校各展示一节课，课后分组研讨。');
  await submit(summing, '保存');
  await page.getByRole('region', { name: '活动总结' }).getByText('两校各展示一节课，课后分组研讨。').waitFor();
  await page.getByLabel('选择照片').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE });
  await page.getByRole('button', { name: '放大照片 1' }).click();
  await page.getByRole('img', { name: '照片 1，共 1 张' }).waitFor();
  await noSeriousFindings(page);
});

test('who came rates on a phone and takes the certificate along; nothing is shown before the fifth has rated', async () => {
  const { server } = journey;
  const scores = ['内容', '组织', '收获'].map((criterion) => ({ criterion, score: 4 }));
  for (const cookie of cookies.slice(0, 4)) await server.ask(routes.rateActivity, { ...key, scores }, cookie);
  const rating = await open(teachers[6]!, PHONE);
  await rating.getByText('评价人数不足 5，不显示').waitFor();
  for (const criterion of ['内容', '组织', '收获'])
    await rating.getByRole('group', { name: criterion }).getByLabel('5 很好').check();
  await noSeriousFindings(rating);
  await rating.getByRole('button', { name: '提交评价' }).click();
  await rating.getByText('✓ 您已评价，谢谢').waitFor();
  await rating.getByText('5 人评价，只显示平均分，满分 5 分').waitFor();
  expect(await rating.getByRole('list', { name: '各项平均分' }).getByRole('listitem').allInnerTexts()).toEqual(
    ['内容', '组织', '收获'].map((criterion) => expect.stringMatching(new RegExp(`^${criterion}\\s*4\\.2$`))),
  );

  const [file] = await Promise.all([
    rating.waitForEvent('download'),
    rating.getByRole('button', { name: '下载证书' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('单元教学展示参加证书.docx');
  const words = wordsOf(await file.path());
  const number = /\d{6}-2026-\d{4}-\d{4}/.exec(words)?.[0] ?? '';
  for (const part of ['教师6：', '2026年10月15日', '展示样例学区、甲样例小学', '计 2.5 学时', number])
    expect(words).toContain(part);
  await rating.getByText(number).waitFor();
  const verifying = await journey.visit('/activities', { as: officer, refusals: [404] });
  await verifying.getByRole('button', { name: '核验证书' }).click();
  const check = verifying.getByRole('dialog', { name: '核验证书' });
  await check.getByLabel('证书编号').fill(number);
  await check.getByLabel('姓名').fill('教师5');
  await check.getByRole('button', { name: '核验', exact: true }).click();
  await check.getByText('没有这个编号的证书，或者姓名不符').waitFor();
  await check.getByLabel('姓名').fill('教师6');
  await check.getByRole('button', { name: '核验', exact: true }).click();
  await check.getByText('属实').waitFor();
  await noSeriousFindings(verifying);
});

test('and so the duty of the year is met, and opens the activity', async () => {
  const cockpit = await journey.visit('/cockpit/showcase-plan?tab=duties', { as: officer });
  await arrived(cockpit, '样例展示制度');
  await year(cockpit, '已完成（1/1）').click();
  await cockpit.getByRole('link', { name: '单元教学展示' }).click();
  await arrived(cockpit, '单元教学展示');
  await cockpit.getByText('两校各展示一节课，课后分组研讨。').waitFor();
});

test('a teacher finds what is open for sign-up, and may organise nothing; an officer corrects with a reason', async () => {
  const teacher = await journey.visit('/activities?mine=joined', { as: teachers[0]!, width: PHONE });
  await arrived(teacher, '活动');
  await teacher.getByRole('link', { name: '单元教学展示' }).waitFor();
  expect(await whyNot(teacher.getByRole('button', { name: '组织活动' }))).toContain('由主办单位的负责人');
  await noSeriousFindings(teacher);

  const page = await journey.visit('/activities', { as: officer });
  await page.getByRole('link', { name: '单元教学展示' }).click();
  await arrived(page, '单元教学展示');
  await page.getByRole('button', { name: '更正' }).click();
  const form = page.getByRole('dialog', { name: '更正活动' });
  await form.getByLabel('日期', { exact: true }).fill('2026-10-14');
  await form.getByLabel('报名开始').fill('2026-10-10');
  await form.getByLabel('报名截止（含当日）').fill('2026-10-14');
  await form.getByLabel('更正原因').fill('登记时录错');
  await noSeriousFindings(page);
  await submit(form, '保存');
  await page.getByText('2026-10-14 09:00–11:00').waitFor();
  await page.getByText('登记时录错').waitFor();
});

/** A picture of one point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
