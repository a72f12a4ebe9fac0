import type { ReactNode } from 'react';
import { AUDIENCES } from '#core/collaboration/activity.ts';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { useRegions } from '#web/features/organisations/regions.ts';
import { paths } from '#web/paths.ts';
import { Days } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import type { Activity } from '../answers.ts';
import { hoursWords } from '../words.ts';

type Item = { readonly head: string; readonly cell: ReactNode };

/** When, where, who organises it, for whom, and whom to ask. */
export function About({ activity }: { activity: Activity }) {
  const { titleOf } = useProgrammes();
  const { host, signUp, walkIn, capacity, hours, programmeId, reason, state } = activity;
  const shown: (Item | false)[] = [
    { head: '时间', cell: <Sessions sessions={activity.sessions} /> },
    { head: '地点', cell: activity.place },
    host !== null && { head: '承办学校', cell: <Go to={paths.school(host.id)}>{host.name}</Go> },
    { head: '主办', cell: activity.organisers.map(({ name }) => name).join('、') },
    { head: '参加对象', cell: <Audience of={activity} /> },
    {
      head: '报名',
      cell:
        signUp === null ? (
          '不需报名'
        ) : (
          <>
            <Days on={signUp.from} /> 至 <Days on={signUp.until} />
          </>
        ),
    },
    signUp !== null && { head: '人数', cell: capacity === null ? '不限' : `${capacity} 人，报满后候补` },
    walkIn && signUp !== null && { head: '现场签到', cell: '没有报名的参加对象也可以到场签到' },
    hours !== null && { head: '学时', cell: hoursWords(hours) },
    programmeId !== null && {
      head: '行动计划',
      cell: <Go to={paths.programme(programmeId)}>{titleOf(programmeId)}</Go>,
    },
    { head: '联系人', cell: activity.contact },
    reason !== null && state !== 'cancelled' && { head: '更正说明', cell: reason },
  ];
  return (
    <Section title="活动安排">
      {activity.about !== '' && <p className="act-prose">{activity.about}</p>}
      <Facts items={shown.filter((item) => item !== false)} />
    </Section>
  );
}

function Sessions({ sessions }: Pick<Activity, 'sessions'>) {
  return (
    <ul>
      {sessions.map(({ on, begins, ends }) => (
        <li key={`${on}${begins}`} className="number">
          {on} {begins}–{ends}
        </li>
      ))}
    </ul>
  );
}

function Audience({ of }: { of: Activity }) {
  const { nameOf } = useRegions();
  if (of.audience === 'district') return of.region === '310000' ? '全市在任人员' : `${nameOf(of.region)}在任人员`;
  if (of.audience === 'public') return `${AUDIENCES.public}，平台上所有人`;
  return (
    <ul>
      {of.audiences.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
