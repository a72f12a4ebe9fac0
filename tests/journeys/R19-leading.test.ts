import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aJourney } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { CITY_PLAN } from '../support/city-projects.ts';
import { aCallOf, aCaseAt, inBank } from '../support/communities.ts';
import { arrived, noSeriousFindings, submit, whyNot } from '../support/pages.ts';

// R19 引领校产生：学校自主申报、区域推荐，专家对照平台汇集的依据材料评分，市里确定，驾驶舱计入引领校。

const journey = aJourney();
const routes = contract.projects;
const PLAN = 'shanghai-new-quality-2023';
const APPLICATION = {
  surveyed: '2026-05-20',
  findings: '调研肯定单元作业，建议补齐对照数据，学校已按学期记录。',
  certification: '认证进行中',
  growth: '以作业设计带动备课，三个年级已有前后对照。',
  monitoring: [{ indicator: '作业时间指数', before: '6', now: '8', source: '绿色指标反馈' }],
  ways: ['工作坊'],
  schools: 3,
  done: '两所学校借用作业单，用时减少。',
  plan: '每学期开放一次现场，结对三所学校。',
};
let city: Person;
let researcher: Person;
let officer: Person;
let school: School;
let head: Person;
let experts: Person[] = [];
let call = '';
let key = { region: '', id: '' };

const ask = journey.ask;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const commission = await anOrganisation(database, { kind: 'commission', name: '上海市教育委员会' });
  const academy = await anOrganisation(database, { kind: 'academy', region: '310000', name: '市级教育研究机构' });
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  city = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科', name: '市级经办人' });
  researcher = await aPerson(database, { at: academy, post: 'academy-researcher', name: '市级研究人员' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '区级经办人' });
  school = await aSchool(database, { region: '310113', name: '引领样例学校' });
  head = await aPerson(database, { at: school, post: 'principal', name: '样例校长' });
  experts = await Promise.all(
    ['专家甲', '专家乙', '专家丙'].map((name) => aPerson(database, { at: academy, post: 'expert', name })),
  );
  for (const expert of experts) await inBank(database, expert);
  await journey.publish(CITY_PLAN);
  await ask(
    contract.programmes.enrol,
    { id: PLAN, role: '项目校', level: '市级', organisationId: school.id, from: '2024-01-01' },
    city,
  );
  const earlier = await aCallOf(database, { programmeId: PLAN, procedureId: 'city-project', region: '310000' });
  await aCaseAt(database, earlier, school, { title: '单元作业的设计', kind: '重点项目', step: 'carry-out' });
  call = (
    await ask(
      routes.prepareCall,
      {
        programmeId: PLAN,
        procedureId: 'select-leading',
        title: '2026 年引领校申报',
        guide: '',
        fields: [],
        quotas: { '310113': 1 },
        opens: '2026-10-12',
        closes: '2026-12-31',
      },
      city,
    )
  ).id;
  await ask(routes.turnCall, { id: call, revision: 1, turn: 'publish' }, city);
});

test('a school applies by itself, and the district sees what the platform knows of it before recommending', async () => {
  key = await ask(
    routes.beginCase,
    { call, organisationId: school.id, title: '引领校申报', kind: null, field: null },
    head,
  );
  await ask(routes.saveAnswers, { ...key, step: 'apply', revision: 0, answers: APPLICATION }, head);
  await ask(routes.submitCase, { ...key, revision: 1, moves: 0 }, head);
  const page = await journey.visit(`/cases/${key.region}/${key.id}`, { as: officer });
  await arrived(page, '引领校申报');
  const known = page.getByRole('region', { name: '依据材料' });
  await known.getByText('立项的引领项目').waitFor();
  await known.getByRole('link', { name: '单元作业的设计' }).waitFor();
  // What no context knows yet is neither nothing nor a guess.
  const certified = known.getByRole('listitem').filter({ hasText: '成长认证' });
  await certified.getByText('尚无数据来源').waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '推荐', exact: true }).click();
  await submit(page.getByRole('dialog', { name: '推荐' }), '推荐');
  await page.getByText('正在“组成专家组”').waitFor();
});

test('the experts weigh it on their desk beside the same evidence', async () => {
  const { id: round } = await ask(routes.drawPanel, { id: call, step: 'panel', least: 0, most: 9 }, researcher);
  await ask(routes.confirmPanel, { id: round, closesAt: '2026-10-20T17:00:00+08:00' }, researcher);
  for (const expert of experts)
    await ask(routes.declareConflicts, { id: round, cases: [key.id], recuses: false, reason: '' }, expert);
  const page = await journey.visit(`/reviews/${round}/${key.id}`, { as: experts[0]! });
  const known = page.getByRole('region', { name: '依据材料' });
  await known.getByText('市级项目校调研结果').waitFor();
  await known.getByText('单元作业的设计').waitFor();
  await noSeriousFindings(page);
  const marks = { survey: 26, certification: 22, monitoring: 27 };
  for (const expert of experts) {
    await ask(
      routes.saveReview,
      { id: round, case: key.id, revision: 0, marks, comment: '三方面证据相互印证' },
      expert,
    );
    await ask(routes.submitReview, { id: round, case: key.id, revision: 1 }, expert);
  }
  await ask(routes.closeRound, { id: round, reason: '' }, researcher);
});

test('the city decides, and the cockpit counts it among the forty', async () => {
  const page = await journey.visit(`/calls/${call}/decide`, { as: city });
  await arrived(page, '确定引领校');
  const aim = page.getByRole('list', { name: '涉及的目标' }).getByRole('listitem');
  await aim.filter({ hasText: '涌现四十所左右' }).filter({ hasText: '现有 0 所，目标 ≥ 40 所' }).waitFor();
  await aim.getByRole('link', { name: /涌现四十所左右/ }).click();
  const drawer = page.getByRole('dialog', { name: '数字的依据' });
  await drawer.getByText('引领校').first().waitFor();
  await page.goBack();
  await drawer.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '按得分预选' }).click();
  const preselect = page.getByRole('dialog', { name: '按得分预选' });
  expect(await whyNot(preselect.getByRole('button', { name: '预选 0 件' }))).toBe('请填写选取的件数');
  await preselect.getByRole('spinbutton', { name: '全部申报' }).fill('1');
  await noSeriousFindings(page);
  await preselect.getByRole('button', { name: '预选 1 件' }).click();
  await page.getByRole('status').filter({ hasText: '确定为引领校 1 件' }).waitFor();
  await page.getByRole('button', { name: '作出决定' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '作出决定' }).click();
  await page.getByText('现在没有等待决定的申报').waitFor();
  const moves = (await ask(routes.case, key, city)).moves;
  await ask(routes.moveCase, { ...key, move: 'archive', moves, note: '', meeting: null }, city);
  const cockpit = await journey.visit(`/cockpit/${PLAN}`, { as: city });
  await arrived(cockpit, /上海市新优质学校高质量发展引领计划/);
  const target = cockpit.getByRole('listitem').filter({ hasText: '涌现四十所左右' });
  await target.getByText('还差 39 所').first().waitFor();
  expect((await ask(routes.case, key, head)).outcome).toBe('确定为引领校');
});
