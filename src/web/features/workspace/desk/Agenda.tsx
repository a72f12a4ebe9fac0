import { addDays, type Day } from '#core/kernel/day.ts';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Appointment, Desk } from '../answers.ts';
import { dayWords } from './days.ts';

/** 日程: two weeks, day by day; other weeks are an address away. */
export function Agenda({
  agenda: { from, to, rows },
  today,
  go,
}: {
  agenda: Desk['agenda'];
  today: string;
  go: (from: string | undefined) => void;
}) {
  const days = [...Map.groupBy(rows, ({ on }) => on)];
  const isNow = from <= today && today <= to;
  return (
    <Section
      title="日程"
      lead={`${dayWords(from)} 至 ${dayWords(to)}`}
      actions={
        <nav className="weeks" aria-label="换两周">
          <button type="button" onClick={() => go(addDays(from as Day, -14))}>
            前两周
          </button>
          <button type="button" disabled={isNow} onClick={() => go(undefined)}>
            本周
          </button>
          <button type="button" onClick={() => go(addDays(from as Day, 14))}>
            后两周
          </button>
        </nav>
      }
    >
      {days.length === 0 && <p className="quiet">这两周没有安排。</p>}
      <ol className="agenda">
        {days.map(([on, appointments]) => (
          <li key={on} className={on === today ? 'today' : on < today ? 'past' : undefined}>
            <h3>
              {dayWords(on)}
              {on === today && <span className="tag jade">今天</span>}
            </h3>
            <ul>
              {appointments.map((appointment) => (
                <Line key={appointment.key} of={appointment} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Line({ of: { kind, title, place, begins, ends, to, cancelled } }: { of: Appointment }) {
  return (
    <li>
      <span className="number agenda-time">{begins === null ? '全天' : `${begins}–${ends ?? ''}`}</span>
      <span>
        <Go to={to}>{cancelled ? <s>{title}</s> : title}</Go>
        {cancelled && <span className="tag amber">已取消</span>}
        <span className="quiet agenda-where">
          {kind}
          {place !== null && ` · ${place}`}
        </span>
      </span>
    </li>
  );
}
