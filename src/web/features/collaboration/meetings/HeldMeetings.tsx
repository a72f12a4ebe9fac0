import '../collaboration.css';
import { useQuery } from '@tanstack/react-query';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { Empty, Waiting } from '#web/ui/states.tsx';
import { ownMeetingColumns } from './columns.tsx';

/** How many a page about something else shows. */
const LATEST = 5;

/** 会议 on the page of an organisation or a body that holds them: those to come, then the latest. */
export function HeldMeetings({ organisation, body }: { organisation: string; body?: string }) {
  const { data } = useQuery(asking(collaborationRoutes.meetings, { organisation, body, size: LATEST }));
  const all = `${paths.meetings()}?${new URLSearchParams({ organisation, ...(body === undefined ? {} : { body }) })}`;
  return (
    <Section title="会议" actions={<Act label={data?.total ? `全部 ${data.total} 次会议` : '召集会议'} to={all} />}>
      {data === undefined ? (
        <Waiting lines={2} />
      ) : (
        <Rows
          label="会议"
          columns={ownMeetingColumns}
          rows={data.rows}
          rowKey={(meeting) => meeting.id}
          empty={
            <Empty title="没有您能看到的会议">由负责人召集；到会达到比例、纪要定稿的会议计入行动计划的职责。</Empty>
          }
        />
      )}
    </Section>
  );
}
