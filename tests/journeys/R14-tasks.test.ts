import { beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import { anOrganisation, aPerson, aSchool, type Person, type School } from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R14 任务：交办给岗位，换人不丢；报告进展与佐证，确认办结或退回；由计划的阶段任务交办，办结后一键记入。

const PLAN = `
id: tasked-plan
version: 1
title: 样例任务计划
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-01-01, to: 2028-12-31 }
stages:
  - id: pilot
    name: 试点阶段
    source: { section: 四.1 }
    from: 2026-09-01
    to: 2027-08-31
    tasks:
      - { id: survey, name: 完成基线调研, source: { section: 四.1 }, owner: 项目办公室, by: 2026-12-31 }
`;

const journey = aJourney();
const EVIDENCE = { name: '目录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 evidence\n%%EOF\n') };
let officer: Person;
let school: School;
let principal: Person;
let successor: Person;
let teacher: Person;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科', name: '交办人样例' });
  school = await aSchool(database, { name: '任务样例中学' });
  principal = await aPerson(database, { at: school, post: 'principal', name: '老校长样例' });
  successor = await aPerson(database, { at: school, name: '新校长样例' });
  teacher = await aPerson(database, { at: school, name: '教师样例' });
  await journey.publish(PLAN);
});

/** A task of the principal's, whoever that is. */
async function aTask(title: string): Promise<string> {
  const { server } = journey;
  const { body } = await server.ask(
    contract.collaboration.askTask,
    {
      title,
      detail: '每门课程一行',
      owner: { by: 'post', organisationId: school.id, post: 'principal' },
      due: '2026-11-10',
    },
    await server.signedIn(officer),
  );
  return `/tasks/${body.region}/${body.id}`;
}

/** The post changes hands. */
async function handOver(from: Person, to: Person): Promise<void> {
  for (const [person, kind] of [
    [from, 'teacher'],
    [to, 'principal'],
  ] as const)
    await journey.server.platform.database.system
      .updateTable('identity.post')
      .set({ kind })
      .where('id', '=', person.postId)
      .execute();
}

test('an officer gives a task to a post, and who holds it reports on it on a phone', async () => {
  const desk = await journey.visit('/tasks', { as: officer });
  await arrived(desk, '任务');
  await desk.getByText('还没有任务').waitFor();
  await desk.getByRole('button', { name: '交办任务' }).first().click();
  const form = desk.getByRole('dialog', { name: '交办任务' });
  await form.getByLabel('做什么').fill('上报共享课程目录');
  await form.getByRole('button', { name: '交办', exact: true }).click();
  await form.getByText('请选择承办的岗位和单位').waitFor();
  await choose(form, '承办的岗位', '校长');
  await choose(form, '承办的单位', '任务样例中学', '任务样例');
  await form.getByLabel('完成期限').fill('2026-11-10');
  await noSeriousFindings(desk);
  await submit(form, '交办');
  await arrived(desk, '上报共享课程目录');
  await desk.getByText('等任务样例中学校长办理，期限 2026-11-10').waitFor();

  const phone = await journey.visit('/tasks?whose=owed', { as: principal, width: PHONE });
  await arrived(phone, '任务');
  expect(await rowsOf(phone, '任务')).toHaveLength(1);
  await noSeriousFindings(phone);
  await phone.getByRole('link', { name: '上报共享课程目录' }).click();
  await arrived(phone, '上报共享课程目录');
  await phone.getByText('请在 2026-11-10 前完成').waitFor();
  expect(await whyNot(phone.getByRole('button', { name: '撤销任务' }))).toBe('由交办人办理');
  await phone.getByRole('button', { name: '报告进展' }).click();
  const progress = phone.getByRole('dialog', { name: '报告进展' });
  await progress.getByLabel('进度').fill('60');
  await progress.getByLabel('进展情况').fill('已收到七门课程');
  await submit(progress, '报告');
  await phone.getByText('已收到七门课程').waitFor();
  await noSeriousFindings(phone);
});

test('a task of a post is finished by the successor with evidence, handed back once, and confirmed', async () => {
  const address = await aTask('汇总课程目录');
  await handOver(principal, successor);
  const next = await journey.visit(address, { as: successor });
  await arrived(next, '汇总课程目录');
  await next.getByRole('button', { name: '报告完成' }).click();
  const done = next.getByRole('dialog', { name: '报告完成' });
  await done.getByLabel('完成情况').fill('九门课程，见附件');
  await done.getByLabel('上传文件：佐证材料').first().setInputFiles(EVIDENCE);
  await done.getByText('目录.pdf').waitFor();
  await noSeriousFindings(next);
  await submit(done, '报告完成');
  await next.getByText('已于 2026-10-15 报告完成，等交办人样例确认').waitFor();

  const desk = await journey.visit(address, { as: officer });
  await arrived(desk, '汇总课程目录');
  await desk.getByText('任务样例中学校长于 2026-10-15 报告已完成，请您确认').waitFor();
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: /目录\.pdf/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('目录.pdf');
  await desk.getByRole('button', { name: '退回再办' }).click();
  const back = desk.getByRole('dialog', { name: '退回再办' });
  await back.getByLabel('还差什么').fill('缺少课时');
  await submit(back, '退回再办');
  await desk.getByText('等任务样例中学校长办理').waitFor();

  await next.reload();
  // In the band and in the history.
  await next.getByText('缺少课时').first().waitFor();
  await next.getByRole('button', { name: '报告完成' }).click();
  await submit(done, '报告完成');
  await next.getByText('等交办人样例确认').waitFor();

  await desk.reload();
  await desk.getByRole('button', { name: '确认办结' }).click();
  await desk.getByRole('dialog', { name: '确认办结？' }).getByRole('button', { name: '确认' }).click();
  await desk.getByText('已办结，完成于 2026-10-15').waitFor();
  const steps = await desk.locator('.work-track b').allInnerTexts();
  expect(steps).toEqual(['交办任务', '报告完成', '退回再办', '报告完成', '确认办结']);
  await noSeriousFindings(desk);
  await handOver(successor, principal);
});

describe('a task', () => {
  test('is given another day and another owner, with the reason', async () => {
    const page = await journey.visit(await aTask('整理场地清单'), { as: officer });
    await arrived(page, '整理场地清单');
    await page.getByRole('button', { name: '改期或转交' }).click();
    const form = page.getByRole('dialog', { name: '改期或转交' });
    await form.getByLabel('完成期限').fill('2026-11-20');
    await form.getByText('交给个人').click();
    await choose(form, '承办人', '教师样例（任务样例中学）', '教师样例');
    await form.getByLabel('原因').fill('校长外出学习');
    await submit(form, '保存');
    await page.getByText('等教师样例（任务样例中学）办理，期限 2026-11-20').waitFor();
    const own = await journey.visit('/tasks', { as: teacher });
    await arrived(own, '任务');
    expect((await rowsOf(own, '任务')).map(([title]) => title?.split('\n')[0])).toEqual(['整理场地清单']);
    expect(await whyNot(own.getByRole('button', { name: '交办任务' }))).toContain('由教育行政部门');
  });

  test('is dropped with the reason, and asks nothing of anybody any more', async () => {
    const page = await journey.visit(await aTask('填写旧表'), { as: officer });
    await arrived(page, '填写旧表');
    await page.getByRole('button', { name: '撤销任务' }).click();
    const form = page.getByRole('dialog', { name: '撤销任务' });
    await form.getByLabel('原因').fill('已并入年度检查');
    await submit(form, '撤销任务');
    await page.getByText('任务已撤销，不需再办').waitFor();
    await page.getByText('已并入年度检查').waitFor();
  });

  test('is found again by whose it is, how it stands, where it came from and what it says', async () => {
    await aTask('报送体育联赛名单');
    const page = await journey.visit('/tasks', { as: officer });
    await arrived(page, '任务');
    await page.getByRole('button', { name: /我交办的/ }).click();
    await page.getByRole('button', { name: /我交办的/, pressed: true }).waitFor();
    await arrived(page, '任务');
    await page.getByLabel('查找任务').fill('联赛');
    await page.getByRole('link', { name: '报送体育联赛名单' }).waitFor();
    await arrived(page, '任务');
    await choose(page, '来源', '会议');
    await page.getByText('没有符合条件的任务').waitFor();
    expect(new URL(page.url()).searchParams.toString()).toContain('whose=asked');
  });
});

test('a stage task is given from the stages of its programme and recorded done with one click when it is settled', async () => {
  const page = await journey.visit('/cockpit/tasked-plan?tab=stages', { as: officer });
  await arrived(page, '样例任务计划');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '完成基线调研' }) });
  await row.getByRole('button', { name: '交办：完成基线调研' }).click();
  const form = page.getByRole('dialog', { name: '交办任务' });
  expect(await form.getByLabel('做什么').inputValue()).toBe('完成基线调研');
  expect(await form.getByLabel('完成期限').inputValue()).toBe('2026-12-31');
  await choose(form, '承办的岗位', '校长');
  await choose(form, '承办的单位', '任务样例中学', '任务样例');
  await submit(form, '交办');
  await row.getByText('在办').waitFor();
  await noSeriousFindings(page);
  await row.getByRole('link', { name: '任务样例中学 校长' }).click();
  await arrived(page, '完成基线调研');
  const address = new URL(page.url()).pathname;

  const owner = await journey.visit(address, { as: principal });
  await arrived(owner, '完成基线调研');
  await owner.getByRole('button', { name: '报告完成' }).click();
  await submit(owner.getByRole('dialog', { name: '报告完成' }), '报告完成');

  await page.reload();
  await page.getByRole('button', { name: '确认办结' }).click();
  await page.getByRole('dialog', { name: '确认办结？' }).getByRole('button', { name: '确认' }).click();
  await page.getByText('可以记入').waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '记为已完成：完成基线调研' }).click();
  await page.getByText('已记入').waitFor();
  await page.getByRole('link', { name: '样例任务计划' }).first().click();
  await arrived(page, '样例任务计划');
  await row.getByText('已完成 2026-10-15').waitFor();
  await row.getByText('任务“完成基线调研”办结').waitFor();
});
