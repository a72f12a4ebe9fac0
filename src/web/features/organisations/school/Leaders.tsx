import { useQuery } from '@tanstack/react-query';
import { identityRoutes } from '#contract/identity.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import { asking } from '#web/client.ts';
import { Period } from '#web/ui/figures.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty, Failed, Waiting } from '#web/ui/states.tsx';
import { byTense } from '#web/ui/tense.ts';
import { PersonName } from '../PersonName.tsx';
import { Tensed } from '../Tensed.tsx';

/** 负责人，含历任. Its own question: not everybody who may see the school may see the people. */
export function Leaders({ organisationId }: { organisationId: string }) {
  const { day } = useDay();
  const { data, error } = useQuery(asking(identityRoutes.organisationPeople, { id: organisationId }));
  if (error) return <Failed error={error} />;
  if (data === undefined) return <Waiting lines={3} />;
  if (data.length === 0) return <Empty title="还没有登记负责人">在“人员”中为负责人任命岗位后，会出现在这里。</Empty>;
  return (
    <ul className="org-people">
      {byTense(day, data).map((leader) => (
        <li key={`${leader.personId}:${leader.post}:${leader.from}`}>
          <Tensed of={leader}>
            <PersonName region={leader.region} id={leader.personId} name={leader.name} />
          </Tensed>
          <span className="quiet org-grow">
            {POST_KINDS[leader.post].name}
            {leader.office !== null && `（${leader.office}）`}
          </span>
          <span className="quiet">
            <Period from={leader.from} to={leader.to} />
          </span>
        </li>
      ))}
    </ul>
  );
}
