import { Act } from '#web/ui/Act.tsx';
import { Empty } from '#web/ui/states.tsx';
import type { Desk } from './answers.ts';
import { sinceWords } from './words.tsx';

/** The organisations a liaison looks after, each one tap from a draft. */
export function OwnOrganisations({
  rows,
  disabledBecause,
  onStart,
}: {
  rows: Desk['organisations'];
  disabledBecause: true | string;
  onStart: (organisationId: string) => Promise<void>;
}) {
  if (rows.length === 0)
    return <Empty title="还没有安排由您联系的单位">请基础教育科在“联系人安排”中安排；其他单位可以先记为计划外。</Empty>;
  return (
    <ul className="visit-own">
      {rows.map(({ id, name, days, unsettled }) => (
        <li key={id}>
          <div>
            <b>{name}</b>
            <span className="quiet">
              {sinceWords(days)}
              {unsettled > 0 && `，${unsettled} 条未办结`}
            </span>
          </div>
          <Act
            label="记走访"
            describes={`记走访：${name}`}
            kind="primary"
            size="large"
            disabledBecause={disabledBecause}
            onClick={() => onStart(id)}
          />
        </li>
      ))}
    </ul>
  );
}
