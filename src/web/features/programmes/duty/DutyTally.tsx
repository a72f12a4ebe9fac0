import type { ObligationState } from '../answers.ts';
import { ObligationMark } from './ObligationMark.tsx';
import { OBLIGATION_STATES, OBLIGATION_WORDS } from './obligation-words.ts';

/** 职责办理情况：how many obligations stand in each state; states with none are left out. */
export function DutyTally({ counts }: { counts: Readonly<Record<string, number>> }) {
  const states = OBLIGATION_STATES.filter((state) => (counts[state] ?? 0) > 0);
  if (states.length === 0) return <span className="quiet">没有按期办理的职责</span>;

  return (
    <ul className="duty-tally" aria-label="职责办理情况">
      {states.map((state: ObligationState) => (
        <li key={state}>
          <ObligationMark state={state} />
          {OBLIGATION_WORDS[state]} <b>{counts[state]}</b>
        </li>
      ))}
    </ul>
  );
}
