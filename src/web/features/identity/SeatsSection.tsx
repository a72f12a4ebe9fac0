import { paths } from '#web/paths.ts';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Section } from '#web/ui/Page.tsx';
import { Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { byTense, tenseOn } from '#web/ui/tense.ts';
import { Held } from './Held.tsx';
import type { Person } from './people.ts';

/** 机构任职; seats are given and left on the page of the body. */
export function SeatsSection({ seats }: { seats: Person['seats'] }) {
  const { day } = useDay();
  return (
    <Section title="机构任职" lead="在领导小组、工作小组、专家组等机构的任职，在机构页面上任命和卸任。">
      <Rows
        label="机构任职"
        rows={byTense(day, seats)}
        rowKey={(seat) => seat.id}
        empty="没有在机构任职"
        columns={[
          { head: '机构', cell: (seat) => <Go to={paths.body(seat.bodyId)}>{seat.bodyName}</Go> },
          { head: '职务', cell: (seat) => seat.role, tight: true },
          { head: '任期', cell: (seat) => <Period from={seat.from} to={seat.to} />, tight: true },
          {
            head: '状态',
            cell: (seat) => <Held tense={tenseOn(day, seat)} words={['已卸任', '在任', '待到任']} />,
            tight: true,
          },
        ]}
      />
    </Section>
  );
}
