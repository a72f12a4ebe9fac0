import { beforeAll, expect, test } from 'vitest';
import { makeDemonstration } from '../../demo/make.ts';
import { dayOf } from '../../src/server/platform/time/clock.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { arrived, noSeriousFindings } from '../support/pages.ts';

// 演示环境：登录页列出各类岗位的人，点一下即进入；真实环境没有这份名单（见 R55）。

const journey = aJourney({ on: 'today' });

beforeAll(async () => {
  const { database, files, freshness, clock } = journey.server.platform;
  await makeDemonstration({ database, files, freshness, seed: 1, scale: 'demo', today: dayOf(clock()) });
}, 300_000);

test('the sign-in page lists people by where they work, and one click signs in', async () => {
  const page = await journey.visit('/', { refusals: [401] });
  const people = page.getByRole('region', { name: '演示人员' });
  await people.waitFor();
  expect(await people.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
    '市',
    '区',
    '学院与专家',
    '联盟',
    '学校',
  ]);
  await noSeriousFindings(page);
  await people.getByRole('button', { name: /宝山基础教育科干部/ }).click();
  await arrived(page, '工作台');
  await noSeriousFindings(page);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '驾驶舱' }).click();
  await arrived(page, '宝山区驾驶舱');
  await page.getByRole('heading', { level: 2, name: '宝山区推进学区化集团化办学' }).waitFor();
  await page.getByText('演示数据').first().waitFor();
  await noSeriousFindings(page);
});

test('every person offered comes in, and the first, the middle and the last find a page of their own', async () => {
  const list = await journey.visit('/sign-in', { width: PHONE });
  const people = list.getByRole('region', { name: '演示人员' });
  await people.waitFor();
  await noSeriousFindings(list);
  const offered = await people.getByRole('button').count();
  expect(offered).toBeGreaterThan(10);
  const answers = await list.evaluate<number[]>(`(async () => {
    const { people } = await (await fetch('/api/sign-in')).json();
    const statuses = [];
    for (const { personId, region } of people) {
      const body = JSON.stringify({ personId, region });
      const headers = { 'content-type': 'application/json' };
      statuses.push((await fetch('/api/sign-in/demonstration', { method: 'POST', headers, body })).status);
      statuses.push((await fetch('/api/workspace')).status);
    }
    return statuses;
  })()`);
  expect(answers).toEqual(Array.from({ length: 2 * offered }, () => 200));
  for (const at of [0, Math.floor(offered / 2), offered - 1]) {
    await list.goto(`${journey.origin}/sign-in`);
    await people.getByRole('button').nth(at).click();
    await list.waitForURL(/\/workspace/);
    await list.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  }
});
