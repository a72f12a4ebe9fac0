import { useState } from 'react';
import { TimeInput } from '#web/features/collaboration/when/TimeInput.tsx';
import { DayInput } from '#web/ui/DayInput.tsx';

/** A moment in Shanghai as a day and a time; its value is `2026-10-20T17:00:00+08:00`. */
export function MomentInput({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: string;
  onChange?: (moment: string) => void;
}) {
  const [day, setDay] = useState(value?.slice(0, 10) ?? '');
  const [time, setTime] = useState(value?.slice(11, 16) || '17:00');
  const told = (on: string, at: string) => onChange?.(on === '' ? '' : `${on}T${at}:00+08:00`);
  return (
    <span className="moment-input">
      <DayInput
        {...(id === undefined ? {} : { id })}
        value={day}
        onChange={(next) => {
          setDay(next);
          told(next, time);
        }}
      />
      <TimeInput
        aria-label="截止时刻"
        value={time}
        onChange={(next) => {
          setTime(next);
          told(day, next);
        }}
      />
    </span>
  );
}
