import { useQuery } from '@tanstack/react-query';
import { identityRoutes } from '#contract/identity.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { byTense, holdsOn } from '#web/ui/tense.ts';
import type { Alliance } from '../answers.ts';
import { rankOf } from '../body/rank.ts';

/** 理事会 and other bodies of an alliance, with who sits there on the page's day. */
export function AllianceBodies({ bodies }: Pick<Alliance, 'bodies'>) {
  if (bodies.length === 0) return <Empty title="还没有建立理事会">建立理事会后，在其中任命理事长和理事。</Empty>;
  return (
    <ul className="org-people">
      {bodies.map(({ id, name, kind }) => (
        <li key={id}>
          <span>
            <Go to={paths.body(id)}>{name}</Go> <span className="quiet">{kind}</span>
          </span>
          <Seated bodyId={id} />
        </li>
      ))}
    </ul>
  );
}

/** Who sits there, in a line. Its own question: not everybody may see the people. */
function Seated({ bodyId }: { bodyId: string }) {
  const { day } = useDay();
  const { data, error } = useQuery(asking(identityRoutes.bodySeats, { bodyId }));
  if (error) return <span className="quiet">成员名单不在您的职责范围内</span>;
  const seated = byTense(day, data?.seats ?? [], ({ role }) => rankOf(role)).filter((seat) => holdsOn(day, seat));
  if (data !== undefined && seated.length === 0) return <span className="quiet">尚未任命成员</span>;
  return <span>{seated.map(({ personName, role }) => `${role} ${personName}`).join('、')}</span>;
}
