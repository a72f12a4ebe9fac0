import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, liesWithin, periodOf, placeOf, text } from '#core/exchange/rules.ts';
import { inReach, regionCode, settleRegion } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { ALLIANCE_FORMS, ALLIANCE_KINDS, CLUSTER_FIELDS, LEVELS } from '#core/programmes/vocabulary.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { orForever } from '../../../platform/database/database.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import type { KnownRow, SheetFault, SheetPort } from '../../../platform/sheets.ts';
import { organisationsPermissions } from '../permissions.ts';

type Row = { id: string } & Record<string, string | null>;

/** 联盟 sheet: told apart by district and name. */
export const alliances: SheetPort = {
  key: 'alliances',
  context: 'organisations',
  may: (actor, region) => organisationsPermissions.ally(actor, { region }),
  sheet: '联盟',
  about: '教育圈、学区、集团、集群、共同体，每个一行，按区和名称对应。',
  columns: [
    {
      key: 'name',
      head: '名称',
      kind: 'text',
      required: true,
      max: 60,
      width: 32,
      note: '联盟全称；同一区内不能重名。',
    },
    {
      key: 'region',
      head: '区',
      kind: 'text',
      choicesFrom: 'regions',
      required: true,
      note: '牵头的区；跨区联盟填 上海市，由市教委导入。',
    },
    {
      key: 'type',
      head: '种类',
      kind: 'choice',
      choices: ALLIANCE_KINDS,
      required: true,
      width: 18,
      note: '从下拉列表中选择。',
    },
    {
      key: 'form',
      head: '形式',
      kind: 'choice',
      choices: ALLIANCE_FORMS,
      required: false,
      width: 18,
      note: '办学形式，可以留空。',
    },
    {
      key: 'field',
      head: '领域',
      kind: 'choice',
      choices: CLUSTER_FIELDS,
      required: false,
      width: 16,
      note: '只有新优质集群和研究共同体填写。',
    },
    { key: 'level', head: '级别', kind: 'choice', choices: LEVELS, required: true, note: '市级或区级。' },
    { key: 'from', head: '成立日期', kind: 'day', required: true, note: '如 2015-09-01。' },
    { key: 'to', head: '解散日期', kind: 'day', required: false, note: '仍在运行的留空。' },
    { key: 'purpose', head: '宗旨', kind: 'text', required: false, max: 500, width: 40, note: '一两句话。' },
  ],
  after: [],
  beside: ['memberships'],
  settle: (world) => (cells) => ({ ...cells, region: settleRegion(world, cells['region']) }),
  keyOf: (cells) => keyFrom(text(cells, 'region'), text(cells, 'name')),
  nameOf: (cells) => text(cells, 'name') ?? '',

  judge: (world) => {
    const members = Map.groupBy(world.all('memberships'), ({ cells }) =>
      keyFrom(text(cells, 'region'), text(cells, 'alliance')),
    );
    return ({ key, cells }) => {
      const faults: SheetFault[] = [];
      const region = text(cells, 'region') ?? '';
      if (!world.register('regions').has(region))
        faults.push({ column: 'region', message: `没有“${region}”这个区，请从下拉列表中选择` });
      else if (!inReach(world, region)) faults.push({ column: 'region', message: `${region}的联盟不在您的职责范围内` });
      if (text(cells, 'field') !== null && !['新优质集群', '研究共同体'].includes(text(cells, 'type') ?? '')) {
        faults.push({ column: 'field', message: '只有新优质集群和研究共同体按问题领域划分，请清空这一格' });
      }
      faults.push(...endsAfterItBegins(cells, 'from', 'to', '解散日期'));
      const life = { name: text(cells, 'name') ?? '', ...periodOf(cells) };
      const broken = members
        .get(key)
        ?.find(
          (member) =>
            world.brought('memberships', member.key) === undefined &&
            liesWithin(member.cells, ['from', 'to'], life).length > 0,
        );
      if (broken !== undefined) {
        const column = life.to === null ? 'from' : 'to';
        faults.push({
          column,
          message: `成员学校 ${text(broken.cells, 'code')} 的期间（${placeOf(world, 'memberships', broken)}）不在其中，请在“联盟成员”表中同时调整`,
        });
      }
      return faults;
    };
  },

  async current(db, region) {
    const { rows } = await sql<Row>`
      select o.id, o.name, o.region, a.type, a.form, a.field, a.level, o.from_day as "from", o.to_day as "to", a.purpose
      from organisations.alliance a join organisations.organisation o on o.id = a.id
      where ${region} in (o.region, ${CITY}) order by o.region, o.name, o.from_day`.execute(db);
    return rows.map(({ id, ...cells }) => ({ id, cells }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      ...cells,
      id,
      region: regionCode(world, cells['region']),
      initials: initialsOf(text(cells, 'name') ?? ''),
      to: orForever(text(cells, 'to')),
    });
    const columns =
      'id uuid, region text, name text, initials text, type text, form text, field text, level text, "from" date, "to" date, purpose text';
    await inBulk(add, values, async (rows) => {
      const r = asTable(rows, columns);
      await sql`insert into organisations.organisation (id, kind, region, name, initials, from_day, to_day)
        select id, 'alliance', region, name, initials, "from", "to" from ${r} r`.execute(tx);
      await sql`insert into organisations.alliance (id, type, form, field, level, purpose) select id, type, form, field, level, purpose from ${r} r`.execute(
        tx,
      );
    });
    await inBulk(change, values, async (rows) => {
      const r = asTable(rows, columns);
      await sql`update organisations.organisation o set from_day = r."from", to_day = r."to", version = o.version + 1 from ${r} r where o.id = r.id`.execute(
        tx,
      );
      await sql`update organisations.alliance a set type = r.type, form = r.form, field = r.field, level = r.level, purpose = r.purpose
        from ${r} r where a.id = r.id`.execute(tx);
    });
  },
};
