import './workspace.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { workspaceRoutes } from '#contract/workspace.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { type AddressField, oneOf, useAddress } from '#web/ui/address.ts';
import { Choice, Choices, Filters, optionsOf } from '#web/ui/filters.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Due } from './desk/Due.tsx';
import { isPressing } from './desk/days.ts';

const severalKinds: AddressField<string[]> = { read: (values) => [...values] };
const fields = { kind: severalKinds, overdue: oneOf(['only']) };

/** 全部待办. */
export function TodosPage() {
  const [state, change] = useAddress(fields);
  const { today } = useDay();
  const { data } = useSuspenseQuery(
    asking(workspaceRoutes.todos, { ...state, kind: state.kind.length === 0 ? undefined : state.kind }),
  );
  return (
    <Page
      title="待办"
      breadcrumbs={[{ label: '工作台', to: paths.workspace() }]}
      lead={data.overdue > 0 ? `${data.overdue} 项已逾期，急的在前` : '急的在前'}
    >
      <Filters>
        <Choices
          label="类别"
          options={optionsOf(data.kinds)}
          value={state.kind}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label="期限"
          options={[{ value: 'only', label: '只看逾期' }]}
          value={state.overdue}
          onChange={(overdue) => change({ overdue })}
        />
      </Filters>
      <Rows
        label="待办"
        rows={data.rows}
        rowKey={(todo) => todo.key}
        total={data.total}
        page={state.page}
        size={state.size}
        empty="没有符合条件的待办"
        columns={[
          {
            head: '事项',
            cell: (todo) => (
              <div>
                <p className="todo-title">{todo.title}</p>
                <p className="quiet row-note">{todo.detail}</p>
              </div>
            ),
          },
          { head: '类别', cell: (todo) => todo.kind, tight: true },
          { head: '期限', cell: (todo) => <Due due={todo.due} today={today} />, tight: true },
          {
            head: '',
            cell: (todo) => (
              <Act
                label={todo.act}
                describes={`${todo.act}：${todo.title}`}
                kind={isPressing(todo, today) ? 'primary' : 'default'}
                size="small"
                to={todo.to}
              />
            ),
            tight: true,
            align: 'end',
          },
        ]}
      />
    </Page>
  );
}
