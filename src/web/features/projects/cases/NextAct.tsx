import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import type { Case, CaseAct } from '../answers.ts';

/** Acts that have a place of their own on the page. */
const ELSEWHERE: readonly string[] = ['submit', 'withdraw', 'seat', 'close', 'finish', 'uphold'];

/** The one thing the case waits for, and from whom; with the acts where they are the reader's. */
export function NextAct({ of, begin }: { of: Case; begin: (act: CaseAct) => void }) {
  const acts = of.acts.filter(({ move }) => !ELSEWHERE.includes(move));
  const mine = acts.filter(({ may }) => may === true);
  const kind = of.steps.find(({ id }) => id === of.step)?.kind;
  const filling = of.can.fill === true;
  const returned = of.history[0];
  const back = filling && returned !== undefined && returned.note !== '';
  return (
    <div className={`case-next ${of.overdue ? 'late' : mine.length > 0 || filling ? '' : 'calm'}`} role="status">
      <div>
        <p>{words(of, mine.length > 0)}</p>
        {back && (
          <p className="case-back">
            {returned.personName}：{returned.note}
          </p>
        )}
      </div>
      {kind === 'announce' && <Go to={paths.callNotices(of.callId)}>查看公示</Go>}
      {kind === 'decide' && mine.length > 0 && <Go to={paths.decide(of.callId)}>与其他申报一并决定</Go>}
      {mine.length > 0 && (
        <div className="actions">
          {mine.toReversed().map((act, index) => (
            <Act
              key={act.move}
              label={act.name}
              kind={index === mine.length - 1 ? 'primary' : 'default'}
              onClick={() => begin(act)}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function words(of: Case, mine: boolean): string {
  if (of.outcome !== null) return `办理结束：${of.outcome}`;
  const who = of.steps.find(({ id }) => id === of.step)?.who ?? '';
  const until = of.due === null ? '' : of.overdue ? `，期限 ${of.due} 已过` : `，期限 ${of.due}`;
  if (of.can.fill === true) return `请${of.stepName}并提交${until}`;
  return mine ? `请办理“${of.stepName}”${until}` : `正在“${of.stepName}”，由${who}办理${until}`;
}
