import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, liesWithin, overlapping, placeOf, text } from '#core/exchange/rules.ts';
import { inReach, settleRegion, unitsOf } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { MEMBER_ROLES } from '#core/programmes/vocabulary.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { orForever } from '../../../platform/database/database.ts';
import type { Cells, KnownRow, SheetFault, SheetPort, World } from '../../../platform/sheets.ts';
import { organisationsPermissions } from '../permissions.ts';
import { SCHOOL_CODE } from './schools.ts';

type Row = { id: string } & Record<string, string | null>;

/** 联盟成员 sheet: a school in an alliance, in a role, for a while. */
export const memberships: SheetPort = {
  key: 'memberships',
  context: 'organisations',
  may: (actor, region) => organisationsPermissions.ally(actor, { region }),
  endsFirst: true,
  sheet: '联盟成员',
  about: '学校加入联盟的每一段经历一行，按联盟、学校和加入日期对应。',
  columns: [
    {
      key: 'alliance',
      head: '联盟名称',
      kind: 'text',
      required: true,
      max: 60,
      width: 32,
      note: '与“联盟”表中的名称一致。',
    },
    {
      key: 'region',
      head: '区',
      kind: 'text',
      choicesFrom: 'regions',
      required: false,
      note: '联盟所在的区；留空时按名称查找。',
    },
    { key: 'code', head: '学校标识码', required: true, note: '成员学校的标识码。', ...SCHOOL_CODE },
    {
      key: 'schoolName',
      head: '学校名称',
      kind: 'text',
      required: false,
      onlyCompared: true,
      max: 60,
      width: 32,
      note: '只作核对，防止错行；与标识码不符时拒绝导入。',
    },
    { key: 'role', head: '角色', kind: 'choice', choices: MEMBER_ROLES, required: true, note: '从下拉列表中选择。' },
    { key: 'from', head: '加入日期', kind: 'day', required: true, note: '如 2015-09-01。' },
    { key: 'to', head: '退出日期', kind: 'day', required: false, note: '仍是成员的留空。' },
  ],
  after: ['schools', 'alliances'],
  settle: (world) => (cells) => ({ ...cells, region: regionOfAlliance(world, cells) }),
  keyOf: (cells) => keyFrom(text(cells, 'region'), text(cells, 'alliance'), text(cells, 'code'), text(cells, 'from')),
  nameOf: (cells) => `${text(cells, 'schoolName') ?? text(cells, 'code') ?? ''} · ${text(cells, 'alliance') ?? ''}`,

  judge: (world) => {
    const twice = overlapping(world, 'memberships', (cells) =>
      keyFrom(text(cells, 'region'), text(cells, 'alliance'), text(cells, 'code')),
    );
    return (row) => {
      const { cells } = row;
      const faults: SheetFault[] = [];
      const alliance = allianceOf(world, cells);
      const school = unitsOf(world).school(text(cells, 'code') ?? '');
      if (alliance === undefined)
        faults.push({
          column: 'alliance',
          message: `没有找到联盟“${text(cells, 'alliance')}”；请与“联盟”表中的名称和区核对`,
        });
      else if (!inReach(world, alliance.region))
        faults.push({ column: 'alliance', message: `${alliance.region}的联盟不在您的职责范围内` });
      if (school === undefined)
        faults.push({ column: 'code', message: '没有这个标识码的学校；请核对，或先在“学校”表中登记' });
      if (alliance === undefined || school === undefined) return faults;
      if (world.region !== CITY && alliance.region !== school.region) {
        faults.push({ column: 'code', message: `“${school.name}”属于${school.region}；跨区联盟由市教委建立` });
      }
      const name = text(cells, 'schoolName');
      if (
        name !== null &&
        name !== school.name &&
        name !== text(world.present('schools', school.code ?? '')?.cells ?? {}, 'name')
      ) {
        faults.push({
          column: 'schoolName',
          message: `标识码 ${school.code} 是“${school.name}”，与这里写的名称不符；请检查是否错行`,
        });
      }
      faults.push(...endsAfterItBegins(cells, 'from', 'to', '退出日期'));
      faults.push(...liesWithin(cells, ['from', 'to'], school), ...liesWithin(cells, ['from', 'to'], alliance));
      const other = twice(row);
      if (other !== undefined)
        faults.push({
          column: 'from',
          message: `该校在这段时间已是这个联盟的成员（${placeOf(world, 'memberships', other)}）`,
        });
      return faults;
    };
  },

  async current(db, region) {
    const { rows } = await sql<Row>`
      select m.id, o.name as alliance, o.region, s.code, so.name as "schoolName", m.role, m.from_day as "from", m.to_day as "to"
      from organisations.membership m join organisations.organisation o on o.id = m.alliance_id
      join organisations.school s on s.id = m.school_id join organisations.organisation so on so.id = s.id
      where ${region} in (o.region, ${CITY}) order by o.region, o.name, m.from_day, s.code`.execute(db);
    return rows.map(({ id, ...cells }) => ({ id, cells }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      id,
      alliance: allianceOf(world, cells)?.id,
      school: unitsOf(world).school(text(cells, 'code') ?? '')?.id,
      role: text(cells, 'role'),
      from: text(cells, 'from'),
      to: orForever(text(cells, 'to')),
    });
    const columns = 'id uuid, alliance uuid, school uuid, role text, "from" date, "to" date';
    await inBulk(change, values, (rows) =>
      sql`update organisations.membership m set role = r.role, to_day = r."to" from ${asTable(rows, columns)} r where m.id = r.id`.execute(
        tx,
      ),
    );
    await inBulk(add, values, (rows) =>
      sql`insert into organisations.membership (id, alliance_id, school_id, role, from_day, to_day, alliance_from, alliance_to, school_from, school_to)
        select r.id, a.id, s.id, r.role, r."from", r."to", a.from_day, a.to_day, s.from_day, s.to_day
        from ${asTable(rows, columns)} r join organisations.organisation a on a.id = r.alliance join organisations.organisation s on s.id = r.school`.execute(
        tx,
      ),
    );
  },
};

/** The alliance a row means, as it will be. */
function allianceOf(world: World, cells: Cells) {
  const found = unitsOf(world).find(`${text(cells, 'region') ?? ''}/${text(cells, 'alliance') ?? ''}`);
  return found === undefined || found === 'several' || found.kind !== 'alliance' ? undefined : found;
}

/** The district of the alliance: as written, else the importer's, else that of the only alliance of the name. */
function regionOfAlliance(world: World, cells: Cells): string | null {
  const settled = settleRegion(world, cells['region']);
  if (settled !== null) return settled;
  const found = unitsOf(world).find(text(cells, 'alliance') ?? '');
  return found === undefined || found === 'several' ? null : found.region;
}
