import type { Day } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import type { Ground } from '../sitting.ts';
import type { Post, School } from '../world.ts';
import type { Who } from './shapes.ts';

/** Who acts for whom on a day, from the posts that are held on it. */
export type Cast = {
  head(schoolId: string, on: Day): Who | undefined;
  admin(schoolId: string, on: Day): Who | undefined;
  /** 基础教育科 of the bureau of a region. */
  office(region: string): Who | undefined;
  /** The academy of a region. */
  academy(region: string): Who | undefined;
  nameOf(who: Who): string;
  /** Schools that take part in a role since before a day and still do, by region. */
  schools(programmeId: string, role: string, level: string | null, before: Day): School[];
};

export function castOf({ posts, people, authorities, schools, participations }: Ground): Cast {
  const held = Map.groupBy(
    posts.filter(({ kind }) => kind === 'principal' || kind === 'school-admin'),
    ({ organisationId }) => organisationId,
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const by = new Map(schools.map((school) => [school.id, school]));
  const at = (schoolId: string, kind: Post['kind'], on: Day): Who | undefined =>
    (held.get(schoolId) ?? []).find((post) => post.kind === kind && holdsOn(post, on));
  const who = (person: { id: string; region: string } | undefined): Who | undefined =>
    person && { personId: person.id, region: person.region };
  return {
    head: (schoolId, on) => at(schoolId, 'principal', on),
    admin: (schoolId, on) => at(schoolId, 'school-admin', on),
    office: (region) => who(authorities.get(region)?.officers.get('基础教育科')),
    academy: (region) => who(authorities.get(region)?.researchers[0]),
    nameOf: ({ personId }) => names.get(personId) ?? '',
    schools: (programmeId, role, level, before) =>
      participations
        .filter(
          (each) =>
            each.programmeId === programmeId &&
            each.role === role &&
            (level === null || each.level === level) &&
            each.from <= before &&
            each.to === null,
        )
        .flatMap(({ organisationId }) => by.get(organisationId) ?? [])
        .filter(({ to }) => to === null),
  };
}
