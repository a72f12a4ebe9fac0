import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../../platform/database/database.ts';
import type { Case } from '../../cases/store.ts';
import { carriedSince } from '../store.ts';

/** What is put on record happened while the project was carried out, and not tomorrow. */
export async function checkDay(tx: Db, of: Case, on: Day, today: Day): Promise<void> {
  if (on > today) throw new Refusal('invalid', 'projects.record-in-future');
  const since = await carriedSince(tx, of);
  if (since !== undefined && on < since) throw new Refusal('invalid', 'projects.record-before-start', { since });
}
