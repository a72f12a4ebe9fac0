import type { projectsRoutes } from '#contract/projects.ts';
import type { Answers } from '../../platform/http/http.ts';
import type { FileStore } from '../../platform/uploads/files.ts';
import { callAnswers } from './calls/routes.ts';
import { carryingAnswers } from './carrying/routes.ts';
import { caseAnswers } from './cases/routes.ts';
import { communityAnswers } from './communities/routes.ts';
import { decidingAnswers } from './deciding/routes.ts';
import { expertAnswers } from './experts/routes.ts';
import { noticeAnswers } from './notices/routes.ts';
import { reviewAnswers } from './reviews/routes.ts';

export function projectsAnswers(files: FileStore): Answers<typeof projectsRoutes> {
  return {
    ...callAnswers(),
    ...caseAnswers(),
    ...expertAnswers(),
    ...reviewAnswers(files),
    ...decidingAnswers(),
    ...noticeAnswers(),
    ...carryingAnswers(),
    ...communityAnswers(),
  };
}
