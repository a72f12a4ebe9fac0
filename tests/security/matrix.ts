// Who may do what, decided from the requirements (R55 and the duties of each post), not from the code. 本区 is 宝山,
// 外区 is 嘉定. Every post below is held in 宝山 unless its name says otherwise; `elsewhereBasic` sits in 嘉定. One file for
// each context, under matrix/.

import { activities } from './matrix/activities.ts';
import type { Decided } from './matrix/decide.ts';
import { exchange } from './matrix/exchange.ts';
import { identity } from './matrix/identity.ts';
import { library } from './matrix/library.ts';
import { meetings } from './matrix/meetings.ts';
import { organisations } from './matrix/organisations.ts';
import { platform } from './matrix/platform.ts';
import { programmes } from './matrix/programmes.ts';
import { projects } from './matrix/projects.ts';
import { projectsCarrying } from './matrix/projects-carrying.ts';
import { projectsCommunities } from './matrix/projects-communities.ts';
import { projectsEstablishing } from './matrix/projects-establishing.ts';
import { projectsReviews } from './matrix/projects-reviews.ts';
import { tasks } from './matrix/tasks.ts';
import { visits } from './matrix/visits.ts';
import { workspace } from './matrix/workspace.ts';

export { ACTORS, type ActorName, type Decision, type Outcome, type Row } from './matrix/decide.ts';

export const MATRIX: Decided = {
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
