import { z } from 'zod';
import { CITY, holds } from '#core/identity/actor.ts';
import type { Definition } from '#core/programmes/definition.ts';
import { type Reminded, type Reminder, remindersOn } from '#core/programmes/duties/reminders.ts';
import { announce } from '../../../platform/announce.ts';
import { command } from '../../../platform/command.ts';
import type { Job } from '../../../platform/jobs.ts';
import { systemCaller } from '../../../platform/system-caller.ts';
import { engineOf } from '../engine.ts';
import { concerned } from './concerned.ts';

type Due = { readonly definition: Definition; readonly reminder: Reminder; readonly level: Reminded };

const Reminders = z.strictObject({ due: z.custom<readonly Due[]>() });

/** 提醒责任到期: tells everybody whose day has come; who was told of a window before is not told again. */
const remind = command({
  name: 'programmes.remind',
  input: Reminders,
  subject: async () => ({ region: CITY }),
  may: (actor) => holds(actor, ['system-admin'], (post) => post.region === CITY) || 'programmes.office-only',

  async run(tx, { due }, _subject, { today }) {
    for (const { definition, reminder, level } of due) {
      await announce(tx, {
        kind: '责任提醒',
        key: keyOf(definition, reminder, level),
        ...wordsOf(definition, reminder, level),
        to: `/cockpit/${definition.id}?tab=duties`,
        ...(await concerned(tx, definition, reminder.ower.key, level, today)),
      });
    }
    return {};
  },
  record: ({ due }, { region }) => ({
    subject: { kind: 'region', id: region },
    region,
    detail: { reminders: due.length },
  }),
});

const keyOf = ({ id }: Definition, { duty, ower, window }: Reminder, level: Reminded): string =>
  `duty/${id}/${duty.id}/${ower.key}/${window.from}/${level}`;

function wordsOf(
  { title }: Definition,
  { duty, ower, window, left, late, madeUpBy }: Reminder,
  level: Reminded,
): { title: string; body: string } {
  const term = late ? `已于 ${window.to} 期满，${madeUpBy} 前还可补办` : `${window.to} 期满`;
  return {
    title: `${late ? '责任逾期' : '责任将到期'}：${duty.statement}`,
    body: `${level === 'owner' ? '' : `${ower.label}：`}${window.label}还差 ${left} 次，${term}（${title}）`,
  };
}

/** Runs every morning; a day on which it did not run is made up for by the next, for a level stays reached. */
export const remindOfDuties: Job = async (surroundings) => {
  const { database, freshness, clock } = surroundings;
  const caller = systemCaller(database, freshness, '系统', clock);
  const { shelf } = engineOf(surroundings);
  const due: Due[] = [];
  for (const definition of await shelf.all()) {
    const { prepared } = await shelf.get(definition);
    for (const duty of prepared.duties)
      for (const reminder of remindersOn(duty, caller.today))
        for (const level of reminder.reaches) due.push({ definition, reminder, level });
  }
  if (due.length > 0) await remind(caller, { due });
};
