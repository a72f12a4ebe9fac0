import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Organisation, type Person } from '../support/builders.ts';
import { arrived, choose, downloadedBy, noSeriousFindings, rowsOf, submit } from '../support/pages.ts';

// R07 目标随记录而动：每个数字由记录算出，点开可见条款、算式和记录。

const PLAN = `
id: coverage-plan
version: 1
title: 样例学区化办学
issuer: 宝山区教育局
region: "310113"
document: 《样例学区化办学方案》
period: { from: 2026-01-01, to: 2028-12-31 }
targets:
  - id: coverage
    statement: 学区覆盖半数义务教育学校
    source: { section: 二.1 }
    measure:
      ratio:
        of: { fact: schools.in-an-alliance, where: { kind: 学区 } }
        among: schools.compulsory
    goal: { atLeast: 0.5 }
    unit: 所
    who: 基础教育科
  - id: satisfaction
    statement: 家长满意度达到九成
    source: { section: 三 }
    measure: { average: { fact: surveys.satisfaction, where: { respondent: 家长 } } }
    goal: { atLeast: 0.9 }
    unit: 百分点
`;

const journey = aJourney();
let officer: Person;
let district: Organisation;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) await aSchool(database, { name: `覆盖样例${name}中学` });
  await aSchool(database, { name: '覆盖样例高级中学', type: '高级中学' });
  district = await anAlliance(database, { name: '覆盖样例学区' });
  await journey.publish(PLAN);
});

const target = (page: Page) => page.getByRole('listitem').filter({ hasText: '学区覆盖半数义务教育学校' });

test('schools are admitted one by one, and the target turns met exactly on its bound', async () => {
  const alliance = await journey.visit(`/alliances/${district.id}`, { as: officer });
  const cockpit = await journey.visit('/cockpit/coverage-plan', { as: officer });
  const steps = [
    ['覆盖样例甲中学', '16.7 %', '1 / 6', '还差 2 所义务教育学校'],
    // A senior school counts towards nothing here.
    ['覆盖样例高级中学', '16.7 %', '1 / 6', '还差 2 所义务教育学校'],
    ['覆盖样例乙中学', '33.3 %', '2 / 6', '还差 1 所义务教育学校'],
    ['覆盖样例丙中学', '50.0 %', '3 / 6', '已达成'],
  ] as const;
  for (const [school, figure, parts, words] of steps) {
    await alliance.getByRole('button', { name: '吸收成员校' }).click();
    const form = alliance.getByRole('dialog', { name: '吸收成员校' });
    await choose(form, '学校', school, school);
    await form.getByLabel('加入日期').fill('2026-09-01');
    await submit(form, '吸收');
    await cockpit.reload();
    for (const said of [figure, `${parts}，目标 ≥ 50 %`, words])
      await target(cockpit).getByText(said, { exact: false }).first().waitFor();
    expect(await target(cockpit).getByText('已达成').count()).toBe(words === '已达成' ? 1 : 0);
  }
  // A day before they joined, nobody counts.
  await cockpit.goto(`${journey.origin}/cockpit/coverage-plan?on=2026-08-31`);
  await target(cockpit).getByText('0 / 6').waitFor();
});

test('a figure opens to its clause, its formula and its records, and leaves as a workbook', async () => {
  const page = await journey.visit('/cockpit/coverage-plan', { as: officer });
  await arrived(page, '样例学区化办学');
  await target(page).getByRole('link', { name: '学区覆盖半数义务教育学校', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: '数字的依据' });
  for (const words of ['条款 二.1', '《样例学区化办学方案》', '3 ÷ 6 = 50.0 %', '基础教育科'])
    await drawer.getByText(words).first().waitFor();
  const counted = drawer.getByRole('region', { name: '已计入的记录' });
  expect((await counted.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]).toSorted()).toEqual([
    '覆盖样例丙中学（覆盖样例学区）',
    '覆盖样例乙中学（覆盖样例学区）',
    '覆盖样例甲中学（覆盖样例学区）',
  ]);
  const lacking = drawer.getByRole('region', { name: '尚缺的记录' });
  expect((await lacking.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]).toSorted()).toEqual([
    '覆盖样例丁中学',
    '覆盖样例己中学',
    '覆盖样例戊中学',
  ]);
  await drawer.getByText('看数据表').click();
  const trend = await rowsOf(drawer, '近一年各月末数值');
  expect(trend.slice(-3)).toEqual([
    ['2026-08-31', '0.0 %'],
    ['2026-09-30', '50.0 %'],
    ['2026-10-15', '50.0 %'],
  ]);
  await noSeriousFindings(page);

  const { book } = await downloadedBy(page, drawer.getByRole('button', { name: '导出 .xlsx' }));
  expect(book.worksheets.map(({ name }) => name)).toEqual(['数字', '已计入', '未计入']);
  const about = new Map(
    book
      .getWorksheet('数字')
      ?.getRows(2, 20)
      ?.map((row) => [row.getCell(1).text, row.getCell(2).text]),
  );
  expect(about.get('算式')).toBe('3 ÷ 6 = 50.0 %');
  expect(about.get('状态')).toBe('已达成');
  expect(book.getWorksheet('已计入')?.actualRowCount).toBe(4);

  await counted.getByRole('link', { name: '覆盖样例甲中学' }).click();
  await arrived(page, '覆盖样例甲中学');
});

test('what nothing on the platform can measure says so instead of showing a nought', async () => {
  const page = await journey.visit('/cockpit/coverage-plan', { as: officer, width: PHONE });
  await arrived(page, '样例学区化办学');
  const unmeasured = page.getByRole('listitem').filter({ hasText: '家长满意度达到九成' });
  await unmeasured.getByText('尚无数据来源').first().waitFor();
  expect(await unmeasured.getByText('—').first().isVisible()).toBe(true);
  expect(await unmeasured.getByText(/(^|\s)0(\.0)? %/).count()).toBe(0);
  await noSeriousFindings(page);
  await unmeasured.getByRole('link', { name: '家长满意度达到九成' }).click();
  await page
    .getByRole('dialog', { name: '数字的依据' })
    .getByText(/尚无数据来源：缺/)
    .first()
    .waitFor();
  await noSeriousFindings(page);
});
