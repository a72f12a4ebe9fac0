import type { Command } from 'commander';
import { isDay } from '#core/kernel/day.ts';
import { evaluate } from '#core/programmes/evaluate.ts';
import { factPorts } from '../contexts/ports.ts';
import { factLibrary, shelf } from '../contexts/programmes/public.ts';
import { openPlatform } from '../open.ts';
import { noFreshness } from '../platform/system-caller.ts';
import { readSettings } from '../settings.ts';
import { figuresOf, printFigures } from './figure-lines.ts';
import { Usage } from './report.ts';

export function figuresCommand(program: Command): void {
  program
    .command('figures')
    .description('the figures of a published programme, computed from the database')
    .requiredOption('--programme <id>', 'the programme, e.g. baoshan-groups-2015')
    .option('--on <date>', 'the day; today when left out')
    .option('--json', 'answer as JSON')
    .action(
      async ({
        programme,
        on = Temporal.Now.plainDateISO('Asia/Shanghai').toString(),
        json,
      }: {
        programme: string;
        on?: string;
        json?: boolean;
      }) => {
        if (!isDay(on)) throw new Usage('--on takes a day, e.g. 2017-12-31');
        const platform = await openPlatform(readSettings());
        try {
          const books = shelf(platform.database, noFreshness, factLibrary(platform.database, noFreshness, factPorts));
          const definition = await books.find(programme);
          const evaluation = evaluate((await books.get(definition)).prepared, on);
          if (json === true) console.log(JSON.stringify(figuresOf(definition, evaluation), null, 2));
          else printFigures(definition, evaluation);
        } finally {
          await platform.close();
        }
      },
    );
}
