import { Act } from '#web/ui/Act.tsx';
import { Period } from '#web/ui/figures.tsx';
import { type Column, Rows } from '#web/ui/Rows.tsx';
import { useDay } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import { byTense } from '#web/ui/tense.ts';
import type { Seat } from '../answers.ts';
import { PersonName } from '../PersonName.tsx';
import { Tensed } from '../Tensed.tsx';
import { rankOf } from './rank.ts';

/** Who sits in a body, and who did. */
export function Seats({
  seats,
  mayEnd,
  onEnd,
}: {
  seats: readonly Seat[];
  mayEnd: true | string;
  onEnd: (seat: Seat) => void;
}) {
  const { day } = useDay();
  const end: Column<Seat> = {
    head: '',
    cell: (seat) =>
      seat.to === null && (
        <Act
          label="卸任"
          describes={`${seat.personName}卸任${seat.role}`}
          size="small"
          disabledBecause={mayEnd}
          onClick={() => onEnd(seat)}
        />
      ),
    align: 'end',
    tight: true,
  };
  return (
    <Rows
      label="成员"
      columns={[...columns, end]}
      rows={byTense(day, seats, ({ role }) => rankOf(role))}
      rowKey={(seat) => seat.id}
      empty={<Empty title="还没有任命成员">点“任命成员”，从人员名册中选人，写明职务与起任日期。</Empty>}
    />
  );
}

const columns: Column<Seat>[] = [
  {
    head: '姓名',
    cell: (seat) => (
      <Tensed of={seat}>
        <PersonName region={seat.region} id={seat.personId} name={seat.personName} />
      </Tensed>
    ),
  },
  { head: '职务', cell: (seat) => <Tensed of={seat}>{seat.role}</Tensed> },
  {
    head: '任期',
    cell: (seat) => (
      <Tensed of={seat}>
        <Period from={seat.from} to={seat.to} />
      </Tensed>
    ),
    tight: true,
  },
];
