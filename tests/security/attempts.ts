import { activities } from './attempts/activities.ts';
import type { Attempts } from './attempts/asking.ts';
import { exchange } from './attempts/exchange.ts';
import { identity } from './attempts/identity.ts';
import { library } from './attempts/library.ts';
import { meetings } from './attempts/meetings.ts';
import { organisations } from './attempts/organisations.ts';
import { platform } from './attempts/platform.ts';
import { programmes } from './attempts/programmes.ts';
import { projects } from './attempts/projects.ts';
import { projectsCarrying } from './attempts/projects-carrying.ts';
import { projectsCommunities } from './attempts/projects-communities.ts';
import { projectsEstablishing } from './attempts/projects-establishing.ts';
import { projectsReviews } from './attempts/projects-reviews.ts';
import { tasks } from './attempts/tasks.ts';
import { visits } from './attempts/visits.ts';
import { workspace } from './attempts/workspace.ts';

export type { Attempt, Input, Whose } from './attempts/asking.ts';

/** Every row of the matrix, asked in the way that succeeds for whom it is meant. One file for each context, under attempts/. */
export const ATTEMPTS: Attempts = {
  ...platform,
  ...identity,
  ...organisations,
  ...programmes,
  ...exchange,
  ...meetings,
  ...tasks,
  ...activities,
  ...visits,
  ...projects,
  ...projectsReviews,
  ...projectsEstablishing,
  ...projectsCarrying,
  ...library,
  ...projectsCommunities,
  ...workspace,
};
