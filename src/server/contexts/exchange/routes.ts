import { type exchangeRoutes, XLSX } from '#contract/exchange.ts';
import type { Cells } from '#core/exchange/sheet.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Caller, seeing } from '../../platform/caller.ts';
import { type WrittenColumn, writeWorkbook } from '../../platform/documents/workbook.ts';
import { said } from '../../platform/http/allowed.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { sheetPorts } from '../ports.ts';
import { applyImport } from './commands/apply.ts';
import { discardImport } from './commands/discard.ts';
import { exportData } from './commands/export.ts';
import { uploadWorkbook } from './commands/upload.ts';
import { exchangePermissions, regionOf } from './permissions.ts';
import * as store from './store.ts';
import { summaryOf, viewOf } from './views.ts';

/** A small import is answered when it is written; for a large one the page watches its progress. */
const PATIENCE = 2000;

export function exchangeAnswers({ files, log }: Surroundings): Answers<typeof exchangeRoutes> {
  const running = new Map<string, { doing: string; share: number }>();
  const upload = uploadWorkbook(files);

  async function found(caller: Caller, id: string): Promise<store.Import> {
    const row = await seeing(caller, (db) => store.find(db, id));
    if (row === undefined) throw new Refusal('not-found', 'platform.not-found');
    return row;
  }

  return {
    async templates({ actor }) {
      const region = regionOf(actor) ?? actor.region;
      return {
        sheets: sheetPorts().map(({ key, sheet, about, columns, may }) => ({
          key,
          sheet,
          about,
          columns: columns.map(({ head, required, note, choices }) => ({
            head,
            required,
            note: choices === undefined ? note : `${note}可选：${choices.join('、')}。`,
          })),
          can: { import: said(may(actor, region)) },
        })),
        can: {
          export: said(exchangePermissions.export(actor, region)),
          import: said(exchangePermissions.import(actor, region)),
        },
      };
    },

    async workbook(caller, { filled, sheet, region = regionOf(caller.actor) ?? caller.actor.region }) {
      const { name, body } = await exportData(sheetPorts())(caller, {
        region,
        sheets: sheet,
        filled: filled === 'yes',
      });
      return { name, type: XLSX, body };
    },

    upload: (caller, { name }, { upload: bytes }) => upload(caller, { name, bytes }),

    async imports(caller) {
      return (await seeing(caller, store.latest)).map((row) => summaryOf(row, running));
    },

    async import(caller, { id }) {
      return viewOf(caller.actor, await found(caller, id), running);
    },

    async faultsWorkbook(caller, { id }) {
      const { fileName, plan } = await found(caller, id);
      const rows = (plan?.faults.rows ?? []).map((fault): Cells => ({ ...fault }));
      const body = await writeWorkbook([{ ...FAULTS, rows }]);
      return { name: `问题清单_${fileName}`, type: XLSX, body };
    },

    async apply(caller, { id }) {
      const work = applyImport(sheetPorts(), files, caller, id, (doing, share) =>
        running.set(id, { doing, share }),
      ).finally(() => running.delete(id));
      const later = Promise.withResolvers<{ id: string }>();
      const patience = setTimeout(() => later.resolve({ id }), PATIENCE);
      try {
        return await Promise.race([work, later.promise]);
      } finally {
        clearTimeout(patience);
        work.catch((error: unknown) =>
          error instanceof Refusal
            ? log.info({ import: id, code: error.code }, 'an import was refused')
            : log.error({ err: error, import: id }, 'an import failed'),
        );
      }
    },

    discard: discardImport,
  };
}

const column = (key: string, head: string, width: number): WrittenColumn => ({ key, head, kind: 'text', width });
const FAULTS = {
  sheet: '问题清单',
  columns: [
    column('sheet', '工作表', 14),
    column('cell', '单元格', 10),
    column('column', '列', 16),
    column('value', '内容', 30),
    column('message', '问题和改法', 80),
  ],
};
