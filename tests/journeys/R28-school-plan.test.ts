import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input, Output, Route } from '#contract/route.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { arrived, noSeriousFindings, submit } from '../support/pages.ts';

// R28 一校一规划：实验校起草三年规划，专家论证提出意见，修改后确定，驾驶舱计入；按年自评，专家反馈，进入下一年度。

const journey = aJourney();
const routes = contract.projects;
let office: Person;
let academy: Person;
let school: School;
let head: Person;
let key = { region: '', id: '' };

beforeAll(async () => {
  const { server } = journey;
  const { database } = server.platform;
  const region = '310107';
  const bureau = await anOrganisation(database, { kind: 'bureau', region, name: '普陀区教育局' });
  office = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '经办人样例' });
  const college = await anOrganisation(database, { kind: 'academy', region, name: '普陀区教育学院' });
  academy = await aPerson(database, { at: college, post: 'academy-researcher', name: '指导专家样例' });
  school = await aSchool(database, { region, name: '规划样例初级中学' });
  head = await aPerson(database, { at: school, post: 'principal', name: '校长样例' });
  await journey.publish(readFileSync('programmes/putuo-junior-high-2019/programme.yaml', 'utf8'));
  await asked(
    contract.programmes.enrol,
    { id: 'putuo-junior-high-2019', role: '实验校', organisationId: school.id, from: '2019-01-01' },
    office,
  );
  const call = await asked(
    routes.prepareCall,
    {
      programmeId: 'putuo-junior-high-2019',
      procedureId: 'school-plan',
      title: '实验校三年规划',
      fields: [],
      quotas: {},
      opens: '2026-10-08',
    },
    office,
  );
  await asked(routes.turnCall, { id: call.id, revision: 1, turn: 'publish' }, office);
  key = await asked(
    routes.beginCase,
    { call: call.id, organisationId: school.id, title: '让每个孩子跟得上', kind: null, field: null },
    head,
  );
  await filled('needs', { strengths: '教师队伍年轻，家校关系好', gaps: '数学学科薄弱', subjects: ['数学'] }, 0);
  await moved('continue', 1, academy);
  await moved('continue', 2, academy);
});

async function asked<R extends Route>(route: R, input: Input<R>, who: Person): Promise<Output<R>> {
  const done = await journey.server.ask(route, input, await journey.server.signedIn(who));
  if (done.code !== undefined) throw new Error(`${route.path} ${done.code} ${JSON.stringify(done.body)}`);
  return done.body;
}
const moved = (move: string, moves: number, who: Person, note = '') =>
  asked(routes.moveCase, { ...key, move, moves, note }, who);
/** Fills a form whole and hands it in. */
async function filled(step: string, answers: Record<string, unknown>, moves: number, revision = 0): Promise<void> {
  await asked(routes.saveAnswers, { ...key, step, revision, answers }, head);
  await asked(routes.submitCase, { ...key, moves, revision: revision + 1 }, head);
}

const PLAN = {
  goals: '三年内学业增值居全区中上',
  coreProject: '数学分层作业',
  content: '作业、课堂、评价一体改进',
  levers: ['信息化'],
  schoolAims: [{ target: 'double-name-masters', goal: '引进一名双名工程学员' }],
  measures: '与支援校共备、共研',
  strategy: '先两个年级，再全校',
  years: ['2018学年', '2019学年', '2020学年'].map((year) => ({ year, task: `${year}任务`, result: '看得到的成果' })),
  indicators: [
    { indicator: '增值指数', now: '98', target: '102' },
    { indicator: '家长满意度', now: '86%', target: '92%' },
  ],
};

test('the school drafts its plan, the experts send it back with advice, and the bureau adopts what was mended', async () => {
  await filled('draft', PLAN, 3);
  const expert = await journey.visit(`/cases/${key.region}/${key.id}`, { as: academy });
  await arrived(expert, '让每个孩子跟得上');
  await expert.getByText('三年内学业增值居全区中上').waitFor();
  await noSeriousFindings(expert);
  await expert.getByRole('button', { name: '提出完善意见' }).click();
  const advice = expert.getByRole('dialog', { name: '提出完善意见' });
  await advice.getByLabel('需要补正什么').fill('目标请写明增值指数从多少到多少');
  await submit(advice, '提出完善意见');

  const page = await journey.visit(`/cases/${key.region}/${key.id}`, { as: head, width: PHONE });
  await arrived(page, '让每个孩子跟得上');
  await page.getByText('目标请写明增值指数从多少到多少').first().waitFor();
  await page.getByRole('textbox', { name: /建设目标/ }).fill('三年内增值指数由 98 升到 102');
  await page.getByText(/已保存于/).waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText('正在“专家论证并提出完善意见”').waitFor();

  await moved('同意报批', 6, academy);
  const bureau = await journey.visit(`/cases/${key.region}/${key.id}`, { as: office });
  await arrived(bureau, '让每个孩子跟得上');
  await bureau.getByRole('button', { name: '通过规划' }).click();
  await submit(bureau.getByRole('dialog', { name: '通过规划' }), '通过规划');
  await bureau.getByText('正在“归入动态档案”').waitFor();
});

test('the cockpit counts the plan', async () => {
  const page = await journey.visit('/cockpit/putuo-junior-high-2019', { as: office });
  await arrived(page, /普陀区/);
  const target = page.getByRole('listitem').filter({ hasText: '规划' }).filter({ hasText: '1 / 1' });
  await target.first().waitFor();
});

test('a year later the school reports, the experts answer, and the next year begins', async () => {
  const page = await journey.visit(`/cases/${key.region}/${key.id}`, { as: head });
  await arrived(page, '让每个孩子跟得上');
  await page.getByRole('button', { name: '归档' }).click();
  await submit(page.getByRole('dialog', { name: '归档' }), '归档');
  await page.getByText('正在“实施规划”').waitFor();
  await moved('continue', 9, office);
  await filled(
    'yearly-report',
    {
      year: '2018学年',
      tasks: [{ task: '研制分层作业', state: '已完成', evidence: '作业册三本' }],
      changes: '预备年级作业时间减少两成',
      problems: '骨干教师流动大',
      revision: '第二年增加支援校蹲点',
      more: [{ year: '2020学年', task: '支援校蹲点', result: '蹲点记录' }],
    },
    10,
  );
  const expert = await journey.visit(`/cases/${key.region}/${key.id}`, { as: academy });
  await arrived(expert, '让每个孩子跟得上');
  await expert.getByText('预备年级作业时间减少两成').waitFor();
  await expert.getByRole('button', { name: '进入下一年度' }).click();
  const form = expert.getByRole('dialog', { name: '进入下一年度' });
  await form.getByLabel('意见').fill('第一年任务完成，注意留住骨干');
  await submit(form, '进入下一年度');
  await expert.getByText('第一年任务完成，注意留住骨干').first().waitFor();
  const seen = await asked(routes.case, key, head);
  expect([seen.step, seen.earlier.map(({ step }) => step)]).toEqual(['carry-out', ['needs', 'draft', 'yearly-report']]);
});

test('the page of the school shows its goals, the tasks of its years, and how it goes', async () => {
  const page = await journey.visit(`/schools/${school.id}`, { as: office });
  await arrived(page, '规划样例初级中学');
  const plan = page.getByRole('region', { name: '规划与项目' });
  await plan.getByText('引进一名双名工程学员').waitFor();
  await plan.getByText('自身 0，未达到').waitFor();
  await plan.getByRole('region', { name: '任务' }).getByText('支援校蹲点').waitFor();
  await plan.getByText(/^4 个节点逾期/).waitFor();
  await noSeriousFindings(page);
});
