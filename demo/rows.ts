import type { Cells } from '#core/exchange/sheet.ts';
import { POST_KINDS } from '#core/identity/post.ts';
import type { World } from './world.ts';

/** A row of the template with the identifier it is to have. */
export type Row = { readonly id: string; readonly cells: Cells };

/**
 * 演示工作簿：the city as the sheets of the template that bureaux fill in, so that it comes in through the import and nothing
 * else. Districts are given by code and units by id, which the import settles like the names in a workbook.
 */
export function rowsOf(world: World): Readonly<Record<string, readonly Row[]>> {
  const schools = new Map(world.schools.map((school) => [school.id, school]));
  const alliances = new Map(world.alliances.map((alliance) => [alliance.id, alliance]));
  const people = new Map(world.people.map((person) => [person.id, person]));
  const who = (personId: string) => {
    const person = people.get(personId);
    return { staffNo: person?.staffNo ?? null, name: person?.name ?? null, region: person?.region ?? null };
  };
  return {
    schools: world.schools.map(
      ({ id, code, name, region, town, type, ownership, from, to, campuses, feature, featureSince }) => {
        const main = campuses.find((campus) => campus.main);
        const place = {
          address: main?.address ?? null,
          longitude: main?.longitude ?? null,
          latitude: main?.latitude ?? null,
        };
        return { id, cells: { code, name, region, town, type, ownership, from, to, ...place, feature, featureSince } };
      },
    ),
    standards: world.schools.flatMap(({ code, standard }) => {
      if (standard === null) return [];
      const { id, from, to, document } = standard;
      return [{ id, cells: { code, from, to, document } }];
    }),
    alliances: world.alliances.map(({ id, ...cells }) => ({ id, cells })),
    memberships: world.memberships.map(({ id, allianceId, schoolId, role, from, to }) => {
      const alliance = alliances.get(allianceId);
      const school = schools.get(schoolId);
      const between = {
        alliance: alliance?.name ?? null,
        region: alliance?.region ?? null,
        code: school?.code ?? null,
        schoolName: school?.name ?? null,
      };
      return { id, cells: { ...between, role, from, to } };
    }),
    people: world.people.map(({ id, organisationId, ...cells }) => ({
      id,
      cells: { ...cells, unit: organisationId, phone: null, email: null },
    })),
    posts: world.posts.map(({ id, personId, kind, organisationId, office, from, to }) => ({
      id,
      cells: { ...who(personId), kind: POST_KINDS[kind].name, unit: organisationId, office, from, to },
    })),
    titles: world.titles.map(({ id, personId, title, subject, from, to }) => ({
      id,
      cells: { ...who(personId), title, subject, from, to },
    })),
    participation: world.participations.map(({ id, programmeId, role, organisationId, level, batch, from, to }) => ({
      id,
      cells: { programme: programmeId, role, unit: organisationId, level, batch, from, to },
    })),
  };
}
