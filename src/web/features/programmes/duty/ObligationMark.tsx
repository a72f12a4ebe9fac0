import './duty.css';
import type { ObligationState } from '../answers.ts';

/** The shape of an obligation's state: told apart without colour. Decorative; the words stand beside it. */
export function ObligationMark({ state }: { state: ObligationState }) {
  return (
    <svg className={`duty-mark duty-${state}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <Shape state={state} />
    </svg>
  );
}

function Shape({ state }: { state: ObligationState }) {
  switch (state) {
    case 'met':
      return <circle cx={8} cy={8} r={5.5} />;
    case 'made-up':
      return (
        <>
          <circle className="outline" cx={8} cy={8} r={5} />
          <path d="M8 3a5 5 0 0 1 0 10z" />
        </>
      );
    case 'due':
      return (
        <>
          <circle className="outline" cx={8} cy={8} r={5} />
          <circle cx={8} cy={8} r={1.8} />
        </>
      );
    case 'late':
      return <path d="M8 2.2 14 13H2z" />;
    case 'missed':
      return <rect x={3} y={3} width={10} height={10} />;
    case 'upcoming':
      return <circle className="outline" cx={8} cy={8} r={4.5} />;
    case 'no-source':
      return <path className="outline" d="M4 8h8" />;
  }
}
