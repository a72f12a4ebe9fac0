import { collaborationRoutes } from '#contract/collaboration.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { tell } from '#web/ui/notices.tsx';
import type { Task } from './answers.ts';
import { ownerWords } from './words.ts';

export type TaskAct = 'report' | 'finish' | 'hand-back' | 'change' | 'drop';

/** The one thing the task waits for, and from whom; with its act where it is the reader’s. */
export function NextAct({ task, begin }: { task: Task; begin: (act: TaskAct) => void }) {
  const confirm = useDo(collaborationRoutes.confirmTask);
  const { region, id, can, state, due, asked } = task;
  const mine = can.finish === true;
  const back = task.steps.findLast(({ step }) => step === '完成' || step === '退回');
  const isBack = state === 'open' && back?.step === '退回';
  return (
    <div className={`work-next ${toneOf(task)}`} role="status">
      <div>
        <p>{words(task, isBack)}</p>
        {isBack && <p className="work-back">{back.note}</p>}
      </div>
      {mine && (
        <div className="actions">
          <Act label="报告进展" disabledBecause={can.report} onClick={() => begin('report')} />
          <Act label="报告完成" kind="primary" disabledBecause={can.finish} onClick={() => begin('finish')} />
        </div>
      )}
      {can.confirm === true && (
        <div className="actions">
          <Act label="退回再办" disabledBecause={can.handBack} onClick={() => begin('hand-back')} />
          <Act
            label="确认办结"
            kind={asked ? 'primary' : 'default'}
            disabledBecause={can.confirm}
            confirm={{ title: '确认办结？', body: `${task.title}，期限 ${due}`, ok: '确认' }}
            onClick={async () => {
              await confirm({ region, id, confirmed: true });
              tell('已确认办结');
            }}
          />
        </div>
      )}
    </div>
  );
}

/** Loud only where it is the reader’s turn. */
function toneOf({ state, overdue, can, asked }: Task): string {
  if (state === 'confirmed') return 'settled';
  if (overdue) return 'late';
  return can.finish === true || (state === 'done' && asked) ? '' : 'calm';
}

function words(task: Task, isBack: boolean): string {
  const { state, due, overdue, can, doneOn, askedByName, asked } = task;
  const owner = ownerWords(task);
  switch (state) {
    case 'open':
      if (can.finish === true)
        return `${isBack ? '已退回再办，' : ''}${overdue ? `应在 ${due} 前完成，已经逾期` : `请在 ${due} 前完成`}`;
      return overdue ? `等${owner}办理，已过期限 ${due}` : `等${owner}办理，期限 ${due}`;
    case 'done':
      if (asked) return `${owner}于 ${doneOn} 报告已完成，请您确认`;
      return can.confirm === true
        ? `已于 ${doneOn} 报告完成，等${askedByName}确认；您也可以代为确认`
        : `已于 ${doneOn} 报告完成，等${askedByName}确认`;
    case 'confirmed':
      return `已办结，完成于 ${doneOn}`;
    case 'dropped':
      return '任务已撤销，不需再办';
  }
}
