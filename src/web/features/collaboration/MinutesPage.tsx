import './collaboration.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { collaborationRoutes } from '#contract/collaboration.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Page } from '#web/ui/Page.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Meeting } from './meetings/answers.ts';
import { MinutesEditor } from './meetings/minutes/MinutesEditor.tsx';
import { keptWriting } from './meetings/minutes/writing.ts';
import { whenWords } from './meetings/words.ts';
import { KnownNames } from './pick/known-names.ts';

/** How often one hears that somebody else has saved. */
const LISTEN = 20_000;

/** 写一次会议的纪要. */
export function MinutesPage() {
  const { region = '', id = '' } = useParams();
  const { data: meeting } = useSuspenseQuery({
    ...asking(collaborationRoutes.meeting, { region, id }),
    refetchInterval: LISTEN,
  });
  const back = paths.meeting(region, id);
  // Who may not write any more still finds what was typed.
  const mayWrite = meeting.can.write === true || keptWriting(meeting) !== undefined;
  return (
    <Page
      title="写纪要"
      breadcrumbs={[
        { label: '会议', to: paths.meetings() },
        { label: meeting.title, to: back },
      ]}
      lead={`${meeting.title} · ${whenWords(meeting)} · ${meeting.place}`}
    >
      {mayWrite ? (
        <KnownNames value={ownersIn(meeting)}>
          <MinutesEditor meeting={meeting} />
        </KnownNames>
      ) : (
        <Empty title="现在不能写纪要" action={<Act label="回到会议" to={back} />}>
          {meeting.can.write}
        </Empty>
      )}
    </Page>
  );
}

/** What people and organisations that owe tasks are called. */
function ownersIn({ editions, organisationId, organisationName, roster }: Meeting): Record<string, string> {
  const people = roster.map(({ personId, name }) => [personId, name] as const);
  const owners = editions.flatMap(({ decisions }) =>
    decisions.flatMap(({ tasks }) =>
      tasks.map(({ owner, ownerName }) =>
        owner.by === 'person'
          ? ([owner.personId, ownerName] as const)
          : ([owner.organisationId, withoutDuty(ownerName, owner.office ?? POST_KINDS[owner.post].name)] as const),
      ),
    ),
  );
  return Object.fromEntries([...owners, ...people, [organisationId, organisationName]]);
}

/** `友谊小学校长` is the holder of a post: the organisation is what stands before it. */
const withoutDuty = (owner: string, duty: string): string =>
  owner.endsWith(duty) ? owner.slice(0, -duty.length) : owner;
