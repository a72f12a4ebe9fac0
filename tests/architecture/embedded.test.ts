import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { startCluster } from '#server/platform/database/embedded.ts';
import { ROOT } from './sources.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** A folder to keep a database in; whatever still runs there at the end is ended. */
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jiamenkou-embedded-'));
  chmodSync(folder, 0o755);
  undo.push(async () => {
    for (const pid of serversOn(folder)) process.kill(pid, 'SIGKILL');
    await until(() => serversOn(folder).length === 0);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return folder;
}

/** The PostgreSQL servers (not their workers) that run on the folder. */
function serversOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes(`\0-D\0${join(folder, 'pgdata')}\0`))
    .map(Number)
    .toSorted((a, b) => a - b);
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 400; tries += 1) await wait(50);
  expect(holds()).toBe(true);
}

type Starter = { readonly process: ChildProcess; readonly said: string };

/** Another process that starts the database and keeps it, and what came of it. */
async function aStarter(folder: string): Promise<Starter> {
  const script = `
    import { startCluster } from './src/server/platform/database/embedded.ts';
    startCluster(${JSON.stringify(folder)}, { durable: true }).then(
      ({ ours }) => console.log(ours ? 'keeper' : 'guest'),
      (error) => console.log('refused: ' + error.message.split('\\n')[0]),
    );
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  undo.push(() => void child.kill('SIGKILL'));
  const [said] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { process: child, said };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the database answers only over a socket in a private folder, to who knows the secret', async () => {
  const folder = aFolder();
  const cluster = await startCluster(folder, { durable: true });
  expect(mode(join(folder, 'owner-secret'))).toBe('600');
  expect(mode(join(folder, 'sockets'))).toBe('700');
  expect(mode(join(folder, 'pgdata'))).toBe('700');
  const [server = 0] = serversOn(folder);
  expect(listeningOverTcp(server)).toEqual([]);
  const address = cluster.url('postgres');
  const forged = address.replace(/:[^:@]+@/, ':guessed@');
  expect(forged).not.toBe(address);
  await expect(ask(forged, 'select 1')).rejects.toThrow('password authentication failed');
  expect(await ask(address, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await cluster.stop();
  expect(serversOn(folder)).toEqual([]);
});

test('a second starter on the same folder joins as a guest and leaves the server running', async () => {
  const folder = aFolder();
  const keeper = await aStarter(folder);
  expect(keeper.said).toBe('keeper');
  const before = serversOn(folder);
  expect(before.length).toBe(1);
  const guest = await startCluster(folder, { durable: true });
  expect(guest.ours).toBe(false);
  await guest.stop();
  expect(serversOn(folder)).toEqual(before);
  expect(await ask(guest.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('who comes while the first is still loading is a guest too', async () => {
  const folder = aFolder();
  const first = startCluster(folder, { durable: false, meanwhile: () => wait(5000) });
  await until(() => serversOn(folder).length === 1);
  await wait(1000);
  expect((await aStarter(folder)).said).toBe('guest');
  const keeper = await first;
  expect(keeper.ours).toBe(true);
  await keeper.stop();
});

test('of several starters at once on a new folder one keeps the server, and there is never a second', async () => {
  const folder = aFolder();
  const starters = Promise.all([aStarter(folder), aStarter(folder), aStarter(folder)]);
  const seen: number[] = [];
  const watch = setInterval(() => seen.push(serversOn(folder).length), 20);
  const said = (await starters).map((starter) => starter.said).toSorted();
  clearInterval(watch);
  expect(said.filter((each) => each === 'keeper')).toEqual(['keeper']);
  expect(said.filter((each) => each === 'guest')).toEqual(['guest', 'guest']);
  expect(serversOn(folder).length).toBe(1);
  const guest = await startCluster(folder, { durable: true });
  expect(guest.ours, 'the keeper is still known').toBe(false);
});

test('after its starter was killed, the next start adopts the server and stops it at the end', async () => {
  const folder = aFolder();
  const keeper = await aStarter(folder);
  const [orphan] = serversOn(folder);
  keeper.process.kill('SIGKILL');
  await once(keeper.process, 'exit');
  expect(serversOn(folder)).toEqual([orphan]);
  const heir = await startCluster(folder, { durable: true });
  expect(heir.ours).toBe(true);
  expect(serversOn(folder)).toEqual([orphan]);
  await heir.stop();
  expect(serversOn(folder)).toEqual([]);
});

test('a server that was killed while it wrote has lost nothing it acknowledged', async () => {
  const folder = aFolder();
  let cluster = await startCluster(folder, { durable: true });
  await ask(cluster.url('postgres'), 'create table acknowledged (n integer primary key)');
  let acknowledged = 0;
  for (let round = 1; round <= 3; round += 1) {
    const writer = new pg.Client({ connectionString: cluster.url('postgres') });
    writer.on('error', () => {});
    await writer.connect();
    const [server = 0] = serversOn(folder);
    const least = acknowledged + 50;
    let killed = false;
    try {
      for (;;) {
        await writer.query('insert into acknowledged values ($1)', [acknowledged + 1]);
        acknowledged += 1;
        if (acknowledged === least) {
          setTimeout(() => (killed = process.kill(server, 'SIGKILL')), 30);
        }
      }
    } catch {
      expect(killed, 'writing ends with the server').toBe(true);
    }
    await writer.end().catch(() => {});
    await until(() => !serversOn(folder).includes(server));
    cluster = await startCluster(folder, { durable: true });
    expect(cluster.ours).toBe(true);
    const [row] = await ask(cluster.url('postgres'), 'select count(*)::int as rows, max(n) as last from acknowledged');
    // The last insert may have been kept without its acknowledgement having been sent.
    expect([acknowledged, acknowledged + 1]).toContain(row?.['rows']);
    expect(row?.['last']).toBe(row?.['rows']);
    acknowledged = Number(row?.['rows']);
  }
  expect(acknowledged).toBeGreaterThanOrEqual(150);
  await cluster.stop();
});

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** The TCP ports a process listens on: its sockets that the kernel lists as listening (0A). */
function listeningOverTcp(pid: number): string[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]),
  );
  expect(own.size, 'its sockets were read').toBeGreaterThan(1);
  return ['tcp', 'tcp6']
    .flatMap((kind) => read(`/proc/${pid}/net/${kind}`).trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && own.has(inode))
    .map(([, address]) => address ?? '');
}
