import { organisationPath, paths } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import type { MeetingRow } from './answers.ts';

type Held = Pick<MeetingRow, 'bodyId' | 'bodyName' | 'organisationId' | 'organisationName' | 'organisationKind'>;

/** Who holds the meeting: the body and where it belongs, or the organisation; each leads to its page. */
export function Holder({ of }: { of: Held }) {
  const page = organisationPath(of.organisationKind, of.organisationId);
  const organisation = page === null ? of.organisationName : <Go to={page}>{of.organisationName}</Go>;
  if (of.bodyId === null) return <>{organisation}</>;
  return (
    <>
      <Go to={paths.body(of.bodyId)}>{of.bodyName}</Go>
      {of.bodyName?.startsWith(of.organisationName) !== true && (
        <span className="quiet">（{of.organisationName}）</span>
      )}
    </>
  );
}
