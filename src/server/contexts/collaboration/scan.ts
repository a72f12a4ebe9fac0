import type { meetingRoutes } from '#contract/collaboration/meetings.ts';
import { type Caller, seeing } from '../../platform/caller.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { scanIntoActivity } from './activities/commands/attendance.ts';
import * as activities from './activities/store.ts';
import { doors } from './door.ts';
import { scanIntoMeeting } from './meetings/commands/attendance.ts';
import * as meetings from './meetings/store.ts';

/** 扫码签到: one code page for whatever a room shows; the code says what it opens. */
export function scanAnswers({ settings }: Surroundings): Pick<Answers<typeof meetingRoutes>, 'scanIn'> {
  const door = doors(settings.dataDir);
  return {
    async scanIn(caller: Caller, { code }) {
      const { kind, region, id } = door.opens(code, caller.now);
      const isMeeting = kind === 'meeting';
      const { at, again } = await (isMeeting ? scanIntoMeeting : scanIntoActivity)(caller, { region, id });
      const found = await seeing<{ title: string; place: string } | undefined>(caller, (db) =>
        isMeeting ? meetings.meeting(db, region, id) : activities.activity(db, { region, id }),
      );
      const to = `/${isMeeting ? 'meetings' : 'activities'}/${region}/${id}`;
      return { title: found?.title ?? '', place: found?.place ?? '', at, again, to };
    },
  };
}
