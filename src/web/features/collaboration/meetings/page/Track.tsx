import type { Meeting } from '../answers.ts';

type Step = { readonly name: string; readonly note: string | null };

/** 会议的进程: where the meeting stands between being called and counting. */
export function Track({ meeting }: { meeting: Meeting }) {
  if (meeting.state === 'cancelled') return null;
  const { at, steps } = standing(meeting);
  return (
    <ol className="meet-track" aria-label="会议进程">
      {steps.map(({ name, note }, step) => {
        const [tone, shape] =
          step < at ? (['done', '●'] as const) : step === at ? (['now', '◐'] as const) : (['', '○'] as const);
        return (
          <li key={name} className={tone} aria-current={step === at ? 'step' : undefined}>
            <span aria-hidden="true">{shape}</span>
            <span>
              {name}
              {note !== null && <span className="quiet meet-track-note">{note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function standing({ state, on, editions, present, expected }: Meeting): { at: number; steps: readonly Step[] } {
  const edition = editions[0];
  const steps = [
    { name: '召集', note: null },
    { name: '签到', note: state === 'held' ? `到会 ${present} / ${expected}` : on },
    { name: '写纪要', note: null },
    { name: '传阅', note: edition?.state === 'circulating' ? `至 ${edition.remarksUntil}` : null },
    { name: '定稿', note: edition?.finalOn ?? null },
  ];
  if (state === 'planned') return { at: 1, steps };
  if (edition === undefined || edition.state === 'draft') return { at: 2, steps };
  return { at: edition.state === 'circulating' ? 3 : 5, steps };
}
