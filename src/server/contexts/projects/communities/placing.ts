import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import { admitMemberIn, endMembershipIn } from '../../organisations/public.ts';
import { staysIn } from './placed.ts';
import { type Community, type Established, isMember } from './store.ts';

type Placed = NonNullable<Established['placed']>;

/** 编入：from today on the project is in the community, and its school a member of it. */
export async function placeIn(
  tx: Db,
  { actor, today }: Caller,
  community: Pick<Community, 'id' | 'region' | 'from' | 'to'>,
  { region, id, organisationId, organisationKind }: Established,
  role: '牵头校' | '成员校',
): Promise<void> {
  await tx
    .insertInto('projects.community_case')
    .values({
      region,
      id: randomUUID(),
      case_id: id,
      alliance_id: community.id,
      from_day: today,
      placed_by_name: actor.name,
    })
    .execute();
  if (organisationKind !== 'school' || (await isMember(tx, community.id, organisationId, today))) return;
  await admitMemberIn(tx, community, { schoolId: organisationId, role, from: today, to: null });
}

/** 移出：the project leaves its community today, and its school with it, unless another project that goes on or its own asking keeps it there. */
export async function takeOutOf(
  tx: Db,
  { actor, today }: Caller,
  { region, organisationId }: Established,
  placed: Placed,
  reason: string | null,
): Promise<void> {
  refuseIfPassedOver(
    await tx
      .updateTable('projects.community_case')
      .set({ to_day: today, ended_by_name: actor.name, reason })
      .where('region', '=', region)
      .where('id', '=', placed.id)
      .executeTakeFirst(),
  );
  if (!(await staysIn(tx, placed.alliance, organisationId, today)))
    await endMembershipIn(tx, placed.alliance, organisationId, today);
}
