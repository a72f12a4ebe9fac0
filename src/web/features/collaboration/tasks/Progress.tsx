import type { TaskRow } from './answers.ts';

/** 进度 as a bar with its figure. */
export function Progress({ of: { progress, state } }: { of: Pick<TaskRow, 'progress' | 'state'> }) {
  if (state === 'dropped') return <span className="quiet">–</span>;
  return (
    <span className="task-progress">
      <span aria-hidden="true" className="task-bar">
        <i style={{ inlineSize: `${progress}%` }} />
      </span>
      <span className="number">{progress}%</span>
    </span>
  );
}
