import * as fc from 'fast-check';
import { type Day, day } from '#core/kernel/day.ts';
import { barredSeats } from '#core/projects/panel/barred.ts';
import { type HeldPost, relationsUnder } from '#core/projects/panel/conflicts.ts';
import type { PanelProblem } from '#core/projects/panel/problem.ts';

/** A problem with nothing in it but what is given. */
export function aProblem(given: Partial<PanelProblem>): PanelProblem {
  return { cases: [], experts: [], barred: [], near: {}, taken: [], before: [], seed: '抽签', ...given };
}

export const aCase = (id: string, seats: number, field: string | null = null) => ({ id, seats, field });

export const anExpert = (id: string, most: number, given: { least?: number; fields?: readonly string[] } = {}) => ({
  id,
  most,
  least: given.least ?? 0,
  fields: given.fields ?? [],
});

const FIELDS = ['课程', '教学', '评价', '德育', '体育', '艺术', '科学', '劳动', '管理', '文化', '信息', '融合'];

/**
 * A call: applications by schools, each in an alliance of about six since some year; experts with up to three posts at
 * schools in the last years and one or two of twelve fields. Conflicts follow from these relations, as they do in use, and
 * one pair in fifty is declared besides.
 */
export function aCall({
  cases,
  experts,
  seats,
  seed,
}: {
  cases: number;
  experts: number;
  seats: number;
  seed: number;
}): PanelProblem {
  const chance = chanceOf(seed);
  const upTo = (end: number) => Math.floor(chance() * end);
  const since = (years: number) => day(`${2025 - upTo(years)}-09-01`);
  const schools = Array.from({ length: Math.max(40, cases) }, (_, school) => `school-${school}`);
  const relations = relationsUnder(
    { on: day('2026-11-02'), years: 3 },
    schools.map((schoolId) => ({
      schoolId,
      allianceId: `alliance-${upTo(schools.length / 6)}`,
      from: since(6),
      to: null,
    })),
  );
  const people = Array.from({ length: experts }, (_, expert) => ({
    personId: `expert-${String(expert).padStart(3, '0')}`,
    fields: [...new Set(Array.from({ length: 1 + upTo(2) }, () => FIELDS[upTo(FIELDS.length)]!))],
    posts: postsOf(() => schools[upTo(schools.length)]!, since, upTo(3)),
  }));
  const most = Math.ceil((cases * seats * 1.25) / experts);
  const applications = Array.from({ length: cases }, (_, number) => ({
    ...aCase(`case-${String(number).padStart(4, '0')}`, seats, FIELDS[upTo(FIELDS.length)]!),
    school: schools[number]!,
  }));
  return aProblem({
    cases: applications.map(({ id, seats: wanted, field }) => ({ id, seats: wanted, field })),
    experts: people.map(({ personId, fields }) => anExpert(personId, most, { fields, least: Math.floor(most / 3) })),
    near: Object.fromEntries(FIELDS.map((field, at) => [field, [FIELDS[(at + 1) % 12]!, FIELDS[(at + 11) % 12]!]])),
    barred: barredSeats(
      applications.map(({ id, school }) => ({ id, applicants: { organisationIds: [school], people: [] } })),
      people,
      applications.flatMap(({ id: caseId }) =>
        people
          .filter(() => chance() < 0.02)
          .map(({ personId }) => ({ caseId, expertId: personId, declared: true, replaced: false })),
      ),
      relations,
    ),
    seed: String(seed),
  });
}

function postsOf(school: () => string, since: (years: number) => Day, earlier: number): HeldPost[] {
  const now = since(5);
  return [
    { kind: 'teacher', organisationId: school(), from: now, to: null },
    ...Array.from({ length: earlier }, () => ({
      kind: 'teacher' as const,
      organisationId: school(),
      from: day('2015-09-01'),
      to: now,
    })),
  ];
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Small problems of every sort: short of experts or not, with seats taken, an earlier draw, loads owed. */
export const anyProblem: fc.Arbitrary<PanelProblem> = fc
  .record({
    cases: fc.array(
      fc.record({ seats: fc.integer({ min: 0, max: 3 }), field: fc.constantFrom(null, '语文', '数学', '英语') }),
      {
        minLength: 1,
        maxLength: 7,
      },
    ),
    experts: fc.array(
      fc.record({
        fields: fc.subarray(['语文', '数学', '英语']),
        least: fc.constantFrom(0, 0, 0, 1, 2),
        more: fc.integer({ min: 0, max: 4 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    /** One for each pair there may be. */
    pairs: fc.array(fc.constantFrom('open', 'open', 'open', 'open', 'barred', 'taken', 'before'), {
      minLength: 42,
      maxLength: 42,
    }),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ cases, experts, pairs, seed }) => {
    const seats = cases.flatMap((_, row) =>
      experts.map((__, column) => ({ caseId: `c${row}`, expertId: `e${column}`, sort: pairs[row * 6 + column]! })),
    );
    const [left, room] = [cases.map((each) => each.seats), experts.map(({ least, more }) => least + more)];
    const taken = seats.filter(({ caseId, expertId, sort }) => {
      const [row, column] = [Number(caseId.slice(1)), Number(expertId.slice(1))];
      if (sort !== 'taken' || left[row] === 0 || room[column] === 0) return false;
      left[row]! -= 1;
      room[column]! -= 1;
      return true;
    });
    const seatsOf = (chosen: typeof seats) => chosen.map(({ caseId, expertId }) => ({ caseId, expertId }));
    return aProblem({
      cases: cases.map(({ seats: wanted, field }, row) => aCase(`c${row}`, wanted, field)),
      experts: experts.map(({ fields, least, more }, column) =>
        anExpert(`e${column}`, least + more, { least, fields }),
      ),
      near: { 语文: ['英语'], 英语: ['语文'] },
      barred: seatsOf(seats.filter(({ sort }) => sort === 'barred')).map((seat) => ({
        ...seat,
        reasons: [{ kind: 'declared', through: null }],
      })),
      taken: seatsOf(taken),
      before: seatsOf(seats.filter(({ sort }) => sort === 'before')),
      seed,
    });
  });
