import { Button } from 'antd';
import { useState } from 'react';
import { isDay } from '#core/kernel/day.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { writtenDay } from '#web/ui/written-day.ts';

/** A day to go to, typed, picked, or one of those often asked for. */
export function Days({ day, today, onPick }: { day: string; today: string; onPick: (day: string) => void }) {
  const [typed, setTyped] = useState(day);
  const [refused, setRefused] = useState<string>();
  return (
    <form
      className="days"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = writtenDay(typed);
        if (isDay(asked) && asked <= today) onPick(asked);
        else setRefused(asked > today && isDay(asked) ? '只能看今天和过去的日子' : '日期应写作 2026-09-01，且确有其日');
      }}
    >
      <p className="quiet">选一个过去的日子，页面按当时有效的记录重新计算。</p>
      <div className="days-row">
        <DayInput aria-label="日期" value={typed} max={today} onChange={setTyped} required />
        <Button type="primary" htmlType="submit">
          查看
        </Button>
      </div>
      {refused !== undefined && (
        <p role="alert" className="days-refused">
          {refused}
        </p>
      )}
      <ul className="popup-list">
        {landmarks(today).map(({ label, on }) => (
          <li key={label}>
            <button type="button" aria-current={on === day} onClick={() => onPick(on)}>
              {label}
              <span className="quiet number">{on}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

/** Days one often asks for: the ends of the last month, school year and calendar year. */
function landmarks(today: string): { label: string; on: string }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const lastMonth = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10);
  const schoolYear = month >= 9 ? year : year - 1;
  return [
    { label: '今天', on: today },
    { label: '上月末', on: lastMonth },
    { label: '上学年末', on: `${schoolYear}-08-31` },
    { label: '去年末', on: `${year - 1}-12-31` },
    { label: '前年末', on: `${year - 2}-12-31` },
  ];
}
