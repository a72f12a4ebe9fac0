import type { Actor } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { sentence } from '#core/refusals.ts';
import { asking, type Db, type Eyes } from '../../platform/database/database.ts';
import type { Job } from '../../platform/jobs.ts';
import { systemCaller } from '../../platform/system-caller.ts';
import { sheetPorts } from '../ports.ts';
import { type Progress, planOn } from './perform.ts';
import * as store from './store.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

/** Progress is written down this often at most. */
const EVERY = 500;

/**
 * 读取上传的工作簿 and plan the import, for the preview, with the eyes of who uploaded it, as it will be written. Run again after
 * a crash, it begins anew.
 */
export const readImport: Job = async (surroundings, payload) => {
  const { database, freshness, files, clock, log } = surroundings;
  const { id, actor, eyes } = payload as { id: string; actor: Actor; eyes: Eyes };
  const found = await store.find(database.system, id);
  if (found?.state !== 'reading') return;
  const caller = { ...systemCaller(database, freshness, actor.name, clock), actor };
  const ports = sheetPorts();
  const progress = noting(database.system, found);
  try {
    await asking(database, eyes, async (db) => {
      // Eyes that have closed would take everything for new.
      if ((await store.find(db, id)) === undefined) throw new Refusal('conflict', 'exchange.uploader-gone');
      if (!(await store.lock(db, id))) return;
      progress('正在打开工作簿', 0);
      const reading = await readWorkbook(ports, files.pathOf(found.sha256), (doing, share) =>
        progress(doing, share * 0.6),
      );
      const planned = await planOn(db, ports, reading.sheets, caller, found.region, {
        progress: (doing, share) => progress(doing, 0.6 + share * 0.4),
      });
      const plan = store.kept(planned.sheets, [...reading.faults, ...planned.faults], reading.unlisted);
      const state = plan.faults.total > 0 ? 'faulty' : 'ready';
      await progress.settled();
      await store.note(database.system, found, {
        state,
        doing: '',
        share: 1,
        plan,
        message: messageOf(state, plan.faults.total, reading.warnings),
      });
    });
  } catch (error) {
    await progress.settled();
    if (!(error instanceof Refusal)) log.error({ err: error, import: id }, 'an import could not be read');
    const message =
      error instanceof Refusal ? sentence(error.code, error.detail) : '读取时系统出错，请重新上传；仍不行请联系管理员';
    await store.note(database.system, found, { state: 'failed', doing: '', share: 1, message });
  }
};

/** What a person must know beside the plan: columns and sheets that were left out are not lost silently. */
function messageOf(state: 'faulty' | 'ready', faults: number, warnings: readonly string[]): string | null {
  if (warnings.length === 0) return null;
  const first = state === 'ready' ? '没有发现问题。' : `发现 ${faults} 处问题，整份都不能导入。`;
  return `${first}另请留意：${warnings.slice(0, 20).join('；')}。`;
}

function noting(db: Db, found: store.Import): Progress & { settled(): Promise<void> } {
  let last = 0;
  let pending: Promise<void> = Promise.resolve();
  const progress: Progress = (doing, share) => {
    const now = performance.now();
    if (now - last < EVERY && last !== 0) return;
    last = now;
    pending = pending.then(() => store.note(db, found, { doing, share })).catch(() => {});
  };
  return Object.assign(progress, { settled: () => pending });
}
