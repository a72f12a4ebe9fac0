import type { ReactNode } from 'react';
import { Refused } from '#web/ask.ts';

/** The shape of what is coming, so that nothing jumps. */
export function Waiting({ lines = 6, label = '正在载入' }: { lines?: number; label?: string }) {
  return (
    <div className="waiting" role="status" aria-label={label}>
      <span className="bone heading" />
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" style={{ width: `${92 - ((line * 17) % 38)}%` }} />
      ))}
    </div>
  );
}

/** What happened, and what to do about it. */
export function Failed({ error, retry, title }: { error: unknown; retry?: () => void; title?: string }) {
  const refused = error instanceof Refused ? error : null;
  const what = title ?? (refused?.status === 404 ? '没有找到' : refused?.status === 403 ? '没有权限' : '没有成功');
  return (
    <div className="failed" role="alert">
      <h2>{what}</h2>
      <p>{refused?.message ?? '页面出了故障。请刷新再试，仍不行请联系管理员'}</p>
      {refused !== null && refused.request !== null && refused.status >= 500 && (
        <p className="quiet number">编号 {refused.request}</p>
      )}
      <p className="failed-acts">
        {retry !== undefined && refused?.status !== 404 && (
          <button type="button" className="plain-button" onClick={retry}>
            再试一次
          </button>
        )}
        <a className="go" href="/">
          回到首页
        </a>
      </p>
    </div>
  );
}

/** Nothing yet: what this will hold, and the first act. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children !== undefined && <p className="quiet">{children}</p>}
      {action}
    </div>
  );
}
