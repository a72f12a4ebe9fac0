// npm run dev: the server restarts and the pages reload as files change. http://localhost:5173
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { environment, install, node, root } from './setup.mjs';

install();
const env = environment();
const server = spawn(
  node,
  [
    '--watch-path=src/server',
    '--watch-path=src/core',
    '--watch-path=src/contract',
    join(root, 'src/server/cli.ts'),
    'serve',
    '--demonstration',
  ],
  { cwd: root, stdio: 'inherit', env },
);
const pages = spawn(join(root, 'node_modules/.bin/vite'), [], { cwd: root, stdio: 'inherit', env });
const stop = () => {
  server.kill('SIGINT');
  pages.kill('SIGINT');
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
for (const child of [server, pages]) child.on('exit', stop);
