import { Button } from 'antd';
import { useState } from 'react';
import { tell } from '#web/ui/notices.tsx';
import { type ChosenPerson, PersonChoice } from '../../pick/PersonChoice.tsx';
import type { RosterLine } from '../answers.ts';

/** 现场登记: somebody who came without having signed up. */
export function ComeIn({
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
    if (listed === undefined) tell('已登记到场');
  }

  return (
    <div className="meet-sit-in">
      <span>没有报名而到场的人，在这里登记</span>
      <PersonChoice label="到场人员" value={person} onChange={setPerson} />
      <Button disabled={person === null} loading={pending} onClick={() => person !== null && void come(person)}>
        {listed === undefined ? '登记到场' : `登记${listed.name}到场`}
      </Button>
    </div>
  );
}
