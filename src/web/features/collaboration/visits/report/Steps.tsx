import { TASK_STATES, type TaskState } from '#core/collaboration/task.ts';
import { paths } from '#web/paths.ts';
import { Moment } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Step } from '../answers.ts';

/** What happened to a point, in order: who answered what, and what the liaison found. */
export function Steps({ steps, due: current }: { steps: readonly Step[]; due: string | null }) {
  if (steps.length === 0) return null;
  return (
    <ol className="visit-steps" aria-label="经过">
      {steps.map(({ id, step, personName, at, note, due, task }) => (
        <li key={id}>
          <p className="quiet">
            <b>{step}</b> {personName} <Moment at={at} />
            {due !== null && due !== current && `，当时答复 ${due} 前办好`}
          </p>
          {note !== '' && <p className="visit-prose">{note}</p>}
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
