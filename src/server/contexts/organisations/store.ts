import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { SchoolType } from '#core/organisations/school.ts';
import type { Db } from '../../platform/database/database.ts';

export type Lived = {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  readonly from: string;
  readonly to: string | null;
  readonly version: number;
};

/** A school's place in the registry. */
export async function school(db: Db, id: string): Promise<(Lived & { type: SchoolType; code: string }) | undefined> {
  const row = await db
    .selectFrom('organisations.organisation as o')
    .innerJoin('organisations.school as s', 's.id', 'o.id')
    .select(['o.id', 'o.region', 'o.name', 'o.from_day as from', 'o.to_day as to', 'o.version', 's.type', 's.code'])
    .where('o.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, type: row.type as SchoolType };
}

export async function alliance(db: Db, id: string): Promise<(Lived & { type: string; level: string }) | undefined> {
  return db
    .selectFrom('organisations.organisation as o')
    .innerJoin('organisations.alliance as a', 'a.id', 'o.id')
    .select(['o.id', 'o.region', 'o.name', 'o.from_day as from', 'o.to_day as to', 'o.version', 'a.type', 'a.level'])
    .where('o.id', '=', id)
    .executeTakeFirst();
}

export async function organisation(db: Db, id: string): Promise<Lived | undefined> {
  return db
    .selectFrom('organisations.organisation')
    .select(['id', 'region', 'name', 'from_day as from', 'to_day as to', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Two people on one record: the second is told, and nothing of the first is lost. */
export async function nextVersion(
  tx: Db,
  id: string,
  seen: number,
  name?: { name: string; initials: string },
): Promise<void> {
  const moved = await tx
    .updateTable('organisations.organisation')
    .set({ version: seen + 1, ...name })
    .where('id', '=', id)
    .where('version', '=', seen)
    .returning('id')
    .executeTakeFirst();
  if (moved === undefined) throw new Refusal('conflict', 'platform.changed-meanwhile');
}

/** Ends the documents in force on the day; one adopted for a later day never comes into force. */
export async function endDocuments(tx: Db, allianceId: string, on: Day): Promise<void> {
  await tx
    .deleteFrom('organisations.alliance_document')
    .where('alliance_id', '=', allianceId)
    .where('from_day', '>=', on)
    .execute();
  await tx
    .updateTable('organisations.alliance_document')
    .set({ to_day: on })
    .where('alliance_id', '=', allianceId)
    .where('to_day', '>', on)
    .execute();
}

/** Ends the bodies of an organisation on the day; one planned for later is never established. */
export async function endBodies(tx: Db, ownerId: string, on: Day): Promise<void> {
  await tx
    .deleteFrom('organisations.body')
    .where('organisation_id', '=', ownerId)
    .where('from_day', '>=', on)
    .execute();
  await tx
    .updateTable('organisations.body')
    .set({ to_day: on })
    .where('organisation_id', '=', ownerId)
    .where('to_day', '>', on)
    .execute();
}

/** Ends what is still running on the day; what would only have begun later never began. */
export async function endMemberships(tx: Db, whose: 'school_id' | 'alliance_id', id: string, on: Day): Promise<void> {
  await tx.deleteFrom('organisations.membership').where(whose, '=', id).where('from_day', '>=', on).execute();
  await tx
    .updateTable('organisations.membership')
    .set({ to_day: on })
    .where(whose, '=', id)
    .where('to_day', '>', on)
    .execute();
}
