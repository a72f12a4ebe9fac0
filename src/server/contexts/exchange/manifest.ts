import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { readImport } from './jobs.ts';
import { exchangeAnswers } from './routes.ts';

/** 数据交换：templates, imports with preview, exports. Knows the sheets of other contexts only by the ports they publish. */
export const exchange: Context = {
  name: 'exchange',
  tier: 'overview',
  dependsOn: [],
  jobs: { 'exchange.read': readImport },
  hang: (app, surroundings, callerOf) => register(app, contract.exchange, exchangeAnswers(surroundings), callerOf),
};
