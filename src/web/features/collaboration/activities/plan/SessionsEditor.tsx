import { Button } from 'antd';
import { DayInput } from '#web/ui/DayInput.tsx';
import { TimeInput } from '../../when/TimeInput.tsx';
import type { Session } from '../answers.ts';

/** 场次: one line a day and time; an activity over several days has several. */
export function SessionsEditor({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: readonly Session[];
  onChange?: (sessions: Session[]) => void;
}) {
  const sessions = value ?? [];
  const replace = (index: number, changes: Partial<Session>) =>
    onChange?.(sessions.map((session, at) => (at === index ? { ...session, ...changes } : session)));
  return (
    <div id={id} className="coll-editor">
      {sessions.map((session, index) => {
        const about = sessions.length === 1 ? '' : `第 ${index + 1} 场`;
        return (
          <div key={index} className="act-session">
            <DayInput aria-label={`${about}日期`} value={session.on} onChange={(on) => replace(index, { on })} />
            <TimeInput
              aria-label={`${about}开始`}
              value={session.begins}
              onChange={(begins) => replace(index, { begins })}
            />
            <span aria-hidden="true">–</span>
            <TimeInput aria-label={`${about}结束`} value={session.ends} onChange={(ends) => replace(index, { ends })} />
            {sessions.length > 1 && (
              <Button
                type="text"
                aria-label={`删除${about}`}
                onClick={() => onChange?.(sessions.filter((_, at) => at !== index))}
              >
                删除
              </Button>
            )}
          </div>
        );
      })}
      {sessions.length < 40 && (
        <Button onClick={() => onChange?.([...sessions, { on: '', begins: '09:00', ends: '11:00' }])}>再加一场</Button>
      )}
    </div>
  );
}
