import { useNavigate, useSearchParams } from 'react-router';
import { ALLIANCE_DOCUMENTS } from '#core/programmes/vocabulary.ts';
import { Act } from '#web/ui/Act.tsx';
import { withChanges } from '#web/ui/address.ts';
import { Period } from '#web/ui/figures.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Sheet } from '#web/ui/Sheet.tsx';
import { useDay } from '#web/ui/standing.ts';
import { byTense, holdsOn } from '#web/ui/tense.ts';
import type { Alliance, AllianceDocument, DocumentKind } from '../answers.ts';
import { DocumentText } from './DocumentText.tsx';

/** 章程、规划、权责清单、五统一: of each the version in force on the page's day, and the others behind it. */
export function Documents({ alliance, onAdopt }: { alliance: Alliance; onAdopt: (kind: DocumentKind) => void }) {
  const { day } = useDay();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const address = (document: string | undefined) => `?${withChanges(params, { document })}`;
  const open = alliance.documents.find(({ id }) => id === params.get('document'));
  return (
    <>
      <ul className="org-shelf">
        {ALLIANCE_DOCUMENTS.map((kind) => {
          const versions = byTense(
            day,
            alliance.documents.filter((document) => document.kind === kind),
          );
          return (
            <li key={kind}>
              <div className="org-shelf-head">
                <h3>{kind}</h3>
                <Act
                  label={versions.length === 0 ? '录入' : '通过新版'}
                  describes={`${versions.length === 0 ? '录入' : '通过新版'}：${kind}`}
                  size="small"
                  disabledBecause={alliance.can.document}
                  onClick={() => onAdopt(kind)}
                />
              </div>
              <Versions versions={versions} day={day} address={address} />
            </li>
          );
        })}
      </ul>
      {open !== undefined && (
        <Sheet title={open.title} open width={720} onClose={() => void navigate(address(undefined), { replace: true })}>
          <DocumentText document={open} />
        </Sheet>
      )}
    </>
  );
}

function Versions({
  versions,
  day,
  address,
}: {
  versions: readonly AllianceDocument[];
  day: string;
  address: (document: string) => string;
}) {
  if (versions.length === 0) return <p className="quiet">尚无</p>;
  return (
    <ol className="org-plain-list">
      {versions.map((version) => {
        const inForce = holdsOn(day, version);
        return (
          <li key={version.id} className={inForce ? undefined : 'org-past'}>
            <Go to={address(version.id)}>{version.title}</Go>
            <br />
            <span className="quiet">
              <Period from={version.from} to={version.to} />
              {version.file !== null && ' · 有附件'}
            </span>
            {inForce && <span className="tag jade">现行</span>}
          </li>
        );
      })}
    </ol>
  );
}
