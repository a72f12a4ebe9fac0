import './stage.css';
import { useState } from 'react';
import { programmesRoutes } from '#contract/programmes.ts';
import { useDo } from '#web/client.ts';
import { tell } from '#web/ui/notices.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Programme, Stage, Task } from '../answers.ts';
import { placeOf } from '../days.ts';
import { StageRows } from './StageRows.tsx';
import { axisPeriod, yearsOf } from './stage-words.ts';
import { TaskSheet } from './TaskSheet.tsx';

/** 阶段: the stages on one time axis with their tasks, the day marked; tasks are recorded done or taken back here. */
export function StagesTab({ programme }: { programme: Programme }) {
  const undo = useDo(programmesRoutes.undoTask);
  const [open, setOpen] = useState<{ stage: Stage; task: Task } | null>(null);
  if (programme.stages.length === 0) return <Empty title="文件没有划分阶段" />;

  const axis = axisPeriod(programme.period, programme.stages);
  const within = axis.from <= programme.on && programme.on <= axis.to;
  // A margin at both ends keeps the marks of the first and the last day whole.
  const place = (day: string) => `calc(8px + (100% - 24px) * ${placeOf(day, axis.from, axis.to) / 100})`;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
    <div className="gantt-scroll" tabIndex={0} role="region" aria-label="阶段与任务进度">
      <table className="gantt">
        <caption className="unseen">各阶段及任务的起止和办理情况</caption>
        <thead>
          <tr>
            <th scope="col" className="gantt-name">
              阶段与任务
            </th>
            <th scope="col" className="gantt-act">
              办理
            </th>
            <th scope="col" className="gantt-track">
              <span className="unseen">时间</span>
              {yearsOf(axis).map((year) => (
                <span key={year} className="gantt-year" style={{ insetInlineStart: place(`${year}-01-01`) }}>
                  {year}
                </span>
              ))}
              {within && (
                <span className="gantt-day" style={{ insetInlineStart: place(programme.on) }}>
                  {programme.on}
                </span>
              )}
            </th>
          </tr>
        </thead>
        <tbody>
          {programme.stages.map((stage) => (
            <StageRows
              key={stage.id}
              programme={programme.id}
              stage={stage}
              place={place}
              today={within ? place(programme.on) : null}
              can={programme.can.recordTask}
              onRecord={(task) => setOpen({ stage, task })}
              onTakeBack={async (task) => {
                await undo({ id: programme.id, stage: stage.id, task: task.id });
                tell('已撤回');
              }}
            />
          ))}
        </tbody>
      </table>
      {open !== null && (
        <TaskSheet programme={programme.id} stage={open.stage} task={open.task} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
