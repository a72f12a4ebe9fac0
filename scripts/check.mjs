// npm run check: what is quick — types, lint, format and the tests that need neither database nor browser.
import { join } from 'node:path';
import { install, root, run } from './setup.mjs';

install();
const bin = (name) => join(root, 'node_modules', '.bin', name);
for (const tree of ['core', 'contract', 'server', 'web']) run(bin('tsc'), ['-p', `tsconfig.${tree}.json`]);
run(bin('oxlint'), ['--type-aware', '--quiet', 'src', 'tests', 'demo', 'bench', 'scripts']);
run(bin('biome'), ['check', '--linter-enabled=false', '--max-diagnostics=20', '.']);
run(bin('vitest'), ['run', '--project', 'unit']);
