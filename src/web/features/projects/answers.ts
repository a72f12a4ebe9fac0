import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type CallRow = Output<typeof projectsRoutes.calls>['rows'][number];
export type Call = Output<typeof projectsRoutes.call>;
export type Procedure = Output<typeof projectsRoutes.procedures>[number];
export type CaseRow = Output<typeof projectsRoutes.cases>['rows'][number];
export type Case = Output<typeof projectsRoutes.case>;
export type CaseAct = Case['acts'][number];
