import { type RawBuilder, sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import { CITY } from '#core/identity/actor.ts';
import { POST_KINDS, type PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Caller } from '../../../platform/caller.ts';
import { type Db, uuidsAmong } from '../../../platform/database/database.ts';
import { containing } from '../../../platform/database/search-pattern.ts';
import { said } from '../../../platform/http/allowed.ts';
import { projectsPermissions as permitted } from '../permissions.ts';
import { type Key, tiesOf } from './store.ts';

type Row = Output<typeof projectsRoutes.experts>['rows'][number];

const EXPERT = sql`e.region, e.person_id as id, k.name, o.name as "organisationName", r.name as "regionName", k.titles, e.fields, e.from_day as from,
  nullif(e.to_day, 'infinity') as to,
  (select count(*) from projects.seat s join projects.round d on d.id = s.round_id
    where s.expert_id = e.person_id and s.state in ('seated', 'declared') and d.opened_at is not null and d.closed_at is null) as reading`;
const FROM = sql`projects.expert e join projects.experts_known() k on k.region = e.region and k.person_id = e.person_id
  join organisations.v_organisation o on o.id = k.organisation_id join organisations.v_region r on r.code = e.region`;

/** 评审专家库: those engaged first, by name. */
export async function experts(
  db: Db,
  { actor, today }: Caller,
  asked: Asked<typeof projectsRoutes.experts>,
): Promise<Output<typeof projectsRoutes.experts>> {
  const wanted = narrowed(asked, today);
  const { rows } = await sql<Row>`
    select ${EXPERT} from ${FROM} where ${wanted} order by e.to_day < 'infinity', k.initials, k.name, e.person_id
    limit ${asked.size} offset ${(asked.page - 1) * asked.size}`.execute(db);
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${wanted}`.execute(db);
  const fields = await sql<{ field: string }>`
    select distinct field from projects.expert e, unnest(e.fields) as field order by field`.execute(db);
  const regions = await sql<{ code: string; name: string }>`
    select code, name from organisations.v_region where code in (select region from projects.expert) order by code`.execute(
    db,
  );
  return {
    rows,
    regions: regions.rows,
    total: counted.rows[0]?.total ?? 0,
    fields: fields.rows.map(({ field }) => field),
    can: { engage: said(permitted.experts(actor, null)) },
  };
}

function narrowed(
  { region, field, ended, search }: Asked<typeof projectsRoutes.experts>,
  today: Day,
): RawBuilder<unknown> {
  const where: RawBuilder<unknown>[] = [sql`true`];
  if (region !== undefined && region !== CITY) where.push(sql`e.region = ${region}`);
  if (field !== undefined) where.push(sql`${field} = any (e.fields)`);
  if (ended === undefined) where.push(sql`${today}::date < e.to_day`);
  if (search) where.push(sql`k.name || ' ' || k.initials || ' ' || o.name ilike ${containing(search)}`);
  return sql.join(where, sql` and `);
}

/** One expert: what is known of where he or she worked, on the platform and beside it. */
export async function expertReport(
  db: Db,
  { actor }: Caller,
  key: Key,
): Promise<Output<typeof projectsRoutes.expert> | undefined> {
  type Held = { kind: PostKind; organisationId: string; from: string; to: string | null };
  const { rows } = await sql<Row & { note: string; posts: Held[] }>`
    select ${EXPERT}, e.note, k.posts from ${FROM} where e.region = ${key.region} and e.person_id = ${key.id}`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const { rows: named } = await sql<{ id: string; name: string }>`
    select id, name from organisations.v_organisation where id = any (${uuidsAmong(row.posts.map(({ organisationId }) => organisationId))}::uuid[])`.execute(
    db,
  );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return {
    ...row,
    posts: row.posts.map(({ kind, organisationId, from, to }) => ({
      name: POST_KINDS[kind].name,
      organisationName: names.get(organisationId) ?? '',
      from,
      to,
    })),
    ties: (await tiesOf(db, key)).map(({ personId: _of, ...tie }) => tie),
    can: { keep: said(permitted.experts(actor, key.region)) },
  };
}
