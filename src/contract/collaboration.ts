import { meetingRoutes } from './collaboration/meetings.ts';
import { taskRoutes } from './collaboration/tasks.ts';

/** 协同. Each part of the context has a file of its own. */
export const collaborationRoutes = { ...meetingRoutes, ...taskRoutes };
