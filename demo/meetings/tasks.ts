import { addDays, type Day } from '#core/kernel/day.ts';
import { type Chance, idOf } from '../chance.ts';
import type { Alliance, Post } from '../world.ts';
import type { Meeting, Task } from './shapes.ts';

const TITLES = ['汇总成员校共享课程目录', '排定下月联合教研日程', '整理可共用的场地设备清单', '拟定教师柔性流动需求表'];

/** What is long past is settled; lately some were done and not confirmed yet, and a few are late. */
function stateOf(due: Day, today: Day, fate: number): Task['state'] {
  if (due < addDays(today, -60)) return 'confirmed';
  if (due < today) return fate < 0.7 ? 'confirmed' : fate < 0.85 ? 'done' : 'open';
  return fate < 0.5 ? 'done' : 'open';
}

/** One task from every third meeting: most were done in time, some are still open today, a few of them late. */
export function decidedAt(
  seed: number,
  chance: Chance,
  meeting: Meeting,
  alliance: Pick<Alliance, 'id' | 'region'>,
  lead: Post | undefined,
  today: Day,
): Task[] {
  if (lead === undefined || !chance.happens(1 / 3)) return [];
  const [title, days, fate] = [chance.pick(TITLES), chance.between(14, 35), chance.next()];
  // What the minutes have not settled yet is not given yet.
  if (meeting.minutes?.state !== 'final') return [];
  const due = addDays(meeting.on, days);
  const state = stateOf(due, today, fate);
  return [
    {
      id: idOf(seed, 'task', meeting.id),
      region: alliance.region,
      title,
      originId: meeting.id,
      organisationId: alliance.id,
      post: 'alliance-lead',
      askedBy: lead.personId,
      askedRegion: lead.region,
      askedOn: meeting.minutes.finalOn ?? meeting.on,
      due,
      state,
      progress: state === 'open' ? 40 : 100,
      doneOn: state === 'open' ? null : due < today ? due : today,
    },
  ];
}
