import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, liesWithin, overlapping, placeOf, text } from '#core/exchange/rules.ts';
import { inReach, unitsOf } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { orForever } from '../../../platform/database/database.ts';
import type { KnownRow, SheetPort } from '../../../platform/sheets.ts';
import { organisationsPermissions } from '../permissions.ts';
import { SCHOOL_CODE } from './schools.ts';

type Row = { id: string } & Record<string, string | null>;

/** 达标认定 sheet: when a school reached the city's basic standard, and until when. */
export const standards: SheetPort = {
  key: 'standards',
  context: 'organisations',
  may: (actor, region) => organisationsPermissions.register(actor, { region }),
  sheet: '达标认定',
  about: '学校达到义务教育学校办学基本标准的认定，每次认定一行，按标识码和达标日期对应。',
  columns: [
    { key: 'code', head: '标识码', required: true, note: '学校标识码。', ...SCHOOL_CODE },
    { key: 'from', head: '达标日期', kind: 'day', required: true, note: '如 2016-12-20。' },
    { key: 'to', head: '撤销日期', kind: 'day', required: false, note: '认定仍有效的留空。' },
    {
      key: 'document',
      head: '依据文件',
      kind: 'text',
      required: false,
      max: 100,
      width: 40,
      note: '认定文件的名称或文号。',
    },
  ],
  after: ['schools'],
  keyOf: (cells) => keyFrom(text(cells, 'code'), text(cells, 'from')),
  nameOf: (cells) => `${text(cells, 'code') ?? ''} ${text(cells, 'from') ?? ''}达标`,

  judge: (world) => {
    const twice = overlapping(world, 'standards', (cells) => text(cells, 'code'));
    return (row) => {
      const school = unitsOf(world).school(text(row.cells, 'code') ?? '');
      if (school === undefined)
        return [{ column: 'code', message: '没有这个标识码的学校；请核对，或先在“学校”表中登记' }];
      if (!inReach(world, school.region))
        return [{ column: 'code', message: `“${school.name}”属于${school.region}，不在您的职责范围内` }];
      const other = twice(row);
      return [
        ...endsAfterItBegins(row.cells, 'from', 'to', '撤销日期'),
        ...liesWithin(row.cells, ['from', 'to'], { ...school, to: null }),
        ...(other === undefined
          ? []
          : [{ column: 'from', message: `该校在这段时间已认定达标（${placeOf(world, 'standards', other)}）` }]),
      ];
    };
  },

  async current(db, region) {
    const { rows } = await sql<Row>`
      select t.id, s.code, t.from_day as "from", t.to_day as "to", t.document
      from organisations.standard_reached t join organisations.school s on s.id = t.school_id join organisations.organisation o on o.id = s.id
      where ${region} in (o.region, ${CITY}) order by s.code, t.from_day`.execute(db);
    return rows.map(({ id, ...cells }) => ({ id, cells }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      id,
      school: unitsOf(world).school(text(cells, 'code') ?? '')?.id,
      from: text(cells, 'from'),
      to: orForever(text(cells, 'to')),
      document: text(cells, 'document'),
    });
    const columns = 'id uuid, school uuid, "from" date, "to" date, document text';
    await inBulk(change, values, (rows) =>
      sql`update organisations.standard_reached t set to_day = r."to", document = r.document from ${asTable(rows, columns)} r where t.id = r.id`.execute(
        tx,
      ),
    );
    await inBulk(add, values, (rows) =>
      sql`insert into organisations.standard_reached (id, school_id, from_day, to_day, document)
        select id, school, "from", "to", document from ${asTable(rows, columns)} r`.execute(tx),
    );
  },
};
