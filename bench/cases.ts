import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { contract } from '../src/contract/index.ts';
import type { Output } from '../src/contract/route.ts';
import type { Day } from '../src/core/kernel/day.ts';
import { cases } from '../src/server/contexts/projects/cases/list.ts';
import { hashOf } from '../src/server/platform/authentication.ts';
import { asking, openDatabase } from '../src/server/platform/database/database.ts';
import { noFreshness } from '../src/server/platform/system-caller.ts';
import { inTurn, type Times } from './turns.ts';

const CASES = 10_000;

const ASKED = {
  'first page': {},
  'page 400': { page: 400 },
  'by step and kind': { step: 'recommend', kind: '重点项目' },
  'by part of the name': { search: '项目77' },
  'one district': { region: '310113' },
  'export of all': 'workbook',
} as const;

/**
 * Ten thousand cases in one call: its pages, filters and export through the server, each in turn with the very statements
 * behind it, asked of the database with the same eyes and with nothing around them.
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
    for (const [name, narrowing] of Object.entries(ASKED)) {
      const whole = narrowing === 'workbook';
      const asked = { page: 1, size: whole ? CASES : 20, call, ...(whole ? {} : narrowing) };
      const query = new URLSearchParams(
        Object.entries(whole ? { call } : asked).map(([key, value]) => [key, String(value)]),
      );
      const { path } = whole ? contract.projects.casesWorkbook : contract.projects.cases;
      heard = [];
      await asking(database, eyes, (db) => cases(db, caller, asked));
      const statements = heard.filter((one) => one.sql.includes('from projects.case'));
      const times = await inTurn(
        {
          ours: async () => (await fetch(`${url}${path}?${query}`, { headers: { cookie } })).arrayBuffer(),
          bare: () =>
            asking(database, eyes, async (db) => {
              for (const one of statements) await db.executeQuery(CompiledQuery.raw(one.sql, [...one.parameters]));
            }),
        },
        whole ? 3 : 20,
      );
      measured.push({ name, ...times });
    }
    return measured;
  } finally {
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
  await sql`analyze projects.case`.execute(system);
}
