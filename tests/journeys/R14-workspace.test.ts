import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
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
import { arrived, choose, noSeriousFindings, rowsOf, submit } from '../support/pages.ts';
import { anAddress } from '../support/workspace.ts';

// R14 工作台：待办、日程、通知（即时）、关注、接收方式、日历订阅、群机器人。

const journey = aJourney({ jobs: true });
const { collaboration } = contract;
let school: School;
let alliance: Organisation;
let lead: Person;
let officer: string;
let principal: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  school = await aSchool(database, { name: '工作台样例小学', type: '小学' });
  alliance = await anAlliance(database, { name: '工作台样例学区', members: [school] });
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead', name: '牵头样例' });
  principal = await aPerson(database, { at: school, post: 'principal', name: '校长样例' });
  officer = await journey.server.signedIn(
    await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '科长样例' }),
  );
});

/** The officer gives the principal of the school a task. */
async function give(title: string, due: string): Promise<{ region: string; id: string }> {
  const given = await journey.server.ask(
    collaboration.askTask,
    { title, detail: '', owner: { by: 'post', organisationId: school.id, post: 'principal', office: null }, due },
    officer,
  );
  expect(given.code).toBeUndefined();
  return given.body;
}
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a principal begins the day on the workspace: the most pressing first, and one click from being done', async () => {
  await give('年底前上报总结', '2026-12-20');
  await give('明天交名单', '2026-10-16');
  const page = await journey.visit('/', { as: principal });
  await arrived(page, '工作台');
  const todos = part(page, '待办');
  await todos.getByText('共 2 项，没有逾期').waitFor();
  const lines = await todos.getByRole('listitem').allInnerTexts();
  expect(lines.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
    '明天到期 2026-10-16 任务 明天交名单 科长样例交办 报告进展',
    '还有 66 天 2026-12-20 任务 年底前上报总结 科长样例交办 报告进展',
  ]);
  await noSeriousFindings(page);
  await todos.getByRole('link', { name: '报告进展：明天交名单' }).click();
  await arrived(page, '明天交名单');
  await page.goBack();
  await arrived(page, '工作台');
  await todos.getByRole('link', { name: '报告进展：年底前上报总结' }).waitFor();
  expect(await page.getByRole('navigation', { name: '主导航' }).locator('[aria-current=page]').innerText()).toBe(
    '工作台',
  );
});

test('what is told arrives while one looks, without a reload, and is read in the list or by opening it', async () => {
  const page = await journey.visit('/schools', { as: principal });
  await arrived(page, '学校');
  const bell = page.getByRole('button', { name: /^通知/ });
  await expect.poll(() => bell.innerText()).toContain('2');
  const began = performance.now();
  await give('刚刚交办的事', '2026-10-30');
  await page.getByRole('status').getByText('新任务：刚刚交办的事').waitFor();
  expect(performance.now() - began).toBeLessThan(10_000);
  await expect.poll(() => bell.innerText()).toContain('3');
  await bell.click();
  const panel = page.getByRole('group', { name: '通知' });
  await noSeriousFindings(page);
  await panel.getByRole('button', { name: '标为已读：新任务：明天交名单' }).click();
  await expect.poll(() => bell.innerText()).toContain('2');
  await panel.getByRole('link', { name: /刚刚交办的事/ }).click();
  await arrived(page, '刚刚交办的事');
  await expect.poll(() => bell.innerText()).toContain('1');
  await bell.click();
  await panel.getByRole('link', { name: '全部通知' }).click();
  await arrived(page, '通知');
  await page.getByRole('main').getByText('1 条未读').waitFor();
  await noSeriousFindings(page);
  await page.getByRole('main').getByRole('button', { name: '全部标为已读' }).click();
  await page.getByRole('main').getByText('没有未读').first().waitFor();
  expect(await rowsOf(page, '通知')).toHaveLength(3);
});

test('following an alliance brings its news to the workspace, until it is followed no longer', async () => {
  const page = await journey.visit(`/alliances/${alliance.id}`, { as: principal });
  await arrived(page, alliance.name);
  await page.getByRole('button', { name: `关注${alliance.name}`, exact: true }).click();
  await page.getByRole('button', { name: `取消关注${alliance.name}` }).waitFor();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作台' }).click();
  await arrived(page, '工作台');
  await part(page, '我关注的').getByRole('link', { name: '工作台样例小学加入（成员校）' }).waitFor();
  await part(page, '我关注的').getByRole('link', { name: '管理关注' }).click();
  await arrived(page, '通知设置');
  await page.getByRole('button', { name: `取消关注${alliance.name}` }).click();
  await part(page, '我关注的').getByText('还没有关注').waitFor();
});

test('a person chooses a digest and quiet hours, and the page says what holds and what stands in the way', async () => {
  await anAddress(journey.server.platform, principal, 'xiaozhang@example.cn');
  const page = await journey.visit('/workspace/settings', { as: principal });
  await arrived(page, '通知设置');
  const reaching = part(page, '接收方式');
  await reaching.getByText('平台还没有配置邮件服务').waitFor();
  await reaching.getByText('xiaozhang@example.cn').waitFor();
  await reaching.getByRole('button', { name: '修改' }).click();
  const form = page.getByRole('dialog', { name: '接收方式' });
  await choose(form, '责任提醒', '即时');
  await choose(form, '走访', '不发邮件');
  await choose(form, '每日汇总的时间', '17:00');
  await choose(form, '免打扰开始', '20:00');
  await noSeriousFindings(page);
  await submit(form, '保存');
  await reaching.getByText('每天 17:00').waitFor();
  const facts = (await reaching.locator('dl').innerText()).replaceAll(/\s+/g, ' ');
  expect(facts).toContain('不发邮件 走访 即时邮件 责任提醒 每日汇总邮件 会议、任务、活动、申报');
  expect(facts).toContain('免打扰 20:00 至 07:00');
});

test('a calendar’s address is shown once, reads without signing in, and opens nothing once revoked', async () => {
  const page = await journey.visit('/workspace/settings', { as: principal });
  await arrived(page, '通知设置');
  await page.getByRole('button', { name: '取得订阅地址' }).click();
  const once = page.getByRole('dialog', { name: '日历订阅地址' });
  const address = (await once.getByLabel('日历订阅地址').innerText()).trim();
  await noSeriousFindings(page);
  await once.getByRole('button', { name: '已保存，关闭' }).click();
  expect(await page.getByText(address).count()).toBe(0);
  const feed = await fetch(address);
  expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await feed.text()).toContain('SUMMARY:年底前上报总结');
  await part(page, '日历订阅').getByRole('button', { name: '作废' }).click();
  await page.getByRole('dialog', { name: '作废日历订阅地址？' }).getByRole('button', { name: '作废' }).click();
  await part(page, '日历订阅').getByText('还没有订阅地址').waitFor();
  expect((await fetch(address)).status).toBe(404);
});

test('who leads an alliance gives its group a robot; the address is not shown again', async () => {
  const page = await journey.visit('/workspace/robots', { as: lead, refusals: [400] });
  await arrived(page, '群机器人');
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '设置群机器人' }).click();
  const form = page.getByRole('dialog', { name: '设置群机器人' });
  await form.getByLabel('群名称').fill('学区校长群');
  await form.getByLabel('Webhook 地址').fill('https://example.cn/hook?key=1');
  await form.getByRole('button', { name: '保存' }).click();
  await form.getByText('机器人地址应是从所选厂商的群设置里复制的完整地址').first().waitFor();
  await form
    .getByLabel('Webhook 地址')
    .fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-0000-4bc4-97a0-0ec2sifa5aaa');
  await noSeriousFindings(page);
  await submit(form, '保存');
  const robot = part(page, '学区校长群');
  await robot.getByText('密钥尾号 …5aaa').waitFor();
  expect(await page.content()).not.toContain('693a91f6');
  await noSeriousFindings(page);
  await robot.getByRole('button', { name: '撤掉学区校长群' }).click();
  await page.getByRole('dialog', { name: '撤掉“学区校长群”的机器人？' }).getByRole('button', { name: '撤掉' }).click();
  await page.getByText('还没有群机器人').waitFor();
});

test('on a phone the todos come first, in one column, and the other lists are a touch away', async () => {
  const page = await journey.visit('/workspace', { as: principal, width: PHONE });
  await arrived(page, '工作台');
  const [todos, agenda, notices] = await Promise.all(
    ['待办', '日程', '通知'].map((name) => part(page, name).boundingBox()),
  );
  expect(todos!.y).toBeLessThan(agenda!.y);
  expect(agenda!.y).toBeLessThan(notices!.y);
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '后两周' }).click();
  await page.getByText('2026-10-30', { exact: false }).first().waitFor();
  await part(page, '日程').getByRole('link', { name: '刚刚交办的事' }).waitFor();
  expect(new URL(page.url()).searchParams.get('from')).toBe('2026-10-26');
  await page.goto(`${journey.origin}/workspace/todos?overdue=only`);
  await arrived(page, '待办');
  await page.getByText('没有符合条件的待办').waitFor();
  await noSeriousFindings(page);
  await page.goto(`${journey.origin}/workspace/settings`);
  await arrived(page, '通知设置');
  await noSeriousFindings(page);
});
