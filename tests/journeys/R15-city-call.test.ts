import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aMeeting } from '../security/collaborating.ts';
import type { Key } from '../support/bids.ts';
import { aJourney } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Organisation, type Person } from '../support/builders.ts';
import { type Applicant, applies, CITY_PLAN, handsIn, marksFor } from '../support/city-projects.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit } from '../support/pages.ts';
import { anExpert, aTie } from '../support/reviewing.ts';

// R15 市级创新引领项目：十二所学校申报，退回补正，区级推荐，五位专家（有回避），会议决定，公示有异议，立项三项，驾驶舱计入。

const journey = aJourney();
const TITLE = '2026 年创新引领项目申报';
const FIELDS = ['育人方式改革', '治理方式优化', '教师队伍提升', '数字技术赋能'];
const routes = contract.projects;
let city: Person;
let researcher: Person;
let offices: Map<string, Person>;
let applicants: Applicant[];
let experts: Person[];
let commission: Organisation;
let call = '';
let keys: Key[] = [];
let notice = '';

beforeAll(async () => {
  const { server } = journey;
  const { database } = server.platform;
  commission = await anOrganisation(database, { kind: 'commission', name: '上海市教育委员会' });
  const academy = await anOrganisation(database, { kind: 'academy', region: '310000', name: '市级教育研究机构' });
  city = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科', name: '市级经办人' });
  researcher = await aPerson(database, { at: academy, post: 'academy-researcher', name: '市级研究人员' });
  const districts = ['310113', '310114'];
  offices = new Map();
  for (const region of districts) {
    const bureau = await anOrganisation(database, { kind: 'bureau', region });
    offices.set(region, await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' }));
  }
  await journey.publish(CITY_PLAN);
  const as = await server.signedIn(city);
  applicants = [];
  for (let number = 1; number <= 12; number += 1) {
    const school = await aSchool(database, { region: districts[number % 2]!, name: `第${number}样例学校` });
    const head = await aPerson(database, { at: school, post: 'principal', name: `校长${number}` });
    const enrolled = await server.ask(
      contract.programmes.enrol,
      { id: 'shanghai-new-quality-2023', role: '项目校', level: '市级', organisationId: school.id, from: '2024-01-01' },
      as,
    );
    expect(enrolled.code).toBeUndefined();
    applicants.push({ school, head });
  }
  experts = [];
  for (const name of ['专家甲', '专家乙', '专家丙', '专家丁', '专家戊'])
    experts.push(await anExpert(server, academy, { name, fields: FIELDS }));
  // 专家甲 worked at the first school not long ago: no panel of its project may hold this expert.
  await aTie(server, experts[0]!, applicants[0]!.school.id, '任职');
  await aMeeting(server, { region: '310000', alliance: commission }, { organisationId: commission.id, state: 'held' });
});

const ask = journey.ask;

test('the city opens the call, and twelve schools apply', async () => {
  const page = await journey.visit('/calls', { as: city });
  await arrived(page, '征集');
  await page.getByRole('button', { name: '起草征集' }).first().click();
  const drawer = page.getByRole('dialog', { name: '起草征集' });
  await choose(drawer, '办理程序', '市级项目校创新引领项目立项与管理（上海市新优质学校高质量发展引领计划）');
  await drawer.getByLabel('名称', { exact: true }).fill(TITLE);
  await drawer.getByLabel('开始受理').fill('2026-10-08');
  await drawer.getByLabel('截止日期').fill('2026-12-18');
  await submit(drawer, '存为草稿');
  await arrived(page, TITLE);
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await page.getByRole('button', { name: '停止受理' }).waitFor();
  call = new URL(page.url()).pathname.split('/').at(-1)!;
  keys = [];
  for (const [index, applicant] of applicants.entries())
    keys.push(await applies(journey.server, call, applicant, `第${index + 1}个项目`, FIELDS[index % FIELDS.length]!));
  await page.reload();
  await page.getByRole('link', { name: '12 件' }).waitFor();
});

test('a district hands one back to be mended, then recommends; the other districts do so too', async () => {
  const { server } = journey;
  const first = keys[0]!;
  const district = offices.get(first.region)!;
  const page = await journey.visit(`/cases/${first.region}/${first.id}`, { as: district });
  await arrived(page, '第1个项目');
  await page.getByRole('button', { name: '退回补正' }).click();
  const back = page.getByRole('dialog', { name: '退回补正' });
  await back.getByLabel('需要补正什么').fill('请说明怎样检验目标');
  await submit(back, '退回补正');
  await handsIn(server, first, applicants[0]!.head, 1, 2);
  await page.reload();
  await page.getByRole('button', { name: '推荐', exact: true }).click();
  const form = page.getByRole('dialog', { name: '推荐' });
  await form.getByLabel('意见').fill('切合学校实际，同意推荐');
  await submit(form, '推荐');
  await page.getByText('正在“组成评审专家组”').waitFor();
  for (const key of keys.slice(1))
    await ask(routes.moveCase, { ...key, moves: 1, move: '推荐' }, offices.get(key.region)!);

  await page.goto(`${journey.origin}/calls/${call}`);
  await page.getByRole('button', { name: '排定推荐次序' }).click();
  const ranks = page.getByRole('dialog', { name: '排定推荐次序' });
  const own = keys.flatMap(({ region }, at) => (region === first.region ? `第${at + 1}个项目` : []));
  const last = ranks.getByRole('textbox', { name: `“${own.at(-1)}”的次序` });
  await last.fill('1');
  await last.press('Enter');
  await ranks.getByRole('button', { name: `下移 ${own.at(-1)}` }).click();
  await noSeriousFindings(page);
  await ranks.getByRole('button', { name: '保存次序' }).click();
  await ranks.waitFor({ state: 'hidden' });
  const { rows } = await ask(routes.cases, { call, region: first.region }, district);
  expect(rows.find(({ title }) => title === own.at(-1))?.rank).toBe(2);
  expect(rows.map(({ rank }) => rank).toSorted()).toEqual(own.map((_, at) => at + 1));
});

test('the academy draws the panel; whoever is related is kept away, and whoever declares it is replaced', async () => {
  const page = await journey.visit(`/calls/${call}/reviews`, { as: researcher });
  await arrived(page, '评审情况');
  await page.getByRole('button', { name: '抽取专家' }).click();
  await submit(page.getByRole('dialog', { name: '抽取专家' }), '抽取');
  await page.getByRole('table', { name: '拟定的专家组' }).waitFor();
  const rows = await rowsOf(page, '拟定的专家组');
  expect(rows).toHaveLength(12);
  expect(rows.find(([name]) => name?.includes('第1个项目'))?.join()).not.toContain('专家甲');
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '确定专家组' }).click();
  const form = page.getByRole('dialog', { name: '确定专家组' });
  await form.getByLabel('评审截止').fill('2026-12-30');
  await submit(form, '确定，开始评审');
  await page.getByRole('table', { name: '专家评审的进展' }).waitFor();

  const declaring = experts[1]!;
  const desk = await journey.visit('/reviews', { as: declaring });
  await arrived(desk, '评审台');
  // Who applies is not told where the review is blind.
  expect(await desk.getByText('样例学校').count()).toBe(0);
  const [lying] = await ask(routes.desk, {}, declaring);
  const kept = lying!.cases[0]!;
  await ask(
    routes.declareConflicts,
    { id: lying!.id, cases: [kept.id], recuses: true, reason: '曾指导该校这一课题' },
    declaring,
  );
  await page.reload();
  await page.getByRole('button', { name: '补选专家' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '补选', exact: true }).click();
  await page.getByText('已补选').first().waitFor();
});

test('the experts score, the round is closed, and a meeting chooses three', async () => {
  for (const expert of experts) {
    for (const { id, cases } of await ask(routes.desk, {}, expert)) {
      await ask(routes.declareConflicts, { id, cases: cases.map((one) => one.id), recuses: false, reason: '' }, expert);
      for (const one of cases) {
        const level =
          10 -
          Math.min(
            10,
            keys.findIndex((key) => key.id === one.id),
          );
        await ask(
          routes.saveReview,
          { id, case: one.id, revision: 0, marks: marksFor(level), comment: '可行' },
          expert,
        );
        await ask(routes.submitReview, { id, case: one.id, revision: 1 }, expert);
      }
    }
  }
  const page = await journey.visit(`/calls/${call}/reviews`, { as: researcher });
  await arrived(page, '评审情况');
  await page.getByRole('button', { name: '结束评审' }).click();
  await submit(page.getByRole('dialog', { name: '结束评审' }), '结束评审');
  await page.getByRole('table', { name: '专家评审的结果' }).waitFor();
  await noSeriousFindings(page);

  const desk = await journey.visit(`/calls/${call}/decide`, { as: city });
  await arrived(desk, '研究决定');
  for (const [index] of keys.entries())
    await desk
      .getByRole('radiogroup', { name: `“第${index + 1}个项目”的决定` })
      .getByText(index < 3 ? '拟立项' : '不立项', { exact: true })
      .click();
  await choose(desk, '作出决定的会议', '2026-01-05 测试例会', '测试');
  await desk.getByRole('button', { name: '作出决定' }).click();
  const asked = desk.getByRole('dialog', { name: '作出 12 件决定？' });
  await asked.getByText('拟立项 3 件').waitFor();
  await asked.getByRole('button', { name: '作出决定' }).click();
  await desk.getByText('现在没有等待决定的申报').waitFor();
});

test('three are announced, an objection is answered, and they are established with their numbers', async () => {
  const page = await journey.visit(`/calls/${call}/notices`, { as: city });
  await arrived(page, '公示');
  await page.getByRole('button', { name: '发布公示' }).click();
  await submit(page.getByRole('dialog', { name: '发布公示' }), '发布');
  await arrived(page, /公示$/);
  notice = new URL(page.url()).pathname;
  const outsider = applicants[11]!.head;
  const other = await journey.visit(notice, { as: outsider });
  await arrived(other, /公示$/);
  await other.getByRole('button', { name: '提出异议' }).first().click();
  const form = other.getByRole('dialog', { name: '提出异议' });
  await choose(form, '所涉项目', '第2个项目（第2样例学校）');
  await form.getByLabel('事实和理由').fill('与已结项的课题内容相近');
  await submit(form, '提交异议');

  journey.pass({ hours: 24 * 8 });
  const office = await journey.visit(notice, { as: city });
  await arrived(office, /公示$/);
  await office.getByRole('button', { name: /^答复对/ }).click();
  const answer = office.getByRole('dialog', { name: '答复异议' });
  await answer.getByText('不成立', { exact: true }).click();
  await answer.getByLabel('答复', { exact: true }).fill('经核对，研究对象和举措不同');
  await submit(answer, '答复');
  await office.getByRole('button', { name: '公示办结' }).click();
  await office
    .getByRole('dialog', { name: '办结这份公示？' })
    .getByRole('button', { name: '办结', exact: true })
    .click();
  await office.getByText('已办结', { exact: true }).waitFor();
  expect((await rowsOf(office, '公示名单')).map(([number]) => number)).toEqual(['2026-001', '2026-002', '2026-003']);
});

test('the cockpit counts them for the schools that carry them, and leads back to the case', async () => {
  const page = await journey.visit('/cockpit/shanghai-new-quality-2023', { as: city });
  await arrived(page, /上海市新优质学校高质量发展引领计划/);
  const target = page.getByRole('listitem').filter({ hasText: '每所市级项目校从指南中选定一个重点项目' });
  await target.getByText('25.0 %').first().waitFor();
  await target.getByText('3 / 12', { exact: false }).first().waitFor();
});
