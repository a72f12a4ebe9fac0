import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { wordingOf } from '#core/library/wording.ts';
import type { Passage } from '#core/library/writing.ts';
import type { Database } from '../../src/server/platform/database/database.ts';
import type { School } from './builders.ts';

type Given = {
  readonly school: School;
  readonly title?: string;
  readonly summary?: string;
  readonly passages?: readonly Passage[];
  readonly granted?: '本区' | '全市' | null;
  readonly published?: '本区' | '全市' | null;
};

export type Shelved = { readonly region: string; readonly id: string };

/** An entry of the library, written straight into the tables. */
export async function anEntry({ system }: Database, given: Given): Promise<Shelved> {
  const { school, title = '测试案例', summary = '一段摘要', granted = null, published = null } = given;
  const passages = given.passages ?? [{ heading: '主要做法', text: '测试正文' }];
  const id = randomUUID();
  const { region } = school;
  await system
    .insertInto('library.entry')
    .values({
      region,
      id,
      case_id: randomUUID(),
      organisation_id: school.id,
      call_region: region,
      call_title: '测试征集',
      programme_id: 'test',
      programme_title: '测试计划',
      procedure_name: '测试程序',
      year: 2026,
      title,
      summary,
      passages: JSON.stringify(passages),
      taken_on: '2026-10-01',
      taken_by: randomUUID(),
      taken_by_name: '测试',
      growth: '发现',
      granted,
      published,
      published_on: published === null ? null : '2026-10-02',
    })
    .execute();
  if (granted !== null)
    await sql`insert into library.licence (region, entry_id, number, act, scope, on_day, at, person_id, person_name)
      values (${region}, ${id}, 1, '授权', ${granted}, '2026-10-01', now(), gen_random_uuid(), '测试')`.execute(system);
  const { grams, ...wording } = wordingOf({
    title,
    organisationName: school.name,
    field: null,
    kind: null,
    summary,
    passages,
  });
  await sql`insert into library.wording (region, entry_id, title, about, body, grams)
    values (${region}, ${id}, ${wording.title}, ${wording.about}, ${wording.body}, ${[...grams]}::text[])`.execute(
    system,
  );
  return { region, id };
}
