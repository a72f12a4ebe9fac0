import { Go } from '#web/ui/Go.tsx';
import type { Obligation, Ower } from '../answers.ts';
import { ObligationMark } from './ObligationMark.tsx';
import { explained, OBLIGATION_WORDS } from './obligation-words.ts';

/** What the chosen cell of a heat map says: the window, the state and the records that met it. */
export function HeatDetail({
  who,
  cell,
  grace,
}: {
  who: Ower | undefined;
  cell: Obligation | undefined;
  grace: number;
}) {
  return (
    <p className="heat-detail" aria-live="polite">
      {who === undefined || cell === undefined ? (
        <span className="quiet">点选或用方向键移到一格，查看该期办理情况。期满后 {grace} 天内可以补办。</span>
      ) : (
        <>
          <ObligationMark state={cell.state} />
          <b>{who.label}</b>
          <span>{cell.label}</span>
          <span>{OBLIGATION_WORDS[cell.state]}</span>
          <span className="quiet">
            应办 {cell.times} 次，已办 {cell.met} 次；{explained(cell.state)}
          </span>
          {(cell.metBy ?? []).map((fact) => (
            <span key={`${fact.on}${fact.label}`}>
              {fact.on} {fact.link === null ? fact.label : <Go to={fact.link}>{fact.label}</Go>}
            </span>
          ))}
        </>
      )}
    </p>
  );
}
