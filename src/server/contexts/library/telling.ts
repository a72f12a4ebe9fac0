import { sql } from 'kysely';
import type { PostKind } from '#core/identity/post.ts';
import { announce } from '../../platform/announce.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';
import type { Entry } from './store.ts';

const HEADS: readonly PostKind[] = ['principal', 'alliance-lead'];

/** Tells the head of the organisation what was done with its entry. */
export const tellOrganisation = (tx: Db, caller: Caller, of: Entry, body: string): Promise<void> =>
  tell(
    tx,
    caller,
    of,
    body,
    HEADS.map((post) => ({ organisationId: of.organisationId, post, office: null })),
  );

/** Tells who edits the library where the call was issued. */
export async function tellEditors(tx: Db, caller: Caller, of: Entry, body: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from organisations.v_organisation where region = ${of.callRegion} and kind = 'academy' and to_day = 'infinity'`.execute(
    tx,
  );
  await tell(
    tx,
    caller,
    of,
    body,
    rows.map(({ id }) => ({ organisationId: id, post: 'academy-researcher' as const, office: null })),
  );
}

async function tell(
  tx: Db,
  { actor }: Caller,
  { region, id, title, version }: Entry,
  body: string,
  posts: Parameters<typeof announce>[1]['posts'],
): Promise<void> {
  await announce(tx, {
    kind: '申报',
    key: `library/${id}/${version}`,
    title: `案例：${title}`,
    body: body.slice(0, 500),
    to: `/library/${region}/${id}`,
    ...(posts === undefined ? {} : { posts }),
    except: actor.personId,
  });
}
