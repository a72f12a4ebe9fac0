import { dueWords } from './days.ts';

/** 期限: the day and how far it is; what is late carries a mark beside its colour. */
export function Due({ due, today }: { due: string | null; today: string }) {
  if (due === null) return <span className="quiet">不限期</span>;
  const isLate = due < today;
  return (
    <span className={isLate ? 'due late' : 'due'}>
      <b>
        {isLate && <span aria-hidden="true">▲ </span>}
        {dueWords(due, today)}
      </b>
      <time className="number quiet" dateTime={due}>
        {due}
      </time>
    </span>
  );
}
