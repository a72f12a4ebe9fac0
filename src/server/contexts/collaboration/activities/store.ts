import { sql } from 'kysely';
import type { ActivityState, Audience, SignUp } from '#core/collaboration/activity.ts';
import type { OrganisationKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';

/** An activity as commands and permissions need it. */
export type Activity = {
  readonly region: string;
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  readonly level: '市级' | '区级';
  readonly title: string;
  readonly state: ActivityState;
  readonly from: Day;
  readonly to: Day;
  readonly place: string;
  readonly audience: Audience;
  readonly walkIn: boolean;
  readonly signUp: { readonly from: Day; readonly until: Day } | null;
  readonly capacity: number | null;
  readonly hours: number | null;
  readonly criteria: readonly string[];
  readonly serial: number | null;
  readonly serialYear: number | null;
  readonly version: number;
  /** The number that the next in line gets; 0 when the line was not held. */
  readonly next: number;
};
type Key = Pick<Activity, 'region' | 'id'>;

type Row = Omit<Activity, 'signUp' | 'next'> & { signUpFrom: Day | null; signUpUntil: Day | null };

export async function activity(db: Db, { region, id }: Key, next = 0): Promise<Activity | undefined> {
  const { rows } = await sql<Row>`
    select region, id, organisation_id as "organisationId", kind, level, title, state, from_day as "from", to_day as "to", place, audience, walk_in as "walkIn",
      sign_up_from as "signUpFrom", sign_up_until as "signUpUntil", capacity, hours::float8 as hours, criteria, serial, serial_year as "serialYear", version
    from collaboration.activity where region = ${region} and id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { signUpFrom, signUpUntil, ...rest } = row;
  const signUp = signUpFrom === null || signUpUntil === null ? null : { from: signUpFrom, until: signUpUntil };
  return { ...rest, signUp, next };
}

/**
 * The activity, held until the transaction ends: alone, so that its line stands still, or together with others who only need
 * it to stay as it is. Commands that hold it see what others committed before (`read committed`).
 */
export async function held(tx: Db, { region, id }: Key, how: 'alone' | 'together'): Promise<Activity | undefined> {
  const { rows } = await sql<{ next: number }>`
    select collaboration.hold_activity(${region}, ${id}::uuid, ${how === 'together'}) as next`.execute(tx);
  return activity(tx, { region, id }, rows[0]?.next);
}

/** Two people on one activity: the second is told, and nothing of the first is lost. */
export async function nextVersion(
  tx: Db,
  { region, id }: Key,
  seen: number,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const moved = await tx
    .updateTable('collaboration.activity')
    .set({ ...changes, version: seen + 1 })
    .where('region', '=', region)
    .where('id', '=', id)
    .where('version', '=', seen)
    .returning('id')
    .executeTakeFirst();
  if (moved === undefined) throw new Refusal('conflict', 'platform.changed-meanwhile');
}

export type Person = { readonly region: string; readonly personId: string };

/** Gives free places to the head of the line; answers who moved up. */
export async function fillPlaces(tx: Db, { region, id }: Key): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select person_region as region, person_id as "personId" from collaboration.fill_places(${region}, ${id}::uuid)`.execute(
    tx,
  );
  return rows;
}

/** Those in and those waiting, as far as the asking eyes see them: all of them, for who runs the activity. */
export async function signedUp(db: Db, { region, id }: Key): Promise<(Person & { readonly state: SignUp })[]> {
  const rows = await db
    .selectFrom('collaboration.activity_sign_up')
    .select(['person_region as region', 'person_id as personId', 'state'])
    .where('region', '=', region)
    .where('activity_id', '=', id)
    .where('state', '<>', 'withdrawn')
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as SignUp }));
}

/** One person's line in the sign-up and in the roster. */
export async function linesOf(
  db: Db,
  { region, id }: Key,
  personId: string,
): Promise<{
  readonly signUp: SignUp | null;
  readonly state: '到场' | '请假' | '缺席' | null;
  readonly at: string | null;
}> {
  const { rows } = await sql<Awaited<ReturnType<typeof linesOf>>>`
    select (select s.state from collaboration.activity_sign_up s where s.region = ${region} and s.activity_id = ${id} and s.person_id = ${personId}) as "signUp", t.state, t.at
    from (select 1) one left join collaboration.activity_attendance t on t.region = ${region} and t.activity_id = ${id} and t.person_id = ${personId}`.execute(
    db,
  );
  return rows[0] ?? { signUp: null, state: null, at: null };
}

/** Whether the activity is for the person who asks. */
export async function isForMe(db: Db, { region, id }: Key): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select collaboration.is_for_me(${region}, ${id}::uuid) as yes`.execute(
    db,
  );
  return rows[0]?.yes ?? false;
}

export type Organiser = {
  readonly organisationId: string;
  readonly region: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly from: Day;
  readonly to: Day | null;
};

export async function organiser(db: Db, organisationId: string): Promise<Organiser | undefined> {
  const row = await db
    .selectFrom('organisations.v_organisation')
    .select(['id as organisationId', 'region', 'name', 'kind', 'from_day as from', 'to_day as to'])
    .where('id', '=', organisationId)
    .executeTakeFirst();
  return row && { ...row, kind: row.kind as OrganisationKind, from: row.from as Day, to: row.to as Day | null };
}
