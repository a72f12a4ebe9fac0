import type { Day } from '../kernel/day.ts';
import { type Verdict, verdict } from '../kernel/verdict.ts';
import type { Audience } from './activity.ts';

/** 一场：a day with its times, `09:00`. */
export type Session = { readonly on: Day; readonly begins: string; readonly ends: string };

/** What of an activity can be right or wrong by itself. */
export type ActivityPlan = {
  readonly sessions: readonly Session[];
  readonly signUp: { readonly from: Day; readonly until: Day } | null;
  readonly capacity: number | null;
  readonly walkIn: boolean;
  readonly audience: Audience;
  readonly audiences: readonly unknown[];
  readonly criteria: readonly string[];
  readonly organisationId: string;
  readonly partners: readonly string[];
};

/** The sessions in the order they come. */
export function inOrder(sessions: readonly Session[]): Session[] {
  return sessions.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

/** The first and the last day of an activity. */
export function daysOf(sessions: readonly Session[]): { from: Day; to: Day } {
  const days = sessions.map(({ on }) => on).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) throw new RangeError('an activity has a day');
  return { from, to };
}

/**
 * Whether an activity can be as it is planned: sessions one after another, a sign-up that ends by the last day, a limit only
 * where one signs up, somebody it is for, nobody twice among its organisers. All reasons at once.
 */
export function mayBePlanned(plan: ActivityPlan): Verdict {
  const { sessions, signUp, capacity, walkIn, audience, audiences, criteria, organisationId, partners } = plan;
  const ordered = inOrder(sessions);
  const apart = ordered.every((session, at) => at === 0 || endOf(ordered[at - 1]!) <= startOf(session));
  const { to } = daysOf(sessions);
  return verdict(
    sessions.every(({ begins, ends }) => begins < ends) || 'collaboration.ends-before-begins',
    apart || 'collaboration.sessions-overlap',
    signUp === null || signUp.from <= signUp.until || 'collaboration.sign-up-ends-before-begins',
    signUp === null || signUp.until <= to || 'collaboration.sign-up-after-activity',
    signUp !== null || capacity === null || 'collaboration.capacity-needs-sign-up',
    signUp !== null || walkIn || 'collaboration.no-way-in',
    audience !== 'posts' || audiences.length > 0 || 'collaboration.no-audience',
    new Set([organisationId, ...partners]).size === partners.length + 1 || 'collaboration.organiser-twice',
    new Set(criteria).size === criteria.length || 'collaboration.criterion-twice',
  );
}

const startOf = ({ on, begins }: Session) => `${on} ${begins}`;
const endOf = ({ on, ends }: Session) => `${on} ${ends}`;
