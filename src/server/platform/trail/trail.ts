import { sql } from 'kysely';
import type { platformRoutes } from '#contract/platform.ts';
import type { Asked, Output } from '#contract/route.ts';
import { holds } from '#core/identity/actor.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Caller, seeing } from '../caller.ts';
import type { Db } from '../database/database.ts';
import { containing } from '../database/search-pattern.ts';
import type { Names } from '../manifest.ts';

type Trail = Output<typeof platformRoutes.audit>;

/** What of the recorded facts are ids, and of what. */
const MENTIONED: Readonly<Record<string, string>> = {
  organisationId: 'organisation',
  organisation: 'organisation',
  schoolId: 'school',
  person: 'person',
  titleId: 'title-kind',
};

/** 审计记录, the latest first, with the names of what it is about as far as the reader may see them. */
export async function trail(caller: Caller, asked: Asked<typeof platformRoutes.audit>, names: Names): Promise<Trail> {
  if (!holds(caller.actor, ['audit-admin'])) throw new Refusal('forbidden', 'platform.not-yours');
  const { page, size, search, action, from, to } = asked;
  return seeing(caller, async (db) => {
    let wanted = db.selectFrom('platform.audit');
    if (action !== undefined) wanted = wanted.where('action', '=', action);
    if (search)
      wanted = wanted.where((is) =>
        is.or([is('actor_name', 'ilike', containing(search)), is('subject_id', '=', search)]),
      );
    if (from !== undefined) wanted = wanted.where(sql<boolean>`at >= ${from}::date`);
    if (to !== undefined) wanted = wanted.where(sql<boolean>`at < ${to}::date + 1`);
    const rows = await wanted
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('id')
      .limit(size)
      .offset((page - 1) * size)
      .execute();
    const { total } = await wanted.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
    const mentioned = rows.flatMap(({ subject_kind: kind, subject_id: id, detail }) => [
      { kind, id },
      ...idsIn(detail),
    ]);
    return {
      total,
      rows: rows.map((row) => ({
        id: row.id,
        at: row.at,
        actor: row.actor_name,
        action: row.action,
        subject: `${row.subject_kind} ${row.subject_id}`,
        detail: JSON.stringify(row.detail),
      })),
      names: await namesOf(db, mentioned, names),
    };
  });
}

type Mention = { readonly kind: string; readonly id: string };

function idsIn(detail: unknown): Mention[] {
  return Object.entries(detail ?? {}).flatMap(([field, id]) => {
    const kind = MENTIONED[field];
    return kind === undefined || typeof id !== 'string' ? [] : [{ kind, id }];
  });
}

async function namesOf(db: Db, mentioned: readonly Mention[], names: Names): Promise<Trail['names']> {
  const found: Record<string, string> = {};
  for (const [kind, each] of Map.groupBy(mentioned, (mention) => mention.kind)) {
    const ids = [...new Set(each.map(({ id }) => id))];
    for (const { id, name } of (await names[kind]?.(db, ids)) ?? []) found[id] = name;
  }
  return found;
}
