import { useSuspenseQuery } from '@tanstack/react-query';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import { latest } from '../answers.ts';
import { NoticeList } from '../notices/NoticeList.tsx';
import { ReadAll } from '../notices/ReadAll.tsx';

/** 通知, the unread first; new ones come in by themselves. */
export function LatestNotices() {
  const { unread, rows } = useSuspenseQuery(latest).data;
  return (
    <Section
      title="通知"
      lead={unread === 0 ? '没有未读' : `${unread} 条未读`}
      actions={
        <>
          {unread > 0 && <ReadAll unread={unread} />}
          <Act label="全部通知" size="small" to={paths.notices()} />
        </>
      }
    >
      <NoticeList notices={rows} empty="还没有通知。会议、任务、走访等与您有关的消息会出现在这里。" />
    </Section>
  );
}
