import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { contract } from '../src/contract/index.ts';
import { wordingOf } from '../src/core/library/wording.ts';
import { entries } from '../src/server/contexts/library/list.ts';
import { hashOf } from '../src/server/platform/authentication.ts';
import { asTable } from '../src/server/platform/database/bulk.ts';
import { asking, type Db, openDatabase } from '../src/server/platform/database/database.ts';
import { inTurn, type Times } from './turns.ts';

const ENTRIES = 10_000;

/** A word that few entries hold, one that a tenth does, one that all do, a long one, and two at once. */
const ASKED = {
  'a rare word': '龙舟',
  'a word in a tenth': '错因',
  'a word in all': '教师',
  'a word of five characters': '整本书阅读',
  'two words': '错因 龙舟',
  'one character': '舟',
} as const;

type Compared = {
  readonly name: string;
  readonly hits: number;
  readonly ours: Times;
  readonly bare: Times;
  readonly scan: Times;
};

/**
 * Ten thousand entries of some 1,500 characters: what a search takes through the server, against its own statement asked with the same
 * eyes, and against `ilike '%…%'` over the same texts with row-level security out of the way.
 */
export async function libraryOf(
  ownerUrl: string,
  { url, cookie }: { url: string; cookie: string },
): Promise<readonly Compared[]> {
  const eyes = { session: hashOf(cookie.slice(cookie.indexOf('=') + 1)) };
  let heard: { readonly sql: string; readonly parameters: readonly unknown[] }[] = [];
  const database = openDatabase(ownerUrl, { log: (query) => heard.push(query) });
  const call = randomUUID();
  const measured: Compared[] = [];
  try {
    await fill(database.system, call);
    for (const [name, text] of Object.entries(ASKED)) {
      heard = [];
      const { total } = await asking(database, eyes, (db) => entries(db, { search: text, page: 1, size: 20 }));
      const [statement] = heard.filter((one) => one.sql.includes('library.entry'));
      if (statement === undefined) throw new Error('the search asked nothing');
      const query = new URLSearchParams({ search: text });
      const terms = text.split(' ').map((term) => `%${term}%`);
      const times = await inTurn(
        {
          ours: async () =>
            (await fetch(`${url}${contract.library.entries.path}?${query}`, { headers: { cookie } })).arrayBuffer(),
          bare: () =>
            asking(database, eyes, (db) =>
              db.executeQuery(CompiledQuery.raw(statement.sql, [...statement.parameters])),
            ),
          scan: () =>
            sql`select e.region, e.id, count(*) over () from library.entry e
              where (select bool_and(e.title || e.summary || e.passages::text ilike term) from unnest(${terms}::text[]) term)
              order by e.taken_on desc, e.id limit 20`.execute(database.system),
        },
        12,
      );
      measured.push({ name, hits: total, ...times });
    }
    return measured;
  } finally {
    await sql`delete from library.wording w using library.entry e where e.region = w.region and e.id = w.entry_id and e.call_title = ${call}`.execute(
      database.system,
    );
    await sql`delete from library.entry where call_title = ${call}`.execute(database.system);
    await database.close();
  }
}

const SENTENCES = [
  '备课组每学期重做两个单元，写清大问题、学习任务和评价。',
  '教师先试教再改，过程记录由同伴互助完成，每月复盘一次。',
  '学生自己选择作业，选错了可以更换，班主任统筹总量。',
  '与街道共同列出社区问题，调查、提出办法并当面汇报。',
  '家长参与的三次会议，依次谈希望、担心和办法。',
  '课间分静区和动区，规则由班级轮流修订，公示三天后执行。',
  '成效以前后对比的数据为证，问卷、访谈和作品齐全。',
  '适合三人以上的团队起步，不需要额外设备，材料可以直接取用。',
];

async function fill(system: Db, call: string): Promise<void> {
  const { rows: schools } = await sql<{ id: string; region: string; name: string }>`
    select id, region, name from organisations.v_organisation where kind = 'school' and to_day = 'infinity' order by id`.execute(
    system,
  );
  for (let from = 0; from < ENTRIES; from += 500) {
    const part = Array.from({ length: 500 }, (_, offset) => told(schools, from + offset));
    await sql`
      insert into library.entry (region, id, case_id, organisation_id, call_region, call_title, programme_id, programme_title, procedure_name, year, title, summary,
        passages, taken_on, taken_by, taken_by_name, growth, granted, published, published_on)
      select region, id, id, "organisationId", '310000', ${call}, 'bench', '基准测试', '基准测试', 2026, title, summary, passages::jsonb, '2026-01-01', id, '基准测试',
        '发现', '全市', '全市', '2026-01-01'
      from ${asTable(part, 'region text, id uuid, "organisationId" uuid, title text, summary text, passages text')} r`.execute(
      system,
    );
    await sql`
      insert into library.wording (region, entry_id, title, about, body, grams)
      select region, id, plain, about, body, array(select json_array_elements_text(grams))
      from ${asTable(part, 'region text, id uuid, plain text, about text, body text, grams json')} r`.execute(system);
  }
  await sql`analyze library.entry, library.wording`.execute(system);
}

function told(
  schools: readonly { readonly id: string; readonly region: string; readonly name: string }[],
  index: number,
) {
  const school = schools[index % schools.length]!;
  const sentences = Array.from(
    { length: 52 },
    (_, at) => SENTENCES[(index * 7 + at * (1 + (index % 5))) % SENTENCES.length]!,
  );
  if (index % 10 === 3) sentences.splice(index % 40, 0, '错因由备课组共同命名，不超过十二个。');
  if (index % 40 === 7) sentences.splice(index % 40, 0, '整本书阅读分导读、推进、交流三课。');
  if (index % 500 === 13) sentences.splice(index % 40, 0, '龙舟课程与错因分析结合。');
  const entry = {
    title: `基准案例${index}`,
    organisationName: school.name,
    field: null,
    kind: null,
    summary: SENTENCES[index % SENTENCES.length]!,
    passages: [0, 13, 26, 39].map((from, at) => ({
      heading: `第${at + 1}部分`,
      text: sentences.slice(from, from + 13).join('\n'),
    })),
  };
  const { title: plain, about, body, grams } = wordingOf(entry);
  return {
    region: school.region,
    id: randomUUID(),
    organisationId: school.id,
    title: entry.title,
    summary: entry.summary,
    passages: JSON.stringify(entry.passages),
    plain,
    about,
    body,
    grams,
  };
}
