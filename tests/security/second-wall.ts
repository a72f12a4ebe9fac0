// What holds each row of the matrix when the application checks nothing: checks-off.test.ts tries it. One file for each
// context, under second-wall/. Lists of people are in the test itself.

import { activities } from './second-wall/activities.ts';
import { exchange } from './second-wall/exchange.ts';
import type { Behind, Gap } from './second-wall/gap.ts';
import { identity } from './second-wall/identity.ts';
import { library } from './second-wall/library.ts';
import { meetings } from './second-wall/meetings.ts';
import { organisations } from './second-wall/organisations.ts';
import { platform } from './second-wall/platform.ts';
import { programmes } from './second-wall/programmes.ts';
import { projects } from './second-wall/projects.ts';
import { projectsCarrying } from './second-wall/projects-carrying.ts';
import { projectsCommunities } from './second-wall/projects-communities.ts';
import { projectsEstablishing } from './second-wall/projects-establishing.ts';
import { projectsReviews } from './second-wall/projects-reviews.ts';
import { tasks } from './second-wall/tasks.ts';
import { visits } from './second-wall/visits.ts';
import { workspace } from './second-wall/workspace.ts';

const contexts: readonly Behind[] = [
  platform,
  identity,
  organisations,
  programmes,
  exchange,
  meetings,
  tasks,
  activities,
  visits,
  projects,
  projectsReviews,
  projectsEstablishing,
  projectsCarrying,
  library,
  projectsCommunities,
  workspace,
];

/** About people: held by row-level security, but for the gaps. */
export const PERSONAL: Readonly<Record<string, readonly Gap[]>> = Object.assign(
  {},
  ...contexts.map(({ personal }) => personal),
);
/** About organisations: held by the application alone. */
export const REGISTRY: readonly string[] = contexts.flatMap(({ registry }) => registry);
/** Open to all who are signed in, or to anyone. */
export const OPEN: readonly string[] = contexts.flatMap(({ open }) => open);
