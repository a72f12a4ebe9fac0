import { workspaceRoutes } from '#contract/workspace.ts';
import { useDo } from '#web/client.ts';
import { Moment } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { complain } from '#web/ui/notices.tsx';
import type { Notice } from '../answers.ts';

/** Notices one below the other; opening one reads it, and one may also be read without opening it. */
export function NoticeList({ notices, onGo, empty }: { notices: readonly Notice[]; onGo?: () => void; empty: string }) {
  const readNotices = useDo(workspaceRoutes.readNotices);
  const read = (id: string) => void readNotices({ ids: [id] }).catch(complain);
  if (notices.length === 0) return <p className="quiet notice-none">{empty}</p>;
  return (
    <ol className="notice-list">
      {notices.map(({ id, kind, title, body, to, at, read: isRead }) => (
        <li key={id} className={isRead ? 'is-read' : undefined}>
          <span className="notice-mark" aria-hidden="true">
            {isRead ? '' : '●'}
          </span>
          <div>
            <p className="notice-title">
              <Go
                to={to}
                className="notice-link"
                onClick={() => {
                  if (!isRead) read(id);
                  onGo?.();
                }}
              >
                {!isRead && <span className="unseen">未读：</span>}
                {title}
              </Go>
            </p>
            {body !== '' && <p className="quiet notice-body">{body}</p>}
            <p className="quiet notice-foot">
              <span className="tag">{kind}</span> <Moment at={at} />
              {!isRead && (
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`标为已读：${title}`}
                  onClick={() => read(id)}
                >
                  标为已读
                </button>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
