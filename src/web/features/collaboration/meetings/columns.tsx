import { MEETING_STATES } from '#core/collaboration/meeting.ts';
import { MINUTES_STATES } from '#core/collaboration/minutes.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { Column } from '#web/ui/Rows.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import type { MeetingRow } from './answers.ts';
import { Holder } from './Holder.tsx';
import { countsWords } from './words.ts';

const TONES = { planned: 'jade', held: '', cancelled: 'amber' } as const;

export function StateTag({ state }: Pick<MeetingRow, 'state'>) {
  return <span className={`tag meet-state ${TONES[state]}`}>{MEETING_STATES[state]}</span>;
}

export function Counts({ of }: { of: MeetingRow }) {
  const { status, words } = countsWords(of);
  return <StatusMark status={status} label={words} />;
}

const title: Column<MeetingRow> = {
  head: '会议',
  cell: (meeting) => (
    <>
      <Go to={paths.meeting(meeting.region, meeting.id)}>{meeting.title}</Go>
      <span className="meet-kind">{meeting.kind}</span>
    </>
  ),
};
const when: Column<MeetingRow> = {
  head: '时间',
  cell: ({ on, begins, ends }) => (
    <span className="number">
      {on}{' '}
      <span className="nowrap">
        {begins}–{ends}
      </span>
    </span>
  ),
  tight: true,
};
const minutes: Column<MeetingRow> = {
  head: '纪要',
  cell: (meeting) => (meeting.minutes === null ? <span className="quiet">–</span> : MINUTES_STATES[meeting.minutes]),
  tight: true,
};

export const meetingColumns: Column<MeetingRow>[] = [
  title,
  when,
  { head: '地点', cell: ({ place }) => place },
  { head: '召集', cell: (meeting) => <Holder of={meeting} /> },
  { head: '状态', cell: (meeting) => <StateTag state={meeting.state} />, tight: true },
  minutes,
  { head: '计入', cell: (meeting) => <Counts of={meeting} />, tight: true },
];

/** Where the holder's page lists its own meetings. */
export const ownMeetingColumns: Column<MeetingRow>[] = [
  title,
  when,
  { head: '状态', cell: (meeting) => <StateTag state={meeting.state} />, tight: true },
  minutes,
  { head: '计入', cell: (meeting) => <Counts of={meeting} />, tight: true },
];
