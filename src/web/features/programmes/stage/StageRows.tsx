import { StageTaskGiven } from '#web/features/collaboration/tasks/stage/StageTaskGiven.tsx';
import { Act } from '#web/ui/Act.tsx';
import type { Programme, Stage, Task } from '../answers.ts';
import { STAGE_WORDS, taskShare, taskWords } from './stage-words.ts';

type Props = {
  programme: string;
  stage: Stage;
  place: (day: string) => string;
  today: string | null;
  can: Programme['can']['recordTask'];
  onRecord: (task: Task) => void;
  onTakeBack: (task: Task) => Promise<void>;
};

/** A stage as a bar on the axis, and below it one line per task with its date. */
export function StageRows({ programme, stage, place, today, can, onRecord, onTakeBack }: Props) {
  const span = { insetInlineStart: place(stage.from), insetInlineEnd: `calc(100% - ${place(stage.to)})` };
  return (
    <>
      <tr className="gantt-stage">
        <th scope="row" className="gantt-name">
          {stage.name}
          <small>
            条款 {stage.source.section} · {stage.from} 至 {stage.to}
          </small>
        </th>
        <td className="gantt-act">
          {STAGE_WORDS[stage.state]}
          <small>{taskShare(stage)}</small>
        </td>
        <td className="gantt-track">
          {today !== null && <i className="gantt-today" style={{ insetInlineStart: today }} />}
          <i className={`gantt-bar stage-${stage.state}`} style={span} />
        </td>
      </tr>
      {stage.tasks.map((task) => (
        <tr key={task.id} className="gantt-task">
          <th scope="row" className="gantt-name">
            {task.name}
            <small>
              {task.owner === null ? '未指明责任人' : `责任：${task.owner}`}
              {task.note === null ? '' : ` · ${task.note}`}
            </small>
          </th>
          <td className="gantt-act">
            <span className={`task-words task-${task.state}`}>{taskWords(task)}</span>
            <span className="gantt-acts">
              <TaskAct task={task} can={can} onRecord={onRecord} onTakeBack={onTakeBack} />
              <StageTaskGiven
                of={{ programmeId: programme, stage: stage.id, task: task.id }}
                name={task.name}
                due={task.by ?? stage.to}
                done={task.state === 'done'}
                canRecord={task.measured ? '按平台记录判定，不需记录' : can}
              />
            </span>
          </td>
          <td className="gantt-track">
            {today !== null && <i className="gantt-today" style={{ insetInlineStart: today }} />}
            <i className="gantt-ghost" style={span} />
            {/* Done by the records' account, on no one day: nothing to mark. */}
            {!(task.state === 'done' && task.doneOn === null) && (
              <i
                className={`gantt-due task-${task.state}`}
                style={{ insetInlineStart: place(task.doneOn ?? task.by ?? stage.to) }}
              />
            )}
          </td>
        </tr>
      ))}
    </>
  );
}

/** Records a task done or takes it back; what records tell by themselves is not recorded by hand. */
function TaskAct({ task, can, onRecord, onTakeBack }: { task: Task } & Pick<Props, 'can' | 'onRecord' | 'onTakeBack'>) {
  if (task.measured) return <small>按平台记录判定</small>;
  return task.state === 'done' ? (
    <Act
      kind="link"
      size="small"
      label="撤回"
      describes={`撤回：${task.name}`}
      disabledBecause={can}
      confirm={{ title: '撤回完成记录？', body: task.name, ok: '撤回' }}
      onClick={() => onTakeBack(task)}
    />
  ) : (
    <Act
      kind="link"
      size="small"
      label="记录完成"
      describes={`记录完成：${task.name}`}
      disabledBecause={can}
      onClick={() => onRecord(task)}
    />
  );
}
