import type { ReactNode } from 'react';
import { Period } from '#web/ui/figures.tsx';
import { useDay } from '#web/ui/standing.ts';
import { byTense, tenseOn } from '#web/ui/tense.ts';

type Item = {
  readonly id: string;
  readonly from: string;
  readonly to: string | null;
  readonly name: ReactNode;
  readonly about?: string;
};

/** Dated things on one axis of years, with the page's day marked. The words carry everything; the bars only draw it. */
export function PeriodBars({ items, label }: { items: readonly Item[]; label: string }) {
  const { day } = useDay();
  const first = Math.min(...items.map(({ from }) => yearsOf(from)), yearsOf(day) - 1);
  const last = Math.max(...items.map(({ from, to }) => yearsOf(to ?? from)), yearsOf(day)) + 0.25;
  const at = (on: string) => `${((yearsOf(on) - first) / (last - first)) * 100}%`;
  const width = (from: string, to: string) =>
    `${Math.max(((yearsOf(to) - yearsOf(from)) / (last - first)) * 100, 0.8)}%`;
  return (
    <ol className="org-bars" aria-label={label}>
      {byTense(day, items).map(({ id, from, to, name, about }) => {
        const tense = tenseOn(day, { from, to });
        const end = to ?? (day > from ? day : from);
        return (
          <li key={id} className={tense === 'present' ? undefined : 'org-past'}>
            <div className="org-bar-words">
              <span>
                {name}
                {about !== undefined && <span className="quiet"> {about}</span>}
              </span>
              <Period from={from} to={to} />
            </div>
            <div className="org-bar-track" aria-hidden="true">
              <span className="org-bar" style={{ left: at(from), width: width(from, end) }} />
              <span className="org-bar-day" style={{ left: at(day) }} />
            </div>
          </li>
        );
      })}
      <li className="org-bar-years" aria-hidden="true">
        {yearMarks(first, last).map((year) => (
          <span key={year} style={{ left: at(`${year}-01-01`) }}>
            {year}
          </span>
        ))}
      </li>
    </ol>
  );
}

/** A day as a number of years, good enough to draw with. */
function yearsOf(day: string): number {
  const [year, month, date] = day.split('-').map(Number);
  return year! + (month! - 1) / 12 + (date! - 1) / 365;
}

/** At most six years to write under the axis. */
function yearMarks(first: number, last: number): number[] {
  const years = Math.floor(last) - Math.ceil(first) + 1;
  const step = [1, 2, 3, 5, 10, 20, 50].find((count) => years / count <= 6) ?? 100;
  const start = Math.ceil(first / step) * step;
  return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => start + index * step);
}
