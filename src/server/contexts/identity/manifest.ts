import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { identityFacts } from './facts.ts';
import { identityNames } from './names.ts';
import { identityAnswers } from './routes.ts';
import { identitySearch } from './search.ts';
import { identitySheets } from './sheets.ts';

/** 身份：people, dated posts, titles, seats, accounts and sessions. */
export const identity: Context = {
  name: 'identity',
  tier: 'spine',
  dependsOn: ['organisations'],
  facts: identityFacts,
  sheets: identitySheets,
  names: identityNames,
  search: identitySearch,
  hang: (app, surroundings, callerOf, door) =>
    register(app, contract.identity, identityAnswers(surroundings, door), callerOf),
};
