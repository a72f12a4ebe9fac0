import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#core/kernel/day.ts';
import { evaluate, prepare } from '#core/programmes/evaluate.ts';
import type { Fact } from '#core/programmes/fact.ts';
import { factPorts } from '#server/contexts/ports.ts';
import { asking } from '#server/platform/database/database.ts';
import { aPlatform, type TestPlatform } from '../tests/support/database.ts';
import { deliveredDefinitions } from './definitions.ts';
import { generateWorld } from './generate.ts';
import { makeDemonstration, NotEmpty } from './make.ts';
import { type ShownPerson, shownPeople } from './shown.ts';

const today = day('2026-11-22');
const definitions = deliveredDefinitions().map(({ definition }) => definition);
const world = generateWorld({ seed: 1, scale: 'demo', today, definitions });
let platform: TestPlatform;

beforeAll(async () => {
  platform = await aPlatform();
  await makeDemonstration({
    database: platform.database,
    files: platform.files,
    freshness: platform.freshness,
    seed: 1,
    scale: 'demo',
    today,
  });
}, 300_000);
afterAll(() => platform.close());

test('schools, alliances, people and bodies have the identifiers of the seed', async () => {
  const { system } = platform.database;
  const kept = async (
    table:
      | 'organisations.organisation'
      | 'identity.person'
      | 'identity.post'
      | 'organisations.membership'
      | 'organisations.body',
  ) => (await system.selectFrom(table).select('id').execute()).map(({ id }) => id).toSorted();
  const ids = (...lists: (readonly { id: string }[])[]) => lists.flatMap((list) => list.map(({ id }) => id)).toSorted();
  expect(await kept('organisations.organisation')).toEqual(ids(world.organisations, world.schools, world.alliances));
  expect(await kept('identity.person')).toEqual(ids(world.people));
  expect(await kept('identity.post')).toEqual(ids(world.posts));
  expect(await kept('organisations.membership')).toEqual(ids(world.memberships));
  expect(await kept('organisations.body')).toEqual(ids(world.bodies));
});

test('a school has the name, code and campuses that were generated under its identifier', async () => {
  const { system } = platform.database;
  const rows = await system
    .selectFrom('organisations.school as s')
    .innerJoin('organisations.organisation as o', 'o.id', 's.id')
    .select(['s.id', 's.code', 'o.name'])
    .execute();
  const written = new Map(rows.map(({ id, code, name }) => [id, `${code} ${name}`]));
  for (const { id, code, name } of world.schools) expect(written.get(id)).toBe(`${code} ${name}`);
  const campuses = await system.selectFrom('organisations.campus').select('id').execute();
  expect(campuses).toHaveLength(world.schools.flatMap((school) => school.campuses).length);
});

test('everything came in by commands that left their line in the trail, what happens to cases as done by who did it', async () => {
  const rows = await platform.database.system
    .selectFrom('platform.audit')
    .select(['action', 'actor_name'])
    .distinct()
    .execute();
  const own = rows.filter(({ actor_name }) => actor_name !== '演示');
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(({ action }) => !/^(projects|library)\./.test(action))).toEqual([]);
  const actions = rows.map(({ action }) => action);
  for (const action of [
    'organisations.register-organisation',
    'programmes.publish',
    'exchange.bring-in',
    'organisations.adopt-document',
    'programmes.record-task',
  ]) {
    expect(actions).toContain(action);
  }
});

async function factsOf(region: string): Promise<(name: string) => readonly Fact[] | undefined> {
  const facts = new Map<string, readonly Fact[]>();
  for (const [name, port] of factPorts())
    facts.set(name, await asking(platform.database, 'system', (db) => port.load(db, region)));
  return (name) => facts.get(name);
}

describe.each(definitions)('$title', (definition) => {
  test('has a target that is met, one that is short and tasks done, open or late', async () => {
    const { targets, stages } = evaluate(prepare(definition, await factsOf(definition.region), []), today);
    const statuses = targets.map(({ status }) => status);
    expect(statuses).toContain('met');
    expect(statuses.some((status) => status === 'missed' || status === 'at-risk')).toBe(true);
    const states = new Set(stages.flatMap(({ tasks }) => tasks.map(({ state }) => state)));
    expect(states).toContain('done');
    expect(states.has('late') || states.has('open')).toBe(true);
  });
});

test('the monthly meetings of Baoshan’s alliances were held in time, made up for, late or missed, as the day has it', async () => {
  const definition = definitions.find(({ id }) => id === 'baoshan-groups-2015')!;
  const prepared = prepare(definition, await factsOf(definition.region), []);
  const countsOn = (on: string) =>
    evaluate(prepared, day(on)).duties.find(({ duty }) => duty.id === 'alliance-meets')!.counts;
  expect(countsOn('2017-11-05').late).toBeGreaterThan(0);
  expect(countsOn('2017-11-05').due).toBeGreaterThan(0);
  const after = countsOn('2018-01-31');
  for (const state of ['met', 'made-up', 'missed'] as const) expect(after[state], state).toBeGreaterThan(0);
  expect(after.met).toBeGreaterThan(10 * after.missed);
});

describe('calls and cases', () => {
  const standings = async (title: string) => {
    const rows = await platform.database.system
      .selectFrom('projects.case as c')
      .innerJoin('projects.call as k', 'k.id', 'c.call_id')
      .select(['c.region', 'c.step', 'c.outcome', 'c.moves', 'c.rank'])
      .where('k.title', 'like', title)
      .execute();
    return rows.map((row) => ({ ...row, at: row.step ?? row.outcome ?? '' }));
  };

  test('applications to the call of today stand at every step that people have come to', async () => {
    const cases = await standings('2026年新优质学校创新引领项目申报');
    expect(cases).toHaveLength(18);
    expect(new Set(cases.map(({ region }) => region)).size).toBeGreaterThan(5);
    expect(new Set(cases.map(({ at }) => at))).toEqual(new Set(['apply', 'recommend', 'panel', '不立项', '已撤回']));
    const applying = cases.filter(({ at }) => at === 'apply').map(({ moves }) => moves > 0);
    expect(new Set(applying)).toEqual(new Set([false, true]));
    const ranks = cases.filter(({ region }) => region === '310113').flatMap(({ rank }) => rank ?? []);
    expect(ranks.toSorted()).toEqual([1, 2, 3]);
  });

  test('a call of the past has come to its decisions, its notice and the ends of its projects', async () => {
    const ats = (await standings('2024年新优质学校创新引领项目申报')).map(({ at }) => at);
    for (const at of ['carry-out', 'report', 'assess', '通过成果评估', '终止', '不立项']) expect(ats).toContain(at);
    expect(new Set((await standings('2026年新优质学校自选项目申报')).map(({ at }) => at))).toEqual(
      new Set(['notice', 'establish', '不立项']),
    );
    const { system } = platform.database;
    const numbers = await system.selectFrom('projects.case').select('number').where('number', 'is not', null).execute();
    expect(numbers.map(({ number }) => number)).toContain('2024-001');
    const notices = await system
      .selectFrom('projects.notice as t')
      .leftJoin('projects.objection as x', 'x.notice_id', 't.id')
      .select(['t.finished_on', 'x.answer'])
      .orderBy('t.from_day')
      .execute();
    expect(notices).toEqual([
      { finished_on: '2024-05-31', answer: expect.any(String) },
      { finished_on: null, answer: null },
    ]);
  });

  test('panels were drawn with their proof, and read; two experts of the round of today have not begun', async () => {
    const { system } = platform.database;
    const rounds = await sql<{
      step: string;
      open: boolean;
      sat: number;
      read: number;
      proof: { proof?: { value: number; bound: number } }[];
    }>`
      select r.step, r.closed_at is null as open, count(*) filter (where s.state <> 'recused') as sat, count(v.submitted_at) as read, r.proof
      from projects.round r join projects.seat s on s.round_id = r.id
        left join projects.review v on v.round_id = s.round_id and v.case_id = s.case_id and v.expert_id = s.expert_id
      group by r.id, r.step, r.closed_at, r.proof`.execute(system);
    expect(rounds.rows.length).toBeGreaterThan(8);
    for (const { step, proof } of rounds.rows)
      for (const { proof: drawn } of proof) expect(drawn?.value, step).toBe(drawn?.bound);
    const [open] = rounds.rows.filter((round) => round.open);
    expect(rounds.rows.filter((round) => round.open)).toHaveLength(1);
    expect(open!.sat).toBeGreaterThan(open!.read);
    for (const { sat, read, open: still } of rounds.rows) if (!still) expect(read).toBe(sat);
  });

  test('a decision against the ranking says why, and meetings decided where the procedure asks for one', async () => {
    const { system } = platform.database;
    const decided = await sql<{ title: string; move: string; note: string; meeting: string | null; mean: number }>`
      select c.title, m.move, m.note, v.title as meeting,
        (select avg(x.total)::float8 from projects.review x where x.case_id = c.id) as mean
      from projects.move m join projects.case c on c.region = m.region and c.id = m.case_id join projects.call k on k.id = c.call_id
        left join collaboration.v_meeting v on v.region = m.meeting_region and v.id = m.meeting_id
      where k.procedure_id = 'bidding' and m.from_step = 'decide'`.execute(system);
    const [chosen] = decided.rows.filter(({ move }) => move === '同意组建');
    expect(decided.rows).toHaveLength(3);
    expect(Math.max(...decided.rows.map(({ mean }) => mean))).toBeGreaterThan(chosen!.mean);
    expect(chosen!.note).toContain('得分居次');
    for (const { meeting } of decided.rows) expect(meeting).toContain('领导小组');
  });

  test('nobody is still signed in who was for the making', async () => {
    const open = await platform.database.system
      .selectFrom('identity.session')
      .select('id')
      .where('ended_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });

  test('rounds of experts meet the duties of the cycle in time, and their findings the target', async () => {
    const definition = definitions.find(({ id }) => id === 'putuo-junior-high-2019')!;
    const { duties, targets } = evaluate(prepare(definition, await factsOf(definition.region), []), today);
    for (const id of ['initial-evaluation', 'mid-term-evaluation', 'final-evaluation'])
      expect(duties.find(({ duty }) => duty.id === id)?.counts.met, id).toBe(4);
    expect(targets.find(({ target }) => target.id === 'value-added-evaluation')?.status).toBe('met');
  });

  test('the plans of the experimental schools are approved, one after its day, and have come to their end', async () => {
    expect((await standings('强校工程%')).map(({ at }) => at)).toEqual(Array(4).fill('规划期满'));
    const definition = definitions.find(({ id }) => id === 'putuo-junior-high-2019')!;
    const prepared = prepare(definition, await factsOf(definition.region), []);
    const on = (at: string) => evaluate(prepared, day(at)).targets.find(({ target }) => target.id === 'one-plan-each')!;
    expect(on('2018-09-30').figure.value).toBe(0.75);
    expect(on('2018-10-31').figure.value).toBe(1);
  });

  test('only what was told in the last fortnight waits to be delivered', async () => {
    const owner = new Client({ connectionString: platform.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ told: number; old: number }>(`
      select count(*)::integer as told, count(*) filter (where m.on_day <= date '${today}' - 14)::integer as old
      from graphile_worker._private_jobs j
        join projects.move m on j.payload ->> 'key' like 'case/' || m.case_id || '/' || m.number || '/%'`);
    await owner.end();
    expect(rows[0]?.told).toBeGreaterThan(10);
    expect(rows[0]?.old).toBe(0);
  });

  test('a call for several kinds meets the duty of each', async () => {
    const definition = definitions.find(({ id }) => id === 'shanghai-new-quality-2023')!;
    const { duties } = evaluate(prepare(definition, await factsOf(definition.region), []), today);
    for (const id of ['call-projects', 'call-cases'])
      expect(duties.find(({ duty }) => duty.id === id)?.counts.met, id).toBe(2);
  });
});

test('the sign-in page offers a person of every kind of post, each with a post held today', async () => {
  const { system } = platform.database;
  const row = await system
    .selectFrom('platform.setting')
    .select('value')
    .where('name', '=', 'demonstration-people')
    .executeTakeFirstOrThrow();
  const shown = row.value as ShownPerson[];
  expect(shown).toEqual(shownPeople(world));
  expect(shown.length).toBeGreaterThanOrEqual(20);
  const held = await system
    .selectFrom('identity.post')
    .select('kind')
    .distinct()
    .where(
      'person_id',
      'in',
      shown.map(({ personId }) => personId),
    )
    .execute();
  expect(held).toHaveLength(12);
});

test('made twice, it is left as it is', async () => {
  const making = { database: platform.database, files: platform.files, seed: 1, scale: 'demo', today } as const;
  expect(await makeDemonstration(making)).toBe(false);
});

test('a making that was cut short is finished by the next', async () => {
  const { system } = platform.database;
  await system.deleteFrom('programmes.task_done').execute();
  await system
    .updateTable('platform.setting')
    .set({ value: JSON.stringify({ seed: 1, scale: 'demo', today, made: false }) })
    .where('name', '=', 'demonstration')
    .execute();
  const { database, files } = platform;
  expect(await makeDemonstration({ database, files, seed: 2, scale: 'city', today })).toBe(true);
  expect(await system.selectFrom('programmes.task_done').select('task').execute()).toHaveLength(world.tasks.length);
});

test('a database with organisations of its own never becomes a demonstration', async () => {
  const occupied = await aPlatform();
  try {
    await occupied.database.system
      .insertInto('organisations.organisation')
      .values({
        id: crypto.randomUUID(),
        kind: 'bureau',
        region: '310113',
        name: '宝山区教育局',
        initials: 'bsqjyj',
        from_day: '1995-01-01',
      })
      .execute();
    const making = { database: occupied.database, files: occupied.files, seed: 1, scale: 'demo', today } as const;
    await expect(makeDemonstration(making)).rejects.toThrow(NotEmpty);
    expect(await occupied.database.system.selectFrom('platform.setting').select('name').execute()).toEqual([]);
  } finally {
    await occupied.close();
  }
});

test('every body bears the kind that its definition gives it', async () => {
  const rows = await platform.database.system
    .selectFrom('organisations.body')
    .select(['programme_id', 'body_key', 'kind'])
    .execute();
  const declared = new Map(
    definitions.flatMap(({ id, bodies }) => (bodies ?? []).map((body) => [`${id} ${body.id}`, body.kind])),
  );
  expect(rows.length).toBeGreaterThan(40);
  for (const { programme_id, body_key, kind } of rows) expect(kind).toBe(declared.get(`${programme_id} ${body_key}`));
});
