import { randomUUID } from 'node:crypto';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';

/** What a file is attached to: a row of this context, and the part of it. */
export type About = {
  readonly about: 'meeting' | 'task' | 'visit' | 'activity';
  readonly region: string;
  readonly id: string;
  readonly part?: string;
};

export type Attached = {
  readonly id: string;
  readonly part: string;
  readonly file: { readonly region: string; readonly id: string; readonly name: string; readonly size: number };
};

/** Attaches a file that the caller uploaded; from then on whoever sees the thing may open it. */
export async function attach(
  tx: Db,
  { actor, now }: Caller,
  { about, region, id, part = '' }: About,
  file: { readonly region: string; readonly id: string },
): Promise<{ id: string }> {
  const own = await tx
    .selectFrom('platform.file')
    .select('id')
    .where('region', '=', file.region)
    .where('id', '=', file.id)
    .where('uploaded_by', '=', actor.personId)
    .executeTakeFirst();
  if (own === undefined) throw new Refusal('not-found', 'platform.not-found');
  const attachmentId = randomUUID();
  await tx
    .insertInto('collaboration.attachment')
    .values({
      region,
      id: attachmentId,
      about,
      about_id: id,
      part,
      file_region: file.region,
      file_id: file.id,
      added_by: actor.personId,
      added_at: now.toString(),
    })
    .execute();
  return { id: attachmentId };
}

export async function detach(tx: Db, { about, region, id }: About, attachmentId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('collaboration.attachment')
    .where('region', '=', region)
    .where('id', '=', attachmentId)
    .where('about', '=', about)
    .where('about_id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (gone === undefined) throw new Refusal('not-found', 'platform.not-found');
}

/** Everything attached to a thing, in the order it came. */
export async function attachedTo(db: Db, { about, region, id }: About): Promise<Attached[]> {
  const rows = await db
    .selectFrom('collaboration.attachment as a')
    .innerJoin('platform.file as f', (on) => on.onRef('f.region', '=', 'a.file_region').onRef('f.id', '=', 'a.file_id'))
    .select(['a.id', 'a.part', 'f.region as fileRegion', 'f.id as fileId', 'f.name', 'f.size'])
    .where('a.region', '=', region)
    .where('a.about', '=', about)
    .where('a.about_id', '=', id)
    .orderBy('a.added_at')
    .orderBy('a.id')
    .execute();
  return rows.map(({ id: attachmentId, part, fileRegion, fileId, name, size }) => ({
    id: attachmentId,
    part,
    file: { region: fileRegion, id: fileId, name, size },
  }));
}
