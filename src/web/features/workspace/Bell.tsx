import './workspace.css';
import { useQuery } from '@tanstack/react-query';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { Popup } from '#web/ui/Popup.tsx';
import { latest } from './answers.ts';
import { useLiveNotices } from './live.ts';
import { NoticeList } from './notices/NoticeList.tsx';
import { ReadAll } from './notices/ReadAll.tsx';

/** 通知铃: how many are unread, as they come in, and the latest of them. */
export function Bell() {
  useLiveNotices();
  const { data } = useQuery(latest);
  const unread = data?.unread ?? 0;
  return (
    <Popup
      label="通知"
      className="bell"
      align="end"
      button={
        <>
          <BellIcon />
          <span className="unseen">通知</span>
          {unread > 0 && (
            <span className="bell-count number">
              {unread > 99 ? '99+' : unread}
              <span className="unseen"> 条未读</span>
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <div className="bell-panel">
          <div className="bell-head">
            <strong>通知</strong>
            <ReadAll unread={unread} />
          </div>
          <NoticeList notices={data?.rows ?? []} onGo={close} empty="还没有通知" />
          <p className="bell-foot">
            <Go to={paths.notices()} onClick={close}>
              全部通知
            </Go>
            <Go to={paths.noticeSettings()} onClick={close}>
              通知设置
            </Go>
          </p>
        </div>
      )}
    </Popup>
  );
}

function BellIcon() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 11.5h10c-.9-1-1.4-2.2-1.4-3.8V6.6a3.6 3.6 0 0 0-7.2 0v1.1c0 1.6-.5 2.8-1.4 3.8ZM6.7 13.6a1.4 1.4 0 0 0 2.6 0" />
    </svg>
  );
}
