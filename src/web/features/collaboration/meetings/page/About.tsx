import type { ReactNode } from 'react';
import { useProgrammes } from '#web/features/organisations/programmes.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { Facts, Section } from '#web/ui/Page.tsx';
import type { Meeting } from '../answers.ts';
import { Counts } from '../columns.tsx';
import { Holder } from '../Holder.tsx';
import { whenWords } from '../words.ts';
import { Track } from './Track.tsx';

/** When, where, who holds it, whom it invites, and whether it counts. */
export function About({ meeting }: { meeting: Meeting }) {
  const { titleOf } = useProgrammes();
  const programme: { head: string; cell: ReactNode }[] =
    meeting.programmeId === null
      ? []
      : [
          {
            head: '行动计划',
            cell: <Go to={paths.programme(meeting.programmeId)}>{titleOf(meeting.programmeId)}</Go>,
          },
        ];
  const reason =
    meeting.reason === null
      ? []
      : [{ head: meeting.state === 'cancelled' ? '取消原因' : '改期说明', cell: meeting.reason }];
  return (
    <Section title="会议安排">
      <Track meeting={meeting} />
      <Facts
        items={[
          { head: '时间', cell: <span className="number">{whenWords(meeting)}</span> },
          { head: '地点', cell: meeting.place },
          { head: '召集', cell: <Holder of={meeting} /> },
          {
            head: '记录人',
            cell: meeting.secretary?.name ?? <span className="quiet">未指定，由召集单位办理</span>,
          },
          { head: '邀请', cell: <Invited invitations={meeting.invitations} /> },
          { head: '到会比例', cell: `出席人员到会达 ${meeting.quorum}%` },
          ...programme,
          { head: '计入', cell: <Counts of={meeting} /> },
          ...reason,
        ]}
      />
    </Section>
  );
}

function Invited({ invitations }: Pick<Meeting, 'invitations'>) {
  return (
    <ul>
      {invitations.map(({ id, words, attends }) => (
        <li key={id}>
          {words}
          {attends === '列席' && <span className="quiet">（列席）</span>}
        </li>
      ))}
    </ul>
  );
}
