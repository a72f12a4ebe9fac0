import type { taskRoutes } from '#contract/collaboration/tasks.ts';
import { taskLife } from '#core/collaboration/task.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { sentence } from '#core/refusals.ts';
import { seeing } from '../../../platform/caller.ts';
import { said } from '../../../platform/http/allowed.ts';
import type { Answers } from '../../../platform/http/http.ts';
import { collaborationPermissions as may } from '../permissions.ts';
import { askTask, changeTask, confirmTask, dropTask, reportTask } from './commands/tasks.ts';
import { taskReport, tasks } from './report.ts';
import * as store from './store.ts';

export function taskAnswers(): Answers<typeof taskRoutes> {
  return {
    tasks: (caller, input) =>
      seeing(caller, async (db) => ({
        ...(await tasks(db, caller, input)),
        can: {
          ask: said(
            caller.actor.posts.some((post) => may.ask(caller.actor, post) === true) || 'collaboration.task-askers-only',
          ),
        },
      })),

    task: (caller, key) =>
      seeing(caller, async (db) => {
        const found = await taskReport(db, caller, key);
        const subject = await store.task(db, key.region, key.id);
        if (found === undefined || subject === undefined) throw new Refusal('not-found', 'platform.not-found');
        const notSo = sentence('collaboration.task-not-so');
        const report = said(may.report(caller.actor, subject));
        const settle = said(may.settle(caller.actor, subject));
        const when = (allowed: true | string, so: boolean) => (allowed === true ? so || notSo : allowed);
        return {
          ...found,
          can: {
            report: when(report, subject.state === 'open'),
            finish: when(report, taskLife.allows(subject.state, 'finish')),
            confirm: when(settle, taskLife.allows(subject.state, 'confirm')),
            handBack: when(settle, taskLife.allows(subject.state, 'hand-back')),
            drop: when(settle, taskLife.allows(subject.state, 'drop')),
            change: when(settle, subject.state === 'open'),
          },
        };
      }),

    askTask: (caller, input) => askTask(caller, input),
    reportTask: (caller, input) => reportTask(caller, input),
    confirmTask: (caller, input) => confirmTask(caller, input),
    changeTask: (caller, input) => changeTask(caller, input),
    dropTask: (caller, input) => dropTask(caller, input),
  };
}
