import { callRoutes } from './projects/calls.ts';
import { caseRoutes } from './projects/cases.ts';
import { expertRoutes } from './projects/experts.ts';
import { reviewRoutes } from './projects/reviews.ts';

export const projectsRoutes = { ...callRoutes, ...caseRoutes, ...expertRoutes, ...reviewRoutes };
