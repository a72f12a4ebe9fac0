import type { Day } from '#core/kernel/day.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { Authority } from './offices.ts';
import type { Alliance, Body, Membership, Participation, Person, Post, School } from './world.ts';

/** What bodies are made from. */
export type Ground = {
  readonly seed: number;
  readonly today: Day;
  readonly definitions: readonly Definition[];
  readonly authorities: ReadonlyMap<string, Authority>;
  readonly schools: readonly School[];
  readonly alliances: readonly Alliance[];
  readonly memberships: readonly Membership[];
  readonly participations: readonly Participation[];
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
};

/** Who sits in a body and as what; for as long as the body, unless it says otherwise. */
export type Sitting = readonly (readonly [role: string, person: Person, held?: { from?: Day; to?: Day }])[];

/** Sets a body up as the definition declares it; does nothing when the programme does not run here. */
export type Establish = (
  programmeId: string,
  key: string,
  organisation: { id: string; from: Day; to: Day | null },
  on: string,
  sitting: Sitting,
  given?: { name?: string; level?: Body['level'] },
) => void;

/** One role for several people. */
export const all = (role: string, people: readonly Person[]): Sitting =>
  people.map((person) => [role, person] as const);

/** 局长 leads, each in turn; the other leaders and the dean of the academy are deputies. */
export function leadersOf({ formerHead, headSince, leaders: [head, ...deputies], dean }: Authority): Sitting {
  const now: Sitting = head === undefined ? [] : [['组长', head, { from: headSince }]];
  return [['组长', formerHead, { to: headSince }], ...now, ...all('副组长', [...deputies, dean])];
}

/** The schools that take part in a role, with since when. */
export function schoolsIn(
  { schools, participations }: Ground,
  programmeId: string,
  role: string,
): { school: School; from: Day }[] {
  const by = new Map(schools.map((school) => [school.id, school]));
  return participations
    .filter((held) => held.programmeId === programmeId && held.role === role)
    .flatMap(({ organisationId, from }) => {
      const school = by.get(organisationId);
      return school === undefined ? [] : [{ school, from }];
    });
}

/** Today's principals of the schools, in their order. */
export function principalsOf({ people, posts }: Ground, schoolIds: readonly string[]): Person[] {
  return schoolIds.flatMap((id) => {
    const post = posts.find(
      ({ kind, organisationId, to }) => kind === 'principal' && organisationId === id && to === null,
    );
    const person = post === undefined ? undefined : people.find((someone) => someone.id === post.personId);
    return person === undefined ? [] : [person];
  });
}
