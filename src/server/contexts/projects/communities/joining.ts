import type { RefusalDetail } from '#core/kernel/refusal.ts';
import { reasonsAgainst } from '#core/projects/call.ts';
import type { RefusalCode } from '#core/refusals.ts';
import type { Applying } from '../applying.ts';
import type { Grouping } from './store.ts';

/** Why a school may not ask to join: `null` when it takes part in the programme as those do who may. */
export function joinReason(
  { communities: { joins } }: Grouping,
  asking: Applying,
): { readonly code: RefusalCode; readonly detail: RefusalDetail } | null {
  if (joins === undefined) return { code: 'projects.nobody-joins', detail: {} };
  const { participants, level } = joins;
  const rules = { organisations: ['school'], district: null, participants, level, limits: [], free: [] };
  if (reasonsAgainst(rules, asking, null, []).length === 0) return null;
  return { code: 'projects.may-not-join', detail: { who: `${level ?? ''}${participants.join('、')}` } };
}
