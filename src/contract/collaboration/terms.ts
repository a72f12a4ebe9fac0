import { z } from 'zod';
import { MINUTES_STATES } from '#core/collaboration/minutes.ts';
import { ORGANISATION_KINDS, POST_KINDS } from '#core/identity/post.ts';
import { id, regionCode, text } from '../values.ts';

/** One of the keys of a list that gives each its name. */
export const keyed = <K extends string>(of: Readonly<Record<K, unknown>>) => z.enum(Object.keys(of) as [K]);
export const postKind = keyed(POST_KINDS);
export const organisationKind = keyed(ORGANISATION_KINDS);
export const minutesState = keyed(MINUTES_STATES);

/** A time of day in Shanghai. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 14:00');

/** Who owes a task: the holder of a post, or one person. */
export const TaskOwner = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('post'),
    organisationId: id,
    post: postKind,
    office: text(20).nullable().default(null),
  }),
  z.strictObject({ by: z.literal('person'), region: regionCode, personId: id }),
]);
