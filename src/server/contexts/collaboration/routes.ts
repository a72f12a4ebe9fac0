import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { activityAnswers } from './activities/routes.ts';
import { meetingAnswers } from './meetings/routes.ts';
import { scanAnswers } from './scan.ts';
import { taskAnswers } from './tasks/routes.ts';
import { visitAnswers } from './visits/routes.ts';

export function collaborationAnswers(surroundings: Surroundings): Answers<typeof collaborationRoutes> {
  return {
    ...meetingAnswers(surroundings),
    ...taskAnswers(),
    ...visitAnswers(),
    ...activityAnswers(surroundings),
    ...scanAnswers(surroundings),
  };
}
