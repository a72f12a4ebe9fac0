import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { arrived, noSeriousFindings, rowsOf } from '../support/pages.ts';

// R10 驾驶舱：市、区、联盟、学校四级；任何一天；走势；打印。

const PLAN = `
id: cockpit-plan
version: 1
title: 样例学区化办学
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-01-01, to: 2027-12-31 }
targets:
  - id: coverage
    statement: 学区覆盖七成义务教育学校
    source: { section: 二 }
    measure:
      ratio:
        of: { fact: schools.in-an-alliance, where: { kind: 学区 } }
        among: schools.compulsory
    goal: { atLeast: 0.7 }
    by: 2026-09-30
    unit: 所
    who: 基础教育科
  - id: one-alliance
    statement: 至少建成一个学区
    source: { section: 二 }
    measure: { count: { fact: alliances, where: { kind: 学区 } } }
    goal: { atLeast: 1 }
    unit: 个
`;

const journey = aJourney();
let city: Person;
let principal: Person;
let inside: School;
let outside: School;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const commission = await anOrganisation(database, { kind: 'commission' });
  city = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科' });
  inside = await aSchool(database, { name: '盟内样例中学' });
  outside = await aSchool(database, { name: '盟外样例中学' });
  await anAlliance(database, { name: '驾驶样例学区', from: '2026-03-15', members: [inside] });
  principal = await aPerson(database, { at: outside, post: 'principal' });
  await journey.publish(PLAN);
});

const coverage = (page: Page) =>
  page
    .getByRole('list', { name: '样例学区化办学的目标' })
    .getByRole('listitem')
    .filter({ hasText: '学区覆盖七成义务教育学校' });

test('the city leads to a district, an alliance and a school, and each is told of its own part', async () => {
  const page = await journey.visit('/cockpit', { as: city });
  await arrived(page, '上海市驾驶舱');
  const districts = page.getByRole('region', { name: '各区', exact: true });
  const row = districts.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '宝山区' }) });
  expect((await row.getByRole('cell').allInnerTexts()).slice(0, 3)).toEqual(['2', '50.0 %', '1']);
  await noSeriousFindings(page);

  await row.getByRole('link', { name: '宝山区' }).click();
  await arrived(page, '宝山区驾驶舱');
  for (const words of ['未达成', '50.0 %', '还差 1 所义务教育学校', '责任：基础教育科'])
    await coverage(page).getByText(words).first().waitFor();
  await page
    .getByRole('region', { name: '需要办理' })
    .getByRole('link', { name: '学区覆盖七成义务教育学校', exact: true })
    .waitFor();
  await noSeriousFindings(page);

  await page.getByRole('button', { name: /地点/ }).click();
  await page.getByLabel('查找区、联盟或学校').fill('驾驶');
  await page.getByRole('button', { name: /驾驶样例学区/ }).click();
  await arrived(page, '驾驶样例学区驾驶舱');
  await coverage(page).getByText('本联盟').waitFor();

  await page.goto(`${journey.origin}/cockpit?at=school:${inside.id}`);
  await arrived(page, '盟内样例中学驾驶舱');
  await coverage(page).getByText('已计入').waitFor();
});

test('any past day is computed anew, and the figure of a year ago stands beside it', async () => {
  const page = await journey.visit('/cockpit?at=310113', { as: city });
  await arrived(page, '宝山区驾驶舱');
  await page.getByRole('button', { name: /日期/ }).click();
  await page.getByLabel('日期', { exact: true }).fill('2026-03-14');
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByText('按 2026-03-14 的记录计算').waitFor();
  await coverage(page).getByText('0 / 2').waitFor();
  await page.getByRole('button', { name: /日期/ }).click();
  await page.getByLabel('日期', { exact: true }).fill('2026-03-15');
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await coverage(page).getByText('1 / 2').waitFor();
  await coverage(page)
    .getByRole('img', { name: /近一年走势：.*为 50\.0 %/ })
    .waitFor();
  await page.getByRole('button', { name: '回到今天' }).click();
  await page.getByText('按 2026-10-15 的记录计算').waitFor();

  await coverage(page).getByRole('link', { name: '学区覆盖七成义务教育学校', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '数字的依据' });
  await drawer.getByText('看数据表').click();
  const trend = new Map((await rowsOf(drawer, '近一年各月末数值')) as [string, string][]);
  expect([trend.get('2026-02-28'), trend.get('2026-03-31'), trend.get('2026-10-15')]).toEqual([
    '0.0 %',
    '50.0 %',
    '50.0 %',
  ]);
});

test('the targets are narrowed by how they stand, and the choice is in the address', async () => {
  const page = await journey.visit('/cockpit?at=310113', { as: city });
  await arrived(page, '宝山区驾驶舱');
  await page
    .getByRole('navigation', { name: '按状态看目标' })
    .getByRole('link', { name: /已达成/ })
    .click();
  await coverage(page).waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '至少建成一个学区', exact: true }).waitFor();
  expect(new URL(page.url()).searchParams.get('status')).toBe('met');
});

test('the cockpit prints without the frame around it', async () => {
  const page = await journey.visit('/cockpit?at=310113', { as: city });
  await arrived(page, '宝山区驾驶舱');
  await page.evaluate('window.print = () => { window.printed = true; }');
  await page.getByRole('button', { name: '打印' }).click();
  expect(await page.evaluate('window.printed')).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  expect(await coverage(page).isVisible()).toBe(true);
});

test('a principal opens the cockpit of the own school on a phone and sees what the school has still to do', async () => {
  const page = await journey.visit('/cockpit', { as: principal, width: PHONE });
  await arrived(page, '盟外样例中学驾驶舱');
  await coverage(page).getByText('尚未计入').waitFor();
  await noSeriousFindings(page);
});
