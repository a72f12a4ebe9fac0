import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#core/identity/actor.ts';
import { type OrganisationKind, POST_KINDS, type PostKind } from '#core/identity/post.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Database } from './database/database.ts';
import type { Freshness } from './freshness/freshness.ts';
import { dayOf } from './time/clock.ts';

/** 会话：who a token stands for, and how far its holder has come in signing in. */
export type Session = {
  readonly id: string;
  readonly hash: string;
  readonly actor: Actor;
  readonly mustChangePassword: boolean;
  /** Posts beyond one school demand a second factor; `passed` once it was given in this session. */
  readonly secondFactor: 'none' | 'needed' | 'set' | 'passed';
};

export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;

/** The name of a token in the database: holding the table does not let one sign in. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

type Row = {
  id: string;
  person_id: string;
  region: string;
  name: string;
  last_seen_at: string;
  second_factor_at: string | null;
  must_change: boolean;
  totp: boolean;
  posts: {
    id: string;
    kind: PostKind;
    organisation_id: string;
    organisation_kind: OrganisationKind;
    region: string;
    office: string | null;
  }[];
};

/**
 * Resolves tokens to sessions. Answers are kept for a second at most, and dropped at once when people or organisations
 * change, so a revoked post has no further request.
 */
export function sessions(database: Database, freshness: Freshness) {
  const kept = new Map<string, { session: Session; until: number; generation: string }>();

  async function resolve(token: string, now: Temporal.Instant, { quietly = false } = {}): Promise<Session> {
    const hash = hashOf(token);
    const generation = freshness.generation(['identity', 'organisations']);
    const known = kept.get(hash);
    if (known !== undefined && known.until > now.epochMilliseconds && known.generation === generation)
      return known.session;
    const row = await load(hash, now);
    if (row === undefined) throw new Refusal('unauthenticated', 'platform.not-signed-in');
    if (!quietly && Temporal.Instant.from(row.last_seen_at).until(now).total('seconds') > 60) await touch(hash, now);
    const session = sessionOf(row, hash);
    if (kept.size > 5000) kept.clear();
    kept.set(hash, { session, until: now.epochMilliseconds + 1000, generation });
    return session;
  }

  async function load(hash: string, now: Temporal.Instant): Promise<Row | undefined> {
    const query: RawBuilder<Row> = sql`
      select s.id, s.person_id, s.region, p.name, s.last_seen_at, s.second_factor_at, coalesce(a.must_change, false) as must_change,
        a.totp_confirmed_at is not null as totp,
        coalesce((
          select json_agg(json_build_object('id', q.id, 'kind', q.kind, 'organisation_id', q.organisation_id, 'organisation_kind', o.kind,
            'region', o.region, 'office', q.office) order by q.from_day, q.id)
          from identity.post q join organisations.v_organisation o on o.id = q.organisation_id
          where q.region = s.region and q.person_id = s.person_id and q.from_day <= ${dayOf(now)}::date and ${dayOf(now)}::date < q.to_day
        ), '[]') as posts
      from identity.session s
      join identity.person p on p.region = s.region and p.id = s.person_id
      left join identity.account a on a.region = s.region and a.person_id = s.person_id
      where s.token_hash = decode(${hash}, 'hex') and s.ended_at is null and s.expires_at > ${now.toString()}::timestamptz
        and s.last_seen_at > ${now.subtract({ minutes: IDLE_MINUTES }).toString()}::timestamptz and coalesce(a.suspended, false) = false`;
    return (await query.execute(database.system)).rows[0];
  }

  async function touch(hash: string, now: Temporal.Instant): Promise<void> {
    await sql`update identity.session set last_seen_at = ${now.toString()} where token_hash = decode(${hash}, 'hex') and last_seen_at < ${now.toString()}`.execute(
      database.system,
    );
  }

  return { resolve, forget: (hash: string) => kept.delete(hash) };
}

function sessionOf(row: Row, hash: string): Session {
  const actor: Actor = {
    personId: row.person_id,
    region: row.region,
    name: row.name,
    posts: row.posts.map((post) => ({
      id: post.id,
      kind: post.kind,
      organisationId: post.organisation_id,
      organisationKind: post.organisation_kind,
      region: post.region,
      office: post.office,
    })),
  };
  const beyond = actor.posts.some((post) => POST_KINDS[post.kind].beyondOneSchool);
  const secondFactor = row.second_factor_at !== null ? 'passed' : !beyond ? 'none' : row.totp ? 'set' : 'needed';
  return { id: row.id, hash, actor, mustChangePassword: row.must_change, secondFactor };
}
