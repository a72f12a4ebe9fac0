import { mayHaveDecided } from '#core/collaboration/minutes.ts';
import type { PostKind } from '#core/identity/post.ts';
import { isDay } from '#core/kernel/day.ts';
import { sentence } from '#core/refusals.ts';
import type { Decision, DecisionShown, TaskOwner } from '../answers.ts';

/** Who shall owe a task, being chosen. */
export type OwnerDraft =
  | {
      readonly by: 'post';
      readonly organisationId?: string | undefined;
      readonly post?: PostKind | undefined;
      readonly office?: string | null | undefined;
    }
  | { readonly by: 'person'; readonly region?: string | undefined; readonly personId?: string | undefined };
export type TaskDraft = { readonly title: string; readonly owner: OwnerDraft; readonly due: string };
type Votes = { readonly for: number; readonly against: number; readonly abstain: number };

/** 议定事项 being written; what it lacks is said beside it. */
export type DecisionDraft = Pick<DecisionShown, 'matter' | 'way' | 'chosen' | 'result' | 'resolution'> & {
  readonly options: readonly string[];
  readonly votes: Votes | null;
  readonly tasks: readonly TaskDraft[];
};

export const blankDecision: DecisionDraft = {
  matter: '',
  way: '协商一致',
  options: [],
  chosen: null,
  votes: null,
  result: '通过',
  resolution: '',
  tasks: [],
};

/** The decisions of an edition, to be written on; always in the same order of fields, so that two can be compared. */
export function draftsOf(decisions: readonly (Decision | DecisionShown)[]): DecisionDraft[] {
  return decisions.map(({ matter, way, options, chosen, votes, result, resolution, tasks }) => ({
    matter,
    way,
    options: [...(options ?? [])],
    chosen: chosen ?? null,
    votes: votes ? { for: Number(votes.for), against: Number(votes.against), abstain: Number(votes.abstain) } : null,
    result,
    resolution: resolution ?? '',
    tasks: (tasks ?? []).map(({ title, owner, due }) => ({ title, owner: ownerDraft(owner), due })),
  }));
}

function ownerDraft(owner: TaskOwner): OwnerDraft {
  return owner.by === 'post'
    ? { by: 'post', organisationId: owner.organisationId, post: owner.post, office: owner.office ?? null }
    : { by: 'person', region: owner.region, personId: owner.personId };
}

/** What the contract takes, once `faultsOf` finds nothing. */
export function asDecisions(drafts: readonly DecisionDraft[]): Decision[] {
  return drafts.map((draft) => ({
    ...draft,
    options: [...draft.options],
    tasks: draft.tasks.map(({ title, owner, due }) => ({ title, owner: owner as TaskOwner, due })),
  }));
}

/** Everything that keeps a decision from being saved, in words. */
export function faultsOf(draft: DecisionDraft, present: number): string[] {
  return [
    ...(draft.matter.trim() === '' ? ['没有写是什么事项'] : []),
    ...(draft.options.some((option) => option.trim() === '') ? ['有一个方案是空的'] : []),
    ...mayHaveDecided(draft, present).reasons.map((reason) => sentence(reason)),
    ...draft.tasks.flatMap((task, at) => taskFaults(task).map((fault) => `任务 ${at + 1} ${fault}`)),
  ];
}

function taskFaults({ title, owner, due }: TaskDraft): string[] {
  const unowned =
    owner.by === 'post' ? owner.post === undefined || owner.organisationId === undefined : owner.personId === undefined;
  return [
    ...(title.trim() === '' ? ['没有写要做什么'] : []),
    ...(unowned ? ['没有选承办的岗位或人'] : []),
    ...(isDay(due) ? [] : ['没有填完成期限']),
  ];
}
