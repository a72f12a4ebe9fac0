import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page } from '#web/ui/Page.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { useDay } from '#web/ui/standing.ts';
import type { SchoolYear } from './answers.ts';
import './organisations.css';

const SetSchoolYear = lazy(async () => ({ default: (await import('./calendar/SetSchoolYear.tsx')).SetSchoolYear }));

/** 校历：学期起止与周数. */
export function CalendarPage() {
  const { data } = useSuspenseQuery(asking(organisationsRoutes.calendar, {}));
  const [setting, begin] = useState<number | null>(null);
  const { today } = useDay();
  const years = data.years.toSorted((a, b) => b.year - a.year);
  const next = (years[0]?.year ?? Number(today.slice(0, 4)) - 1) + 1;

  return (
    <Page
      title="校历"
      lead="每学期的起止日期决定“每月一次”“每学期两次”等要求何时到期。标“待核对”的学年，请对照市教委印发的校历核对后确认。"
      actions={
        <Act label={`增加 ${next}学年`} kind="primary" disabledBecause={data.can.set} onClick={() => begin(next)} />
      }
    >
      <Rows
        label="校历"
        columns={columns(data.can.set, begin)}
        rows={years}
        rowKey={({ year }) => String(year)}
        empty="还没有校历。点右上角增加学年"
      />
      {setting !== null && (
        <Suspense>
          <SetSchoolYear
            year={setting}
            known={years.find(({ year }) => year === setting)}
            onClose={() => begin(null)}
          />
        </Suspense>
      )}
    </Page>
  );
}

function columns(may: true | string, begin: (year: number) => void): Column<SchoolYear>[] {
  return [
    { head: '学年', cell: ({ year }) => <strong className="number">{year}学年</strong>, tight: true },
    { head: '第一学期', cell: ({ terms }) => <TermDays term={terms.find(({ number }) => number === 1)} /> },
    { head: '第二学期', cell: ({ terms }) => <TermDays term={terms.find(({ number }) => number === 2)} /> },
    {
      head: '核对',
      cell: ({ verified }) => (
        <StatusMark status={verified ? 'met' : 'at-risk'} label={verified ? '已核对' : '待核对'} />
      ),
      tight: true,
    },
    {
      head: '',
      cell: ({ year, verified }) => (
        <Act
          label={verified ? '修改' : '核对'}
          describes={`${verified ? '修改' : '核对'} ${year}学年校历`}
          size="small"
          disabledBecause={may}
          onClick={() => begin(year)}
        />
      ),
      align: 'end',
      tight: true,
    },
  ];
}

function TermDays({ term }: { term: SchoolYear['terms'][number] | undefined }) {
  if (term === undefined) return <span className="quiet">未定</span>;
  return (
    <span className="number">
      <span className="nowrap">
        {term.from} 至 {term.to}
      </span>{' '}
      <span className="quiet nowrap">{term.weeks} 周</span>
    </span>
  );
}
