import { z } from 'zod';
import { ACTIVITY_STATES, AUDIENCE_WAYS, AUDIENCES, PRESENCES, SIGN_UPS } from '#core/collaboration/activity.ts';
import { CRITERIA } from '#core/collaboration/activity-rating.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { allowed, dayText, id, prose, regionCode, text, whole } from '../values.ts';
import { clockTime } from './terms.ts';

const keyed = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K]);
export const activityState = keyed(ACTIVITY_STATES);
export const audience = keyed(AUDIENCES);
export const signUp = keyed(SIGN_UPS);
export const level = z.enum(LEVELS);
export const postKind = keyed(POST_KINDS);
export const presence = z.enum(PRESENCES);

export const Session = z.strictObject({ on: dayText, begins: clockTime, ends: clockTime });

/** Posts an activity is for; without a post, everybody who holds one there. */
const posts = { post: postKind.nullable().default(null), office: text(20).nullable().default(null) };
export const AudiencePosts = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('post'), organisationId: id, ...posts }),
  z.strictObject({ way: z.literal('member-posts'), organisationId: id, ...posts }),
  z.strictObject({ way: z.literal('district-posts'), region: regionCode, ...posts }),
]);

/** What one says of an activity when organising or revising it. */
export const plan = {
  kind: text(20),
  level,
  title: text(60),
  about: prose(5000).default(''),
  programmeId: text(80).nullable().default(null),
  /** Who organises it together with the first. */
  partners: z.array(id).max(20).default([]),
  sessions: z.array(Session).min(1, '请写明日期和时间').max(40),
  place: text(60),
  hostId: id.nullable().default(null),
  audience,
  audiences: z.array(AudiencePosts).max(40).default([]),
  walkIn: z.boolean().default(false),
  signUp: z.strictObject({ from: dayText, until: dayText }).nullable().default(null),
  capacity: whole(1, 100_000).nullable().default(null),
  hours: z
    .number('应为数字')
    .min(0.5, '不少于 0.5 学时')
    .max(999)
    .multipleOf(0.5, '按 0.5 学时计')
    .nullable()
    .default(null),
  criteria: z
    .array(text(20))
    .min(1, '至少一项')
    .max(8)
    .default([...CRITERIA]),
};

const Organiser = z.object({ id: z.uuid(), name: z.string() });

/** An activity in a list. */
export const ActivityRow = z.object({
  id: z.uuid(),
  region: z.string(),
  kind: z.string(),
  level,
  title: z.string(),
  /** The first and the last day, and when it begins on the first. */
  from: z.string(),
  to: z.string(),
  begins: z.string(),
  place: z.string(),
  organisers: z.array(Organiser),
  state: activityState,
  signUp: z.object({ from: z.string(), until: z.string() }).nullable(),
  /** Where the sign-up stands; `null` when nobody has to sign up. */
  signUpIs: z.enum(['before', 'open', 'closed']).nullable(),
  capacity: z.number().int().nullable(),
  taken: z.number().int(),
  waiting: z.number().int(),
  came: z.number().int().nullable(),
  hours: z.number().nullable(),
  /** The caller's own. */
  mine: signUp.nullable(),
});

const Attachment = z.object({
  id: z.uuid(),
  file: z.object({ region: z.string(), id: z.uuid(), name: z.string(), size: z.number() }),
});

const RosterLine = z.object({
  personRegion: z.string(),
  personId: z.uuid(),
  name: z.string(),
  organisation: z.string(),
  /** The place in line; empty for who came without having signed up. */
  number: z.number().int().nullable(),
  signUp: signUp.nullable(),
  state: presence.nullable(),
  noted: z.enum(['扫码', '登记', '未到']).nullable(),
  at: z.string().nullable(),
  certificate: z.string().nullable(),
});

/** An activity with everything that belongs to it. */
export const Activity = ActivityRow.extend({
  organisationId: z.uuid(),
  about: z.string(),
  programmeId: z.string().nullable(),
  sessions: z.array(z.object({ on: z.string(), begins: z.string(), ends: z.string() })),
  host: Organiser.nullable(),
  audience,
  audiences: z.array(
    z.object({
      way: z.enum(AUDIENCE_WAYS),
      organisationId: z.uuid().nullable(),
      organisationName: z.string().nullable(),
      region: z.string().nullable(),
      post: postKind.nullable(),
      office: z.string().nullable(),
      /** In words, e.g. “友谊学区各成员校教师”. */
      words: z.string(),
    }),
  ),
  walkIn: z.boolean(),
  criteria: z.array(z.string()),
  /** Who answers questions about it. */
  contact: z.string(),
  /** How many wait before the caller and with the caller: the place on the waiting list. */
  ahead: z.number().int().nullable(),
  materials: z.array(Attachment),
  photos: z.array(Attachment),
  summary: z.string().nullable(),
  summarisedOn: z.string().nullable(),
  /** Who signed up and came, for those who organise it. */
  roster: z.array(RosterLine).nullable(),
  /** Absent while fewer than five have rated. */
  rated: z
    .object({ people: z.number().int(), criteria: z.array(z.object({ criterion: z.string(), mean: z.number() })) })
    .nullable(),
  ratingUntil: z.string(),
  /** The caller's own presence, certificate, and whether they have rated. */
  own: z.object({ state: presence.nullable(), certificate: z.string().nullable(), rated: z.boolean() }),
  reason: z.string().nullable(),
  version: z.number().int(),
  can: z.object({
    revise: allowed,
    publish: allowed,
    cancel: allowed,
    signUp: allowed,
    withdraw: allowed,
    mark: allowed,
    close: allowed,
    attach: allowed,
    summarise: allowed,
    rate: allowed,
    certificate: allowed,
  }),
});
