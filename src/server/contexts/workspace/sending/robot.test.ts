import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aPerson, type Organisation, type Person } from '../../../../../tests/support/builders.ts';
import { type Offices, offices } from '../../../../../tests/support/offices.ts';
import { aGroupServer, type GroupServer } from '../../../../../tests/support/receivers.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { aRobot } from '../../../../../tests/support/workspace.ts';
import type { Announcement } from '../../../platform/announce.ts';
import type { Surroundings } from '../../../surroundings.ts';
import { deliver } from '../notices/deliver.ts';
import { send } from './send.ts';

const { workspace } = contract;
const SECRET = 'SEC0123456789abcdef';
let server: TestServer;
let group: GroupServer;
let surroundings: Surroundings;
let place: Offices;
let alliance: Organisation;
let lead: Person;
let cookie: string;
let now = Temporal.Instant.from('2026-11-26T02:00:00Z');

beforeAll(async () => {
  [server, group] = await Promise.all([aServer(() => now), aGroupServer()]);
  surroundings = {
    ...server.platform,
    settings: { ...server.platform.settings, publicUrl: 'https://jmk.example.cn' },
  };
  place = await offices(server);
  alliance = await anAlliance(server.platform.database);
  lead = await aPerson(server.platform.database, { at: alliance, post: 'alliance-lead' });
  cookie = await server.signedIn(lead);
});
afterEach(async () => {
  now = Temporal.Instant.from('2026-11-26T02:00:00Z');
  group.posted.splice(0);
  group.answer();
  await server.platform.database.system.deleteFrom('workspace.robot').execute();
});
afterAll(async () => {
  await server.close();
  await group.close();
});

const wecom = () => `${group.origin}/cgi-bin/webhook/send?key=693a91f6`;
const dingtalk = () => `${group.origin}/robot/send?access_token=566cc69d`;
let serial = 0;
const tell = (more: Partial<Announcement> = {}) => {
  serial += 1;
  return deliver(surroundings, {
    kind: '会议',
    key: `test/${serial}`,
    title: '会议通知：例会',
    body: '周五 14:00，三楼',
    to: '/meetings/310113/1',
    groups: [alliance.id],
    ...more,
  });
};
const go = () => send(surroundings, {});
const shown = async () => (await server.ask(workspace.robots, {}, cookie)).body.robots[0]?.deliveries ?? [];

describe('a robot of 企业微信', () => {
  test('is posted the published markdown, once', async () => {
    await aRobot(server.platform, alliance, { address: wecom() });
    await tell();
    await go();
    await go();
    expect(group.posted).toHaveLength(1);
    expect(group.posted[0]).toMatchObject({
      path: '/cgi-bin/webhook/send',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: {
        msgtype: 'markdown',
        markdown: {
          content:
            '**家门口 · 会议** 会议通知：例会\n> 周五 14:00，三楼\n[查看](https://jmk.example.cn/meetings/310113/1)',
        },
      },
    });
    expect(Object.fromEntries(group.posted[0]?.query ?? [])).toEqual({ key: '693a91f6' });
  });
});

describe('a robot of 钉钉', () => {
  test('is posted the published markdown, with the time and the signature of its secret', async () => {
    await aRobot(server.platform, alliance, { vendor: 'dingtalk', address: dingtalk(), secret: SECRET });
    await tell();
    await go();
    const [posted] = group.posted;
    const timestamp = String(now.epochMilliseconds);
    expect(Object.fromEntries(posted?.query ?? [])).toEqual({
      access_token: '566cc69d',
      timestamp,
      sign: createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64'),
    });
    expect(posted?.body).toEqual({
      msgtype: 'markdown',
      markdown: {
        title: '会议通知：例会',
        text: '**家门口 · 会议** 会议通知：例会\n> 周五 14:00，三楼\n[查看](https://jmk.example.cn/meetings/310113/1)',
      },
    });
  });

  test('without a secret is posted to as it is', async () => {
    await aRobot(server.platform, alliance, { vendor: 'dingtalk', address: dingtalk() });
    await tell();
    await go();
    expect(Object.fromEntries(group.posted[0]?.query ?? [])).toEqual({ access_token: '566cc69d' });
  });
});

describe('a group hears', () => {
  test('what is told to the posts of its organisation or concerns it, of the kinds chosen, and nothing told to persons', async () => {
    await aRobot(server.platform, alliance, { address: wecom(), kinds: ['会议'] });
    await tell({ groups: [], posts: [{ organisationId: alliance.id, post: 'alliance-lead', office: null }] });
    await tell({ groups: [], people: [{ region: lead.region, personId: lead.id }] });
    await tell({ kind: '任务' });
    await tell({ groups: [place.baoshan.id] });
    await go();
    expect(await shown()).toHaveLength(1);
  });

  test('of an office what is told to that office, not to its neighbour', async () => {
    await aRobot(server.platform, place.baoshan, { address: wecom(), office: '人事科' });
    const officers = { organisationId: place.baoshan.id, post: 'district-officer' } as const;
    await tell({ groups: [], posts: [{ ...officers, office: '基础教育科' }] });
    await go();
    expect(group.posted).toEqual([]);
    await tell({ groups: [], posts: [{ ...officers, office: '人事科' }] });
    await go();
    expect(group.posted).toHaveLength(1);
  });

  test('nothing at night, and in the morning everything, four notices a message', async () => {
    await aRobot(server.platform, alliance, { address: wecom() });
    now = Temporal.Instant.from('2026-11-26T22:00:00+08:00');
    for (let at = 0; at < 5; at += 1) await tell();
    await go();
    expect(group.posted).toEqual([]);
    now = Temporal.Instant.from('2026-11-27T07:00:00+08:00');
    await go();
    const counts = group.posted.map(({ body }) => JSON.stringify(body).split('会议通知：例会').length - 1);
    expect(counts).toEqual([4, 1]);
  });
});

describe('a robot that does not answer as it should', () => {
  const failing = [
    ['refuses', { body: '{"errcode":310000,"errmsg":"sign not match"}' }, '机器人答复 310000：sign not match'],
    ['breaks', { status: 500, body: '{}' }, '机器人的服务器答复 500'],
    ['speaks otherwise', { body: '<html>登录</html>' }, '机器人的服务器答复无法识别'],
    ['talks without end', { body: `{"errcode":0,"errmsg":"${'x'.repeat(50_000)}"}` }, '机器人的服务器答复无法识别'],
    [
      'sends us elsewhere',
      { status: 302, headers: { location: 'http://169.254.169.254/latest' }, body: '' },
      '机器人的服务器答复 302',
    ],
  ] as const;

  test.each(failing)('and %s has failed, for a reason those who set it up see', async (_, answer, reason) => {
    await aRobot(server.platform, alliance, { address: wecom() });
    group.answer(answer);
    await tell();
    await go();
    expect(await shown()).toMatchObject([{ state: 'failed', tries: 1, reason, can: { again: true } }]);
    expect(group.posted).toHaveLength(1);
    now = now.add({ minutes: 1 });
    await go();
    expect(await shown()).toMatchObject([{ state: 'sent', reason: null }]);
  });

  test('and is gone has failed, and is tried again by hand', async () => {
    const gone = await aGroupServer();
    await gone.close();
    await aRobot(server.platform, alliance, { address: `${gone.origin}/cgi-bin/webhook/send?key=1` });
    await tell();
    await go();
    const [failed] = await shown();
    expect(failed).toMatchObject({ state: 'failed', reason: '连不上机器人的服务器' });
    const again = await server.ask(workspace.sendAgain, { region: failed!.region, id: failed!.id }, cookie);
    expect(again.status).toBe(200);
    expect(await shown()).toMatchObject([{ state: 'waiting', tries: 0 }]);
  });
});

describe('setting up a robot', () => {
  const asked = {
    office: null,
    vendor: 'wecom' as const,
    address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4',
    secret: null,
    name: '联盟工作群',
    kinds: ['会议' as const],
  };

  test('keeps its address sealed, and shows no more than the end of its key', async () => {
    const added = await server.ask(workspace.addRobot, { ...asked, organisationId: alliance.id }, cookie);
    expect(added.status).toBe(200);
    const row = await server.platform.database.system
      .selectFrom('workspace.robot')
      .selectAll()
      .where('id', '=', added.body.id)
      .executeTakeFirstOrThrow();
    expect(row.address_sealed.includes('693a91f6')).toBe(false);
    const answer = await server.ask(workspace.robots, {}, cookie);
    expect(answer.body.robots).toMatchObject([{ name: '联盟工作群', hint: '…4bc4', organisationName: alliance.name }]);
    expect(JSON.stringify(answer.body)).not.toContain('693a91f6');
  });

  test.each([
    ['for another vendor', { vendor: 'dingtalk' as const }, 400, 'workspace.robot-elsewhere'],
    [
      'anywhere else',
      { address: 'http://127.0.0.1:5432/cgi-bin/webhook/send?key=1' },
      400,
      'workspace.robot-elsewhere',
    ],
    ['without its key', { address: asked.address.split('?')[0]! }, 400, 'workspace.robot-without-key'],
    ['with a secret that 企业微信 does not know', { secret: 'SEC1' }, 400, 'workspace.robot-secret-unknown'],
    ['for an office of the alliance', { office: '办公室' as const }, 403, 'workspace.robot-leaders-only'],
  ])('%s is refused', async (_, more, status, code) => {
    const answer = await server.ask(workspace.addRobot, { ...asked, organisationId: alliance.id, ...more }, cookie);
    expect([answer.status, answer.code]).toEqual([status, code]);
  });

  test('an eleventh time is refused', async () => {
    for (let at = 0; at < 10; at += 1) await aRobot(server.platform, alliance);
    const answer = await server.ask(workspace.addRobot, { ...asked, organisationId: alliance.id }, cookie);
    expect([answer.status, answer.code]).toEqual([409, 'workspace.robots-enough']);
  });

  test('and trying it puts a message on its way; removing it takes what waits along', async () => {
    const id = await aRobot(server.platform, alliance, { address: wecom() });
    const { region } = alliance;
    expect((await server.ask(workspace.tryRobot, { region, id }, cookie)).status).toBe(200);
    await go();
    expect(JSON.stringify(group.posted[0]?.body)).toContain('机器人已接通');
    await server.ask(workspace.tryRobot, { region, id }, cookie);
    expect((await server.ask(workspace.removeRobot, { region, id }, cookie)).status).toBe(200);
    await go();
    expect(group.posted).toHaveLength(1);
    expect((await server.ask(workspace.robots, {}, cookie)).body.robots).toEqual([]);
  });
});
