import { ALLIANCE_DOCUMENTS } from '#core/programmes/vocabulary.ts';
import { paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { AllianceRow } from '../answers.ts';

/** One alliance at a glance: who leads, how many belong, which governance documents are in force. */
export function AllianceCard({
  alliance,
  regionName,
}: {
  alliance: AllianceRow;
  regionName: ((code: string) => string) | null;
}) {
  const { id, name, form, field, level, region, members, lead, documents, foundedOn, dissolvedOn } = alliance;
  const about = [regionName?.(region), level, form, field].filter((part) => part !== null && part !== undefined);
  return (
    <li className={dissolvedOn === null ? 'org-card' : 'org-card org-past'}>
      <h3>
        <Go to={paths.alliance(id)}>{name}</Go>
      </h3>
      <p className="quiet">
        {about.join(' · ')} · 成立于 <span className="number">{foundedOn}</span>
        {dissolvedOn !== null && (
          <>
            ，<span className="number">{dissolvedOn}</span> 解散
          </>
        )}
      </p>
      <p>
        <span className="org-figure">{members}</span> 所成员校
        <span className="quiet">，{lead === null ? '牵头校未定' : `由${lead}牵头`}</span>
      </p>
      <ul className="org-documents" aria-label="治理文件">
        {ALLIANCE_DOCUMENTS.map((kind) => {
          const has = documents.includes(kind);
          return (
            <li key={kind} className={has ? 'has' : undefined}>
              <span aria-hidden="true">{has ? '● ' : '○ '}</span>
              {kind}
              <span className="unseen">{has ? '：已通过' : '：尚无'}</span>
            </li>
          );
        })}
      </ul>
    </li>
  );
}
