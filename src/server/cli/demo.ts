import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { sql } from 'kysely';
import { type Opened, openPlatform } from '../open.ts';
import { dayOf, systemClock } from '../platform/time/clock.ts';
import { readSettings } from '../settings.ts';
import { ensureCalendar } from './calendar.ts';
import { Usage } from './report.ts';

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      'make the demonstration city in an empty database: fictional schools, alliances and people, marked as such',
    )
    .option('--seed <number>', 'the same seed makes the same city', '1')
    .addOption(new Option('--scale <scale>', 'how much of it').choices(['demo', 'district', 'city']).default('demo'))
    .action(async ({ seed, scale }: { seed: string; scale: 'demo' | 'district' | 'city' }) => {
      if (!/^\d{1,9}$/.test(seed)) throw new Usage('--seed takes a whole number');
      const platform = await openPlatform(readSettings());
      try {
        await ensureCalendar(platform);
        const { makeDemonstration } = await import('../../../demo/make.ts');
        const { database, files, freshness } = platform;
        await makeDemonstration({
          database,
          files,
          freshness,
          seed: Number(seed),
          scale,
          today: dayOf(systemClock()),
          log: (line) => console.log(`  ${line}`),
        });
      } finally {
        await platform.close();
      }
    });
}

/**
 * Makes the demonstration in an empty database, or finishes one that was cut short; leaves any other database alone. Done by
 * a process of its own, so that the server does not keep the memory of the making.
 */
export async function makeDemonstrationApart({ database }: Opened): Promise<void> {
  const { rows } = await sql<{ made: boolean | null; occupied: boolean }>`
    select (select (value ->> 'made')::boolean from platform.setting where name = 'demonstration') as made,
      exists (select from organisations.v_organisation) as occupied`.execute(database.system);
  const { made, occupied } = rows[0] ?? { made: null, occupied: true };
  if (made === true || (made === null && occupied)) return;
  console.log('Making the demonstration city …');
  const child = spawn(
    process.execPath,
    [...process.execArgv, fileURLToPath(new URL('../cli.ts', import.meta.url)), 'demo'],
    { stdio: 'inherit' },
  );
  const code = await new Promise<number | null>((ended) => child.once('exit', ended));
  if (code !== 0) throw new Error('the demonstration city could not be made; the lines above say why');
}
