import { Days } from '#web/ui/figures.tsx';
import type { TaskRow } from './answers.ts';

/** How far it is, or the day it was done. */
export function Done({ of }: { of: Pick<TaskRow, 'progress' | 'state' | 'doneOn'> }) {
  if (of.doneOn === null) return <Progress of={of} />;
  return (
    <span className="nowrap">
      完成于 <Days on={of.doneOn} />
    </span>
  );
}

/** 进度 as a bar with its figure. */
export function Progress({ of: { progress, state } }: { of: Pick<TaskRow, 'progress' | 'state'> }) {
  if (state === 'dropped') return <span className="quiet">–</span>;
  return (
    <span className="work-progress">
      <span aria-hidden="true" className="work-bar">
        <i style={{ inlineSize: `${progress}%` }} />
      </span>
      <span className="number">{progress}%</span>
    </span>
  );
}
