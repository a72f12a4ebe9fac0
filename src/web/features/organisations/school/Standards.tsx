import { Period } from '#web/ui/figures.tsx';
import { StatusMark } from '#web/ui/StatusMark.tsx';
import { useDay } from '#web/ui/standing.ts';
import { byTense, holdsOn } from '#web/ui/tense.ts';
import type { School } from '../answers.ts';
import { Tensed } from '../Tensed.tsx';

/** 办学基本标准: whether it is reached on the page's day, and every recognition there was. */
export function Standards({ standards }: Pick<School, 'standards'>) {
  const { day } = useDay();
  const reached = standards.some((standard) => holdsOn(day, standard));
  return (
    <>
      <p>
        <StatusMark status={reached ? 'met' : 'not-due'} label={reached ? '已认定达标' : '未认定达标'} />
        <span className="quiet">（{day}）</span>
      </p>
      {standards.length > 0 && (
        <ul className="org-people">
          {byTense(day, standards).map((standard) => (
            <li key={standard.id}>
              <Tensed of={standard}>{standard.document ?? '未填文号'}</Tensed>
              <span className="quiet">
                <Period from={standard.from} to={standard.to} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
