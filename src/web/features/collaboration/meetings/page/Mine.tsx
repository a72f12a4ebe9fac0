import { useMe } from '#web/features/identity/me.ts';
import { useDay } from '#web/ui/standing.ts';
import type { Meeting } from '../answers.ts';
import { whenWords } from '../words.ts';

/** What the meeting asks of who reads: to come, to sign in, or nothing any more. */
export function Mine({ meeting }: { meeting: Meeting }) {
  const { personId } = useMe();
  const { today } = useDay();
  const own = meeting.roster.find((line) => line.personId === personId);
  if (own === undefined || meeting.state === 'cancelled') return null;
  return (
    <p className={own.state === '到会' ? 'meet-mine-band came' : 'meet-mine-band'} role="status">
      {words(meeting, own, today)}
    </p>
  );
}

function words(meeting: Meeting, own: Meeting['roster'][number], today: string): string {
  if (own.state === '到会') return own.noted === '扫码' ? '✓ 您已扫码签到' : '✓ 您已登记到会';
  if (own.state === '请假') return '您已请假';
  if (own.state === '缺席') return '您登记为缺席；如有误，请与会议记录人联系更正';
  if (today < meeting.on) return `您受邀${own.attends}：${whenWords(meeting)}，${meeting.place}`;
  return `您受邀${own.attends}。到会场后，用手机扫描屏幕上的二维码签到`;
}
