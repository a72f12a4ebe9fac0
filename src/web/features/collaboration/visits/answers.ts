import type { visitRoutes } from '#contract/collaboration/visits.ts';
import type { Input, Output } from '#contract/route.ts';

export type VisitRow = Output<typeof visitRoutes.visits>['rows'][number];
export type Visit = Output<typeof visitRoutes.visit>;
export type Point = Visit['items'][number];
export type Proposal = NonNullable<Point['proposal']>;
export type Step = Point['steps'][number];
export type Photo = Visit['photos'][number];
export type Visited = Output<typeof visitRoutes.visitOverview>['rows'][number];
export type Assignment = Output<typeof visitRoutes.liaisonAssignments>['rows'][number];
export type Desk = Output<typeof visitRoutes.visitDesk>;
export type PointDraft = Required<NonNullable<Input<typeof visitRoutes.saveVisit>['points']>[number]>;
export type ProposalDraft = NonNullable<PointDraft['proposal']>;
