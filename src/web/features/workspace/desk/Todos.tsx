import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import type { Desk } from '../answers.ts';
import { Due } from './Due.tsx';
import { isPressing } from './days.ts';

/** 待办: the most pressing, each one click from being done. */
export function Todos({ todos: { total, overdue, rows }, today }: { todos: Desk['todos']; today: string }) {
  return (
    <Section
      title="待办"
      lead={total === 0 ? undefined : `共 ${total} 项${overdue > 0 ? `，${overdue} 项已逾期` : '，没有逾期'}`}
      actions={total > rows.length && <Act label={`全部 ${total} 项`} to={paths.todos()} />}
    >
      {rows.length === 0 ? (
        <p className="quiet">没有等您办理的事。会议、任务、走访和责任要您办的，都会列在这里。</p>
      ) : (
        <ol className="todo-list">
          {rows.map(({ key, kind, title, detail, act, to, due }) => (
            <li key={key}>
              <Due due={due} today={today} />
              <div className="todo-what">
                <p>
                  <span className="tag">{kind}</span> <strong>{title}</strong>
                </p>
                <p className="quiet">{detail}</p>
              </div>
              <Act
                label={act}
                describes={`${act}：${title}`}
                kind={isPressing({ due }, today) ? 'primary' : 'default'}
                to={to}
              />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
