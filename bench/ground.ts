import { fork, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export type Running = { readonly url: string; readonly pid: number; stop(): Promise<void> };

/** The data of a scale, made once and kept under `.tmp/bench`. */
export async function dataOf(scale: 'district' | 'city'): Promise<string> {
  const folder = join(root, '.tmp', 'bench', scale);
  const note = join(folder, 'made');
  if (!existsSync(note)) {
    mkdirSync(folder, { recursive: true });
    console.log(`making the demonstration at ${scale} scale …`);
    await finished(
      spawn(process.execPath, [join(root, 'src/server/cli.ts'), 'demo', '--scale', scale], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DATA_DIR: folder },
      }),
    );
    writeFileSync(note, '');
  }
  return folder;
}

/** Our server on that data, as a process of its own. */
export async function ours(folder: string): Promise<Running> {
  const port = 3900 + (process.pid % 90);
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src/server/cli.ts'), 'serve'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' },
    },
  );
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('http://') && ready());
    child.on('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  return running(child, `http://127.0.0.1:${port}`);
}

/** The bare server on the same database. */
export async function bare(
  folder: string,
  queries: Record<string, { sql: string; parameters: readonly unknown[] }>,
  session = '',
): Promise<Running> {
  const child = fork(join(root, 'bench/bare.ts'), [ownerUrlOf(folder), JSON.stringify(queries), session], {
    execPath: process.execPath,
  });
  const port = await new Promise<number>((ready) =>
    child.once('message', (message) => ready((message as { port: number }).port)),
  );
  return running(child, `http://127.0.0.1:${port}`);
}

/** Where the embedded database of a folder listens while it runs. */
export function ownerUrlOf(folder: string): string {
  const sockets = existsSync(join(folder, 'socket-folder'))
    ? readFileSync(join(folder, 'socket-folder'), 'utf8')
    : join(folder, 'sockets');
  return `postgresql://jiamenkou_owner:${readFileSync(join(folder, 'owner-secret'), 'utf8')}@/jiamenkou?host=${encodeURIComponent(sockets)}&port=5432`;
}

function running(child: ReturnType<typeof spawn>, url: string): Running {
  return {
    url,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise<void>((gone) => {
        child.once('exit', () => gone());
        child.kill('SIGINT');
      }),
  };
}

function finished(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((done, fail) =>
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`ended with ${code}`)))),
  );
}
