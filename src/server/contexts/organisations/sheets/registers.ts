import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Cells, KnownRow } from '../../../platform/sheets.ts';

/** 区划 by name. */
export async function regionRegister(db: Db): Promise<KnownRow[]> {
  const rows = await db.selectFrom('organisations.region').select(['code', 'name']).orderBy('code').execute();
  return rows.map(({ code, name }) => ({ id: code, key: name, cells: { code } }));
}

/** 单位名录: every organisation of the city with its life, the closed ones too. */
export async function organisationRegister(db: Db): Promise<KnownRow[]> {
  const { rows } = await sql<{ id: string } & Cells>`
    select o.id, o.kind, r.name as region, o.name, s.code, o.from_day as "from", o.to_day as "to"
    from organisations.organisation o join organisations.region r on r.code = o.region left join organisations.school s on s.id = o.id`.execute(
    db,
  );
  return rows.map(({ id, ...cells }) => ({ id, key: id, cells }));
}
