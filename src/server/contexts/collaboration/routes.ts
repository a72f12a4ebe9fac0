import type { collaborationRoutes } from '#contract/collaboration.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { Surroundings } from '../../surroundings.ts';
import { meetingAnswers } from './meetings/routes.ts';
import { taskAnswers } from './tasks/routes.ts';

export function collaborationAnswers(surroundings: Surroundings): Answers<typeof collaborationRoutes> {
  return { ...meetingAnswers(surroundings), ...taskAnswers() };
}
