import { z } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import { command } from '../../../platform/command.ts';
import type { SheetPort } from '../../../platform/sheets.ts';
import { exportWorkbook } from '../export.ts';
import { exchangePermissions } from '../permissions.ts';

const Export = z.strictObject({ region: z.string(), sheets: z.array(z.string()).optional(), filled: z.boolean() });

/** 导出: carries people's data out of the platform, and so leaves a line in the trail. */
export const exportData = (ports: readonly SheetPort[]) =>
  command({
    name: 'exchange.export',
    input: Export,
    subject: async (tx, { region }) =>
      (await ports.flatMap(({ registers }) => registers?.['regions'] ?? [])[0]?.(tx))?.find(({ id }) => id === region),
    may: (actor, { id: region }) => exchangePermissions.export(actor, region),
    async run(tx, input, { key: region }, caller) {
      if (input.sheets?.length === 0) throw new Refusal('invalid', 'exchange.no-such-sheet', { sheet: '' });
      const body = await exportWorkbook(ports, tx, caller, input);
      return { name: input.filled ? `家门口数据_${region}_${caller.today}.xlsx` : '家门口数据模板.xlsx', body };
    },
    record: ({ region, sheets, filled }) => ({
      subject: { kind: 'region', id: region },
      region,
      detail: { sheets: sheets ?? ports.map(({ key }) => key), filled },
    }),
  });
