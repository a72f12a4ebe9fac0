import { POINT_STATES, PROPOSAL_STATES, VISIT_STATES } from '#core/collaboration/visit.ts';
import { organisationPath } from '#web/paths.ts';
import { Go } from '#web/ui/Go.tsx';
import { type Status, StatusMark } from '#web/ui/StatusMark.tsx';
import type { Point, Proposal, VisitRow } from './answers.ts';

const VISIT_TONES = { draft: 'upcoming', sent: 'due', closed: 'met' } as const satisfies Record<string, Status>;
const POINT_TONES = { open: 'late', answered: 'due', settled: 'met' } as const satisfies Record<string, Status>;
const PROPOSAL_TONES = { pending: 'upcoming', adopted: 'met', declined: 'no-source' } as const satisfies Record<
  string,
  Status
>;

export const VisitMark = ({ state }: Pick<VisitRow, 'state'>) => (
  <StatusMark status={VISIT_TONES[state]} label={VISIT_STATES[state]} />
);
export const PointMark = ({ state }: Pick<Point, 'state'>) => (
  <StatusMark status={POINT_TONES[state]} label={POINT_STATES[state]} />
);
export const ProposalMark = ({ state }: Pick<Proposal, 'state'>) => (
  <StatusMark status={PROPOSAL_TONES[state]} label={PROPOSAL_STATES[state]} />
);

/** The organisation visited, with its own page when it has one. */
export function VisitedName({ id, kind, name }: { id: string; kind: string; name: string }) {
  const to = organisationPath(kind, id);
  return to === null ? <span>{name}</span> : <Go to={to}>{name}</Go>;
}

/** How long ago the last visit was, for those who look for whom to visit next. */
export const sinceWords = (days: number | null): string => {
  if (days === null) return '还没有走访过';
  return days === 0 ? '今天走访过' : `${days} 天没有走访`;
};
