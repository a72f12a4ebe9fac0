import { createHash } from 'node:crypto';
import { addDays } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { hashOf } from '../../../platform/authentication.ts';
import { dayOf } from '../../../platform/time/clock.ts';
import type { Surroundings } from '../../../surroundings.ts';
import { actorOf } from '../desk/actor.ts';
import { agendaOf } from '../desk/gather.ts';
import { icsOf } from './ics.ts';

const BACK_DAYS = 31;
const AHEAD_DAYS = 183;
/** Seconds a reader may hold on to what it read. */
const KEEP_SECONDS = 900;

/** 日历订阅: the appointments of the person whose secret address it is, as long as that person could sign in. */
export async function calendarFeed(surroundings: Surroundings, token: string) {
  const { database, freshness, clock, settings } = surroundings;
  const today = dayOf(clock());
  const address = await database.system
    .selectFrom('workspace.calendar_address')
    .select(['region', 'person_id as personId'])
    .where('token_hash', '=', Buffer.from(hashOf(token), 'hex'))
    .executeTakeFirst();
  const actor = address && (await actorOf(database.system, address.region, address.personId, today));
  if (actor === undefined) throw new Refusal('not-found', 'platform.not-found');
  const asked = { actor, database, freshness, today };
  const appointments = await agendaOf(asked, addDays(today, -BACK_DAYS), addDays(today, AHEAD_DAYS));
  const body = Buffer.from(icsOf(appointments, today, settings.publicUrl), 'utf8');
  return {
    name: '家门口日程.ics',
    type: 'text/calendar; charset=utf-8',
    body,
    keep: { tag: `"${createHash('sha256').update(body).digest('base64url')}"`, seconds: KEEP_SECONDS },
  };
}
