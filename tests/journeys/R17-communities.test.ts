import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aJourney } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { CITY_PLAN } from '../support/city-projects.ts';
import { aCallOf, aCaseAt, inBank } from '../support/communities.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit } from '../support/pages.ts';

// R17 研究共同体：三项立项项目编入新建的共同体，聘请三名指导专家，区级项目校申请加入，驾驶舱随之变化。

const journey = aJourney();
const PLAN = 'shanghai-new-quality-2023';
const NAME = '单元作业研究共同体';
let city: Person;
let researcher: Person;
let schools: { school: School; head: Person }[];
let call = '';

beforeAll(async () => {
  const { server } = journey;
  const { database } = server.platform;
  const commission = await anOrganisation(database, { kind: 'commission', name: '上海市教育委员会' });
  const academy = await anOrganisation(database, { kind: 'academy', region: '310000', name: '市级教育研究机构' });
  city = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科', name: '市级经办人' });
  researcher = await aPerson(database, { at: academy, post: 'academy-researcher', name: '市级研究人员' });
  await journey.publish(CITY_PLAN);
  schools = [];
  for (const [number, level] of (['市级', '市级', '市级', '区级'] as const).entries()) {
    const school = await aSchool(database, {
      region: number % 2 === 0 ? '310113' : '310114',
      name: `第${number}样例学校`,
    });
    const head = await aPerson(database, { at: school, post: 'principal', name: `校长${number}` });
    const enrolled = await server.ask(
      contract.programmes.enrol,
      { id: PLAN, role: '项目校', level, organisationId: school.id, from: '2024-01-01' },
      await server.signedIn(city),
    );
    expect(enrolled.code).toBeUndefined();
    schools.push({ school, head });
  }
  call = await aCallOf(database, {
    programmeId: PLAN,
    procedureId: 'city-project',
    region: '310000',
    title: '2026 年创新引领项目申报',
  });
  for (const [number, { school }] of schools.slice(0, 3).entries())
    await aCaseAt(database, call, school, {
      title: `第${number}个项目`,
      field: number === 2 ? '治理方式优化' : '育人方式改革',
      kind: '重点项目',
      step: 'carry-out',
      number: `2026-00${number + 1}`,
    });
  for (const name of ['专家甲', '专家乙', '专家丙'])
    await inBank(database, await aPerson(database, { at: academy, post: 'expert', name }));
});

/** How many of how many the cockpit counts for a target. */
const parts = async (target: string) => {
  const { body } = await journey.server.ask(
    contract.programmes.figure,
    { id: PLAN, target },
    await journey.server.signedIn(city),
  );
  return [body.target.parts?.count, body.target.parts?.whole];
};

test('the academy puts three established projects into a new community', async () => {
  expect(await parts('in-communities')).toEqual([0, 3]);
  const page = await journey.visit(`/calls/${call}`, { as: researcher });
  await arrived(page, '2026 年创新引领项目申报');
  await page.getByRole('link', { name: '研究共同体' }).click();
  await arrived(page, '研究共同体');
  await page.getByRole('button', { name: '选中 2 项' }).click();
  await page.getByRole('checkbox', { name: '选择第2个项目' }).check();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '新建并编入' }).click();
  const form = page.getByRole('dialog', { name: '新建研究共同体' });
  await form.getByLabel('名称').fill(NAME);
  await choose(form, '牵头校', '第0样例学校');
  await submit(form, '新建并编入 3 项');
  await page.getByText('没有待编组的项目').waitFor();
  expect(await parts('in-communities')).toEqual([3, 3]);
});

test('three experts guide it, from the bank', async () => {
  const page = await journey.visit(`/calls/${call}/communities`, { as: researcher });
  await page.getByRole('link', { name: NAME }).click();
  await arrived(page, NAME);
  expect((await rowsOf(page, '共同体项目')).map(([title]) => title?.slice(0, 5)).toSorted()).toEqual([
    '第0个项目',
    '第1个项目',
    '第2个项目',
  ]);
  await page.getByText('指导专家 0 / 3 名').waitFor();
  await page.getByRole('button', { name: '聘请指导专家' }).click();
  const form = page.getByRole('dialog', { name: '聘请指导专家' });
  await form.getByRole('combobox').click();
  for (const name of ['专家甲', '专家乙', '专家丙']) await page.getByTitle(new RegExp(name)).click();
  await form.getByText('从专家库中选择').click();
  await submit(form, '聘请');
  await page.getByText('指导专家 3 / 3 名').waitFor();
  expect(await parts('community-experts')).toEqual([1, 1]);
  const cockpit = await journey.visit(`/cockpit/${PLAN}`, { as: city });
  await arrived(cockpit, /上海市新优质学校高质量发展引领计划/);
  const target = cockpit.getByRole('listitem').filter({ hasText: '每所市级项目校都随项目编入一个研究共同体' });
  await target.getByText('3 / 3').first().waitFor();
});

test('a school of a district asks to join, and the leading school admits it', async () => {
  const { school, head } = schools[3]!;
  const page = await journey.visit('/alliances', { as: head });
  await page.getByRole('link', { name: NAME }).click();
  await arrived(page, NAME);
  await page.getByRole('button', { name: '申请加入' }).click();
  const form = page.getByRole('dialog', { name: '申请加入' });
  await form.getByLabel('理由和可以承担的工作').fill('本校正在做同一主题的校本研修，可以承担数据整理');
  await submit(form, '提交申请');
  await page.getByRole('table', { name: '加入申请' }).getByText('校本研修').waitFor();

  const lead = await journey.visit('/workspace/todos', { as: schools[0]!.head });
  await lead.getByText(`${school.name}申请加入`).waitFor();
  await lead.goto(page.url());
  await lead.getByRole('button', { name: `答复${school.name}` }).click();
  const answer = lead.getByRole('dialog', { name: '答复加入申请' });
  await answer.getByText('同意加入', { exact: true }).click();
  await submit(answer, '答复');
  await lead.getByRole('table', { name: '加入申请' }).getByText('同意加入').waitFor();
  expect((await rowsOf(lead, '成员校')).map(([name, , role]) => [name, role])).toContainEqual([school.name, '参与校']);
});
