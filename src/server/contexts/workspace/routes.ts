import type { workspaceRoutes } from '#contract/workspace.ts';
import { sentence } from '#core/refusals.ts';
import { isOverdue } from '#core/workspace/pressing.ts';
import { chargesOf } from '#core/workspace/robot.ts';
import { twoWeeks } from '#core/workspace/weeks.ts';
import { seeing } from '../../platform/caller.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { calendarFeed } from './calendar/feed.ts';
import { knocks } from './calendar/limit.ts';
import { makeCalendarAddress, revokeCalendarAddress } from './commands/calendar-address.ts';
import { choose } from './commands/choose.ts';
import { follow, unfollow } from './commands/follow.ts';
import { readNotices } from './commands/read-notices.ts';
import { addRobot, changeRobot, removeRobot, tryRobot } from './commands/robots.ts';
import { sendAgain } from './commands/send-again.ts';
import { followed, happeningsOf } from './desk/followed.ts';
import { agendaOf, todosOf } from './desk/gather.ts';
import { latest, notices } from './notices/list.ts';
import { wakesOn } from './notices/wakes.ts';
import { ownPreference } from './preferences.ts';
import { chargesNamed, robots } from './robots/store.ts';
import { search } from './search.ts';
import { unsent } from './sending/unsent.ts';

/** What the workspace shows before one asks for all. */
const FIRST_TODOS = 8;
const FIRST_HAPPENINGS = 10;
/** Nobody has more waiting than a page of filters can usefully hold. */
const ALL_TODOS = 2000;

export function workspaceAnswers(surroundings: Surroundings): Answers<typeof workspaceRoutes> {
  const { settings, clock, line } = surroundings;
  const wakes = wakesOn(line);
  const knock = knocks();
  const add = addRobot(settings);

  return {
    async desk(caller, { from = caller.today }) {
      const weeks = twoWeeks(from);
      const [todos, agenda, follows] = await Promise.all([
        todosOf(caller, FIRST_TODOS),
        agendaOf(caller, weeks.from, weeks.to),
        seeing(caller, async (db) => {
          const things = await followed(db);
          return { things, happenings: await happeningsOf(db, things, caller.today, FIRST_HAPPENINGS) };
        }),
      ]);
      return {
        today: caller.today,
        todos: { ...todos, rows: todos.rows.map((todo) => ({ ...todo, overdue: isOverdue(todo, caller.today) })) },
        agenda: { ...weeks, rows: agenda },
        followed: follows.things.length,
        happenings: follows.happenings,
      };
    },

    async todos(caller, { page, size, kind, overdue }) {
      const all = await todosOf(caller, ALL_TODOS);
      const wanted = all.rows
        .map((todo) => ({ ...todo, overdue: isOverdue(todo, caller.today) }))
        .filter((todo) => (kind?.includes(todo.kind) ?? true) && (overdue === undefined || todo.overdue));
      return {
        total: wanted.length,
        overdue: all.overdue,
        kinds: [...new Set(all.rows.map((todo) => todo.kind))].toSorted(),
        rows: wanted.slice((page - 1) * size, page * size),
      };
    },

    search: (caller, { text }) => search(caller, text),

    notices: (caller, input) => seeing(caller, (db) => notices(db, input)),
    latestNotices: (caller) => seeing(caller, latest),
    async *liveNotices(caller, _input, gone) {
      for await (const _ of wakes(caller.actor.personId, gone)) yield await seeing(caller, latest);
    },
    readNotices: (caller, input) => readNotices(caller, input),

    async preferences(caller) {
      const { personId, region, posts } = caller.actor;
      return seeing(caller, async (db) => {
        const { preference, email, madeAt } = await ownPreference(db, region, personId);
        const mail = settings.mail === undefined ? 'workspace.no-mail-server' : 'workspace.no-mail-address';
        return {
          ...preference,
          email,
          calendar: { madeAt },
          unsent: await unsent(db, personId),
          charges: chargesOf(posts).length,
          can: { mail: (settings.mail !== undefined && email !== null) || sentence(mail) },
        };
      });
    },
    choose: (caller, input) => choose(caller, input),

    followed: (caller) => seeing(caller, followed),
    follow: (caller, input) => follow(caller, input),
    unfollow: (caller, input) => unfollow(caller, input),

    makeCalendarAddress: (caller, input) => makeCalendarAddress(caller, input),
    revokeCalendarAddress: (caller, input) => revokeCalendarAddress(caller, input),
    async calendarFeed({ request }, { token }) {
      knock(request.ip, clock());
      return calendarFeed(surroundings, token.replace(/\.ics$/, ''));
    },

    sendAgain: (caller, input) => sendAgain(caller, input),

    robots: (caller) =>
      seeing(caller, async (db) => {
        const charges = await chargesNamed(db, chargesOf(caller.actor.posts));
        return {
          charges,
          robots: await robots(db),
          can: { add: charges.length > 0 || sentence('workspace.robot-leaders-only') },
        };
      }),
    addRobot: (caller, input) => add(caller, input),
    changeRobot: (caller, input) => changeRobot(caller, input),
    removeRobot: (caller, input) => removeRobot(caller, input),
    tryRobot: (caller, input) => tryRobot(caller, input),
  };
}
