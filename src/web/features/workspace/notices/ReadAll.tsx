import { workspaceRoutes } from '#contract/workspace.ts';
import { useDo } from '#web/client.ts';
import { Act } from '#web/ui/Act.tsx';

/** 全部标为已读. */
export function ReadAll({ unread, size = 'small' }: { unread: number; size?: 'small' | 'middle' }) {
  const read = useDo(workspaceRoutes.readNotices);
  return (
    <Act
      label="全部标为已读"
      size={size}
      disabledBecause={unread === 0 ? '没有未读的通知' : undefined}
      onClick={() => read({})}
    />
  );
}
