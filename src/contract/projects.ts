import { callRoutes } from './projects/calls.ts';
import { caseRoutes } from './projects/cases.ts';
import { decidingRoutes } from './projects/deciding.ts';
import { noticeRoutes } from './projects/notices.ts';

export const projectsRoutes = { ...callRoutes, ...caseRoutes, ...decidingRoutes, ...noticeRoutes };
