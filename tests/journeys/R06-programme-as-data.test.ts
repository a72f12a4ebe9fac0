import { beforeAll, expect, test } from 'vitest';
import { aJourney } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, rowsOf, whyNot } from '../support/pages.ts';

// R06 计划即数据：一份谁也没见过的文件，写成定义即可检查、预览、发布、修订、比较。

const plan = (version: number, atLeast: number) => `id: seaside-reading-2026
version: ${version}
title: 滨海样例阅读行动
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-01-01, to: 2028-12-31 }
targets:
  - id: coverage
    statement: 半数义务教育学校进入阅读学区
    source: { section: 二 }
    measure:
      ratio:
        of: { fact: schools.in-an-alliance, where: { kind: 学区 } }
        among: schools.compulsory
    goal: { atLeast: ${atLeast} }
    unit: 所
stages:
  - id: first
    name: 起步阶段
    source: { section: 四 }
    from: 2026-01-01
    to: 2026-12-31
`;

const journey = aJourney();
let officer: Person;
let neighbour: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '科长样例' });
  const other = await anOrganisation(database, { kind: 'bureau', region: '310114' });
  neighbour = await aPerson(database, { at: other, post: 'district-officer', office: '基础教育科' });
  const [first] = [await aSchool(database), await aSchool(database), await aSchool(database), await aSchool(database)];
  await anAlliance(database, { members: [first] });
});

test('a definition nobody knows is checked line by line, corrected, previewed with figures of today, and published', async () => {
  const page = await journey.visit('/programmes', { as: officer });
  await arrived(page, '已发布的计划');
  await page.getByRole('link', { name: '发布计划' }).first().click();
  await arrived(page, '发布计划');
  expect(await whyNot(page.getByRole('button', { name: '发布', exact: true }))).toBe('请先粘贴或上传定义');

  const faulty = plan(1, 0.5)
    .replace('among: schools.compulsory', 'amongst: schools.compulsory')
    .replace('to: 2026-12-31', 'to: 2026-13-31');
  const lineOf = (words: string) => faulty.split('\n').findIndex((line) => line.includes(words)) + 1;
  await page
    .getByLabel('上传文件')
    .setInputFiles({ name: 'seaside.yaml', mimeType: 'application/yaml', buffer: Buffer.from(faulty) });
  const found = page.getByRole('region', { name: '检查结果' });
  await found.getByRole('heading', { name: /有 \d+ 处错误/ }).waitFor();
  const places = await found.getByRole('listitem').allInnerTexts();
  for (const words of ['amongst', '2026-13-31'])
    expect(places.join('\n')).toMatch(new RegExp(`第 ${lineOf(words)} 行第 \\d+ 列`));
  expect(await whyNot(page.getByRole('button', { name: '发布', exact: true }))).toBe('定义还有错误');
  await noSeriousFindings(page);

  const text = page.getByLabel('定义原文（YAML）');
  await found
    .getByRole('button', { name: new RegExp(`第 ${lineOf('2026-13-31')} 行`) })
    .first()
    .click();
  expect(
    await text.evaluate(
      (area: { value: string; selectionStart: number }) => area.value.slice(0, area.selectionStart).split('\n').length,
    ),
  ).toBe(lineOf('2026-13-31'));

  await text.fill(plan(1, 0.5));
  await page.getByText('定义已改动，请重新检查。').waitFor();
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await found.getByRole('heading', { name: '没有发现问题' }).waitFor();
  const preview = page.getByRole('region', { name: '预览：滨海样例阅读行动' });
  const target = preview.getByRole('listitem').filter({ hasText: '半数义务教育学校进入阅读学区' });
  for (const words of ['25.0 %', '1 / 4，目标 ≥ 50 %', '还差 1 所义务教育学校'])
    await target.getByText(words).waitFor();
  await noSeriousFindings(page);

  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog', { name: '发布这个版本？' }).getByRole('button', { name: '发布' }).click();
  await arrived(page, '滨海样例阅读行动');
  expect(new URL(page.url()).pathname).toBe('/cockpit/seaside-reading-2026');
});

test('a revision is a second version; the first stays as it was, and the two are compared', async () => {
  const page = await journey.visit('/programmes/publish', { as: officer });
  await arrived(page, '发布计划');
  await choose(page, '修订已发布的计划', '滨海样例阅读行动');
  const text = page.getByLabel('定义原文（YAML）');
  await expect.poll(() => text.inputValue()).toBe(plan(1, 0.5));
  await page.getByRole('region', { name: '检查结果' }).waitFor();
  expect(await whyNot(page.getByRole('button', { name: '发布', exact: true }))).toBe(
    '版本号应为 2，文件中写的是 1；已发布的版本不能修改',
  );

  await text.fill(plan(2, 0.7));
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.getByRole('region', { name: '与第 1 版相比' }).waitFor();
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog', { name: '发布这个版本？' }).getByRole('button', { name: '发布' }).click();
  await arrived(page, '滨海样例阅读行动');
  await page.getByText('≥ 70 %').first().waitFor();

  await page.getByRole('link', { name: '版本与定义' }).click();
  await arrived(page, '版本与定义');
  expect((await rowsOf(page, '版本')).map(([version, , by]) => [version, by])).toEqual([
    ['第 2 版', '科长样例'],
    ['第 1 版', '科长样例'],
  ]);
  await page.getByRole('link', { name: '与第 1 版比较' }).click();
  const changes = (await rowsOf(page, '变动清单')).map((row) => row.join(' '));
  expect(
    changes.some((line) => line.includes('修改') && line.includes('coverage') && /50/.test(line) && /70/.test(line)),
  ).toBe(true);
  await noSeriousFindings(page);
});

test('the office of another district may check a definition and not publish it', async () => {
  const page = await journey.visit('/programmes/publish', { as: neighbour });
  await arrived(page, '发布计划');
  await page.getByLabel('定义原文（YAML）').fill(plan(3, 0.9));
  await page.getByRole('button', { name: '检查', exact: true }).click();
  await page.getByRole('heading', { name: '没有发现问题' }).waitFor();
  expect(await whyNot(page.getByRole('button', { name: '发布', exact: true }))).toBe(
    '由牵头的区教育局基础教育科或市教委办理',
  );
});
