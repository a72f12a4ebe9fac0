import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { organisationsFacts } from './facts.ts';
import { organisationsNames } from './names.ts';
import { organisationsAnswers } from './routes.ts';
import { organisationsSearch } from './search.ts';
import { organisationsSheets } from './sheets.ts';
import { organisationsTimeline } from './timeline.ts';

/** 组织：regions, schools, alliances with dated members and documents, bodies, the school calendar. */
export const organisations: Context = {
  name: 'organisations',
  tier: 'spine',
  dependsOn: [],
  facts: organisationsFacts,
  sheets: organisationsSheets,
  names: organisationsNames,
  timeline: [organisationsTimeline],
  search: organisationsSearch,
  hang: (app, surroundings, callerOf) =>
    register(app, contract.organisations, organisationsAnswers(surroundings), callerOf),
};
