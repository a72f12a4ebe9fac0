import type { Command } from 'commander';
import { Option } from 'commander';
import { sql } from 'kysely';
import { makeDemonstration } from '../../../demo/make.ts';
import { type Opened, openPlatform } from '../open.ts';
import { readSettings } from '../settings.ts';
import { dayOf, systemClock } from '../platform/clock.ts';
import { ensureCalendar } from './calendar.ts';
import { Usage } from './report.ts';

type Wanted = { seed: number; scale: 'demo' | 'district' | 'city' };

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('make the demonstration city in an empty database: fictional schools, alliances and people, marked as such')
    .option('--seed <number>', 'the same seed makes the same city', '1')
    .addOption(new Option('--scale <scale>', 'how much of it').choices(['demo', 'district', 'city']).default('demo'))
    .action(async ({ seed, scale }: { seed: string; scale: Wanted['scale'] }) => {
      if (!/^\d{1,9}$/.test(seed)) throw new Usage('--seed takes a whole number');
      const platform = await openPlatform(readSettings());
      try {
        await ensureCalendar(platform);
        await make(platform, { seed: Number(seed), scale });
      } finally {
        await platform.close();
      }
    });
}

/** Makes the demonstration when the database holds no organisation yet; leaves any other database alone. */
export async function makeDemonstrationOnce(platform: Opened, wanted: Wanted): Promise<void> {
  const { rows } = await sql`select from organisations.v_organisation limit 1`.execute(platform.database.system);
  if (rows.length === 0) await make(platform, wanted);
}

async function make({ database }: Opened, wanted: Wanted): Promise<void> {
  console.log('Making the demonstration city …');
  const today = dayOf(systemClock());
  await makeDemonstration({ database, ...wanted, today, log: (line) => console.log(`  ${line}`) });
}
