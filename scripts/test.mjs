// npm test: installs what is missing, then types, lint, structure, unit, database and browser tests. Ends with one line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb, environment, install, root, run } from './setup.mjs';

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

/** The browser is Debian's: installed by apt when we may, else asked for. */
function needChromium() {
  const found = ['chromium', 'chromium-browser', 'google-chrome'].some(
    (name) => spawnSync('which', [name]).status === 0,
  );
  if (found) return;
  if (process.getuid?.() !== 0) {
    console.error('The browser tests need Chromium. Install it once: sudo apt-get install -y chromium fonts-noto-cjk');
    process.exit(1);
  }
  console.log('Installing Chromium for the browser tests …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { env });
}
