import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, node, root } from './setup.mjs';

/** Runs the command line on the pinned Node and hands on signals and the exit code. */
export function serve(args) {
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'src', 'server', 'cli.ts'), ...args], {
    stdio: 'inherit',
    // What was compiled is kept, so that the second start is warm.
    env: { NODE_COMPILE_CACHE: join(root, '.tmp', 'compiled'), ...environment() },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
}
