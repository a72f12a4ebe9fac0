import { callRoutes } from './projects/calls.ts';
import { carryingRoutes } from './projects/carrying.ts';
import { caseRoutes } from './projects/cases.ts';
import { communityRoutes } from './projects/communities.ts';
import { decidingRoutes } from './projects/deciding.ts';
import { expertRoutes } from './projects/experts.ts';
import { noticeRoutes } from './projects/notices.ts';
import { reviewRoutes } from './projects/reviews.ts';
import { roundRoutes } from './projects/rounds.ts';

export const projectsRoutes = {
  ...callRoutes,
  ...caseRoutes,
  ...expertRoutes,
  ...roundRoutes,
  ...reviewRoutes,
  ...decidingRoutes,
  ...noticeRoutes,
  ...carryingRoutes,
  ...communityRoutes,
};
