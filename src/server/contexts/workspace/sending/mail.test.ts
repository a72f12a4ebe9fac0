import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aPerson, type Organisation, type Person } from '../../../../../tests/support/builders.ts';
import { aMailServer, type MailServer } from '../../../../../tests/support/receivers.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { anAddress } from '../../../../../tests/support/workspace.ts';
import type { Surroundings } from '../../../surroundings.ts';
import { deliver } from '../notices/deliver.ts';
import { claim } from './queue.ts';
import { send } from './send.ts';

const { workspace } = contract;
let server: TestServer;
let mail: MailServer;
let surroundings: Surroundings;
let alliance: Organisation;
let reader: Person;
let email: string;
let now = Temporal.Instant.from('2026-11-26T02:00:00Z');

const at = (text: string) => {
  now = Temporal.Instant.from(`${text}+08:00`);
};
const pass = (minutes: number) => {
  now = now.add({ minutes });
};

beforeAll(async () => {
  [server, mail] = await Promise.all([aServer(() => now), aMailServer()]);
  surroundings = {
    ...server.platform,
    settings: {
      ...server.platform.settings,
      publicUrl: 'https://jmk.example.cn',
      mail: { smtpUrl: mail.url, from: '家门口 <notice@jmk.example.cn>' },
    },
  };
  alliance = await anAlliance(server.platform.database);
});
beforeEach(async () => {
  at('2026-11-26T10:00');
  reader = await aPerson(server.platform.database, { at: alliance, post: 'alliance-lead' });
  email = await anAddress(server.platform, reader);
});
afterEach(async () => {
  mail.letters.splice(0);
  mail.refuse(0);
  await server.platform.database.system.deleteFrom('workspace.delivery').execute();
});
afterAll(async () => {
  await server.close();
  await mail.close();
});

let serial = 0;
const tell = async (title: string, kind: '会议' | '走访' = '会议') => {
  serial += 1;
  await deliver(surroundings, {
    kind,
    key: `test/${serial}`,
    title,
    body: '周五 14:00，三楼',
    to: '/meetings/310113/1',
    people: [{ region: reader.region, personId: reader.id }],
  });
};
const go = () => send(surroundings, {});
const choose = async (
  way: 'none' | 'at-once' | 'digest',
  more: { digestHour?: number; quiet?: { from: string; to: string } | null } = {},
) => {
  const { digestHour = 8, quiet = null } = more;
  const mailWays = { 会议: way, 任务: way, 走访: 'none', 活动: way, 申报: way, 责任提醒: way } as const;
  const answer = await server.ask(
    workspace.choose,
    { mail: mailWays, digestHour, quiet },
    await server.signedIn(reader),
  );
  expect(answer.status).toBe(200);
};
const states = async () =>
  (
    await server.platform.database.system
      .selectFrom('workspace.delivery')
      .select(['state', 'tries', 'reason'])
      .where('person_id', '=', reader.id)
      .orderBy('told_at')
      .execute()
  ).map(({ state, tries, reason }) => ({ state, tries, reason }));

describe('a letter wanted at once', () => {
  beforeEach(() => choose('at-once'));

  test('goes out with the next run, to the address of the person, with a link to the page', async () => {
    await tell('会议通知：例会');
    await go();
    expect(mail.letters).toHaveLength(1);
    const [letter] = mail.letters;
    expect(letter).toMatchObject({ from: 'notice@jmk.example.cn', to: [email], subject: '会议通知：例会' });
    expect(letter?.text).toContain(
      '【会议】会议通知：例会\n周五 14:00，三楼\nhttps://jmk.example.cn/meetings/310113/1',
    );
    expect(letter?.head).toMatch(/^auto-submitted: auto-generated$/im);
    await go();
    expect(mail.letters).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'sent', tries: 1, reason: null }]);
  });

  test('is not written about a kind for which none is wanted', async () => {
    await tell('走访通知', '走访');
    await go();
    expect([mail.letters, await states()]).toEqual([[], []]);
  });

  test('carries nothing of a title into its head', async () => {
    await tell('通知\r\nBcc: everybody@example.cn\r\n\r\n正文');
    await go();
    expect(mail.letters[0]?.to).toEqual([email]);
    expect(mail.letters[0]?.head).not.toMatch(/^bcc:/im);
  });

  test('told in the quiet hours goes out after them, in one letter with all the night brought', async () => {
    await choose('at-once', { quiet: { from: '21:00', to: '07:00' } });
    at('2026-11-26T23:10');
    await tell('会议改期');
    pass(1);
    await tell('会议取消');
    await go();
    at('2026-11-27T06:59');
    await go();
    expect(mail.letters).toEqual([]);
    at('2026-11-27T07:00');
    await go();
    expect(mail.letters.map(({ subject }) => subject)).toEqual(['家门口：2 条通知']);
    expect(mail.letters[0]?.text).toMatch(/会议改期[\s\S]*会议取消/);
  });

  test('that waits already heeds quiet hours chosen meanwhile', async () => {
    await tell('会议通知');
    await choose('at-once', { quiet: { from: '09:00', to: '11:00' } });
    await go();
    expect([mail.letters.length, await states()]).toEqual([0, [{ state: 'waiting', tries: 0, reason: null }]]);
    at('2026-11-26T11:00');
    await go();
    expect(mail.letters).toHaveLength(1);
  });
});

describe('a digest', () => {
  test('goes out at its hour with everything of the day, and only then', async () => {
    await choose('digest', { digestHour: 17 });
    await tell('第一条');
    pass(60);
    await tell('第二条');
    at('2026-11-26T16:59');
    await go();
    expect(mail.letters).toEqual([]);
    at('2026-11-26T17:00');
    await go();
    at('2026-11-26T17:01');
    await tell('第三条');
    await go();
    expect(mail.letters.map(({ subject }) => subject)).toEqual(['家门口：2 条通知']);
    at('2026-11-27T17:00');
    await go();
    expect(mail.letters[1]?.subject).toBe('第三条');
  });

  test('is what holds for whoever chose nothing: at eight in the morning', async () => {
    await tell('会议通知');
    at('2026-11-27T07:59');
    await go();
    expect(mail.letters).toEqual([]);
    at('2026-11-27T08:00');
    await go();
    expect(mail.letters).toHaveLength(1);
  });
});

describe('a letter that does not get through', () => {
  beforeEach(() => choose('at-once'));

  test('is tried again with growing pauses, and says why until it is out', async () => {
    mail.refuse(2);
    await tell('会议通知');
    await go();
    expect(await states()).toEqual([{ state: 'failed', tries: 1, reason: '邮件服务器答复：451 mailbox is busy' }]);
    await go();
    expect((await states())[0]?.tries).toBe(1);
    pass(1);
    await go();
    pass(4);
    await go();
    expect((await states())[0]?.tries).toBe(2);
    pass(1);
    await go();
    expect(await states()).toEqual([{ state: 'sent', tries: 3, reason: null }]);
    expect(mail.letters).toHaveLength(1);
  });

  test('to a server that is gone is kept, and goes out when it is back', async () => {
    const gone = await aMailServer();
    await gone.close();
    const { mail: reached } = surroundings.settings;
    const astray = { ...surroundings.settings, mail: { smtpUrl: gone.url, from: reached?.from ?? '' } };
    await tell('会议通知');
    await send({ ...surroundings, settings: astray }, {});
    expect(await states()).toEqual([{ state: 'failed', tries: 1, reason: '连不上邮件服务器' }]);
    pass(1);
    await go();
    expect(mail.letters).toHaveLength(1);
  });

  test('eight times is given up, shown to the person, and tried once more when asked to', async () => {
    mail.refuse(8, 550);
    await tell('会议通知');
    for (let times = 0; times < 12; times += 1) {
      await go();
      pass(720);
    }
    expect(await states()).toEqual([{ state: 'given-up', tries: 8, reason: '邮件服务器答复：550 mailbox is busy' }]);
    const cookie = await server.signedIn(reader);
    const { unsent } = (await server.ask(workspace.preferences, {}, cookie)).body;
    expect(unsent).toMatchObject([{ title: '会议通知', state: 'given-up', next: null, can: { again: true } }]);
    const { region, id } = unsent[0]!;
    expect((await server.ask(workspace.sendAgain, { region, id }, cookie)).status).toBe(200);
    await go();
    expect(mail.letters).toHaveLength(1);
    expect((await server.ask(workspace.preferences, {}, cookie)).body.unsent).toEqual([]);
    const twice = await server.ask(workspace.sendAgain, { region, id }, cookie);
    expect([twice.status, twice.code]).toEqual([409, 'workspace.delivery-not-so']);
  });

  test('because the server fell over while sending is sent by the next, after ten minutes', async () => {
    await tell('会议通知');
    expect(await claim(server.platform.database.system, now)).toHaveLength(1);
    await go();
    expect(mail.letters).toEqual([]);
    pass(10);
    await go();
    expect(mail.letters).toHaveLength(1);
  });

  test('is sent by one of two servers that look at the same moment', async () => {
    await tell('会议通知');
    await Promise.all([go(), go(), go()]);
    expect(mail.letters).toHaveLength(1);
  });
});

describe('nobody is written to', () => {
  beforeEach(() => choose('at-once'));

  test('who lost the post, was suspended, or has no address any more; the reason is kept', async () => {
    const { database } = server.platform;
    await tell('会议通知');
    await database.system
      .updateTable('identity.post')
      .set({ to_day: '2026-11-26' })
      .where('person_id', '=', reader.id)
      .execute();
    await go();
    expect(mail.letters).toEqual([]);
    expect(await states()).toEqual([{ state: 'given-up', tries: 1, reason: '已没有在任岗位，或账号已停用' }]);
  });

  test('who has no address; the notice in the platform is there all the same', async () => {
    const { database } = server.platform;
    await database.system.deleteFrom('identity.contact').where('person_id', '=', reader.id).execute();
    await tell('会议通知');
    expect(await states()).toEqual([]);
    const cookie = await server.signedIn(reader);
    expect((await server.ask(workspace.latestNotices, {}, cookie)).body.unread).toBe(1);
    const { can } = (await server.ask(workspace.preferences, {}, cookie)).body;
    expect(can.mail).toContain('还没有配置邮件服务');
  });

  test('from a platform without a mail server, and the page says so', async () => {
    await deliver(server.platform, {
      kind: '会议',
      key: 'test/unmailed',
      title: '会议通知',
      body: '',
      to: '/schools',
      people: [{ region: reader.region, personId: reader.id }],
    });
    expect(await states()).toEqual([]);
  });
});

test('quiet hours that begin when they end are refused', async () => {
  const answer = await server.ask(
    workspace.choose,
    {
      mail: { 会议: 'none', 任务: 'none', 走访: 'none', 活动: 'none', 申报: 'none', 责任提醒: 'none' },
      digestHour: 8,
      quiet: { from: '21:00', to: '21:00' },
    },
    await server.signedIn(reader),
  );
  expect([answer.status, answer.code]).toEqual([400, 'workspace.quiet-for-nothing']);
});
