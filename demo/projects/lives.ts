import type { Answers } from '#core/forms/answer.ts';
import type { Day } from '#core/kernel/day.ts';
import { type CarryingLine, carryingDeed } from './carrying-lines.ts';
import type { Cast } from './cast.ts';
import type { Act, CasePlan, Deed, Who } from './shapes.ts';

/** A line of a life: on which day who does what. */
export type Line =
  | CarryingLine
  | readonly [on: Day, who: 'head' | 'admin', what: 'begin']
  | readonly [on: Day, who: 'head' | 'admin' | 'academy', what: 'fill', step: string, answers: Answers]
  | readonly [on: Day, who: 'head' | 'academy', what: 'submit', step: string]
  | readonly [on: Day, who: 'head' | 'office' | 'city' | 'academy', what: 'move', move: string, note?: string];

/** 办理经过：the acts of a table of lines, each by who holds the post on its day; from where nobody does, nothing follows. */
export function livedBy(cast: Cast, plan: CasePlan, city: string, lines: readonly Line[]): Act[] {
  const acts: Act[] = [];
  const { key: of, organisationId, region } = plan;
  for (const [index, line] of lines.entries()) {
    const [on, role] = line;
    const who = actor(cast, { organisationId, region, city }, role, on);
    if (who === undefined) return acts;
    acts.push({ ...deedOf(of, line), on, time: timeOf(of, index), who });
  }
  return acts;
}

function actor(
  cast: Cast,
  { organisationId, region, city }: { organisationId: string; region: string; city: string },
  role: Line[1],
  on: Day,
): Who | undefined {
  switch (role) {
    case 'head':
      return cast.head(organisationId, on);
    case 'admin':
      return cast.admin(organisationId, on) ?? cast.head(organisationId, on);
    case 'office':
      return cast.office(region);
    case 'city':
      return cast.office(city);
    case 'academy':
      return cast.academy(city);
  }
}

function deedOf(of: string, line: Line): Deed {
  switch (line[2]) {
    case 'progress':
    case 'reach':
    case 'ask':
    case 'answer':
      return carryingDeed(of, line);
    case 'begin':
      return { do: 'begin', of };
    case 'fill':
      return { do: 'fill', of, step: line[3], answers: line[4] };
    case 'submit':
      return { do: 'submit', of, step: line[3] };
    case 'move':
      return { do: 'move', of, move: line[3], note: line[4] ?? '' };
  }
}

/** Between nine and half past four, later lines of a life later in the day. */
function timeOf(of: string, index: number): string {
  const minutes = 9 * 60 + ((index * 53 + of.length * 7) % 60) + Math.min(index, 6) * 65;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
