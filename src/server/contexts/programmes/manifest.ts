import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { programmesFacts } from './facts.ts';
import { programmesNames } from './names.ts';
import { remindOfDuties } from './reminding/remind.ts';
import { dutyTodos } from './reminding/todos.ts';
import { programmesAnswers } from './routes.ts';
import { programmesSearch } from './search.ts';
import { programmesSheets } from './sheets.ts';
import { programmesTimeline } from './timeline.ts';

/** 行动计划：published definitions, what they come to on any day, who takes part, which tasks are done. */
export const programmes: Context = {
  name: 'programmes',
  tier: 'overview',
  dependsOn: ['organisations', 'identity', 'projects'],
  facts: programmesFacts,
  sheets: programmesSheets,
  names: programmesNames,
  search: programmesSearch,
  todos: [dutyTodos],
  timeline: [programmesTimeline],
  jobs: { 'programmes.remind': remindOfDuties },
  // Seven in the morning in Shanghai.
  crons: [{ task: 'programmes.remind', at: '0 23 * * *' }],
  hang: (app, surroundings, callerOf) => register(app, contract.programmes, programmesAnswers(surroundings), callerOf),
};
