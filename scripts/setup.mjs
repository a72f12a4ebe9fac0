// Runs before anything is installed: plain JavaScript for Node ≥ 18, nothing but Node's own modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

/** The Node the project pins, installed from the npm registry. */
export const node = join(bin, 'node');

/** The environment in which every program of the project finds that Node first. */
export const environment = () => ({ ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` });

/** Installs what package-lock.json names, when it is not installed yet. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const note = join(root, 'node_modules', '.installed-from');
  if (existsSync(node) && existsSync(note) && readFileSync(note, 'utf8') === lock) return;
  console.log('Installing dependencies (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quietEngines: true });
  writeFileSync(note, lock);
}

/** Builds the web when a source is newer than the last build. */
export function buildWeb() {
  const built = join(root, 'dist', 'web', 'index.html');
  const sources = ['src/web', 'src/core', 'src/contract'].map((folder) => newest(join(root, folder)));
  const newestSource = Math.max(
    ...sources,
    statSync(join(root, 'package-lock.json')).mtimeMs,
    statSync(join(root, 'vite.config.ts')).mtimeMs,
  );
  if (existsSync(built) && statSync(built).mtimeMs >= newestSource) return;
  console.log('Building the web …');
  mkdirSync(join(root, 'dist'), { recursive: true });
  run(join(bin, 'vite'), ['build', '--logLevel', 'warn']);
}

/** Runs a program in the project's folder; ends this process with its code when it fails. */
export function run(program, args, options = {}) {
  const env = { ...environment(), ...(options.quietEngines ? { npm_config_loglevel: 'error' } : {}), ...options.env };
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', env });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}
