import { CALL_STATES } from '#core/projects/call.ts';
import { useDay } from '#web/ui/standing.ts';
import type { CallRow } from '../answers.ts';

/** Whether a call takes cases, in a word. */
export function CallMark({ call }: { call: Pick<CallRow, 'state' | 'taking' | 'opens'> }) {
  const { today } = useDay();
  if (call.taking) return <span className="tag jade">受理申报</span>;
  if (call.state === 'open') return <span className="tag">{today < call.opens ? '尚未开始受理' : '受理已截止'}</span>;
  return <span className={call.state === 'draft' ? 'tag amber' : 'tag'}>{CALL_STATES[call.state]}</span>;
}
