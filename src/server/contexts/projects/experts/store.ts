import { sql } from 'kysely';
import type { PostKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import type { EXPERT_TIES } from '#core/projects/seat.ts';
import type { Db } from '../../../platform/database/database.ts';

export type Key = { readonly region: string; readonly id: string };

/** 评审专家, as commands need one. */
export type Expert = Key & { readonly name: string; readonly from: Day; readonly to: Day | null };

export async function expertOf(db: Db, { region, id }: Key): Promise<Expert | undefined> {
  const { rows } = await sql<Expert>`
    select e.region, e.person_id as id, k.name, e.from_day as from, nullif(e.to_day, 'infinity') as to
    from projects.expert e cross join lateral projects.expert_name(e.region, e.person_id) k (name)
    where e.region = ${region} and e.person_id = ${id} and k.name is not null`.execute(db);
  return rows[0];
}

/** A person who might be engaged. */
export type Engageable = Key & { readonly name: string; readonly qualified: boolean };

/** A person, and whether a post or a title speaks for engaging him or her. */
export async function engageable(db: Db, { region, id }: Key, today: Day): Promise<Engageable | undefined> {
  const { rows } = await sql<Engageable>`
    select n.region, n.id, n.name,
      exists (select from identity.v_post p where p.region = n.region and p.person_id = n.id and p.kind in ('expert', 'academy-researcher')
        and p.from_day <= ${today}::date and ${today}::date < p.to_day)
      or exists (select from identity.v_title t where t.region = n.region and t.person_id = n.id
        and t.from_day <= ${today}::date and ${today}::date < t.to_day) as qualified
    from identity.v_person n where n.region = ${region} and n.id = ${id}`.execute(db);
  return rows[0];
}

export type Tie = {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly tie: (typeof EXPERT_TIES)[number];
  readonly from: Day;
  readonly to: Day | null;
};

/** Ties of one expert, or of all. */
export async function tiesOf(db: Db, of?: Key): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    select t.id, t.person_id as "personId", t.organisation_id as "organisationId", o.name as "organisationName", t.tie, t.from_day as from,
      nullif(t.to_day, 'infinity') as to
    from projects.expert_tie t join organisations.v_organisation o on o.id = t.organisation_id
    where ${of === undefined ? sql`true` : sql`t.region = ${of.region} and t.person_id = ${of.id}`} order by t.from_day desc, t.id`.execute(
    db,
  );
  return rows;
}

/** An expert of the bank, with the posts that tell whom he or she may not judge. */
export type Known = Key & {
  readonly name: string;
  readonly organisationName: string;
  readonly fields: readonly string[];
  /** False for who was engaged when the panel was drawn, and is no longer. */
  readonly engaged: boolean;
  readonly posts: readonly {
    readonly kind: PostKind;
    readonly organisationId: string;
    readonly from: Day;
    readonly to: Day | null;
  }[];
};

/** 在聘专家 on the day, of all districts, and those of a panel who are no longer. */
export async function engagedOn(db: Db, today: Day, also: readonly string[]): Promise<Known[]> {
  const engaged = sql`e.from_day <= ${today}::date and ${today}::date < e.to_day`;
  const { rows } = await sql<Known>`
    select k.region, k.person_id as id, k.name, o.name as "organisationName", e.fields, ${engaged} as engaged, k.posts
    from projects.experts_known() k join projects.expert e on e.region = k.region and e.person_id = k.person_id
      join organisations.v_organisation o on o.id = k.organisation_id
    where (${engaged}) or k.person_id = any (${also}::uuid[]) order by k.person_id`.execute(db);
  return rows;
}
