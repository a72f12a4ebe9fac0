import type { projectsRoutes } from '#contract/projects.ts';
import type { Answers } from '../../platform/http/http.ts';
import { callAnswers } from './calls/routes.ts';
import { caseAnswers } from './cases/routes.ts';

export function projectsAnswers(): Answers<typeof projectsRoutes> {
  return { ...callAnswers(), ...caseAnswers() };
}
