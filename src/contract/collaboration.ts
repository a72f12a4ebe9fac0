import { activityRoutes } from './collaboration/activities.ts';
import { meetingRoutes } from './collaboration/meetings.ts';
import { taskRoutes } from './collaboration/tasks.ts';
import { visitRoutes } from './collaboration/visits.ts';

/** 协同. Each part of the context has a file of its own. */
export const collaborationRoutes = {
  ...meetingRoutes,
  ...taskRoutes,
  ...activityRoutes,
  ...visitRoutes,
};
