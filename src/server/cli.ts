import { Command } from 'commander';
import { demoCommand } from './cli/demo.ts';
import { figuresCommand } from './cli/figures.ts';
import { firstOfficerCommand } from './cli/first-officer.ts';
import { importCommand } from './cli/import.ts';
import { migrateCommand } from './cli/migrate.ts';
import { programmeCommand } from './cli/programme.ts';
import { report } from './cli/report.ts';
import { serveCommand } from './cli/serve.ts';
import { version } from './platform/version.ts';

const program = new Command('jiamenkou')
  .description('家门口 — 让每一所家门口的学校都成为好学校')
  .version(version)
  .showHelpAfterError('(npx jiamenkou --help lists the commands)')
  .exitOverride();

for (const add of [
  serveCommand,
  migrateCommand,
  demoCommand,
  firstOfficerCommand,
  importCommand,
  programmeCommand,
  figuresCommand,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
