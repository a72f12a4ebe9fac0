import { Button } from 'antd';
import { useState } from 'react';
import { tell } from '#web/ui/notices.tsx';
import { type ChosenPerson, PersonChoice } from '../../pick/PersonChoice.tsx';
import type { RosterLine } from '../answers.ts';

/** 登记列席: somebody who came without an invitation. */
export function SitIn({
  known,
  onCome,
}: {
  known: readonly RosterLine[];
  onCome: (person: { personRegion: string; personId: string }) => Promise<void>;
}) {
  const [person, setPerson] = useState<ChosenPerson | null>(null);
  const [pending, setPending] = useState(false);
  const listed = known.find(({ personId }) => personId === person?.personId);

  async function come({ region, personId }: ChosenPerson): Promise<void> {
    setPending(true);
    await onCome({ personRegion: region, personId });
    setPending(false);
    setPerson(null);
    if (listed === undefined) tell('已登记列席');
  }

  return (
    <div className="meet-sit-in">
      <span>不在邀请之列的来人，登记为列席</span>
      <PersonChoice label="列席人员" value={person} onChange={setPerson} />
      <Button disabled={person === null} loading={pending} onClick={() => person !== null && void come(person)}>
        {listed === undefined ? '登记列席' : `登记${listed.name}到会`}
      </Button>
    </div>
  );
}
