import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, liesWithin, overlapping, placeOf, text } from '#core/exchange/rules.ts';
import { inReach, noSuchUnit, regionCode, settleRegion, settleUnit, unitsOf } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { LEVELS } from '#core/programmes/vocabulary.ts';
import { asTable, inBulk } from '../../platform/database/bulk.ts';
import { type Db, orForever } from '../../platform/database/database.ts';
import type { KnownRow, SheetFault, SheetPort } from '../../platform/sheets.ts';
import { definitionIn } from '../projects/public.ts';
import { programmesPermissions } from './permissions.ts';

/** 计划参与 sheet: an organisation takes part in a programme, in a role, for a while. */
const participation: SheetPort = {
  key: 'participation',
  context: 'programmes',
  may: (actor, region) => programmesPermissions.enrol(actor, { region }),
  endsFirst: true,
  sheet: '计划参与',
  about: '单位参加行动计划的每一段经历一行，按计划、身份、单位和参加日期对应。',
  columns: [
    {
      key: 'programme',
      head: '计划编号',
      kind: 'text',
      choicesFrom: 'programmes',
      required: true,
      max: 60,
      width: 28,
      note: '计划的编号，如 baoshan-groups-2015。',
    },
    {
      key: 'role',
      head: '身份',
      kind: 'text',
      required: true,
      max: 30,
      width: 16,
      note: '计划中规定的参与身份，如 项目学校。',
    },
    { key: 'unit', head: '单位', kind: 'text', required: true, max: 60, width: 32, note: '学校填标识码，联盟填全称。' },
    { key: 'level', head: '级别', kind: 'choice', choices: LEVELS, required: false, note: '市级或区级，可以留空。' },
    { key: 'batch', head: '批次', kind: 'text', required: false, max: 30, note: '如 第一批。' },
    { key: 'from', head: '参加日期', kind: 'day', required: true, note: '如 2016-09-01。' },
    { key: 'to', head: '退出日期', kind: 'day', required: false, note: '仍在参加的留空。' },
  ],
  after: ['schools', 'alliances'],
  registers: { programmes: programmeRegister },
  settle: (world) => (cells) => {
    const unit = settleUnit(world, cells['unit'], settleRegion(world, null));
    return { ...cells, unit: unit === undefined ? (cells['unit'] ?? null) : unitsOf(world).written(unit) };
  },
  keyOf: (cells) => keyFrom(text(cells, 'programme'), text(cells, 'role'), text(cells, 'unit'), text(cells, 'from')),
  nameOf: (cells) => `${text(cells, 'unit') ?? ''} · ${text(cells, 'role') ?? ''}`,

  judge: (world) => {
    const twice = overlapping(world, 'participation', (cells) =>
      keyFrom(text(cells, 'programme'), text(cells, 'role'), text(cells, 'unit')),
    );
    return (row) => {
      const { cells } = row;
      const faults: SheetFault[] = [];
      const programme = world.register('programmes').get(text(cells, 'programme') ?? '');
      const unit = settleUnit(world, cells['unit'], settleRegion(world, null));
      if (programme === undefined)
        faults.push({ column: 'programme', message: `没有已发布的计划“${text(cells, 'programme')}”；请填写计划编号` });
      if (unit === undefined)
        return [...faults, { column: 'unit', message: noSuchUnit(world, text(cells, 'unit') ?? '') }];
      if (programme !== undefined) {
        const { title, region } = programme.cells;
        if (world.region !== CITY && region !== world.region)
          faults.push({ column: 'programme', message: `“${String(title)}”不是本区的计划，参加单位由其牵头部门办理` });
        else if (region !== CITY && region !== regionCode(world, unit.region))
          faults.push({ column: 'unit', message: `“${unit.name}”属于${unit.region}，不在这项计划的地区` });
        const role = text(cells, 'role') ?? '';
        const kind = programme.cells[`role:${role}`];
        if (kind === undefined) {
          const roles = Object.keys(programme.cells)
            .filter((key) => key.startsWith('role:'))
            .map((key) => key.slice('role:'.length));
          faults.push({
            column: 'role',
            message: `计划“${text(programme.cells, 'title')}”没有“${role}”这个身份，可选：${roles.join('、')}`,
          });
        } else if (kind !== null && kind !== unit.kind) {
          faults.push({
            column: 'unit',
            message: `“${role}”由${kind === 'alliance' ? '联盟' : '学校'}担任，“${unit.name}”不是`,
          });
        }
      }
      if (!inReach(world, unit.region))
        faults.push({ column: 'unit', message: `“${unit.name}”属于${unit.region}，不在您的职责范围内` });
      faults.push(...endsAfterItBegins(cells, 'from', 'to', '退出日期'), ...liesWithin(cells, ['from', 'to'], unit));
      const other = twice(row);
      if (other !== undefined)
        faults.push({
          column: 'from',
          message: `该单位在这段时间已以同一身份参加（${placeOf(world, 'participation', other)}）`,
        });
      return faults;
    };
  },

  async current(db, region) {
    const { rows } = await sql<{ id: string } & Record<string, string | null>>`
      select p.id, p.programme_id as programme, p.role, p.organisation_id as unit, p.level, p.batch, p.from_day as "from", p.to_day as "to"
      from programmes.participation p join organisations.v_organisation o on o.id = p.organisation_id
      where ${region} in (o.region, ${CITY}) order by p.programme_id, p.role, o.region, o.name, p.from_day`.execute(db);
    return rows.map(({ id, ...cells }) => ({ id, cells }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      ...cells,
      id,
      unit: settleUnit(world, cells['unit'], settleRegion(world, null))?.id,
      to: orForever(text(cells, 'to')),
    });
    const columns = 'id uuid, programme text, role text, unit uuid, level text, batch text, "from" date, "to" date';
    await inBulk(change, values, (rows) =>
      sql`update programmes.participation p set level = r.level, batch = r.batch, to_day = r."to" from ${asTable(rows, columns)} r where p.id = r.id`.execute(
        tx,
      ),
    );
    await inBulk(add, values, (rows) =>
      sql`insert into programmes.participation (id, programme_id, role, organisation_id, level, batch, from_day, to_day, organisation_from, organisation_to)
        select r.id, r.programme, r.role, o.id, r.level, r.batch, r."from", r."to", o.from_day, o.to_day
        from ${asTable(rows, columns)} r join organisations.v_organisation o on o.id = r.unit`.execute(tx),
    );
  },
};

export const programmesSheets: readonly SheetPort[] = [participation];

/** Published programmes by id; each role with the kind of organisation it is for (nothing: any). */
async function programmeRegister(db: Db): Promise<KnownRow[]> {
  const { rows } = await sql<{ id: string; version: number; title: string; region: string; yaml: string }>`
    select distinct on (id) id, version, title, region, yaml from programmes.definition order by id, version desc`.execute(
    db,
  );
  return rows.map(({ id, version, title, region, yaml }) => {
    const { participants = [] } = definitionIn({ id, version, yaml });
    const roles = participants.map(({ role, who }): [string, string | null] => [
      `role:${role}`,
      who?.organisation ?? null,
    ]);
    return { id, key: id, cells: { title, region, ...Object.fromEntries(roles) } };
  });
}
