import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, overlapping, placeOf, text } from '#core/exchange/rules.ts';
import { regionCode } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { type Db, orForever } from '../../../platform/database/database.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import type { Cells, KnownRow, SheetFault, SheetPort, World } from '../../../platform/sheets.ts';
import { identityPermissions } from '../permissions.ts';
import { PERSON_REGION, personFaults, personKey, personOf, regionOfPerson, STAFF_NO } from './people.ts';

/** 称号 sheet: a title a person holds, for a while. */
export const titles: SheetPort = {
  key: 'titles',
  context: 'identity',
  may: identityPermissions.keep,
  sheet: '称号',
  about: '特级校长、特级教师、学科带头人等，每次取得一行，按人员、称号和取得日期对应。',
  columns: [
    STAFF_NO,
    {
      key: 'name',
      head: '姓名',
      kind: 'text',
      required: false,
      onlyCompared: true,
      max: 40,
      width: 14,
      note: '只作核对，防止错行；与工号不符时拒绝导入。',
    },
    {
      key: 'title',
      head: '称号',
      kind: 'text',
      choicesFrom: 'titles',
      required: true,
      max: 30,
      width: 18,
      note: '从下拉列表中选择；各区的称号由平台登记。',
    },
    { key: 'subject', head: '学科', kind: 'text', required: false, max: 20, note: '如 数学。' },
    { key: 'from', head: '取得日期', kind: 'day', required: true, note: '如 2019-12-01。' },
    { key: 'to', head: '失效日期', kind: 'day', required: false, note: '仍有效的留空。' },
    PERSON_REGION,
  ],
  after: ['people'],
  registers: { titles: titleRegister },
  settle: (world) => (cells) => ({ ...cells, region: regionOfPerson(world, cells) }),
  keyOf: (cells) => keyFrom(personKey(cells), text(cells, 'title'), text(cells, 'from')),
  nameOf: (cells) => `${text(cells, 'name') ?? text(cells, 'staffNo') ?? ''} · ${text(cells, 'title') ?? ''}`,

  judge: (world) => {
    const twice = overlapping(world, 'titles', (cells) => keyFrom(personKey(cells), text(cells, 'title')));
    return (row) => {
      const faults: SheetFault[] = personFaults(world, row.cells);
      if (titleOf(world, row.cells) === undefined) {
        const names = [...world.register('titles').values()].filter(({ cells }) =>
          [null, regionCode(world, row.cells['region'])].includes(text(cells, 'region')),
        );
        faults.push({
          column: 'title',
          message: `没有“${text(row.cells, 'title')}”这个称号，可选：${names.map(({ cells }) => text(cells, 'name')).join('、')}`,
        });
      }
      faults.push(...endsAfterItBegins(row.cells, 'from', 'to', '失效日期'));
      const other = twice(row);
      if (other !== undefined)
        faults.push({ column: 'from', message: `此人在这段时间已有同一称号（${placeOf(world, 'titles', other)}）` });
      return faults;
    };
  },

  async current(db, region) {
    const { rows } = await sql<{ id: string } & Record<string, string | null>>`
      select t.id, p.staff_no as "staffNo", p.name, k.name as title, t.subject, t.from_day as "from", t.to_day as "to", t.region
      from identity.title t join identity.person p on p.region = t.region and p.id = t.person_id join identity.title_kind k on k.id = t.title_id
      where p.staff_no is not null and ${region} in (t.region, ${CITY}) order by t.region, p.staff_no, t.from_day, k.rank`.execute(
      db,
    );
    return rows.map(({ id, ...cells }) => ({ id, cells }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      id,
      region: regionCode(world, cells['region']),
      person: personOf(world, cells)?.id,
      title: titleOf(world, cells)?.id,
      subject: text(cells, 'subject'),
      from: text(cells, 'from'),
      to: orForever(text(cells, 'to')),
    });
    const columns = 'region text, id uuid, person uuid, title uuid, subject text, "from" date, "to" date';
    await inBulk(change, values, async (rows) => {
      const done =
        await sql`update identity.title t set subject = r.subject, to_day = r."to" from ${asTable(rows, columns)} r where t.region = r.region and t.id = r.id`.execute(
          tx,
        );
      refuseIfPassedOver(done, rows.length);
    });
    await inBulk(add, values, (rows) =>
      sql`insert into identity.title (region, id, person_id, title_id, subject, from_day, to_day)
        select region, id, person, title, subject, "from", "to" from ${asTable(rows, columns)} r`.execute(tx),
    );
  },
};

/** Title kinds by district and name; those of the whole city under an empty district. */
async function titleRegister(db: Db): Promise<KnownRow[]> {
  const rows = await db.selectFrom('identity.title_kind').select(['id', 'name', 'region']).orderBy('rank').execute();
  return rows.map(({ id, name, region }) => ({ id, key: keyFrom(region, name), cells: { name, region } }));
}

/** The title a row names: the district's own before the city's. */
function titleOf(world: World, cells: Cells): KnownRow | undefined {
  const kinds = world.register('titles');
  return (
    kinds.get(keyFrom(regionCode(world, cells['region']), text(cells, 'title'))) ??
    kinds.get(keyFrom(null, text(cells, 'title')))
  );
}
