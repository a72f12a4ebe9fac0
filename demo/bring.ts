import { z } from 'zod';
import { inOrder, plan } from '#core/exchange/plan.ts';
import { CITY } from '#core/identity/actor.ts';
import { countsOf, exchangePermissions, readingOf, registersOf, write } from '#server/contexts/exchange/public.ts';
import { sheetPorts } from '#server/contexts/ports.ts';
import type { Caller } from '#server/platform/caller.ts';
import { command } from '#server/platform/command.ts';
import { rowsOf } from './rows.ts';
import type { World } from './world.ts';

/**
 * 导入演示城市：the import's own reading, judging and writing, in one transaction. The one difference from a workbook is that new
 * rows get the city's identifiers, so that links stay the same from one making to the next.
 */
export async function bringInCity(
  caller: Caller,
  world: World,
): Promise<Readonly<Record<string, { readonly add: number }>>> {
  const ports = sheetPorts();
  const rows = rowsOf(world);
  const reading = readingOf(
    ports,
    Object.fromEntries(Object.entries(rows).map(([key, list]) => [key, list.map(({ cells }) => cells)])),
  );
  const first = reading.faults[0];
  if (first !== undefined) throw new Error(`${first.sheet} ${first.cell}: ${first.message}`);
  const read = reading.sheets.map(({ key }) => key);
  const ids = inOrder(ports, read)
    .flatMap(({ key }) => rows[key] ?? [])
    .values();

  const perform = command({
    name: 'exchange.bring-in',
    input: z.strictObject({ region: z.string() }),
    subject: async (_tx, input) => input,
    may: (actor, { region }) => exchangePermissions.import(actor, region),
    async run(tx, { region }) {
      const present = new Map();
      for (const port of inOrder(ports, read)) present.set(port.key, await port.current(tx, region));
      const ground = {
        today: caller.today,
        actor: caller.actor,
        region,
        registers: await registersOf(tx, ports),
        present,
      };
      const planned = await plan(
        ports,
        reading.sheets,
        ground,
        () => ids.next().value?.id ?? crypto.randomUUID(),
        async () => {},
      );
      const fault = planned.faults[0];
      if (fault !== undefined)
        throw new Error(
          `${planned.faults.length} faults, first ${fault.sheet} ${fault.cell} “${fault.value}”: ${fault.message}`,
        );
      await write(tx, ports, planned);
      return planned;
    },
    record: ({ region }, _subject, planned) => ({
      subject: { kind: 'import', id: 'demonstration' },
      region,
      detail: countsOf(planned),
    }),
  });
  const planned = await perform(caller, { region: CITY });
  for (const context of ['organisations', 'identity', 'programmes']) caller.freshness.changed(context);
  return countsOf(planned);
}
