import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type Deciding = Output<typeof projectsRoutes.deciding>;
export type Standing = Deciding['cases'][number];
export type Choice = Deciding['choices'][number];
export type Comparison = Output<typeof projectsRoutes.comparison>;
