import 'temporal-polyfill/global';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Select } from 'antd';
import { useId } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import type { Output } from '#contract/route.ts';
import { day, isDay } from '#core/kernel/day.ts';
import type { SchoolYear } from '#core/kernel/school-year.ts';
import { asking } from '#web/client.ts';
import { DayInput } from '#web/ui/DayInput.tsx';
import { type SeriesDraft, seriesWords, WEEKDAYS, WEEKS, type Week, type Weekday } from './series-words.ts';

type Entered = Output<typeof organisationsRoutes.calendar>['years'][number];

const numbered = <N extends number>(words: Readonly<Record<N, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value: Number(value) as N, label }));
const weekOptions = numbered<Week>(WEEKS);
const weekdayOptions = numbered<Weekday>(WEEKDAYS);

export async function checkSeries(_: unknown, series: SeriesDraft | null | undefined): Promise<void> {
  if (series && !isDay(series.until)) throw new Error('请填写系列的截止日期');
}

/** 系列会议: one meeting, or one every month in term until a day; says at once which days that makes. */
export function SeriesFields({
  id,
  value,
  onChange,
}: {
  id?: string;
  value?: SeriesDraft | null;
  onChange?: (series: SeriesDraft | null) => void;
}) {
  const own = useId();
  const on = Form.useWatch<string | undefined>('on') ?? '';
  const { data } = useQuery({ ...asking(organisationsRoutes.calendar, {}), staleTime: 300_000 });
  return (
    <div id={id} className="coll-editor">
      <Checkbox
        checked={value !== null && value !== undefined}
        onChange={(event) => onChange?.(event.target.checked ? begun(on) : null)}
      >
        每月召开，排出整个系列
      </Checkbox>
      {value && (
        <fieldset>
          <legend>每月的哪一天</legend>
          <div className="meet-series">
            <Select
              aria-label="每月第几个"
              value={value.week}
              options={weekOptions}
              onChange={(week) => onChange?.({ ...value, week })}
            />
            <Select
              aria-label="星期几"
              value={value.weekday}
              options={weekdayOptions}
              onChange={(weekday) => onChange?.({ ...value, weekday })}
            />
            <div>
              <label htmlFor={own}>截止</label>
              <DayInput id={own} value={value.until} onChange={(until) => onChange?.({ ...value, until })} />
            </div>
          </div>
          <Preview {...seriesWords(on, value, calendarOf(data?.years ?? []))} />
        </fieldset>
      )}
    </div>
  );
}

function Preview({ rule, days, fault }: ReturnType<typeof seriesWords>) {
  return (
    <div className="meet-series-preview" aria-live="polite">
      <p>{rule}。</p>
      {fault === null ? (
        <>
          <p>
            共 <b>{days.length}</b> 次：
          </p>
          <ul className="inline-list">
            {days.map((each) => (
              <li key={each} className="tag number">
                {each}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="meet-fault">{fault}</p>
      )}
    </div>
  );
}

/** A series begins as the day of the first meeting lies in its month, and runs to the end of the school year. */
function begun(on: string): SeriesDraft {
  if (!isDay(on)) return { week: 1, weekday: 1, until: '' };
  const first = Temporal.PlainDate.from(on);
  const week = Math.min(4, Math.ceil(first.day / 7)) as Week;
  const ends = first.month >= 7 ? first.year + 1 : first.year;
  return { week, weekday: first.dayOfWeek as Weekday, until: `${ends}-06-30` };
}

const calendarOf = (years: readonly Entered[]): SchoolYear[] =>
  years.map(({ year, terms }) => ({
    year,
    terms: terms.map(({ number, from, to }) => ({ number, from: day(from), to: day(to) })),
  }));
