import { useState } from 'react';
import { identityRoutes } from '#contract/identity.ts';
import type { Output } from '#contract/route.ts';
import { ask } from '#web/ask.ts';
import { complain, Notices } from '#web/ui/notices.tsx';

type Person = Output<typeof identityRoutes.signInPage>['people'][number];

/** People of the demonstration, by where they work; one click signs in. Never shown where the data are real. */
export function DemonstrationPeople({ people, onIn }: { people: readonly Person[]; onIn: () => void }) {
  const [entering, setEntering] = useState<string>();

  async function enter({ personId, region }: Person): Promise<void> {
    setEntering(personId);
    try {
      await ask(identityRoutes.signInAs, { personId, region });
      onIn();
    } catch (error) {
      complain(error);
      setEntering(undefined);
    }
  }

  return (
    <section className="demonstration" aria-label="演示人员">
      <div className="demonstration-head">
        <h2>以演示人员身份进入</h2>
        <span className="ribbon-mark">演示数据</span>
      </div>
      <p className="quiet">人员、学校和数字均为虚构，可随意操作。</p>
      {[...Map.groupBy(people, ({ group }) => group)].map(([group, members]) => (
        <div key={group} className="demonstration-group">
          <h3>{group}</h3>
          <ul>
            {members.map((person) => (
              <li key={person.personId}>
                <button type="button" disabled={entering !== undefined} onClick={() => void enter(person)}>
                  <strong>{person.name}</strong>
                  <span>{person.post}</span>
                  <span className="quiet">{person.place}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Notices />
    </section>
  );
}
