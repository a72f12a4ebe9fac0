import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { carryingTimeline, carryingTodos } from './carrying/ports.ts';
import { communityTimeline, communityTodos } from './communities/ports.ts';
import { projectsFacts } from './facts.ts';
import { projectsNames } from './names.ts';
import { noticeTodos } from './notices/todos.ts';
import { callSearch, caseSearch, caseTimeline, caseTodos, noticeSearch } from './ports.ts';
import { deskTodos, roundTodos } from './reviews/todos.ts';
import { projectsAnswers } from './routes.ts';

/** 项目：calls, and the cases that travel through the procedures of programmes. */
export const projects: Context = {
  name: 'projects',
  tier: 'work',
  dependsOn: ['organisations', 'identity', 'collaboration'],
  facts: projectsFacts,
  names: projectsNames,
  todos: [caseTodos, deskTodos, roundTodos, noticeTodos, carryingTodos, communityTodos],
  search: [callSearch, caseSearch, noticeSearch],
  timeline: [caseTimeline, carryingTimeline, communityTimeline],
  hang: (app, { files }, callerOf) => register(app, contract.projects, projectsAnswers(files), callerOf),
};
