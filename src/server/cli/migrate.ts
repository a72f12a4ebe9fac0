import type { Command } from 'commander';
import { openPlatform } from '../open.ts';
import { readSettings } from '../settings.ts';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the schema of this version')
    .action(async () => {
      const platform = await openPlatform(readSettings());
      await platform.close();
      console.log('the database is at the schema of this version');
    });
}
