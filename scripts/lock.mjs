// npm run lock: writes package-lock.json anew from package.json, and completes it.
// A registry that mirrors npm may lack the builds of a tool for platforms it does not serve. npm then leaves them out of the
// lock and `npm ci` refuses the lock as out of step. They are named here by version and platform, without a digest: npm
// passes over them on every other platform.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'wasm32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
for (const file of ['package.json', '.npmrc']) copyFileSync(join(root, file), join(folder, file));
const made = spawnSync('npm', ['install', '--package-lock-only', '--loglevel=error'], {
  cwd: folder,
  stdio: 'inherit',
});
if (made.status !== 0) process.exit(made.status ?? 1);
const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
rmSync(folder, { recursive: true });

let added = 0;
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (lock.packages[at] !== undefined) continue;
    const words = name.split(/[/-]/);
    const os = systems.find((system) => words.includes(system));
    const cpu = processors.find((processor) => words.some((word) => word === processor));
    if (os === undefined) throw new Error(`${name} is missing from the registry and its name says no platform`);
    lock.packages[at] = {
      version,
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(entry.dev ? { dev: true } : {}),
      ...(words.includes('musl') ? { libc: ['musl'] } : {}),
      optional: true,
      os: [os],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json is written; ${added} builds for other platforms are named without a digest`);
