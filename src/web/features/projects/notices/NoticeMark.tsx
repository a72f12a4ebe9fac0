import { NOTICE_STATES, type NoticeState } from '#core/projects/notice.ts';

const TONES: Readonly<Record<NoticeState, string>> = { coming: '', running: 'jade', over: 'amber', finished: '' };

export function NoticeMark({ state }: { state: NoticeState }) {
  return <span className={`tag ${TONES[state]}`}>{NOTICE_STATES[state]}</span>;
}
