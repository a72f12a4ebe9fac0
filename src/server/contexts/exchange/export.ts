import { setImmediate as turn } from 'node:timers/promises';
import { inOrder, settled } from '#core/exchange/plan.ts';
import type { KnownRow, World } from '#core/exchange/sheet.ts';
import { emptyWorld } from '#core/exchange/world.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';
import type { SheetPort } from '../../platform/sheets.ts';
import { registersOf } from './perform.ts';
import { type TemplateSheet, writeTemplate } from './workbook/write-template.ts';

/** Which sheets of which district, with the rows that are there or empty. Without a list: all sheets. */
export type ExportOptions = {
  readonly region: string;
  readonly sheets?: readonly string[] | undefined;
  readonly filled: boolean;
};

/** 导出：the template as a workbook, filled with a district's data or empty. Importing it again changes nothing. */
export async function exportWorkbook(
  ports: readonly SheetPort[],
  db: Db,
  caller: Caller,
  { region, sheets, filled }: ExportOptions,
): Promise<Buffer> {
  const strange = sheets?.find((key) => !ports.some((port) => port.key === key));
  if (strange !== undefined) throw new Refusal('invalid', 'exchange.no-such-sheet', { sheet: strange });
  const wanted = ports.filter(({ key }) => sheets === undefined || sheets.includes(key));
  const registers = await registersOf(db, ports);
  const { world, fill } = emptyWorld({ today: caller.today, actor: caller.actor, region, registers });
  const rows = new Map<string, readonly KnownRow[]>();
  if (filled) {
    for (const port of inOrder(
      ports,
      wanted.map(({ key }) => key),
    )) {
      const present = await settled(port, world, await port.current(db, region), () => turn());
      rows.set(port.key, [...fill(port.key, present).values()]);
    }
  }
  return writeTemplate(
    wanted.map((port) => ({ sheet: port, rows: rows.get(port.key) ?? [], offered: offeredIn(port, world) })),
    [
      '家门口·数据模板',
      `${[...world.register('regions').values()].find(({ id }) => id === region)?.key ?? region} · ${caller.today} · ${filled ? '平台现有数据' : '空白模板'}`,
      '红色表头的列必须填写。标识码、工号、手机按文本填写；日期写作 2026-09-01。',
      '导入时全部写入或全部不写；表中没有的记录不会被删除。“只作核对”的列不写入平台。',
    ],
  );
}

/** The drop-down lists of a sheet. */
function offeredIn(port: SheetPort, world: World): TemplateSheet['offered'] {
  return Object.fromEntries(
    port.columns.flatMap(({ key, choices, choicesFrom }) => {
      if (choices !== undefined) return [[key, choices]];
      if (choicesFrom === undefined) return [];
      return [
        [
          key,
          [
            ...new Set(
              [...world.register(choicesFrom).values()].map(({ key: name, cells }) => String(cells['name'] ?? name)),
            ),
          ],
        ],
      ];
    }),
  );
}
