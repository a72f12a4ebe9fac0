import { lazy, Suspense } from 'react';
import { Popup } from '#web/ui/Popup.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Waiting } from '#web/ui/states.tsx';
import { Caret } from './icons.tsx';

// The calendar of the panel is not needed before it opens.
const Days = lazy(async () => ({ default: (await import('./Days.tsx')).Days }));

/** The day the page speaks of: today, or any day before it. */
export function DayPicker() {
  const { on, today, go } = useDay();
  return (
    <Popup
      label="选择日期"
      className="day-picker"
      button={
        <>
          <span className="popup-caption">日期</span>
          <span className="popup-value number">{on ?? '今天'}</span>
          <Caret />
        </>
      }
    >
      {(close) => (
        <Suspense fallback={<Waiting lines={4} />}>
          <Days
            day={on ?? today}
            today={today}
            onPick={(day) => {
              close();
              go(day);
            }}
          />
        </Suspense>
      )}
    </Popup>
  );
}

/** Said on every page while it speaks of another day than today. */
export function PastDay() {
  const { on, go } = useDay();
  if (on === undefined) return null;
  return (
    <div className="past-day" role="status">
      <span aria-hidden="true">◷</span> 正在查看 <strong className="number">{on}</strong> 的情况
      <button type="button" onClick={() => go(undefined)}>
        回到今天
      </button>
    </div>
  );
}
