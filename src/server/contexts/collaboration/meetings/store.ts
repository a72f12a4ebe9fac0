import { sql } from 'kysely';
import type { MeetingState } from '#core/collaboration/meeting.ts';
import type { MinutesState } from '#core/collaboration/minutes.ts';
import type { OrganisationKind } from '#core/identity/post.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Db } from '../../../platform/database/database.ts';

/** A meeting as commands and permissions need it. */
export type Meeting = {
  readonly id: string;
  readonly region: string;
  readonly organisationId: string;
  readonly bodyId: string | null;
  readonly secretaryId: string | null;
  readonly state: MeetingState;
  readonly title: string;
  readonly place: string;
  readonly on: Day;
  readonly quorum: number;
  readonly expected: number | null;
  readonly present: number | null;
  readonly version: number;
};

export type Edition = {
  readonly edition: number;
  readonly revision: number;
  readonly state: MinutesState;
  readonly body: string;
  readonly decisions: readonly KeptDecision[];
  readonly savedBy: string;
};

/** A decision as it is kept: with the id of each task that came of it. */
export type KeptDecision = {
  readonly matter: string;
  readonly way: '协商一致' | '表决';
  readonly options: readonly string[];
  readonly chosen: string | null;
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number } | null;
  readonly result: '通过' | '未通过' | '暂缓';
  readonly resolution: string;
  readonly tasks: readonly KeptTask[];
};
export type KeptTask = {
  readonly title: string;
  readonly owner:
    | { readonly by: 'post'; readonly organisationId: string; readonly post: string; readonly office: string | null }
    | { readonly by: 'person'; readonly region: string; readonly personId: string };
  readonly due: string;
  readonly task?: { readonly region: string; readonly id: string } | null;
};

export async function meeting(db: Db, region: string, id: string): Promise<Meeting | undefined> {
  const row = await db
    .selectFrom('collaboration.meeting')
    .select([
      'id',
      'region',
      'organisation_id as organisationId',
      'body_id as bodyId',
      'secretary_id as secretaryId',
      'state',
      'title',
      'place',
      'on_day as on',
      'quorum',
      'expected',
      'present',
      'version',
    ])
    .where('region', '=', region)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, state: row.state as MeetingState, on: row.on as Day };
}

/** The meeting, and nobody closes its roster until the transaction ends. */
export async function meetingHeldOpen(tx: Db, region: string, id: string): Promise<Meeting | undefined> {
  await tx
    .selectFrom('collaboration.meeting')
    .select('id')
    .where('region', '=', region)
    .where('id', '=', id)
    .forShare()
    .execute();
  return meeting(tx, region, id);
}

/** The edition that is written or circulates, else the latest final one. */
export async function latestEdition(db: Db, region: string, meetingId: string): Promise<Edition | undefined> {
  const row = await db
    .selectFrom('collaboration.minutes')
    .select(['edition', 'revision', 'state', 'body', 'decisions', 'saved_by_name as savedBy'])
    .where('region', '=', region)
    .where('meeting_id', '=', meetingId)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, state: row.state as MinutesState, decisions: row.decisions as unknown as KeptDecision[] };
}

export type Convener = {
  readonly organisationId: string;
  readonly region: string;
  readonly kind: OrganisationKind;
  readonly from: string;
  readonly to: string | null;
  readonly bodyId: string | null;
};

/** Who holds the meeting: an organisation, or a body of it; the life is the shorter of the two. */
export async function convener(db: Db, organisationId: string, bodyId: string | null): Promise<Convener | undefined> {
  const owner = await db
    .selectFrom('organisations.v_organisation')
    .select(['id as organisationId', 'region', 'kind', 'from_day as from', 'to_day as to'])
    .where('id', '=', organisationId)
    .executeTakeFirst();
  if (owner === undefined) return undefined;
  const known = { ...owner, kind: owner.kind as OrganisationKind };
  if (bodyId === null) return { ...known, bodyId };
  const body = await db
    .selectFrom('organisations.v_body')
    .select(['organisation_id as organisationId', 'from_day as from', 'to_day as to'])
    .where('id', '=', bodyId)
    .executeTakeFirst();
  if (body === undefined) return undefined;
  if (body.organisationId !== organisationId) throw new Refusal('invalid', 'collaboration.body-of-another');
  return { ...known, bodyId, from: body.from, to: body.to };
}

export type Invited = {
  readonly personRegion: string;
  readonly personId: string;
  readonly name: string;
  readonly post: string | null;
  readonly office: string | null;
  readonly role: string | null;
  readonly organisation: string;
  readonly attends: '出席' | '列席';
};

/** Everybody the meeting invites, once, as its day has it; a function of the database's resolves posts to people. */
export async function invited(db: Db, region: string, id: string): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select person_region as "personRegion", person_id as "personId", name, post, office, role, organisation, attends
    from collaboration.invited_to(${region}, ${id}::uuid) order by attends, organisation collate platform.pinyin, name collate platform.pinyin, person_id`.execute(
    db,
  );
  return rows;
}

/** How the meeting invites who asks, if it does. */
export async function myInvitation(
  tx: Db,
  { region, id }: Pick<Meeting, 'region' | 'id'>,
): Promise<Invited['attends'] | undefined> {
  const { rows } = await sql<{ attends: Invited['attends'] | null }>`
    select collaboration.my_invitation(${region}, ${id}::uuid) as attends`.execute(tx);
  return rows[0]?.attends ?? undefined;
}

/** Two people on one meeting: the second is told, and nothing of the first is lost. */
export async function nextVersion(
  tx: Db,
  { region, id }: Pick<Meeting, 'region' | 'id'>,
  seen: number,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const moved = await tx
    .updateTable('collaboration.meeting')
    .set({ ...changes, version: seen + 1 })
    .where('region', '=', region)
    .where('id', '=', id)
    .where('version', '=', seen)
    .returning('id')
    .executeTakeFirst();
  if (moved === undefined) throw new Refusal('conflict', 'platform.changed-meanwhile');
}
