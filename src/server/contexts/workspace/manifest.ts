import { contract } from '#contract/index.ts';
import { register } from '../../platform/http/http.ts';
import type { Context } from '../context.ts';
import { workspaceNames } from './names.ts';
import { deliver } from './notices/deliver.ts';
import { workspaceAnswers } from './routes.ts';
import { send } from './sending/send.ts';
import { tidy } from './sending/tidy.ts';

/** 工作台：what waits for a person, what they are told, and how that reaches them. Knows work only by the ports it offers. */
export const workspace: Context = {
  name: 'workspace',
  tier: 'overview',
  dependsOn: ['organisations', 'identity', 'programmes'],
  names: workspaceNames,
  jobs: { 'workspace.deliver': deliver, 'workspace.send': send, 'workspace.tidy': tidy },
  crons: [
    { task: 'workspace.send', at: '* * * * *' },
    // Three in the morning in Shanghai.
    { task: 'workspace.tidy', at: '0 19 * * *' },
  ],
  hang: (app, surroundings, callerOf) => register(app, contract.workspace, workspaceAnswers(surroundings), callerOf),
};
