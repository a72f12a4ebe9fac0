import type { Day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { idOf } from './chance.ts';
import type { Alliance, Membership, School } from './world.ts';

/** How far the work has come in a district; alliances join it, schools join them. */
export type League = {
  readonly alliances: Alliance[];
  readonly memberships: Membership[];
  found(alliance: Omit<Alliance, 'id'>): Alliance;
  join(alliance: Alliance, school: School, role: Membership['role'], from: Day, to?: Day): void;
  membersOn(alliance: Alliance, on: Day): Membership[];
};

export function leagueOf(seed: number): League {
  const alliances: Alliance[] = [];
  const memberships: Membership[] = [];
  return {
    alliances,
    memberships,
    found(given) {
      const alliance = { id: idOf(seed, 'alliance', given.region, given.name), ...given };
      alliances.push(alliance);
      return alliance;
    },
    join(alliance, school, role, from, to) {
      const ends = [to ?? null, alliance.to, school.to].filter((end) => end !== null).toSorted()[0] ?? null;
      if (from < alliance.from || from < school.from || (ends !== null && ends <= from)) return;
      if (
        memberships.some(
          (held) =>
            held.allianceId === alliance.id && held.schoolId === school.id && (held.to === null || from < held.to),
        )
      )
        return;
      memberships.push({
        id: idOf(seed, 'membership', alliance.id, school.id, from),
        allianceId: alliance.id,
        schoolId: school.id,
        role,
        from,
        to: ends,
      });
    },
    membersOn: (alliance, on) => memberships.filter((held) => held.allianceId === alliance.id && holdsOn(held, on)),
  };
}
