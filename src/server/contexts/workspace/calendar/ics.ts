import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Day } from '#core/kernel/day.ts';
import type { Appointment } from '../../../platform/manifest.ts';

const SHANGHAI = 'Asia/Shanghai';

/** China has kept one time all year since 1992. */
const ZONE = `BEGIN:VTIMEZONE
TZID:Asia/Shanghai
BEGIN:STANDARD
DTSTART:19920101T000000
TZOFFSETFROM:+0800
TZOFFSETTO:+0800
TZNAME:CST
END:STANDARD
END:VTIMEZONE`;

/** Minutes after which calendars ask again. */
const REFRESH_MINUTES = 30;

/**
 * 日程 as a calendar file (RFC 5545). The stamp of the events is the beginning of the day, so that the same appointments are the
 * same bytes until it ends.
 */
export function icsOf(appointments: readonly Appointment[], today: Day, publicUrl: string | undefined): string {
  const stamp = at(today, '00:00');
  const calendar = ical({
    prodId: { company: 'jiamenkou', product: 'workspace', language: 'ZH' },
    name: '家门口日程',
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: SHANGHAI, generator: () => ZONE },
    ttl: REFRESH_MINUTES * 60,
  });
  for (const { key, kind, title, place, on, begins, ends, to, version, cancelled } of appointments) {
    const isTimed = begins !== null;
    calendar.createEvent({
      id: `${key}@jiamenkou`,
      sequence: version,
      stamp,
      start: isTimed ? at(on, begins) : Temporal.PlainDate.from(on),
      end: isTimed ? at(on, ends ?? begins) : Temporal.PlainDate.from(on).add({ days: 1 }),
      allDay: !isTimed,
      ...(isTimed ? { timezone: SHANGHAI } : {}),
      summary: title,
      location: place,
      categories: [{ name: kind }],
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      url: publicUrl === undefined ? null : `${publicUrl}${to}`,
    });
  }
  return calendar.toString();
}

const at = (day: Day, time: string): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: SHANGHAI, plainTime: Temporal.PlainTime.from(time) });
