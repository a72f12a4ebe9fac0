import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Output } from '#contract/route.ts';

export type VisitRow = Output<typeof visitRoutes.visits>['rows'][number];
export type Visit = Output<typeof visitRoutes.visit>;
export type Point = Visit['items'][number];
export type Proposal = NonNullable<Point['proposal']>;
export type Step = Point['steps'][number];
export type Photo = Visit['photos'][number];
export type Visited = Output<typeof visitRoutes.visitOverview>['rows'][number];
export type Assignment = Output<typeof visitRoutes.liaisonAssignments>['rows'][number];
export type Desk = Output<typeof visitRoutes.visitDesk>;

/** A point as it is being written. */
export type PointDraft = Pick<Point, 'number' | 'kind' | 'body'> & { readonly proposal: ProposalDraft | null };
export type ProposalDraft = Pick<Proposal, 'programmeId' | 'stage' | 'task' | 'proposes'>;

/** What the reader is about to do with a point. */
export type Doing = {
  readonly act: 'answer' | 'settle' | 'reopen' | 'decide';
  readonly point: Point;
  readonly about: string;
};
