import { callRoutes } from './projects/calls.ts';
import { caseRoutes } from './projects/cases.ts';

export const projectsRoutes = { ...callRoutes, ...caseRoutes };
