import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { contract } from '../src/contract/index.ts';
import type { Output } from '../src/contract/route.ts';
import type { Day } from '../src/core/kernel/day.ts';
import { carried } from '../src/server/contexts/projects/carrying/list.ts';
import { cases } from '../src/server/contexts/projects/cases/list.ts';
import { deciding } from '../src/server/contexts/projects/deciding/report.ts';
import { hashOf } from '../src/server/platform/authentication.ts';
import type { Caller } from '../src/server/platform/caller.ts';
import { asking, type Db, openDatabase } from '../src/server/platform/database/database.ts';
import { noFreshness } from '../src/server/platform/system-caller.ts';
import { inTurn, type Times } from './turns.ts';

const CASES = 10_000;

type Question = {
  readonly path: string;
  readonly query: Readonly<Record<string, string | number>>;
  /** The report behind it, from which the statements are taken down. */
  readonly report: (db: Db, caller: Caller) => Promise<unknown>;
  readonly times: number;
};

/** What is asked of the call; a quarter of its cases stands at each of four steps. */
function questions(call: string): Readonly<Record<string, Question>> {
  const list = (narrowing: Readonly<Record<string, string | number>>): Question => {
    const query = { page: 1, size: 20, call, ...narrowing };
    return {
      path: contract.projects.cases.path,
      query,
      report: (db, caller) => cases(db, caller, query as never),
      times: 20,
    };
  };
  return {
    'first page': list({}),
    'page 400': list({ page: 400 }),
    'by step and kind': list({ step: 'recommend', kind: '重点项目' }),
    'by part of the name': list({ search: '项目77' }),
    'one district': list({ region: '310113' }),
    'export of all': {
      path: contract.projects.casesWorkbook.path,
      query: { call },
      report: list({ size: CASES }).report,
      times: 3,
    },
    'a quarter decided on together': {
      path: contract.projects.deciding.path.replace(':id', call),
      query: { step: 'establish' },
      report: (db, caller) => deciding(db, caller, { id: call, step: 'establish' }),
      times: 10,
    },
    'a quarter under way, first page': {
      path: contract.projects.carried.path,
      query: { page: 1, size: 20 },
      report: (db, caller) => carried(db, caller, { page: 1, size: 20 }),
      times: 10,
    },
  };
}

/**
 * Ten thousand cases in one call: its pages, filters and export, deciding and carrying out, through the server, each in turn with the
 * very statements behind it, asked of the database with the same eyes and with nothing around them.
 */
export async function casesOf(
  ownerUrl: string,
  { url, cookie, today }: { url: string; cookie: string; today: Day },
): Promise<readonly { readonly name: string; readonly ours: Times; readonly bare: Times }[]> {
  const answer = await fetch(`${url}${contract.identity.me.path}`, { headers: { cookie } });
  const actor = (await answer.json()) as Output<typeof contract.identity.me>;
  const eyes = { session: hashOf(cookie.slice(cookie.indexOf('=') + 1)) };
  let heard: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const database = openDatabase(ownerUrl, { log: (query) => heard.push(query) });
  const caller = { actor, eyes, database, freshness: noFreshness, requestId: '', now: Temporal.Now.instant(), today };
  const call = randomUUID();
  await fill(database.system, call, today);
  const measured: { name: string; ours: Times; bare: Times }[] = [];
  try {
    for (const [name, { path, query, report, times }] of Object.entries(questions(call))) {
      const address = `${url}${path}?${new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))}`;
      const first = await fetch(address, { headers: { cookie } });
      if (!first.ok) throw new Error(`${name}: ${first.status} ${await first.text()}`);
      await first.arrayBuffer();
      heard = [];
      await asking(database, eyes, (db) => report(db, caller));
      const statements = heard.filter((one) => /(from|join) projects\.case/.test(one.sql));
      const taken = await inTurn(
        {
          ours: async () => (await fetch(address, { headers: { cookie } })).arrayBuffer(),
          bare: () =>
            asking(database, eyes, async (db) => {
              for (const one of statements) await db.executeQuery(CompiledQuery.raw(one.sql, [...one.parameters]));
            }),
        },
        times,
      );
      measured.push({ name, ...taken });
    }
    return measured;
  } finally {
    for (const table of ['milestone', 'move'])
      await sql`delete from ${sql.table(`projects.${table}`)} where case_id in (select id from projects.case where call_id = ${call})`.execute(
        database.system,
      );
    await sql`delete from projects.case where call_id = ${call}`.execute(database.system);
    await sql`delete from projects.call where id = ${call}`.execute(database.system);
    await database.close();
  }
}

/** A call of a procedure that the demonstration publishes, with cases spread over its schools and steps. */
async function fill(system: ReturnType<typeof openDatabase>['system'], call: string, today: Day): Promise<void> {
  await sql`
    insert into projects.call (id, region, programme_id, programme_version, procedure_id, title, guide, opens, state, made_by, made_by_name, made_at, published_on)
    select ${call}::uuid, region, id, version, 'city-project', '基准测试', '', ${today}::date, 'open', gen_random_uuid(), '基准测试', now(), ${today}::date
    from programmes.v_programme where id = 'shanghai-new-quality-2023'`.execute(system);
  await sql`
    insert into projects.case (region, id, call_id, organisation_id, kind, field, title, step, entered_on, due_on, moves, begun_by, begun_by_name, begun_at)
    select o.region, gen_random_uuid(), ${call}::uuid, o.id, (array['重点项目', '自选项目'])[1 + i % 2],
      (array['育人方式改革', '治理方式优化', '教师队伍提升', '数字技术赋能'])[1 + i % 4], '基准项目' || i,
      (array['recommend', 'panel', 'establish', 'carry-out'])[1 + (i / 2) % 4], ${today}::date, ${today}::date + i % 30, 1,
      gen_random_uuid(), '基准测试', now()
    from generate_series(1, ${CASES}::int) i join (
      select id, region, row_number() over (order by id) - 1 as place, count(*) over () as schools
      from organisations.v_organisation where kind = 'school' and to_day = 'infinity') o on o.place = i % o.schools`.execute(
    system,
  );
  await sql`
    insert into projects.move (region, case_id, number, at, on_day, person_id, person_name, from_step, move, to_step)
    select region, id, 1, now(), ${today}::date - 400, gen_random_uuid(), '基准测试', 'notice', 'finish', step
    from projects.case where call_id = ${call} and step = 'carry-out'`.execute(system);
  await sql`
    insert into projects.milestone (region, id, case_id, title, planned_on, due_on, from_step, added_on)
    select c.region, gen_random_uuid(), c.id, '节点' || n, ${today}::date + 90 * n - 200, ${today}::date + 90 * n - 200, 'apply', ${today}::date - 400
    from projects.case c cross join generate_series(1, 4) n where c.call_id = ${call} and c.step = 'carry-out'`.execute(
    system,
  );
  for (const table of ['case', 'move', 'milestone'])
    await sql`analyze ${sql.table(`projects.${table}`)}`.execute(system);
}
