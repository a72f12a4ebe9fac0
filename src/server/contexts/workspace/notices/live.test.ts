import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#contract/index.ts';
import { anAlliance, aPerson, type Organisation, type Person } from '../../../../../tests/support/builders.ts';
import { aServer, type TestServer } from '../../../../../tests/support/server.ts';
import { openStream, type Stream } from '../../../../../tests/support/stream.ts';
import { aNotice } from '../../../../../tests/support/workspace.ts';
import { announce } from '../../../platform/announce.ts';
import { command } from '../../../platform/command.ts';
import { startJobs, type Worker } from '../../../platform/jobs.ts';
import { systemCaller } from '../../../platform/system-caller.ts';
import { cronPorts, jobPorts } from '../../ports.ts';

const { workspace, identity } = contract;
let server: TestServer;
let worker: Worker;
let origin: string;
let alliance: Organisation;
let reader: Person;
let cookie: string;
let later = Temporal.Duration.from({ seconds: 0 });
const open: Stream[] = [];

beforeAll(async () => {
  server = await aServer(() => Temporal.Now.instant().add(later));
  worker = await startJobs(server.platform, jobPorts(), cronPorts());
  origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  alliance = await anAlliance(server.platform.database);
});
beforeEach(async () => {
  later = Temporal.Duration.from({ seconds: 0 });
  reader = await aPerson(server.platform.database, { at: alliance, post: 'alliance-lead' });
  cookie = await server.signedIn(reader);
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.leave();
});
afterAll(async () => {
  await worker.stop();
  await server.close();
});

async function listen(as = cookie): Promise<Stream> {
  const stream = await openStream(`${origin}${workspace.liveNotices.path}`, as);
  open.push(stream);
  return stream;
}

/** What a context does: it tells within its own command. */
const tellInCommand = (person: Person, title: string) => {
  const { database, freshness, clock } = server.platform;
  const perform = command({
    name: 'workspace.tell-in-a-test',
    input: contract.workspace.revokeCalendarAddress.input,
    subject: async () => ({ id: 'test' }),
    may: () => true,
    run: (tx) =>
      announce(tx, {
        kind: '任务',
        key: `test/${title}/${person.id}`,
        title,
        body: '',
        to: '/schools',
        people: [{ region: person.region, personId: person.id }],
      }),
    record: () => ({ subject: { kind: 'test', id: 'test' }, region: '310000' }),
  });
  return perform(systemCaller(database, freshness, '测试', clock), {});
};

describe('a stream of notices', () => {
  test('begins with what is unread, and hears of a command’s notice within two seconds', async () => {
    await aNotice(server.platform, reader, { title: '旧通知' });
    const stream = await listen();
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store');
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await stream.next())?.data).toMatchObject({ unread: 1, rows: [{ title: '旧通知' }] });
    const began = performance.now();
    await tellInCommand(reader, '新任务');
    expect((await stream.next())?.data).toMatchObject({ unread: 2, rows: [{ title: '新任务' }, { title: '旧通知' }] });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('hears nothing of what others are told', async () => {
    const stream = await listen();
    await stream.next();
    await tellInCommand(await aPerson(server.platform.database, { at: alliance }), '与我无关');
    await tellInCommand(reader, '与我有关');
    expect((await stream.next())?.data).toMatchObject({ unread: 1, rows: [{ title: '与我有关' }] });
  });

  test('hears what was read in another window', async () => {
    await aNotice(server.platform, reader);
    const stream = await listen();
    await stream.next();
    await server.ask(workspace.readNotices, {}, cookie);
    expect((await stream.next())?.data).toMatchObject({ unread: 0 });
  });

  test('ends when its person signs out, and says that coming back is of no use', async () => {
    const stream = await listen();
    await stream.next();
    await server.ask(identity.signOut, {}, cookie);
    expect(await stream.next()).toEqual({ name: 'end', data: {} });
    expect(await stream.next()).toBeUndefined();
    expect((await listen()).status).toBe(401);
  });

  test('ends when the account is suspended or the last post ended, with the next change or heartbeat', async () => {
    const { database } = server.platform;
    const stream = await listen();
    await stream.next();
    await database.system
      .updateTable('identity.post')
      .set({ to_day: '2020-01-01' })
      .where('person_id', '=', reader.id)
      .execute();
    // Somebody else’s change is occasion enough to look.
    const other = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
    await server.ask(identity.signOut, {}, other);
    expect(await stream.next()).toEqual({ name: 'end', data: {} });
  });

  test('does not keep a session alive: after half an hour without work it ends', async () => {
    const stream = await listen();
    await stream.next();
    later = Temporal.Duration.from({ minutes: 31 });
    const { database } = server.platform;
    const other = await server.signedIn(await aPerson(database, { at: alliance, post: 'alliance-lead' }));
    await server.ask(identity.signOut, {}, other);
    expect(await stream.next()).toEqual({ name: 'end', data: {} });
  });

  test('is one of eight at most for each person, and one that was left makes room', async () => {
    const streams = [];
    for (let at = 0; at < 8; at += 1) streams.push(await listen());
    expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect((await listen()).status).toBe(429);
    const another = await server.signedIn(await aPerson(server.platform.database, { at: alliance }));
    expect((await listen(another)).status).toBe(200);
    streams[0]?.leave();
    await expect.poll(async () => (await listen()).status, { timeout: 5000 }).toBe(200);
  });
});

test('a server that stops ends its streams and waits for nobody', async () => {
  const second = await aServer();
  const at = await second.app.listen({ port: 0, host: '127.0.0.1' });
  const person = await aPerson(second.platform.database, {
    at: await anAlliance(second.platform.database),
    post: 'alliance-lead',
  });
  const stream = await openStream(`${at}${workspace.liveNotices.path}`, await second.signedIn(person));
  await stream.next();
  const began = performance.now();
  await second.close();
  expect(await stream.next()).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(5000);
});
