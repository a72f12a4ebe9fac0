// npm run bench: prints ratios against a bare server and another solver, measured in one run (docs/benchmarks.md).
import { install, node, root, run } from './setup.mjs';

install();
run(node, ['--disable-warning=ExperimentalWarning', `${root}/bench/panel.ts`]);
run(node, ['--disable-warning=ExperimentalWarning', `${root}/bench/run.ts`, ...process.argv.slice(2)]);
