import { sql } from 'kysely';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Growth } from '#core/library/growth.ts';
import type { LicenceAct, Scope } from '#core/library/licence.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';

export type Key = { readonly region: string; readonly id: string };

/** 案例, as commands and permissions need it. */
export type Entry = Key & {
  readonly callRegion: string;
  readonly organisationId: string;
  readonly title: string;
  readonly growth: Growth;
  readonly granted: Scope | null;
  readonly published: Scope | null;
  readonly version: number;
};

export async function entryOf(db: Db, { region, id }: Key): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select region, id, call_region as "callRegion", organisation_id as "organisationId", title, growth, granted, published, version
    from library.entry where region = ${region} and id = ${id}`.execute(db);
  return rows[0];
}

/** What an act leaves of an entry: whoever acts on a state that is no more is told so. */
export async function settle(
  tx: Db,
  { region, id }: Key,
  seen: number,
  changed: Partial<{ growth: Growth; granted: Scope | null; published: Scope | null; published_on: string | null }>,
): Promise<void> {
  const row = await tx
    .updateTable('library.entry')
    .set({ ...changed, version: seen + 1 })
    .where('region', '=', region)
    .where('id', '=', id)
    .where('version', '=', seen)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('conflict', 'library.changed');
}

type Licence = {
  readonly act: LicenceAct;
  readonly scope: Scope | null;
  readonly note: string;
};

/** Whether anything was decided about the licence. */
export async function hasLicence(db: Db, { region, id }: Key): Promise<boolean> {
  const { rows } = await sql`select from library.licence where region = ${region} and entry_id = ${id} limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** A line more in 授权与公开的经过. */
export async function noteLicence(tx: Db, caller: Caller, { region, id }: Key, licence: Licence): Promise<void> {
  const { actor, now, today } = caller;
  await sql`
    insert into library.licence (region, entry_id, number, act, scope, on_day, at, person_id, person_name, note)
    select ${region}, ${id}, coalesce(max(number), 0) + 1, ${licence.act}, ${licence.scope}, ${today}::date, ${now.toString()}::timestamptz,
      ${actor.personId}, ${actor.name}, ${licence.note}
    from library.licence where region = ${region} and entry_id = ${id}`.execute(tx);
}

/** A line more in 发展经过. */
export async function noteGrowth(
  tx: Db,
  caller: Caller,
  { region, id }: Key,
  stage: Growth,
  note: string,
): Promise<void> {
  const { actor, now, today } = caller;
  await sql`
    insert into library.growth (region, entry_id, number, stage, on_day, at, person_id, person_name, note)
    select ${region}, ${id}, coalesce(max(number), 0) + 1, ${stage}, ${today}::date, ${now.toString()}::timestamptz,
      ${actor.personId}, ${actor.name}, ${note}
    from library.growth where region = ${region} and entry_id = ${id}`.execute(tx);
}
