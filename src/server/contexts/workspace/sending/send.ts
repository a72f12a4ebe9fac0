import { groupMessage, MOST_IN_GROUP } from '#core/workspace/group-message.ts';
import { letterOf } from '#core/workspace/letter.ts';
import { AT_FIRST, afterQuiet, type Quiet } from '#core/workspace/preference.ts';
import { nextTry } from '#core/workspace/trying.ts';
import type { Job } from '../../../platform/jobs.ts';
import { sealerFor } from '../../../platform/secrets/sealer.ts';
import { dayOf } from '../../../platform/time/clock.ts';
import type { Surroundings } from '../../../surroundings.ts';
import { agendaOf, todosOf } from '../desk/gather.ts';
import { robotFor } from '../robots/store.ts';
import { openMail } from './mail.ts';
import { claim, type Due, type Outcome, settle } from './queue.ts';
import { readerOf } from './readers.ts';
import { postToRobot } from './robot.ts';

/** Notices in one letter; more are left to the next. */
const MOST_IN_LETTER = 50;
/** Todos that a day's letter names. */
const FIRST_TODOS = 8;

/**
 * 投递：sends what is due, by mail and to groups. What is due to one reader at the same moment goes in one message: what was told
 * at night is one letter in the morning, and a day's digest is nothing else. Begun every minute, and whenever something was told.
 */
export const send: Job = async (surroundings) => {
  const { database, settings, clock, log } = surroundings;
  const mail = settings.mail === undefined ? undefined : await openMail(settings.mail);
  try {
    for (;;) {
      const due = await claim(database.system, clock());
      if (due.length === 0) return;
      for (const [, same] of Map.groupBy(due, ({ personId, robotId }) => personId ?? robotId)) {
        const most = same[0]?.robotId === null ? MOST_IN_LETTER : MOST_IN_GROUP;
        for (let at = 0; at < same.length; at += most) {
          const together = same.slice(at, at + most);
          const now = clock();
          const outcome = await tryOnce(surroundings, mail, together).catch((error: unknown): Tried => {
            // One that breaks must not hold up the others.
            log.error({ err: error, delivery: together[0]?.id }, 'a delivery broke');
            return { failed: '投递时系统出错', quiet: null };
          });
          await settle(database.system, together, (each) => outcomeOf(each, outcome, now), now);
        }
      }
    }
  } finally {
    mail?.close();
  }
};

/** Out; to be tried later, and why; never, and why; or not now, for the reader has quiet hours. */
type Tried =
  | 'sent'
  | { readonly failed: string; readonly quiet: Quiet | null }
  | { readonly never: string }
  | { readonly until: Temporal.Instant };

async function tryOnce(
  surroundings: Surroundings,
  mail: Awaited<ReturnType<typeof openMail>> | undefined,
  together: readonly Due[],
): Promise<Tried> {
  const { database, settings, clock } = surroundings;
  const now = clock();
  const messages = together.map(({ message }) => message);
  const [first] = together;
  if (first === undefined) return 'sent';
  if (first.robotId !== null) {
    const found = await robotFor(database.system, sealerFor(settings.dataDir, 'robots'), first.region, first.robotId);
    if (found === undefined) return { never: '机器人已撤掉' };
    const body = groupMessage(found.vendor, messages, settings.publicUrl);
    const failed = await postToRobot(found, body, now);
    return failed === null ? 'sent' : { failed, quiet: AT_FIRST.quiet };
  }

  const today = dayOf(now);
  const reader = await readerOf(database.system, first.region, first.personId ?? '', today);
  const { actor, email, preference } = reader;
  if (actor === undefined) return { never: '已没有在任岗位，或账号已停用' };
  if (email === null) return { never: '没有登记邮箱' };
  if (mail === undefined) return { failed: '平台没有配置邮件服务', quiet: preference.quiet };
  const later = afterQuiet(now, preference.quiet);
  if (Temporal.Instant.compare(later, now) > 0) return { until: later };
  const { subject, text } = letterOf(messages, await dayFor({ ...surroundings, actor, today }), settings.publicUrl);
  const failed = await mail.send({ to: email, subject, text, id: first.id });
  return failed === null ? 'sent' : { failed, quiet: preference.quiet };
}

/** What waits for the reader, and what the day holds. */
async function dayFor(asked: Parameters<typeof todosOf>[0]): Promise<Parameters<typeof letterOf>[1]> {
  const { total, overdue, rows } = await todosOf(asked, FIRST_TODOS);
  const appointments = await agendaOf(asked, asked.today, asked.today);
  return {
    todos: {
      total,
      overdue,
      first: rows.map(({ title, due }) => (due === null ? title : `${title}（${due} 前）`)),
    },
    appointments: appointments
      .filter(({ cancelled }) => !cancelled)
      .map(({ title, begins, place }) => [begins, title, place].filter((part) => part !== null).join(' ')),
  };
}

function outcomeOf({ tries }: Due, tried: Tried, now: Temporal.Instant): Outcome {
  if (tried === 'sent') return { state: 'sent' };
  if ('until' in tried) return { state: 'waiting', due: tried.until };
  if ('never' in tried) return { state: 'given-up', reason: tried.never };
  const next = nextTry(now, tries);
  if (next === null) return { state: 'given-up', reason: tried.failed };
  return { state: 'failed', due: afterQuiet(next, tried.quiet), reason: tried.failed };
}
