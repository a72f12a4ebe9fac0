import { sql } from 'kysely';
import { z } from 'zod';
import { CRITERIA } from '#core/collaboration/activity-rating.ts';
import { CITY, holds } from '#core/identity/actor.ts';
import { command } from '#server/platform/command.ts';
import { asTable, inBulk } from '#server/platform/database/bulk.ts';
import { initialsOf } from '#server/platform/pinyin.ts';
import type { World } from '../world.ts';

const Activities = z.custom<Pick<World, 'activities'>>();

/** 登记演示活动: with sign-ups, rosters, certificates and ratings at once, under the identifiers of the seed. */
export const enterActivities = command({
  name: 'collaboration.enter-demonstration-activities',
  input: Activities,
  subject: async () => ({ region: CITY }),
  may: (actor) => holds(actor, ['system-admin'], (post) => post.region === CITY) || 'identity.admin-only',

  async run(tx, { activities }) {
    const serials = serialsOf(activities);
    await inBulk(
      activities,
      (activity) => ({
        ...activity,
        ...serials.get(activity.id),
        initials: initialsOf(activity.title),
        signUpFrom: activity.signUp?.from ?? null,
        signUpUntil: activity.signUp?.until ?? null,
        walkIn: activity.signUp === null,
        came: isHeld(activity) ? activity.roster.filter(({ state }) => state === '到场').length : null,
        publishedOn: activity.fate === 'draft' ? null : (activity.signUp?.from ?? activity.from),
        reason: activity.fate === 'cancelled' ? '场地检修' : null,
        byRegion: activity.by.region,
        byId: activity.by.id,
        byName: activity.by.name,
        criteria: [...CRITERIA],
      }),
      async (part) => {
        await sql`insert into collaboration.activity (region, id, organisation_id, kind, level, programme_id, title, initials, about, from_day, to_day, place, host_id, audience, walk_in,
            sign_up_from, sign_up_until, capacity, hours, criteria, state, published_on, came, summary, summarised_on, reason, serial_year, serial, organised_region, organised_by, organised_by_name)
          select region, id, "organisationId", kind, level, "programmeId", title, initials, about, "from", "to", place, "hostId", audience, "walkIn",
            "signUpFrom", "signUpUntil", capacity, hours, array(select json_array_elements_text(criteria)), fate, "publishedOn", came, summary, "summarisedOn", reason, "serialYear", serial, "byRegion", "byId", "byName"
          from ${asTable(part, 'region text, id uuid, "organisationId" uuid, kind text, level text, "programmeId" text, title text, initials text, about text, "from" date, "to" date, place text, "hostId" uuid, audience text, "walkIn" boolean, "signUpFrom" date, "signUpUntil" date, capacity int, hours numeric, criteria json, fate text, "publishedOn" date, came int, summary text, "summarisedOn" date, reason text, "serialYear" int, serial int, "byRegion" text, "byId" uuid, "byName" text')} r
          on conflict do nothing`.execute(tx);
        const of = <T extends object>(rows: (activity: (typeof part)[number]) => readonly T[]) =>
          part.flatMap((activity) =>
            rows(activity).map((row, rank) => ({
              at: activity.region,
              activityId: activity.id,
              first: activity.organisationId,
              from: activity.from,
              to: activity.to,
              rank,
              ...row,
            })),
          );
        await sql`insert into collaboration.activity_session (region, activity_id, activity_from, activity_to, on_day, begins, ends)
          select at, "activityId", "from", "to", "on", begins, ends
          from ${asTable(
            of(({ sessions }) => sessions),
            'at text, "activityId" uuid, "from" date, "to" date, "on" date, begins time, ends time',
          )} r on conflict do nothing`.execute(tx);
        await sql`insert into collaboration.activity_partner (region, activity_id, first_id, organisation_id, rank)
          select at, "activityId", first, partner, rank
          from ${asTable(
            of(({ partners }) => partners.map((partner) => ({ partner }))),
            'at text, "activityId" uuid, first uuid, partner uuid, rank int',
          )} r on conflict do nothing`.execute(tx);
        await sql`insert into collaboration.activity_audience (region, id, activity_id, way, organisation_id, in_region, post)
          select at, "activityId", "activityId", way, "organisationId", region, post
          from ${asTable(
            of(({ audiences }) => audiences),
            'at text, "activityId" uuid, way text, "organisationId" uuid, region text, post text',
          )} r on conflict do nothing`.execute(tx);
        await sql`insert into collaboration.activity_sign_up (region, activity_id, person_id, person_region, number, state, at)
          select at, "activityId", "personId", region, rank + 1, state, "from" - 14 + time '10:00' + make_interval(mins => rank)
          from ${asTable(
            of(({ signUps }) => signUps),
            'at text, "activityId" uuid, "from" date, rank int, "personId" uuid, region text, state text',
          )} r on conflict do nothing`.execute(tx);
        const lines = of((activity) => {
          let certificate = 0;
          return activity.roster.map((line) => {
            const isCertified = line.state === '到场' && activity.serial !== undefined;
            if (isCertified) certificate += 1;
            return { ...line, certificate: isCertified ? certificate : null };
          });
        });
        await sql`insert into collaboration.activity_attendance (region, activity_id, person_id, person_region, state, noted, at, certificate)
          select at, "activityId", "personId", region, state, case state when '到场' then '扫码' when '缺席' then '未到' else '登记' end, "from" + time '13:15' + make_interval(secs => rank * 9), certificate
          from ${asTable(lines, 'at text, "activityId" uuid, "from" date, rank int, "personId" uuid, region text, state text, certificate int')} r on conflict do nothing`.execute(
          tx,
        );
        const ratings = of(({ ratings: given }) =>
          given.flatMap(({ personId, scores }) =>
            scores.map((score, nth) => ({ personId, criterion: CRITERIA[nth], score })),
          ),
        );
        await sql`insert into collaboration.activity_rating (region, activity_id, person_id, criterion, score)
          select at, "activityId", "personId", criterion, score
          from ${asTable(ratings, 'at text, "activityId" uuid, "personId" uuid, criterion text, score int')} r on conflict do nothing`.execute(
          tx,
        );
      },
    );
    return { id: 'demonstration' };
  },
  record: ({ activities }, { region }) => ({
    subject: { kind: 'activities', id: 'demonstration' },
    region,
    detail: { activities: activities.length },
  }),
});

type One = World['activities'][number];

const isHeld = ({ fate }: One): boolean => fate === 'held' || fate === 'summarised';

/** Activities with hours are numbered by district and year, in the order they were held. */
function serialsOf(activities: readonly One[]): ReadonlyMap<string, { serialYear: number; serial: number }> {
  const numbered = activities.filter((activity) => isHeld(activity) && activity.hours !== null);
  const groups = Map.groupBy(numbered, ({ region, to }) => `${region} ${to.slice(0, 4)}`);
  return new Map(
    [...groups.values()].flatMap((group) =>
      group
        .toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
        .map(({ id, to }, at) => [id, { serialYear: Number(to.slice(0, 4)), serial: at + 1 }] as const),
    ),
  );
}
