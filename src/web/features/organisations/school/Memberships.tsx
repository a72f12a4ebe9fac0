import { paths } from '#web/paths.ts';
import { Act } from '#web/ui/Act.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Membership } from '../answers.ts';
import { PeriodBars } from '../PeriodBars.tsx';

/** A school's memberships through the years. */
export function Memberships({ memberships }: { memberships: readonly Membership[] }) {
  if (memberships.length === 0) {
    return (
      <Empty title="还没有加入联盟" action={<Act label="查看联盟" to={paths.alliances()} />}>
        由联盟吸收为成员校后，会出现在这里。
      </Empty>
    );
  }
  return (
    <PeriodBars
      label="所在联盟"
      items={memberships.map(({ id, from, to, allianceId, allianceName, allianceKind, role }) => ({
        id,
        from,
        to,
        name: <Go to={paths.alliance(allianceId)}>{allianceName}</Go>,
        about: `${allianceKind} · ${role}`,
      }))}
    />
  );
}
