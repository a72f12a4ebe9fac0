import type { z } from 'zod';
import type { ImportView } from '#contract/exchange.ts';
import type { Actor } from '#core/identity/actor.ts';
import { sentence } from '#core/refusals.ts';
import type { May } from '../../platform/command.ts';
import { exchangePermissions } from './permissions.ts';
import { type Import, WAITING } from './store.ts';

type View = z.input<typeof ImportView>;
export type Running = ReadonlyMap<string, { readonly doing: string; readonly share: number }>;

/** 一次导入 as its page shows it. */
export function viewOf(actor: Actor, found: Import, running: Running): View {
  const say = (may: May) => (may === true ? true : sentence(may, { total: found.plan?.faults.total ?? 0 }));
  return {
    ...summaryOf(found, running),
    sheets: (found.plan?.sheets ?? []).map((sheet) => ({
      ...sheet,
      examples: sheet.examples.map((each) => ({ ...each, changes: [...each.changes] })),
    })),
    faults: { total: found.plan?.faults.total ?? 0, rows: [...(found.plan?.faults.rows ?? [])] },
    can: {
      apply: say(both(exchangePermissions.mine(actor, found), exchangePermissions.applicable(found))),
      discard: say(both(exchangePermissions.mine(actor, found), exchangePermissions.discardable(found))),
    },
  };
}

/** The same in a list. Work that was begun and that nobody is at any more was broken off. */
export function summaryOf(found: Import, running: Running): Omit<View, 'sheets' | 'faults' | 'can'> {
  const { id, region, fileName, uploadedAt, personName: uploadedBy } = found;
  const head = { id, region, fileName, uploadedAt, uploadedBy };
  if (found.state === 'ready' && (found.locked || running.has(id))) {
    return {
      ...head,
      state: 'applying',
      progress: running.get(id) ?? { doing: '正在写入', share: 0.5 },
      message: null,
    };
  }
  if (found.state === 'reading' && !found.locked && found.doing !== WAITING) {
    return { ...head, state: 'failed', progress: { doing: '', share: 1 }, message: '读取中断，请重新上传' };
  }
  return { ...head, state: found.state, progress: { doing: found.doing, share: found.share }, message: found.message };
}

const both = (first: May, second: May): May => (first === true ? second : first);
