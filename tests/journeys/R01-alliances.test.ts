import { beforeAll, expect, test } from 'vitest';
import { aJourney, PHONE } from '../support/browser.ts';
import { anAlliance, anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R01 联盟：教育圈、学区、集团、集群与共同体，成员有角色和起止，一校可入多个。

const journey = aJourney();
let officer: Person;
let principal: Person;
let lead: School;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  lead = await aSchool(database, { name: '吴淞样例小学', type: '小学' });
  await aSchool(database, { name: '淞滨样例中学', type: '初级中学' });
  await anAlliance(database, { name: '泗塘样例学区', members: [lead] });
  await anAlliance(database, { name: '月浦样例集群', kind: '新优质集群', members: [lead] });
  principal = await aPerson(database, { at: lead, post: 'principal' });
});

test('an officer founds a group, admits two schools in their roles, and lets one leave again', async () => {
  const page = await journey.visit('/alliances', { as: officer });
  await arrived(page, '联盟');
  await page.getByRole('button', { name: '成立联盟' }).click();
  const founding = page.getByRole('dialog', { name: '成立联盟' });
  await choose(founding, '类别', '教育集团');
  await founding.getByLabel('联盟名称').fill('吴淞样例教育集团');
  await choose(founding, '办学形式', '紧密型');
  await founding.getByLabel('成立日期').fill('2025-09-01');
  await noSeriousFindings(page);
  await submit(founding, '成立');
  await arrived(page, '吴淞样例教育集团');

  for (const [school, typed, role] of [
    ['吴淞样例小学', 'wsyl', '牵头校'],
    ['淞滨样例中学', '淞滨', '成员校'],
  ] as const) {
    await page.getByRole('button', { name: '吸收成员校' }).click();
    const admitting = page.getByRole('dialog', { name: '吸收成员校' });
    await choose(admitting, '学校', school, typed);
    await choose(admitting, '在联盟中的角色', role);
    await admitting.getByLabel('加入日期').fill('2025-09-01');
    await submit(admitting, '吸收');
  }
  await expect
    .poll(() => rowsOf(page, '成员校'))
    .toEqual([
      ['吴淞样例小学', '小学', '牵头校', '2025-09-01 至今', expect.any(String)],
      ['淞滨样例中学', '初级中学', '成员校', '2025-09-01 至今', expect.any(String)],
    ]);

  await page.getByRole('button', { name: '淞滨样例中学退出联盟' }).click();
  const leaving = page.getByRole('dialog', { name: /退出/ });
  await leaving.getByLabel('退出日期').fill('2026-07-01');
  await submit(leaving, '确认退出');
  await page.getByText('曾经的成员校（1）').click();
  expect(await rowsOf(page, '曾经的成员校')).toEqual([
    ['淞滨样例中学', '初级中学', '成员校', '2025-09-01 至 2026-07-01'],
  ]);
  await noSeriousFindings(page);
});

test('a school shows every alliance it is in, and an overlapping second membership is refused in words', async () => {
  const page = await journey.visit(`/schools/${lead.id}`, { as: officer, refusals: [409] });
  await arrived(page, '吴淞样例小学');
  const alliances = page.getByRole('region', { name: '所在联盟' });
  for (const name of ['泗塘样例学区', '月浦样例集群']) await alliances.getByRole('link', { name }).waitFor();

  await alliances.getByRole('link', { name: '泗塘样例学区' }).click();
  await arrived(page, '泗塘样例学区');
  await page.getByRole('button', { name: '吸收成员校' }).click();
  const admitting = page.getByRole('dialog', { name: '吸收成员校' });
  await choose(admitting, '学校', '吴淞样例小学', '吴淞');
  await admitting.getByRole('button', { name: '吸收', exact: true }).click();
  expect(await admitting.getByRole('alert').innerText()).toContain('该校在这段时间已是这个联盟的成员');
  expect((await rowsOf(page, '成员校')).length).toBe(1);
});

test('the roster narrows by kind in the address, opens again as it was left, and stands on a map', async () => {
  const page = await journey.visit('/alliances', { as: officer });
  await arrived(page, '联盟');
  await choose(page, '类别', '学区');
  await page.getByRole('link', { name: '月浦样例集群' }).waitFor({ state: 'hidden' });
  expect(new URL(page.url()).searchParams.getAll('kind')).toEqual(['学区']);
  await page.reload();
  await page.getByRole('link', { name: '泗塘样例学区' }).waitFor();
  expect(await page.getByRole('link', { name: '月浦样例集群' }).count()).toBe(0);
  await page.getByText('分布图', { exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBe('map');
  await noSeriousFindings(page);
});

test('a principal reads the alliance on a phone and is told who may change it', async () => {
  const page = await journey.visit('/alliances?view=table', { as: principal, width: PHONE });
  await arrived(page, '联盟');
  await noSeriousFindings(page);
  await page.getByRole('link', { name: '泗塘样例学区' }).click();
  await arrived(page, '泗塘样例学区');
  expect(await whyNot(page.getByRole('button', { name: '吸收成员校' }))).toBe('由牵头的区教育局基础教育科或市教委办理');
  await noSeriousFindings(page);
});
