import { sql } from 'kysely';
import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Output } from '#contract/route.ts';
import { ratingUntil } from '#core/collaboration/activity.ts';
import { certificateText } from '#core/collaboration/activity-certificate.ts';
import type { Day } from '#core/kernel/day.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { attachedTo } from '../attachments.ts';
import { activityColumns, FROM_ACTIVITIES, signUpIs } from './list.ts';
import { audienceWords } from './words.ts';

type Activity = Output<typeof collaborationRoutes.activity>;
type Key = { readonly region: string; readonly id: string };
type Serial = { readonly serial: number | null; readonly serialYear: number | null };

/** An activity as it is read, with what permissions and documents need beside it. */
export type Report = Omit<Activity, 'can'> & {
  /** Whether the caller is of those who organise it, or it is for the caller. */
  readonly organises: boolean;
  readonly isForMe: boolean;
};

type Row = Omit<
  Report,
  'signUpIs' | 'audiences' | 'materials' | 'photos' | 'roster' | 'rated' | 'ratingUntil' | 'own' | 'ahead'
> &
  Serial & {
    readonly ahead: number;
    readonly presence: Activity['own']['state'];
    readonly certificate: number | null;
    readonly hasRated: boolean;
  };

/** One activity with everything that belongs to it, as the asking eyes see it. */
export async function activityReport(db: Db, key: Key, { actor, today }: Caller): Promise<Report | undefined> {
  const me = actor.personId;
  const { rows } = await sql<Row>`
    select ${activityColumns(me)}, line.ahead, a.organisation_id as "organisationId", a.about, a.programme_id as "programmeId",
      case when h.id is not null then json_build_object('id', h.id, 'name', h.name) end as host, a.audience, a.walk_in as "walkIn", a.criteria, a.organised_by_name as contact,
      a.summary, a.summarised_on as "summarisedOn", a.reason, a.version, a.serial, a.serial_year as "serialYear",
      (select json_agg(json_build_object('on', s.on_day, 'begins', to_char(s.begins, 'HH24:MI'), 'ends', to_char(s.ends, 'HH24:MI')) order by s.on_day, s.begins)
        from collaboration.activity_session s where s.region = a.region and s.activity_id = a.id) as sessions,
      t.state as presence, t.certificate,
      exists (select from collaboration.activity_rating r where r.region = a.region and r.activity_id = a.id and r.person_id = ${me}) as "hasRated",
      collaboration.organises(a.region, a.id) as organises, collaboration.is_for_me(a.region, a.id) as "isForMe"
    from ${FROM_ACTIVITIES} left join organisations.v_organisation h on h.id = a.host_id
      left join collaboration.activity_attendance t on t.region = a.region and t.activity_id = a.id and t.person_id = ${me}
    where a.region = ${key.region} and a.id = ${key.id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { presence, certificate, hasRated, serial, serialYear, ahead, ...shown } = row;
  const number = numberer(row, { serial, serialYear });
  const attached = await attachedTo(db, { about: 'activity', ...key });
  const part = (name: string) => attached.filter((each) => each.part === name);
  return {
    ...shown,
    signUpIs: signUpIs(shown, today),
    ahead: shown.mine === 'waiting' ? ahead : null,
    audiences: await audiencesOf(db, key),
    materials: part('资料'),
    photos: part('照片'),
    roster: shown.organises ? await rosterOf(db, key, number) : null,
    rated: await ratedOf(db, key, shown.criteria),
    ratingUntil: ratingUntil(shown.to as Day),
    own: { state: presence, certificate: presence === '到场' ? number(certificate) : null, rated: hasRated },
  };
}

/** Certificates are numbered by district, year, activity and person; without hours there are none. */
const numberer =
  ({ region, hours }: Pick<Row, 'region' | 'hours'>, { serial, serialYear }: Serial) =>
  (line: number | null): string | null =>
    serial === null || serialYear === null || line === null || hours === null
      ? null
      : certificateText({ region, year: serialYear, serial, line });

async function audiencesOf(db: Db, { region, id }: Key): Promise<Activity['audiences']> {
  type Posts = Omit<Activity['audiences'][number], 'words'> & { readonly regionName: string | null };
  const { rows } = await sql<Posts>`
    select a.way, a.organisation_id as "organisationId", o.name as "organisationName", a.in_region as region, r.name as "regionName", a.post, a.office
    from collaboration.activity_audience a left join organisations.v_organisation o on o.id = a.organisation_id left join organisations.v_region r on r.code = a.in_region
    where a.region = ${region} and a.activity_id = ${id} order by a.way, o.name collate platform.pinyin, a.in_region, a.post, a.id`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, words: audienceWords(row) }));
}

async function rosterOf(
  db: Db,
  { region, id }: Key,
  number: (line: number | null) => string | null,
): Promise<Activity['roster']> {
  type Line = Omit<NonNullable<Activity['roster']>[number], 'certificate'> & { readonly certificate: number | null };
  const { rows } = await sql<Line>`
    select person_region as "personRegion", person_id as "personId", name, organisation, number, sign_up as "signUp", state, noted, at, certificate
    from collaboration.activity_roster(${region}, ${id}::uuid)
    order by case sign_up when 'in' then 0 when 'waiting' then 1 when 'withdrawn' then 3 else 2 end, number, organisation collate platform.pinyin, name collate platform.pinyin, person_id`.execute(
    db,
  );
  return rows.map((line) => ({ ...line, certificate: line.state === '到场' ? number(line.certificate) : null }));
}

/** The result, criterion by criterion in the order they were set; the database tells none while fewer than five have rated. */
async function ratedOf(db: Db, { region, id }: Key, criteria: readonly string[]): Promise<Activity['rated']> {
  const { rows } = await sql<{ criterion: string; people: number; mean: number }>`
    select criterion, people, mean::float8 as mean from collaboration.rated(${region}, ${id}::uuid)`.execute(db);
  const known = new Map(rows.map((row) => [row.criterion, row]));
  const shown = criteria.flatMap((criterion) => known.get(criterion) ?? []);
  if (shown.length === 0) return null;
  return {
    people: Math.max(...shown.map(({ people }) => people)),
    criteria: shown.map(({ criterion, mean }) => ({ criterion, mean })),
  };
}
