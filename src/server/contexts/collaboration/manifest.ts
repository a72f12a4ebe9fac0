import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { collaborationAgenda } from './agenda.ts';
import { collaborationFacts } from './facts.ts';
import { collaborationNames } from './names.ts';
import { collaborationAnswers } from './routes.ts';
import { collaborationSearch } from './search.ts';
import { collaborationTimeline } from './timeline.ts';
import { collaborationTodos } from './todos.ts';

/** 协同：meetings and the tasks that come of them. */
export const collaboration: Context = {
  name: 'collaboration',
  tier: 'work',
  dependsOn: ['organisations', 'identity'],
  facts: collaborationFacts,
  names: collaborationNames,
  todos: collaborationTodos,
  agenda: collaborationAgenda,
  search: collaborationSearch,
  timeline: collaborationTimeline,
  hang: (app, surroundings, callerOf) =>
    register(app, contract.collaboration, collaborationAnswers(surroundings), callerOf),
};
