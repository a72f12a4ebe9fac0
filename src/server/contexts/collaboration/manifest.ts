import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { collaborationFacts } from './facts.ts';
import { collaborationNames } from './names.ts';
import { collaborationAnswers } from './routes.ts';

/** 协同：meetings and the tasks that come of them. */
export const collaboration: Context = {
  name: 'collaboration',
  tier: 'work',
  dependsOn: ['organisations', 'identity'],
  facts: collaborationFacts,
  names: collaborationNames,
  hang: (app, surroundings, callerOf) =>
    register(app, contract.collaboration, collaborationAnswers(surroundings), callerOf),
};
