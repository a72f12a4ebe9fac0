import './workspace.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { workspaceRoutes } from '#contract/workspace.ts';
import { NOTICE_KINDS } from '#core/workspace/notice.ts';
import { asking, useDo } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { oneOf, severalOf, useAddress } from '#web/ui/address.ts';
import { Moment } from '#web/ui/figures.tsx';
import { Choice, Choices, Filters, optionsOf } from '#web/ui/filters.tsx';
import { Go } from '#web/ui/Go.tsx';
import { complain } from '#web/ui/notices.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { ReadAll } from './notices/ReadAll.tsx';

const fields = { kind: severalOf(NOTICE_KINDS), unread: oneOf(['only']) };

/** 通知: everything one was told. */
export function NoticesPage() {
  const [state, change] = useAddress(fields);
  const readNotices = useDo(workspaceRoutes.readNotices);
  const { data } = useSuspenseQuery(
    asking(workspaceRoutes.notices, { ...state, kind: state.kind.length === 0 ? undefined : state.kind }),
  );
  return (
    <Page
      title="通知"
      breadcrumbs={[{ label: '工作台', to: paths.workspace() }]}
      lead={data.unread === 0 ? '没有未读' : `${data.unread} 条未读`}
      actions={
        <>
          <Act label="通知设置" to={paths.noticeSettings()} />
          <ReadAll unread={data.unread} size="middle" />
        </>
      }
    >
      <Filters>
        <Choices
          label="类别"
          options={optionsOf(NOTICE_KINDS)}
          value={state.kind}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label="状态"
          options={[{ value: 'only', label: '只看未读' }]}
          value={state.unread}
          onChange={(unread) => change({ unread })}
        />
      </Filters>
      <Rows
        label="通知"
        rows={data.rows}
        rowKey={(notice) => notice.id}
        total={data.total}
        page={state.page}
        size={state.size}
        empty="没有符合条件的通知"
        columns={[
          {
            head: '通知',
            cell: ({ id, read, title, body, to }) => (
              <div>
                <p>
                  {!read && <span className="tag amber">未读</span>}{' '}
                  <Go
                    to={to}
                    onClick={() => {
                      if (!read) void readNotices({ ids: [id] }).catch(complain);
                    }}
                  >
                    {title}
                  </Go>
                </p>
                {body !== '' && <p className="quiet row-note">{body}</p>}
              </div>
            ),
          },
          { head: '类别', cell: (notice) => notice.kind, tight: true },
          { head: '时间', cell: (notice) => <Moment at={notice.at} />, tight: true },
          {
            head: '',
            cell: ({ id, read, title }) =>
              !read && (
                <Act
                  label="标为已读"
                  describes={`标为已读：${title}`}
                  size="small"
                  onClick={() => readNotices({ ids: [id] })}
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
