import { Command } from 'commander';
import { report } from './cli/report.ts';
import { version } from './platform/version.ts';

const program = new Command('jiamenkou')
  .description('家门口 — 让每一所家门口的学校都成为好学校')
  .version(version)
  .showHelpAfterError('(npx jiamenkou --help lists the commands)')
  .exitOverride();

/** What each command needs is loaded for that command alone; for a list of them, everything. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  serve: async () => (await import('./cli/serve.ts')).serveCommand,
  migrate: async () => (await import('./cli/migrate.ts')).migrateCommand,
  demo: async () => (await import('./cli/demo.ts')).demoCommand,
  'first-officer': async () => (await import('./cli/first-officer.ts')).firstOfficerCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  programme: async () => (await import('./cli/programme.ts')).programmeCommand,
  figures: async () => (await import('./cli/figures.ts')).figuresCommand,
};
const asked = commands[process.argv[2] ?? ''];
for (const load of asked === undefined ? Object.values(commands) : [asked]) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
