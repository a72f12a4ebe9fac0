import { randomUUID } from 'node:crypto';
import { type Db, orForever } from '../../platform/database/database.ts';

/** 任命机构成员, dated: whoever calls has asked for permission. That a person sits once at a time, `seat_once` holds. */
export async function takeSeatIn(
  tx: Db,
  {
    region,
    personId,
    bodyId,
    role,
    from,
    to,
  }: {
    readonly region: string;
    readonly personId: string;
    readonly bodyId: string;
    readonly role: string;
    readonly from: string;
    readonly to: string | null;
  },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('identity.seat')
    .values({ region, id, person_id: personId, body_id: bodyId, role, from_day: from, to_day: orForever(to) })
    .execute();
  return id;
}
