import { type RawBuilder, sql } from 'kysely';
import { NOTICE_KINDS, type NoticeKind } from '#core/workspace/notice.ts';
import { AT_FIRST, type MailWay, type Preference } from '#core/workspace/preference.ts';
import type { Db } from '../../platform/database/database.ts';

/** A person's choices as their table has them; all null where nothing was chosen. */
export type PreferenceRow = {
  readonly mail: Readonly<Record<string, MailWay>> | null;
  readonly digestHour: number | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
};

/** The columns of a preference `f`, as `PreferenceRow` has them. */
export const PREFERENCE: RawBuilder<unknown> = sql`f.mail, f.digest_hour as "digestHour",
  to_char(f.quiet_from, 'HH24:MI') as "quietFrom", to_char(f.quiet_to, 'HH24:MI') as "quietTo"`;

/** What was chosen, and for kinds nobody could choose for yet what holds at first. */
export function preferenceOf({ mail, digestHour, quietFrom, quietTo }: PreferenceRow): Preference {
  if (mail === null || digestHour === null) return AT_FIRST;
  const ways = NOTICE_KINDS.map((kind) => [kind, mail[kind] ?? AT_FIRST.mail[kind]] as const);
  return {
    mail: Object.fromEntries(ways) as Record<NoticeKind, MailWay>,
    digestHour,
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  };
}

/** The reader's own choices, and the address of their letters. */
export async function ownPreference(
  db: Db,
  region: string,
  personId: string,
): Promise<{ readonly preference: Preference; readonly email: string | null; readonly madeAt: string | null }> {
  const { rows } = await sql<PreferenceRow & { email: string | null; madeAt: string | null }>`
    select ${PREFERENCE}, c.email, k.made_at as "madeAt" from (select ${region} as region, ${personId}::uuid as person_id) me
      left join workspace.preference f on f.region = me.region and f.person_id = me.person_id
      left join identity.v_contact c on c.region = me.region and c.person_id = me.person_id
      left join workspace.calendar_address k on k.region = me.region and k.person_id = me.person_id`.execute(db);
  const row = rows[0] ?? { mail: null, digestHour: null, quietFrom: null, quietTo: null, email: null, madeAt: null };
  return { preference: preferenceOf(row), email: row.email, madeAt: row.madeAt };
}
