import { callRoutes } from './projects/calls.ts';
import { caseRoutes } from './projects/cases.ts';
import { decidingRoutes } from './projects/deciding.ts';
import { expertRoutes } from './projects/experts.ts';
import { noticeRoutes } from './projects/notices.ts';
import { reviewRoutes } from './projects/reviews.ts';

export const projectsRoutes = {
  ...callRoutes,
  ...caseRoutes,
  ...expertRoutes,
  ...reviewRoutes,
  ...decidingRoutes,
  ...noticeRoutes,
};
