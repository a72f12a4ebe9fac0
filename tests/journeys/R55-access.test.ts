import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
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
import { arrived, noSeriousFindings, submit } from '../support/pages.ts';

// R55 凭岗位进入：看得到职责之内的，别的看不到；登录、初始口令、动态口令、全部退出。

// Sessions are judged by the database's clock as well, so this journey is walked today.
const journey = aJourney({ on: 'today' });
let admin: Person;
let principal: Person;
let officer: Person;
let stranger: Person;
let ours: School;
let theirs: School;
const places = {} as Record<'commission' | 'bureau' | 'academy' | 'alliance' | 'school', Organisation>;

beforeAll(async () => {
  const { database } = journey.server.platform;
  ours = await aSchool(database, { name: '权责样例一中' });
  theirs = await aSchool(database, { name: '权责样例二中' });
  places.school = ours;
  for (const kind of ['commission', 'bureau', 'academy'] as const)
    places[kind] = await anOrganisation(database, { kind });
  places.alliance = await anAlliance(database, { members: [ours] });
  admin = await aPerson(database, { at: places.bureau, post: 'system-admin', name: '管理样例' });
  principal = await aPerson(database, { at: ours, post: 'principal', name: '校长样例' });
  officer = await aPerson(database, {
    at: places.bureau,
    post: 'district-officer',
    office: '基础教育科',
    name: '科长样例',
  });
  stranger = await aPerson(database, { at: theirs, name: '外校样例' });
});

describe('each post sees the navigation its responsibilities open', () => {
  const everybody = [
    '工作台',
    '驾驶舱',
    '学校',
    '联盟',
    '领导机构',
    '会议',
    '任务',
    '活动',
    '征集',
    '申报件',
    '案例库',
    '已发布',
    '我的账号',
  ];
  // A post for each set of entries; the others are held to theirs in entries.test.ts.
  const more: Partial<Record<PostKind, readonly string[]>> = {
    'system-admin': ['人员'],
    'audit-admin': ['审计'],
    'city-officer': ['人员', '发布', '数据交换', '校历', '走访', '专家库', '实施中的项目'],
    'academy-researcher': ['人员', '走访', '评审台', '专家库', '实施中的项目'],
    principal: ['人员', '走访', '实施中的项目'],
    teacher: [],
  };
  test.each(Object.keys(more) as PostKind[])('%s', async (post) => {
    const [kind] = POST_KINDS[post].at;
    const office = post.endsWith('officer') ? { office: '基础教育科' } : {};
    const person = await aPerson(journey.server.platform.database, { at: places[kind], post, ...office });
    const page = await journey.visit('/me', { as: person });
    const navigation = page.getByRole('navigation', { name: '主导航' });
    await navigation.getByRole('link', { name: '我的账号' }).waitFor();
    const shown = await navigation.getByRole('link').allInnerTexts();
    expect(shown.toSorted()).toEqual([...everybody, ...(more[post] ?? [])].toSorted());
  });

  test('and every entry of an officer leads to a page', async () => {
    const page = await journey.visit('/me', { as: officer });
    const navigation = page.getByRole('navigation', { name: '主导航' });
    await navigation.getByRole('link', { name: '驾驶舱' }).waitFor();
    for (const entry of await navigation.getByRole('link').allInnerTexts()) {
      await navigation.getByRole('link', { name: entry, exact: true }).click();
      await expect.poll(() => navigation.locator('[aria-current=page]').innerText()).toBe(entry);
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    }
  });
});

test('a principal reaches neither the people nor the cockpit of another school by typing their address', async () => {
  const page = await journey.visit(`/people/310113/${stranger.id}`, { as: principal, refusals: [404] });
  await page.getByText('没有找到您要的内容').waitFor();
  expect(await page.getByText('外校样例').count()).toBe(0);
  await page.goto(`${journey.origin}/cockpit?at=school:${theirs.id}`);
  await page.getByText('没有找到您要的内容').waitFor();
  await page.goto(`${journey.origin}/people`);
  await arrived(page, '人员');
  await page.getByRole('link', { name: '校长样例' }).waitFor();
  expect(await page.getByRole('link', { name: '外校样例' }).count()).toBe(0);
});

/** The administrator opens an account and reads the password that is shown once. */
async function openAccount(person: Person, login: string): Promise<string> {
  const page = await journey.visit(`/people/310113/${person.id}`, { as: admin });
  await page.getByRole('button', { name: '开通账号' }).click();
  const form = page.getByRole('dialog', { name: '开通账号' });
  await form.getByLabel('账号名').fill(login);
  await submit(form, '开通');
  const once = page.getByRole('dialog', { name: `${person.name}的初始口令` });
  const password = await once.getByLabel('初始口令').innerText();
  await once.getByRole('button', { name: '已交付，关闭' }).click();
  return password;
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function changePassword(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel('现用口令').fill(from);
  await page.getByLabel('新口令', { exact: true }).fill(to);
  await page.getByLabel('再输一遍新口令').fill(to);
  await page.getByRole('button', { name: '修改口令' }).click();
}

const OWN = 'Meihua-2026-xiangqi';

test('a principal signs in on a phone with the initial password, has to change it, and then comes in', async () => {
  const initial = await openAccount(principal, 'xiaozhang01');
  const page = await journey.visit('/', { width: PHONE, refusals: [400, 401] });
  await page.getByRole('heading', { name: '登录', level: 2 }).waitFor();
  await noSeriousFindings(page);
  expect(await page.getByRole('region', { name: '演示人员' }).count()).toBe(0);
  await signIn(page, 'xiaozhang01', 'wrong-password');
  await page.getByRole('alert').getByText('账号或口令不正确').waitFor();
  await signIn(page, 'xiaozhang01', initial);
  await page.getByText('请先把初始口令改成自己的口令').first().waitFor();
  await noSeriousFindings(page);
  await changePassword(page, initial, 'short');
  await page.getByText('口令至少 10 位').first().waitFor();
  await changePassword(page, initial, OWN);
  await page.getByText('口令已修改').first().waitFor();
  await page.goto(journey.origin);
  await arrived(page, '工作台');
  await page.getByRole('button', { name: '打开导航' }).click();
  await page.getByRole('dialog', { name: '导航' }).getByRole('link', { name: '学校' }).click();
  await arrived(page, '学校');
});

test('an officer binds a second factor at the first sign-in, and from then on enters with a code that counts once', async () => {
  const initial = await openAccount(officer, 'kezhang01');
  const page = await journey.visit('/sign-in', { refusals: [401] });
  await signIn(page, 'kezhang01', initial);
  await page.getByRole('heading', { name: '绑定动态口令' }).waitFor();
  await page.getByRole('button', { name: '开始绑定' }).click();
  await page.getByRole('img', { name: '供动态口令应用扫描的二维码' }).waitFor();
  await noSeriousFindings(page);
  const secret = Secret.fromBase32(
    (await page.getByText(/^([A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).innerText()).replaceAll(' ', ''),
  );
  const code = () => new TOTP({ secret }).generate({ timestamp: journey.server.platform.clock().epochMilliseconds });
  await page.getByLabel('应用里显示的 6 位验证码').fill(code());
  await page.getByRole('button', { name: '完成绑定' }).click();
  await page.getByText('请先把初始口令改成自己的口令').first().waitFor();
  await changePassword(page, initial, OWN);
  await page.getByText('口令已修改').first().waitFor();
  await page.goto(journey.origin);
  await arrived(page, '工作台');
  await page.getByRole('button', { name: /科长样例/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();

  await signIn(page, 'kezhang01', OWN);
  const field = page.getByLabel(/6 位验证码/);
  await field.fill('000000');
  await page.getByRole('button', { name: '确认' }).click();
  await page.getByRole('alert').getByText('动态口令不正确').waitFor();
  await noSeriousFindings(page);
  journey.pass({ seconds: 60 });
  const once = code();
  await field.fill(once);
  await page.getByRole('button', { name: '确认' }).click();
  await arrived(page, '工作台');

  const elsewhere = await journey.visit('/sign-in', { refusals: [401] });
  await signIn(elsewhere, 'kezhang01', OWN);
  await elsewhere.getByLabel(/6 位验证码/).fill(once);
  await elsewhere.getByRole('button', { name: '确认' }).click();
  await elsewhere.getByRole('alert').getByText('已用过').waitFor();
});

test('signing out everywhere closes every window, and the page asked for opens after signing in again', async () => {
  const here = await journey.visit('/me', { as: principal });
  const there = await journey.visit('/schools', { as: principal, refusals: [401] });
  await arrived(there, '学校');
  await arrived(here, '我的账号');
  await noSeriousFindings(here);
  await here.getByRole('button', { name: '在所有设备上退出' }).click();
  await here.getByRole('dialog', { name: '在所有设备上退出登录？' }).getByRole('button', { name: '全部退出' }).click();
  await here.getByRole('heading', { name: '登录', level: 2 }).waitFor();
  await there.getByRole('link', { name: '权责样例一中' }).click();
  await there.getByRole('heading', { name: '登录', level: 2 }).waitFor();
  await signIn(there, 'xiaozhang01', OWN);
  await arrived(there, '权责样例一中');
});
