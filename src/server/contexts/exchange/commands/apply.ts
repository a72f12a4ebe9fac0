import { z } from 'zod';
import { Refusal } from '#core/kernel/refusal.ts';
import { sentence } from '#core/refusals.ts';
import { type Caller, seeing } from '../../../platform/caller.ts';
import { command } from '../../../platform/command.ts';
import type { SheetPort } from '../../../platform/sheets.ts';
import type { FileStore } from '../../../platform/uploads/files.ts';
import { RolledBack } from '../bring-in.ts';
import { CONSTRAINTS, countsOf, type Progress, planOn, write } from '../perform.ts';
import { exchangePermissions } from '../permissions.ts';
import * as store from '../store.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';

/**
 * 确认导入: plans once more, on the data of this very transaction, and writes everything or nothing. When the data has
 * changed so that the workbook no longer fits, nothing is written and the preview shows the new faults.
 */
export async function applyImport(
  ports: readonly SheetPort[],
  files: FileStore,
  caller: Caller,
  id: string,
  progress: Progress,
): Promise<{ id: string }> {
  const found = await seeing(caller, (db) => store.find(db, id));
  if (found === undefined) throw new Refusal('not-found', 'platform.not-found');
  refuseUnlessReady(found);
  const reading = await readWorkbook(ports, files.pathOf(found.sha256), (doing, share) => progress(doing, share * 0.2));

  const perform = command({
    name: 'exchange.apply',
    input: z.strictObject({ id: z.uuid() }),
    subject: (tx) => store.find(tx, id),
    may: (actor, subject) => exchangePermissions.mine(actor, subject),
    constraints: CONSTRAINTS,

    async run(tx, _input, subject) {
      if (!(await store.lock(tx, id))) throw new Refusal('conflict', 'exchange.being-applied');
      refuseUnlessReady(subject);
      const planned = await planOn(tx, ports, reading.sheets, caller, subject.region, {
        progress: (doing, share) => progress(doing, 0.2 + share * 0.2),
      });
      const faults = [...reading.faults, ...planned.faults];
      if (faults.length > 0)
        throw new RolledBack({
          applied: false,
          sheets: planned.sheets,
          faults,
          unlisted: reading.unlisted,
          warnings: reading.warnings,
        });
      await write(tx, ports, planned, (doing, share) => progress(doing, 0.4 + share * 0.6));
      await store.note(tx, subject, {
        state: 'applied',
        doing: '',
        share: 1,
        plan: store.kept(planned.sheets, [], 0),
        message: null,
      });
      return { sheets: planned.sheets };
    },
    record: (_input, { region }, outcome) => ({ subject: { kind: 'import', id }, region, detail: countsOf(outcome) }),
  });

  try {
    await perform(caller, { id });
    for (const { context } of ports) caller.freshness.changed(context);
    return { id };
  } catch (error) {
    if (!(error instanceof RolledBack)) {
      const why = whyNotWritten(error);
      if (why !== undefined) await store.note(caller.database.system, found, { message: why });
      throw error;
    }
    const { sheets, faults, unlisted } = error.outcome;
    const plan = store.kept(sheets, faults, unlisted);
    await store.note(caller.database.system, found, { state: 'faulty', plan, message: null });
    throw new Refusal('conflict', 'exchange.faulty', { total: plan.faults.total });
  }
}

/** What stays on the import's page when the writing itself failed; a refusal before it changes nothing there. */
function whyNotWritten(error: unknown): string | undefined {
  if (!(error instanceof Refusal)) return '写入时系统出错，没有写入任何数据；可以再试一次，仍不行请联系管理员';
  return Object.values(CONSTRAINTS).includes(error.code) ? sentence(error.code) : undefined;
}

function refuseUnlessReady(found: store.Import): void {
  const why = exchangePermissions.applicable(found);
  if (why !== true) throw new Refusal('conflict', why, { total: found.plan?.faults.total ?? 0 });
}
