import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type ExpertRow = Output<typeof projectsRoutes.experts>['rows'][number];
export type Expert = Output<typeof projectsRoutes.expert>;
