import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';

export type CallReviews = Output<typeof projectsRoutes.callReviews>;
export type Round = CallReviews['rounds'][number];
export type RoundCase = Round['cases'][number];
export type Results = NonNullable<Round['results']>;
export type Review = Output<typeof projectsRoutes.review>;
export type DeskRound = Output<typeof projectsRoutes.desk>[number];
export type DeskCase = DeskRound['cases'][number];
