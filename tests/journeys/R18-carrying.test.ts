import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input, Output, Route } from '#contract/route.ts';
import { aMeeting } from '../security/collaborating.ts';
import type { Key } from '../support/bids.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { applies, CITY_PLAN } from '../support/city-projects.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit } from '../support/pages.ts';

// R18 过程管理：两个立项的项目，一个迟后完成节点、登记进展、申请延期获同意、通过中期检查；另一个整学期没有记录，区里看得到它有困难。

const journey = aJourney();
const routes = contract.projects;
const TITLES = ['作业标准研制', '课堂观察改进'];
let city: Person;
let researcher: Person;
let district: Person;
let heads: Person[];
let keys: Key[];

beforeAll(async () => {
  const { server } = journey;
  const { database } = server.platform;
  const commission = await anOrganisation(database, { kind: 'commission', name: '上海市教育委员会' });
  const academy = await anOrganisation(database, { kind: 'academy', region: '310000', name: '市级教育研究机构' });
  const bureau = await anOrganisation(database, { kind: 'bureau', region: '310113', name: '宝山区教育局' });
  city = await aPerson(database, { at: commission, post: 'city-officer', office: '基础教育科', name: '市级经办人' });
  researcher = await aPerson(database, { at: academy, post: 'academy-researcher', name: '市级研究人员' });
  district = await aPerson(database, {
    at: bureau,
    post: 'district-officer',
    office: '基础教育科',
    name: '区级经办人',
  });
  await journey.publish(CITY_PLAN);
  const programme = { programmeId: 'shanghai-new-quality-2023', procedureId: 'city-project' };
  const fields = [{ name: '育人方式改革', quota: null }];
  const call = await asked(
    routes.prepareCall,
    { ...programme, title: '创新引领项目申报', fields, quotas: {}, opens: '2026-10-08' },
    city,
  );
  await asked(routes.turnCall, { id: call.id, revision: 1, turn: 'publish' }, city);
  heads = [];
  keys = [];
  for (const title of TITLES) {
    const school = await aSchool(database, { region: '310113', name: `${title}样例学校` });
    const head = await aPerson(database, { at: school, post: 'principal', name: `${title}校长` });
    await asked(
      contract.programmes.enrol,
      { id: programme.programmeId, role: '项目校', level: '市级', organisationId: school.id, from: '2024-01-01' },
      city,
    );
    heads.push(head);
    keys.push(await applies(server, call.id, { school, head }, title, '育人方式改革'));
  }
  const meeting = await aMeeting(
    server,
    { region: '310000', alliance: commission },
    { organisationId: commission.id, state: 'held' },
  );
  await established(call.id, meeting);
});

async function asked<R extends Route>(route: R, input: Input<R>, who: Person): Promise<Output<R>> {
  const done = await journey.server.ask(route, input, await journey.server.signedIn(who));
  if (done.code !== undefined) throw new Error(`${route.path} ${done.code} ${JSON.stringify(done.body)}`);
  return done.body;
}

/** What R15 goes through: recommended, taken past the panel, decided, announced, and finished on 23 October. */
async function established(call: string, { region, id }: Key): Promise<void> {
  for (const key of keys) await asked(routes.moveCase, { ...key, moves: 1, move: '推荐' }, district);
  await journey.server.platform.database.system
    .updateTable('projects.case')
    .set({ step: 'establish' })
    .where('call_id', '=', call)
    .execute();
  for (const key of keys)
    await asked(routes.moveCase, { ...key, moves: 2, move: '拟立项', meeting: { region, id } }, city);
  const cases = keys.map((key) => ({ ...key, moves: 3 }));
  const notice = await asked(
    routes.publishNotice,
    { id: call, step: 'notice', title: '拟立项公示', body: '现予公示。', from: '2026-10-15', cases },
    city,
  );
  journey.pass({ hours: 24 * 8 });
  await asked(routes.finishNotice, { id: notice.id }, city);
}
const placeOf = ({ region, id }: Key) => `/cases/${region}/${id}`;

test('a milestone reached after its day is on record as late, and progress is added', async () => {
  journey.pass({ hours: 24 * 320 });
  const page = await journey.visit(placeOf(keys[0]!), { as: heads[0]! });
  await arrived(page, TITLES[0]!);
  await page.getByText('逾期 8 天').waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '登记完成：研制标准并试用' }).click();
  const reached = page.getByRole('dialog', { name: '登记完成' });
  await reached.getByLabel('完成日期').fill('2027-09-05');
  await reached.getByLabel('完成依据').fill('作业标准一稿已印发');
  await submit(reached, '登记完成');
  await page.getByText('迟后完成 5 天').waitFor();
  await page.getByRole('button', { name: '登记进展' }).click();
  const noted = page.getByRole('dialog', { name: '登记进展' });
  await noted.getByLabel('做了什么，有什么结果').fill('两个年级用新标准布置作业');
  await submit(noted, '登记');
  await page.getByText('两个年级用新标准布置作业').waitFor();
});

test('more time is asked for and agreed to, and the first day stays to be seen', async () => {
  const page = await journey.visit(placeOf(keys[0]!), { as: heads[0]!, width: PHONE });
  await arrived(page, TITLES[0]!);
  await page.getByRole('button', { name: '申请变更' }).click();
  const asking = page.getByRole('dialog', { name: '申请变更' });
  await choose(asking, '变更类别', '延期');
  await asking.getByLabel('“全面实施并总结”的新期限').fill('2028-12-31');
  await asking.getByLabel('理由').fill('试用学校增加，案例要多收一学期');
  await submit(asking, '提交申请');
  await page.getByText('待答复', { exact: true }).waitFor();
  await noSeriousFindings(page);

  const desk = await journey.visit(placeOf(keys[0]!), { as: researcher });
  await arrived(desk, TITLES[0]!);
  await desk.getByRole('button', { name: '答复', exact: true }).click();
  const answer = desk.getByRole('dialog', { name: '答复变更申请' });
  await answer.getByText('同意', { exact: true }).click();
  await submit(answer, '答复');
  await desk.getByText('原定 2028-06-30').waitFor();
});

test('the district sees which project is in difficulty, and why', async () => {
  const page = await journey.visit('/carrying', { as: district });
  await arrived(page, '实施中的项目');
  const rows = await rowsOf(page, '实施中的项目');
  expect(rows.map(([project]) => project)).toEqual([
    expect.stringContaining(TITLES[1]!),
    expect.stringContaining(TITLES[0]!),
  ]);
  expect(rows[0]?.at(-1)).toMatch(/有困难.*1 个节点逾期，最长 8 天.*2026学年第二学期没有任何记录/s);
  expect(rows[1]?.at(-1)).toContain('正常');
  await noSeriousFindings(page);
  await choose(page, '风险', '正常（1）');
  await page.getByRole('link', { name: TITLES[1]! }).waitFor({ state: 'detached' });
});

test('the first comes through its mid-term check and goes on', async () => {
  const [key, head] = [keys[0]!, heads[0]!];
  await asked(routes.moveCase, { ...key, moves: 4, move: 'continue' }, researcher);
  const answers = { progress: '标准已试用', results: '标准一稿', problems: '学科进度不一', next: '全面实施' };
  await asked(routes.saveAnswers, { ...key, step: 'mid-term-report', revision: 0, answers }, head);
  await asked(routes.submitCase, { ...key, moves: 5, revision: 1 }, head);
  const page = await journey.visit(placeOf(key), { as: researcher });
  await arrived(page, TITLES[0]!);
  await page.getByRole('button', { name: '继续实施' }).click();
  await submit(page.getByRole('dialog', { name: '继续实施' }), '继续实施');
  await page.getByText('请办理“中期后实施”').waitFor();
  await page.getByText('完成 1 / 2 个节点').waitFor();
});
