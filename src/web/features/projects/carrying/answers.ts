import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type Carrying = Output<typeof projectsRoutes.carrying>;
export type Milestone = Carrying['milestones'][number];
export type ChangeRequest = Carrying['changes'][number];
export type ChangeKind = Carrying['kinds'][number];
export type Carried = Output<typeof projectsRoutes.carried>;
export type CarriedRow = Carried['rows'][number];

/** What is being done in a form on the page. */
export type CarryingAct =
  | { readonly do: 'record' | 'ask' }
  | { readonly do: 'reach'; readonly milestone: Milestone }
  | { readonly do: 'decide'; readonly change: ChangeRequest };
