import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Day, day } from '#core/kernel/day.ts';
import { holdsOn, overlap } from '#core/kernel/period.ts';
import { CATEGORIES_OF, isCompulsory } from '#core/organisations/school.ts';
import { deliveredDefinitions } from './definitions.ts';
import { BAOSHAN, JIADING } from './districts.ts';
import { generateWorld } from './generate.ts';
import { NAMED_IN_DOCUMENTS, PLACES_IN_DOCUMENTS } from './names.ts';
import type { Alliance, Held, World } from './world.ts';

const definitions = deliveredDefinitions().map(({ definition }) => definition);
const today = day('2026-11-22');
const world = generateWorld({ seed: 1, scale: 'demo', today, definitions });
const city = generateWorld({ seed: 1, scale: 'city', today, definitions });

test('the same seed makes the same city, another seed another one', () => {
  expect(generateWorld({ seed: 1, scale: 'demo', today, definitions })).toEqual(world);
  expect(generateWorld({ seed: 2, scale: 'demo', today, definitions }).schools).not.toEqual(world.schools);
});

test('any seed makes a city with its four experimental schools and 165 project schools', () => {
  for (let seed = 2; seed < 14; seed += 1) {
    const made = generateWorld({ seed, scale: 'demo', today, definitions });
    expect(made.participations.filter(({ role }) => role === '实验校')).toHaveLength(4);
    expect(made.participations.filter(({ role, level }) => role === '项目校' && level === '市级')).toHaveLength(165);
  }
});

describe.each([
  ['demo', world],
  ['city', city],
] as const)('at the scale of the %s', (_, made) => {
  test('no school, street, alliance or person bears a name of the policy documents', () => {
    const written = readdirSync('programmes', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => readFileSync(`programmes/${name}/programme.yaml`, 'utf8'))
      .join('\n');
    for (const { word, town } of made.schools) {
      expect(written).not.toContain(word);
      expect(written).not.toContain(town.replace(/街道$|镇$/, ''));
    }
    const names = [...made.schools, ...made.alliances].map(({ name }) => name);
    expect(names.filter((name) => PLACES_IN_DOCUMENTS.some((place) => name.includes(place)))).toEqual([]);
    expect(made.people.filter(({ name }) => NAMED_IN_DOCUMENTS.has(name))).toEqual([]);
  });

  test('every code is valid, fits its type, is used once and lies in the synthetic range', () => {
    const codes = made.schools.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^(11|21|31|34)319\d{5}$/.test(code))).toEqual([]);
    expect(made.schools.filter(({ code, type }) => !CATEGORIES_OF[type].includes(code.slice(0, 2)))).toEqual([]);
  });

  test('identifiers and names are used once', () => {
    const all = [
      made.organisations,
      made.schools,
      made.alliances,
      made.memberships,
      made.documents,
      made.bodies,
      made.people,
      made.posts,
      made.titles,
      made.seats,
      made.participations,
    ];
    const ids = all.flatMap((list) => list.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const list of [made.schools, made.alliances])
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
    expect(new Set(made.people.map(({ region, staffNo }) => region + staffNo)).size).toBe(made.people.length);
  });

  test('nothing begins after the day, ends before it begins, or overlaps with itself', () => {
    const groups: [readonly Held[], (one: never) => string][] = [
      [made.memberships, (one: World['memberships'][number]) => `${one.allianceId} ${one.schoolId}`],
      [
        made.participations,
        (one: World['participations'][number]) => `${one.programmeId} ${one.role} ${one.organisationId}`,
      ],
      [made.posts, (one: World['posts'][number]) => `${one.personId} ${one.kind} ${one.organisationId}`],
      [made.titles, (one: World['titles'][number]) => `${one.personId} ${one.title}`],
      [made.seats, (one: World['seats'][number]) => `${one.personId} ${one.bodyId}`],
    ];
    for (const [list, nameOf] of groups) {
      expect(list.filter(({ from, to }) => from > today || (to !== null && to <= from))).toEqual([]);
      const together = [...Map.groupBy(list, nameOf as (one: Held) => string).values()].filter(
        ({ length }) => length > 1,
      );
      expect(together.filter((held) => held.some((a, at) => held.slice(at + 1).some((b) => overlap(a, b))))).toEqual(
        [],
      );
    }
  });

  test('memberships and participations lie within the life of school and alliance', () => {
    const lives = new Map<string, Held>(
      [...made.organisations, ...made.schools, ...made.alliances].map((one) => [one.id, one]),
    );
    const outside = (held: Held, id: string) => {
      const life = lives.get(id);
      return (
        life === undefined || held.from < life.from || (life.to !== null && (held.to === null || held.to > life.to))
      );
    };
    expect(made.memberships.filter((held) => outside(held, held.allianceId) || outside(held, held.schoolId))).toEqual(
      [],
    );
    expect(made.participations.filter((held) => outside(held, held.organisationId))).toEqual([]);
    expect(made.posts.filter((held) => outside(held, held.organisationId))).toEqual([]);
  });

  test('Baoshan covers half of its schools only late in 2017, Jiading passes seven tenths by the end of that year', () => {
    expect(coverage(made, BAOSHAN, ['学区', '教育集团'], day('2017-10-31'))).toBeLessThan(0.5);
    expect(coverage(made, BAOSHAN, ['学区', '教育集团'], day('2017-12-31'))).toBeGreaterThanOrEqual(0.5);
    expect(coverage(made, JIADING, ['教育圈', '学区', '教育集团'], day('2017-10-31'))).toBeLessThan(0.7);
    expect(coverage(made, JIADING, ['教育圈', '学区', '教育集团'], day('2017-12-31'))).toBeGreaterThanOrEqual(0.7);
  });

  test('between a quarter and three tenths of Baoshan take part in the clusters, and the city nears two hundred', () => {
    const end = day('2017-12-31');
    const projects = made.participations.filter(({ role, from }) => role === '项目学校' && from <= end).length;
    const share = projects / compulsory(made, BAOSHAN, end).length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.3);
    const cityLevel = made.participations.filter(({ role, level }) => role === '项目校' && level === '市级');
    expect(cityLevel.filter((held) => holdsOn(held, day('2023-10-09')))).toHaveLength(120);
    expect(cityLevel.filter((held) => holdsOn(held, today))).toHaveLength(165);
  });
});

test('the city has sixteen districts, 1,500 schools, 237 school districts and groups, 150,000 teachers and their titles', () => {
  expect(new Set(city.schools.map(({ region }) => region)).size).toBe(16);
  expect(city.schools).toHaveLength(1500);
  expect(city.alliances.filter(({ type }) => type === '学区')).toHaveLength(83);
  expect(city.alliances.filter(({ type }) => type === '教育集团')).toHaveLength(154);
  expect(city.posts.filter(({ kind, to }) => kind === 'teacher' && to === null)).toHaveLength(150_000);
  expect(city.titles.length).toBeGreaterThan(40_000);
});

test('at district scale one district is there at full size', () => {
  const district = generateWorld({ seed: 1, scale: 'district', today, definitions });
  expect(new Set(district.schools.map(({ region }) => region))).toEqual(new Set([BAOSHAN]));
  expect(district.schools).toHaveLength(150);
  expect(district.posts.filter(({ kind, to }) => kind === 'teacher' && to === null)).toHaveLength(10_000);
});

test('on an earlier day nothing of later years is known', () => {
  const then = day('2018-01-01');
  const early = generateWorld({ seed: 1, scale: 'demo', today: then, definitions });
  expect(early.alliances.every(({ from }) => from <= then)).toBe(true);
  expect(early.schools.every(({ from, to }) => from <= then && (to === null || to <= then))).toBe(true);
  expect(coverage(early, BAOSHAN, ['学区', '教育集团'], then)).toBeGreaterThanOrEqual(0.5);
});

function compulsory(made: World, region: string, on: Day) {
  return made.schools.filter((school) => school.region === region && isCompulsory(school.type) && holdsOn(school, on));
}

function coverage(made: World, region: string, types: readonly Alliance['type'][], on: Day): number {
  const alliances = new Set(
    made.alliances.filter((one) => one.region === region && types.includes(one.type)).map(({ id }) => id),
  );
  const members = new Set(
    made.memberships
      .filter((held) => alliances.has(held.allianceId) && holdsOn(held, on))
      .map(({ schoolId }) => schoolId),
  );
  const schools = compulsory(made, region, on);
  return schools.filter(({ id }) => members.has(id)).length / schools.length;
}
