import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { entrySearch, libraryNames, libraryTodos } from './ports.ts';
import { libraryAnswers } from './routes.ts';

/** 案例库：what came of projects and cases, found by its words, with the right to read it, and turned into courses. */
export const library: Context = {
  name: 'library',
  tier: 'work',
  dependsOn: ['organisations', 'identity', 'collaboration', 'projects'],
  names: libraryNames,
  todos: [libraryTodos],
  search: [entrySearch],
  hang: (app, _surroundings, callerOf) => register(app, contract.library, libraryAnswers(), callerOf),
};
