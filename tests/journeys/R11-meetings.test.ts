import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import type { Input } from '#contract/route.ts';
import { doors } from '../../src/server/contexts/collaboration/door.ts';
import { aJourney, PHONE } from '../support/browser.ts';
import {
  anAlliance,
  anOrganisation,
  aPerson,
  aSchool,
  type Organisation,
  type Person,
  type School,
} from '../support/builders.ts';
import { arrived, choose, noSeriousFindings, rowsOf, submit, whyNot } from '../support/pages.ts';

// R11 会议：召集、邀请、签到、纪要、议定事项与任务；达到到会比例、纪要定稿的会议计入每月的职责。

const PLAN = `
id: meeting-plan
version: 1
title: 样例例会制度
issuer: 宝山区教育局
region: "310113"
period: { from: 2026-09-01, to: 2028-08-31 }
duties:
  - id: monthly-meeting
    statement: 各学区每月召开工作例会
    source: { section: 五(二)1 }
    owedBy: { each: { fact: alliances, where: { kind: 学区 } } }
    rhythm: { times: 1, per: month, during: term }
    metBy: { fact: meetings.held, where: { kind: 工作例会 } }
`;

const journey = aJourney();
const routes = contract.collaboration;
let officer: Person;
let lead: Person;
let secretary: Person;
let principals: Person[];
let schools: School[];
let alliance: Organisation;

beforeAll(async () => {
  const { database } = journey.server.platform;
  const bureau = await anOrganisation(database, { kind: 'bureau', name: '宝山区教育局' });
  officer = await aPerson(database, { at: bureau, post: 'district-officer', office: '基础教育科' });
  schools = await Promise.all(['甲样例小学', '乙样例小学', '丙样例小学'].map((name) => aSchool(database, { name })));
  alliance = await anAlliance(database, { name: '勤会样例学区', members: schools });
  principals = await Promise.all(
    schools.map((at) => aPerson(database, { at, post: 'principal', name: `${at.name[0]}校长` })),
  );
  lead = await aPerson(database, { at: alliance, post: 'alliance-lead', name: '学区负责人样例' });
  secretary = await aPerson(database, { at: schools[0]!, post: 'school-admin', name: '记录人样例' });
  await journey.publish(PLAN);
});

type Key = { region: string; id: string };
const pathOf = ({ region, id }: Key) => `/meetings/${region}/${id}`;

/** A meeting called by the alliance's leader, and, when it was held, with everybody there. */
async function aMeeting(
  title: string,
  { held = false, ...more }: { held?: boolean } & Partial<Input<typeof routes.planMeeting>> = {},
): Promise<Key> {
  const { server } = journey;
  const cookie = await server.signedIn(lead);
  const planned = await server.ask(
    routes.planMeeting,
    {
      organisationId: alliance.id,
      kind: '联席会议',
      title,
      on: '2026-10-15',
      begins: '09:00',
      ends: '10:30',
      place: '一号会议室',
      invitations: [{ way: 'member-posts', organisationId: alliance.id, post: 'principal' }],
      secretary: { region: secretary.region, personId: secretary.id },
      ...more,
    },
    cookie,
  );
  const key = { region: planned.body.region, id: planned.body.ids[0]! };
  if (!held) return key;
  const lines = principals.map(({ region, id }) => ({ personRegion: region, personId: id, state: '到会' as const }));
  await server.ask(routes.markAttendance, { ...key, lines }, cookie);
  expect((await server.ask(routes.closeAttendance, key, cookie)).status).toBe(200);
  return key;
}

const month = (page: Page, words: string) =>
  page.getByRole('button', { name: new RegExp(`^勤会样例学区 · 2026年${words}`) });
const confirmed = (page: Page, label: string) =>
  page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();

test('a meeting is called by post, its roster is marked and closed, and enough of those expected came', async () => {
  const page = await journey.visit('/meetings', { as: lead });
  await arrived(page, '会议');
  await page.getByRole('button', { name: '召集会议' }).first().click();
  const form = page.getByRole('dialog', { name: '召集会议' });
  await choose(form, '类别', '专题工作会议');
  await form.getByLabel('会议名称').fill('共享课程专题会');
  await form.getByLabel('开始').fill('9点');
  await form.getByLabel('地点').fill('甲样例小学会议室');
  await form.getByRole('button', { name: '添加议程' }).click();
  await form.getByLabel('议程 1 的事项').fill('商议共享课程');
  await choose(form, '记录人', '记录人样例（甲样例小学）', '记录人');
  await noSeriousFindings(page);
  await submit(form, '召集');
  await arrived(page, '共享课程专题会');
  await page.getByText('勤会样例学区各成员校校长').waitFor();
  await page.getByText('2026-10-15 09:00–15:30').waitFor();

  await page.getByRole('button', { name: '甲校长请假' }).click();
  await page.getByText('应到 3 人，到会 0 人（0%）').waitFor();
  await page.getByRole('button', { name: '其余 2 人全部到会' }).click();
  await confirmed(page, '其余 2 人全部到会');
  await page.getByText('应到 3 人，到会 2 人（66.7%），已达到 50% 的到会比例').waitFor();
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '结束签到' }).click();
  await confirmed(page, '结束签到');
  await page.getByText('应到 3 人，到会 2 人，达到到会比例').waitFor();
  await page.getByText('还没有纪要').waitFor();
});

test('final minutes give the tasks decided on and turn the month of the alliance green; moved, the meeting counts elsewhere', async () => {
  const cockpit = await journey.visit('/cockpit/meeting-plan?tab=duties', { as: officer });
  await arrived(cockpit, '样例例会制度');
  await month(cockpit, '10月：待办（0/1）').waitFor();

  const key = await aMeeting('十月工作例会', { held: true, kind: '工作例会' });
  const page = await journey.visit(pathOf(key), { as: lead });
  await page.getByRole('link', { name: '写纪要' }).click();
  await arrived(page, '写纪要');
  await page.getByRole('textbox', { name: '会议情况' }).fill('会议商议了共享课程。');
  await page.getByRole('button', { name: '添加议定事项' }).click();
  await page.getByLabel('议定事项 1的事项').fill('共享课程');
  await page.getByText('表决', { exact: true }).click();
  await page.getByLabel('议定事项 1赞成票').fill('4');
  await page.getByText('票数之和超过到会的出席人数').waitFor();
  await page.getByLabel('议定事项 1赞成票').fill('3');
  await page.getByText('票数之和超过到会的出席人数').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '给议定事项 1布置任务' }).click();
  await page.getByLabel('议定事项 1任务 1做什么').fill('整理课程目录');
  await page.getByLabel('议定事项 1任务 1的完成期限').fill('2026-11-10');
  await choose(page, '议定事项 1任务 1的岗位', '校长');
  await choose(page, '议定事项 1任务 1的单位', '乙样例小学', '乙样例');
  await noSeriousFindings(page);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已全部保存').waitFor();
  await page.getByRole('link', { name: '回到会议' }).click();
  await page.getByRole('button', { name: '送传阅' }).click();
  await submit(page.getByRole('dialog', { name: '送传阅' }), '送传阅');

  const attendee = await journey.visit(pathOf(key), { as: principals[1]!, width: PHONE });
  await arrived(attendee, '十月工作例会');
  await attendee.getByRole('textbox', { name: '我的意见' }).fill('目录请按年级排列');
  await attendee.getByRole('button', { name: '提出意见' }).click();
  await attendee.getByText('意见已提出').waitFor();
  await noSeriousFindings(attendee);

  await page.reload();
  await page.getByRole('textbox', { name: '答复乙校长的意见' }).fill('已采纳');
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByText('答复：已采纳').waitFor();
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByText('将下达 1 项任务。会议计入职责。').waitFor();
  await confirmed(page, '定稿');
  await page.getByText('纪要已定稿，下达 1 项任务；会议已计入').waitFor();
  const [document] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 .docx' }).click(),
  ]);
  expect(document.suggestedFilename()).toBe('十月工作例会纪要（2026-10-15）.docx');
  const owed = await journey.server.ask(routes.tasks, { whose: 'owed' }, await journey.server.signedIn(principals[1]!));
  expect(owed.body.rows.map(({ title, due }) => [title, due])).toEqual([['整理课程目录', '2026-11-10']]);

  await cockpit.reload();
  await month(cockpit, '10月：已完成（1/1）').click();
  await cockpit.getByRole('link', { name: '十月工作例会' }).click();
  await arrived(cockpit, '十月工作例会');
  await cockpit.getByText('会议商议了共享课程。').waitFor();

  await page.getByRole('button', { name: '更正日期' }).click();
  const moving = page.getByRole('dialog', { name: '更正会议日期' });
  await moving.getByLabel('日期').fill('2026-09-29');
  await moving.getByLabel('原因').fill('登记时录错');
  await submit(moving, '更正');
  await cockpit.goto(`${journey.origin}/cockpit/meeting-plan?tab=duties`);
  await month(cockpit, '10月：待办（0/1）').waitFor();
  await month(cockpit, '9月：已完成（1/1）').waitFor();
});

test('a series is foretold date by date, and called from the page of its alliance', async () => {
  const page = await journey.visit(`/alliances/${alliance.id}`, { as: officer });
  await arrived(page, '勤会样例学区');
  await page.getByRole('region', { name: '会议' }).getByRole('link').first().click();
  await arrived(page, '会议');
  await page.getByRole('button', { name: '召集会议' }).first().click();
  const form = page.getByRole('dialog', { name: '召集会议' });
  await form.getByTitle('勤会样例学区').first().waitFor();
  await choose(form, '类别', '理事会');
  await form.getByLabel('会议名称').fill('理事会例会');
  await form.getByLabel('日期').fill('2026-11-01');
  await form.getByLabel('地点').fill('学区办公室');
  await form.getByRole('checkbox', { name: '每月召开，排出整个系列' }).check();
  await choose(form, '每月第几个', '第二个');
  await choose(form, '星期几', '星期三');
  await form.getByLabel('截止').fill('2027-03-31');
  await form.getByText('每月第二个星期三，只排在学期内').waitFor();
  expect(await form.locator('.meet-series-preview li').allInnerTexts()).toEqual([
    '2026-11-11',
    '2026-12-09',
    '2027-01-13',
    '2027-02-24',
    '2027-03-10',
  ]);
  await submit(form, '召集');
  await arrived(page, '理事会例会');
  await page.goto(`${journey.origin}/meetings?organisation=${alliance.id}&kind=理事会&from=2026-12-01`);
  await arrived(page, '会议');
  expect((await rowsOf(page, '会议')).map((row) => row[1]?.slice(0, 10))).toEqual([
    '2026-12-09',
    '2027-01-13',
    '2027-02-24',
    '2027-03-10',
  ]);
  await noSeriousFindings(page);
});

test('of two who write the same minutes the second is told, sees the change, and nobody loses a word', async () => {
  const key = await aMeeting('两人记录的会', { held: true });
  const body = (of: Page) => of.getByRole('textbox', { name: '会议情况' });
  const save = (of: Page) => of.getByRole('button', { name: '保存', exact: true }).click();
  const first = await journey.visit(`${pathOf(key)}/minutes`, { as: lead });
  await body(first).fill('通报九月工作\n讨论教师流动');
  await save(first);
  await first.getByText('已全部保存').waitFor();
  await body(first).fill('通报九月工作，完成八项\n讨论教师流动');

  const second = await journey.visit(`${pathOf(key)}/minutes`, { as: secretary, refusals: [409] });
  await body(second).fill('通报九月工作\n讨论教师流动\n商定十一月研修');
  await save(first);
  await first.getByText('已全部保存').waitFor();
  await save(second);
  await second.getByText(/刚刚保存了新的内容。您写的还在/).waitFor();
  const told = second.getByRole('alert', { name: '他人的改动' });
  await told.getByText('学区负责人样例保存了新的内容').waitFor();
  await told.getByText('通报九月工作，完成八项').waitFor();
  await noSeriousFindings(second);
  await told.getByRole('button', { name: '合并到我写的内容里' }).click();
  expect(await body(second).inputValue()).toBe('通报九月工作，完成八项\n讨论教师流动\n商定十一月研修');
  // The page goes away before the save: the text is still there.
  await second.reload();
  await second.getByText('已恢复上次在这台设备上没有保存的内容').waitFor();
  await save(second);
  await second.getByText('已全部保存').waitFor();

  // Both now change the same line.
  await body(second).fill('通报九月工作，完成九项\n讨论教师流动\n商定十一月研修');
  await save(second);
  await second.getByText('已全部保存').waitFor();
  await body(first).fill('通报九月工作，完成七项\n讨论教师流动');
  await first.getByRole('button', { name: '合并到我写的内容里' }).click({ timeout: 40_000 });
  const places = first.getByRole('region', { name: '两人都改过的地方' });
  await places.getByText('通报九月工作，完成七项').waitFor();
  expect(await body(first).inputValue()).toBe(
    '通报九月工作，完成九项\n通报九月工作，完成七项\n讨论教师流动\n商定十一月研修',
  );
  await noSeriousFindings(first);
  await places.getByRole('button', { name: '只留对方的' }).click();
  await places.waitFor({ state: 'detached' });
  await first.getByText('已全部保存').waitFor();
  await first.goto(journey.origin + pathOf(key));
  await first.getByText('商定十一月研修').waitFor();
  await first.getByText('通报九月工作，完成九项').waitFor();
});

test('who is invited signs in with a phone, the screen in the room counts, and who may not is told what to do', async () => {
  const key = await aMeeting('扫码的会');
  const { clock, settings } = journey.server.platform;
  const { codeOf } = doors(settings.dataDir);
  const codeAt = (on: Temporal.Instant) => codeOf({ kind: 'meeting', ...key }, on).code;
  const scan = (as: Person, code: string, refusals: number[] = []) =>
    journey.visit(`/scan?code=${code}`, { as, width: PHONE, refusals });

  const screen = await journey.visit(`${pathOf(key)}/door`, { as: secretary });
  await screen.getByRole('img', { name: '签到二维码' }).waitFor();
  await screen.getByText('已到 0 / 3 人').waitFor();
  await noSeriousFindings(screen);

  const phone = await scan(principals[0]!, codeAt(clock()));
  await arrived(phone, '已签到');
  await phone.getByText('扫码的会').waitFor();
  await phone.getByText('2026-10-15').waitFor();
  await noSeriousFindings(phone);
  await screen.getByText('已到 1 / 3 人').waitFor();
  await phone.getByRole('link', { name: '看议程和材料' }).click();
  await arrived(phone, '扫码的会');
  await phone.getByText('您已扫码签到').waitFor();
  await noSeriousFindings(phone);

  const late = await scan(principals[1]!, codeAt(clock().subtract({ seconds: 90 })), [409]);
  await arrived(late, '没有签上');
  await late.getByText('请重新扫描会场屏幕上的二维码').waitFor();
  const stranger = await aPerson(journey.server.platform.database, { at: schools[2]! });
  const uninvited = await scan(stranger, codeAt(clock()), [404]);
  await arrived(uninvited, '没有签上');
  await uninvited.getByText('您不在邀请之列').waitFor();
  await noSeriousFindings(uninvited);

  const nobody = await journey.visit(`/scan?code=${codeAt(clock())}`, { width: PHONE, refusals: [401] });
  await nobody.waitForURL((address) => address.searchParams.get('to')?.startsWith('/scan?code=meeting.') === true);
});

test('whoever may not is told why', async () => {
  const key = await aMeeting('有规矩的会', { held: true });
  const member = await journey.visit(pathOf(key), { as: principals[0]! });
  await arrived(member, '有规矩的会');
  const why = (label: string) => whyNot(member.getByRole('button', { name: label }));
  expect(await why('更正日期')).toContain('由召集单位的负责人、管理员');
  expect(await why('写纪要')).toBe('由本次会议的记录人或召集单位办理');
  expect(await why('更正名单')).toBe('由本次会议的记录人或召集单位办理');
  await member.goto(`${journey.origin}${pathOf(key)}/minutes`);
  await member.getByText('由本次会议的记录人或召集单位办理').waitFor();

  const ahead = await aMeeting('下周的会', { on: '2026-10-22' });
  const early = await journey.visit(pathOf(ahead), { as: lead });
  expect(await whyNot(early.getByRole('button', { name: '会场签到' }))).toContain('会议日期是 2026-10-22');
  await early.getByRole('button', { name: '取消会议' }).click();
  const form = early.getByRole('dialog', { name: '取消会议' });
  await form.getByLabel('原因').fill('并入区级会议');
  await submit(form, '取消会议');
  await early.getByText('并入区级会议').waitFor();

  const teacher = await aPerson(journey.server.platform.database, { at: schools[0]! });
  const list = await journey.visit('/meetings', { as: teacher, width: PHONE });
  await arrived(list, '会议');
  expect(await whyNot(list.getByRole('button', { name: '召集会议' }).first())).toContain('由召集单位的负责人');
  await noSeriousFindings(list);
  const unseen = await journey.visit(pathOf(key), { as: teacher, refusals: [404] });
  await unseen.getByRole('heading', { name: '没有找到' }).waitFor();
});
