import { TASK_STATES, type TaskState } from '#core/collaboration/task.ts';
import { paths } from '#web/paths.ts';
import { Days, Moment } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Step } from '../answers.ts';

/** What happened to a point, in order: who answered what, and what the liaison found. */
export function Steps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <ol className="visit-steps" aria-label="经过">
      {steps.map(({ id, step, personName, at, note, due, task }) => (
        <li key={id}>
          <p className="quiet">
            <b>{step}</b> {personName} <Moment at={at} />
          </p>
          {note !== '' && <p className="visit-prose">{note}</p>}
          {due !== null && (
            <p className="quiet">
              <Days on={due} /> 前办好
            </p>
          )}
          {task !== null && task.title !== null && (
            <p>
              任务：<Go to={paths.task(task.region, task.id)}>{task.title}</Go>{' '}
              <span className="quiet">{TASK_STATES[task.state as TaskState]}</span>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
