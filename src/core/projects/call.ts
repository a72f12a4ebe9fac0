import type { Day } from '../kernel/day.ts';
import { lifecycle } from '../kernel/lifecycle.ts';
import type { Limit } from '../programmes/language/procedure.ts';

/** 征集的一生：起草 → 受理申报 → 停止受理；没有受理的可以撤销。 */
export const callLife = lifecycle('projects.call-not-so', {
  draft: { publish: 'open', withdraw: 'withdrawn' },
  open: { close: 'closed' },
  closed: { reopen: 'open' },
  withdrawn: {},
});
export type CallState = (typeof callLife.states)[number];

export const CALL_STATES: Readonly<Record<CallState, string>> = {
  draft: '起草中',
  open: '受理申报',
  closed: '停止受理',
  withdrawn: '已撤销',
};

/** 受理时间：the days on which a call takes new cases; without a last day it takes them until it is closed. */
export type Window = { readonly state: CallState; readonly opens: Day; readonly closes: Day | null };

export type Taking = 'not-published' | 'not-yet' | 'taking' | 'over';

/** Whether a call takes cases on the day. */
export function takingOn({ state, opens, closes }: Window, today: Day): Taking {
  if (state === 'draft') return 'not-published';
  if (state === 'closed' || state === 'withdrawn' || (closes !== null && closes < today)) return 'over';
  return today < opens ? 'not-yet' : 'taking';
}

/** 项目领域 of the guide, with how many may be established; `null` sets no bound. */
export type GuideField = { readonly name: string; readonly quota: number | null };

/** A case that the same organisation has already, as far as limits count it. */
export type Sibling = { readonly kind: string | null; readonly sameCall: boolean; readonly outcome: string | null };

/** Who wants to apply, as the rules look at it. */
export type Applicant = {
  readonly organisationKind: string;
  readonly region: string;
  /** The roles in which the organisation takes part in the programme on the day. */
  readonly roles: readonly { readonly role: string; readonly level: string | null }[];
};

/** Why an organisation may not apply, said in whole; empty when it may. */
export type Reason =
  | { readonly why: 'organisation'; readonly wanted: readonly string[] }
  | { readonly why: 'district' }
  | { readonly why: 'role'; readonly wanted: readonly string[]; readonly level: string | null }
  | { readonly why: 'limit'; readonly most: number; readonly kind: string | null; readonly within: Limit['within'] };

/**
 * 申报条件：every reason against a new case at once. A limit counts cases that are under way or came to something; what was
 * withdrawn or came to one of the outcomes `free` (nothing was chosen) counts no longer.
 */
export function reasonsAgainst(
  rules: {
    readonly organisations: readonly string[];
    /** The district that calls, for its own organisations; null where the city calls. */
    readonly district: string | null;
    readonly participants: readonly string[] | undefined;
    readonly level: string | undefined;
    readonly limits: readonly Limit[];
    /** Outcomes after which an organisation may apply anew. */
    readonly free: readonly string[];
  },
  applicant: Applicant,
  kind: string | null,
  siblings: readonly Sibling[],
): Reason[] {
  const reasons: Reason[] = [];
  if (!rules.organisations.includes(applicant.organisationKind))
    reasons.push({ why: 'organisation', wanted: rules.organisations });
  if (rules.district !== null && applicant.region !== rules.district) reasons.push({ why: 'district' });
  const { participants, level } = rules;
  const takesPart = ({ role, level: at }: Applicant['roles'][number]) =>
    participants?.includes(role) === true && (level === undefined || level === at);
  if (participants !== undefined && !applicant.roles.some(takesPart))
    reasons.push({ why: 'role', wanted: participants, level: level ?? null });
  for (const { most, kind: of, within } of rules.limits) {
    if (of !== undefined && of !== kind) continue;
    const counted = siblings.filter(
      (each) =>
        (of === undefined || each.kind === of) &&
        (within === 'programme' || each.sameCall) &&
        (each.outcome === null || !rules.free.includes(each.outcome)),
    );
    if (counted.length >= most) reasons.push({ why: 'limit', most, kind: of ?? null, within });
  }
  return reasons;
}
