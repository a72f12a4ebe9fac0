import type { Command } from 'commander';
import { Option } from 'commander';
import { makeDemonstration, NotEmpty } from '../../../demo/make.ts';
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

/** Makes the demonstration in an empty database, or finishes one that was cut short; leaves any other database alone. */
export async function makeDemonstrationOnce(platform: Opened, wanted: Wanted): Promise<void> {
  try {
    await make(platform, wanted);
  } catch (error) {
    if (!(error instanceof NotEmpty)) throw error;
  }
}

async function make({ database, freshness }: Opened, wanted: Wanted): Promise<void> {
  const today = dayOf(systemClock());
  await makeDemonstration({ database, freshness, ...wanted, today, log: (line) => console.log(`  ${line}`) });
}
