// npm test: installs what is missing, then types, lint, structure, unit, database and browser tests. Ends with one line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb, environment, install, root } from './setup.mjs';

install();
const only = process.argv.slice(2);
const report = join(root, '.tmp', 'vitest.json');
mkdirSync(join(root, '.tmp'), { recursive: true });

let passed = 0;
let failed = 0;
const count = (name, ok) => {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
};

if (only.length === 0) {
  for (const tree of ['core', 'contract', 'server', 'web'])
    count(`types: ${tree}`, program('tsc', ['-p', `tsconfig.${tree}.json`]));
  count('lint', program('oxlint', ['--type-aware', '--quiet', 'src', 'tests', 'demo', 'bench', 'scripts']));
  count('format', program('biome', ['check', '--linter-enabled=false', '--max-diagnostics=20', '.']));
}
const projects = only.length === 0 ? ['unit', 'database', 'journeys'] : only;
if (projects.includes('journeys')) {
  needChromium();
  buildWeb();
}
for (const project of projects) {
  rmSync(report, { force: true });
  program('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) {
    count(`${project}: the runner did not finish`, false);
    continue;
  }
  const { numPassedTests, numFailedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  failed += numFailedTests;
  // A file that cannot even be loaded holds no test that could fail; a project that found no test has not been tested.
  failed += testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  if (numTotalTests === 0) count(`${project}: no test was found`, false);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function program(name, args) {
  return (
    spawnSync(join(root, 'node_modules', '.bin', name), args, { cwd: root, stdio: 'inherit', env: environment() })
      .status === 0
  );
}

/**
 * The browser is Debian's: installed by apt when we may, else asked for. Without its windows it costs half of what it does with
 * them; one that is there already will do where no other can be had.
 */
function needChromium() {
  const isThere = (name) => spawnSync('which', [name]).status === 0;
  if (isThere('chromium-headless-shell')) return;
  const another = ['chromium', 'chromium-browser', 'google-chrome'].some(isThere);
  if (process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests …');
    const apt = (...args) =>
      spawnSync('apt-get', [...args, '-qq', '-o', 'Acquire::http::Timeout=30'], {
        stdio: another ? 'ignore' : 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    apt('update');
    if (apt('install', '-y', '--no-install-recommends', 'chromium-headless-shell', 'fonts-noto-cjk') || another) return;
  } else if (another) return;
  console.error(
    'The browser tests need Chromium. Install it once: sudo apt-get install -y chromium-headless-shell fonts-noto-cjk',
  );
  process.exit(1);
}
