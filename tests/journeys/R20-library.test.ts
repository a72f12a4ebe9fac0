import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input, Output, Route } from '#contract/route.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person } from '../support/builders.ts';
import { arrived, noSeriousFindings, submit } from '../support/pages.ts';

// R20 案例库：确定为示范案例的经验收入案例库，学校授权、教研部门公开后外区教师用正文里的词找得到，转成培训课程；收回授权后即不可见。

const journey = aJourney();
const { projects, programmes } = contract;
const TITLE = '一页纸的学情分析';
let academy: Person;
let office: Person;
let head: Person;
let reader: Person;
let entry = '';

async function asked<R extends Route>(route: R, input: Input<R>, who: Person): Promise<Output<R>> {
  const done = await journey.server.ask(route, input, await journey.server.signedIn(who));
  if (done.code !== undefined) throw new Error(`${route.path} ${done.code} ${JSON.stringify(done.body)}`);
  return done.body;
}

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  office = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  const college = await anOrganisation(database, { kind: 'academy', name: '宝山样例教师进修学院' });
  academy = await aPerson(database, { at: college, post: 'academy-researcher', name: '教研员样例' });
  const school = await aSchool(database, { name: '经验样例小学' });
  head = await aPerson(database, { at: school, post: 'principal', name: '校长样例' });
  reader = await aPerson(database, { at: await aSchool(database, { region: '310107', name: '外区样例小学' }) });
  await journey.publish(readFileSync('programmes/baoshan-clusters-2016/programme.yaml', 'utf8'));
  const programmeId = 'baoshan-clusters-2016';
  await asked(
    programmes.enrol,
    { id: programmeId, role: '项目学校', organisationId: school.id, from: '2017-01-01' },
    office,
  );
  const call = await asked(
    projects.prepareCall,
    {
      programmeId,
      procedureId: 'experience',
      title: '经验征集',
      fields: [{ name: '评价与改进', quota: null }],
      quotas: {},
      opens: '2026-10-08',
    },
    academy,
  );
  await asked(projects.turnCall, { id: call.id, revision: 1, turn: 'publish' }, academy);
  const key = await asked(
    projects.beginCase,
    { call: call.id, organisationId: school.id, title: TITLE, kind: null, field: '评价与改进' },
    head,
  );
  const filled = async (step: string, moves: number, who: Person, answers: Record<string, unknown>) => {
    await asked(projects.saveAnswers, { ...key, step, revision: 0, answers }, who);
    await asked(projects.submitCase, { ...key, moves, revision: 1 }, who);
  };
  const moved = (move: string, moves: number, who: Person) =>
    asked(projects.moveCase, { ...key, move, moves, note: '' }, who);
  await filled('offer', 0, head, { contact: '不公开的联系人', problem: '测验之后只看平均分', tried: '两个学期' });
  await filled('find', 1, academy, {
    from: '2026-09-01',
    to: '2026-09-20',
    sources: '听课',
    found: '分得准',
    mechanism: '把谁错了换成错在哪一步',
    advice: '错因要少',
  });
  await filled('cultivate', 2, head, {
    core: '一次测验一页纸',
    practice: '一、命名错因。\n二、填一页纸，当天分组补救。',
    changes: '重复率下降四成',
    conditions: '备课组能坐到一起',
  });
  await moved('合乎理念，可以推广', 3, academy);
  await moved('确定为示范案例', 4, office);
});

/** What the teacher of another district finds by a word of two characters that stands only in the text. */
async function found(): Promise<number> {
  return (await asked(contract.library.entries, { search: '补救' }, reader)).total;
}

test('the academy takes the model case in, and its head lets the whole city read it', async () => {
  const page = await journey.visit('/library', { as: academy });
  await arrived(page, '案例库');
  await page.getByRole('link', { name: '收入案例（1）' }).click();
  await arrived(page, '收入案例');
  await page.getByRole('button', { name: `收入 ${TITLE}` }).click();
  const form = page.getByRole('dialog', { name: '收入案例库' });
  await form.getByLabel('发现了什么').fill('备课组开始为错因争论');
  await submit(form, '收入案例库');
  await arrived(page, TITLE);
  await page.getByRole('heading', { name: '怎样做' }).waitFor();
  await noSeriousFindings(page);
  entry = new URL(page.url()).pathname;
  expect(await page.getByText('不公开的联系人').count()).toBe(0);
  expect(await found()).toBe(0);

  const school = await journey.visit(entry, { as: head, width: PHONE });
  await arrived(school, TITLE);
  await school.getByText('备课组开始为错因争论').waitFor();
  await school.getByRole('button', { name: '授权公开' }).click();
  const grant = school.getByRole('dialog', { name: '授权公开' });
  await noSeriousFindings(school);
  await submit(grant, '授权');
  await school.getByText('授权（全市）').waitFor();
  await noSeriousFindings(school);
  expect(await found()).toBe(0);
});

test('once it is published a teacher of another district finds it by a word of its text', async () => {
  const page = await journey.visit(entry, { as: academy });
  await arrived(page, TITLE);
  await page.getByRole('button', { name: '公开', exact: true }).click();
  await submit(page.getByRole('dialog', { name: '公开案例' }), '公开');
  await page.getByText('公开（全市）').waitFor();

  const theirs = await journey.visit('/library', { as: reader });
  await arrived(theirs, '案例库');
  await theirs.getByLabel('全文检索').fill('补救');
  await theirs.locator('mark', { hasText: '补救' }).waitFor();
  await noSeriousFindings(theirs);
  await theirs.getByRole('link', { name: TITLE }).click();
  await arrived(theirs, TITLE);
  expect(await theirs.getByRole('heading', { name: '授权与公开' }).count()).toBe(0);
});

test('it grows by a stage and becomes a course, which names it', async () => {
  const page = await journey.visit(entry, { as: academy });
  await arrived(page, TITLE);
  await page.getByRole('button', { name: '记录进展' }).click();
  const growing = page.getByRole('dialog', { name: '记录进展' });
  await growing.getByLabel('发现与建议').fill('先跟踪两个单元');
  await submit(growing, '记录');
  await page.getByText('先跟踪两个单元').waitFor();
  await page.getByRole('button', { name: '转为培训课程' }).click();
  const form = page.getByRole('dialog', { name: '组织活动' });
  expect(await form.getByLabel('活动名称').inputValue()).toBe(`${TITLE}：案例培训`);
  await form.getByLabel('日期', { exact: true }).fill('2026-11-20');
  await form.getByLabel('地点').fill('报告厅');
  await form.getByLabel('报名截止（含当日）').fill('2026-11-18');
  await submit(form, '存为草稿');
  await arrived(page, `${TITLE}：案例培训`);
  await page.getByText('依据案例：').getByRole('link', { name: TITLE }).click();
  await arrived(page, TITLE);
  await page.getByRole('link', { name: `${TITLE}：案例培训` }).waitFor();
});

test('taken back, it is gone for the other district at once', async () => {
  expect(await found()).toBe(1);
  const page = await journey.visit(entry, { as: head });
  await arrived(page, TITLE);
  await page.getByRole('button', { name: '收回授权' }).click();
  const form = page.getByRole('dialog', { name: '收回授权' });
  await form.getByLabel('原因').fill('正在修订做法');
  await submit(form, '收回授权');
  await page.getByText('正在修订做法').waitFor();
  expect(await found()).toBe(0);
  const gone = await journey.visit(entry, { as: reader, refusals: [404] });
  await gone.getByText('没有找到').first().waitFor();
});
