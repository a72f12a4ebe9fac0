import { type RawBuilder, sql } from 'kysely';
import type { Output } from '#contract/route.ts';
import type { workspaceRoutes } from '#contract/workspace.ts';
import { sentence } from '#core/refusals.ts';
import type { DeliveryState } from '#core/workspace/trying.ts';
import type { Db } from '../../../platform/database/database.ts';

type Shown = Output<typeof workspaceRoutes.preferences>['unsent'][number];

export type Delivery = Omit<Shown, 'can' | 'state'> & { readonly state: DeliveryState };

/** The columns of a delivery `d`, as `Delivery` has them. */
export const DELIVERY: RawBuilder<unknown> = sql`d.region, d.id, d.message ->> 'title' as title, d.state, d.told_at as at, d.tries, d.reason,
  case when d.state in ('waiting', 'failed') then d.due_at end as next`;

/** Whether it failed, and so may be tried again by hand. */
export const mayTryAgain = (state: DeliveryState): boolean => state === 'failed' || state === 'given-up';

export const deliveryOf = (row: Delivery): Shown => ({
  ...row,
  can: { again: mayTryAgain(row.state) || sentence('workspace.delivery-not-so') },
});

/** The reader's own letters that failed, the latest first. */
export async function unsent(db: Db, personId: string): Promise<Shown[]> {
  const { rows } = await sql<Delivery>`
    select ${DELIVERY} from workspace.delivery d where d.person_id = ${personId}::uuid and d.state in ('failed', 'given-up')
    order by d.told_at desc, d.id limit 20`.execute(db);
  return rows.map(deliveryOf);
}
