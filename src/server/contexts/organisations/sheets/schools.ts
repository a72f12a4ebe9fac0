import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, liesWithin, periodOf, placeOf, text } from '#core/exchange/rules.ts';
import { inReach, regionCode, settleRegion, unitsOf } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { CATEGORIES_OF, type SchoolType } from '#core/organisations/school.ts';
import { OWNERSHIPS, SCHOOL_TYPES } from '#core/programmes/vocabulary.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { orForever } from '../../../platform/database/database.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import type { Column, KnownRow, SheetFault, SheetPort } from '../../../platform/sheets.ts';
import { organisationsPermissions } from '../permissions.ts';
import { organisationRegister, regionRegister } from './registers.ts';

export const SCHOOL_CODE: Pick<Column, 'kind' | 'form' | 'width'> = {
  kind: 'code',
  form: { pattern: /^(11|21|31|34|37|51|91)31\d{6}$/, says: '学校标识码为 10 位数字：2 位类别码、31、6 位顺序码' },
  width: 14,
};

/** 学校 sheet: one row a school, told apart by its code, which never changes. */
export const schools: SheetPort = {
  key: 'schools',
  context: 'organisations',
  may: (actor, region) => organisationsPermissions.register(actor, { region }),
  sheet: '学校',
  about: '每所学校一行，按标识码对应；表中没有的学校不会被删除。',
  columns: [
    { key: 'code', head: '标识码', required: true, note: '10 位学校（机构）标识码，按文本填写。', ...SCHOOL_CODE },
    { key: 'name', head: '名称', kind: 'text', required: true, max: 60, width: 32, note: '学校全称。' },
    {
      key: 'region',
      head: '区',
      kind: 'text',
      choicesFrom: 'districts',
      required: true,
      note: '学校所在的区，如 宝山区。',
    },
    { key: 'town', head: '街镇', kind: 'text', required: false, max: 30, note: '所在街道或镇。' },
    {
      key: 'type',
      head: '类型',
      kind: 'choice',
      choices: SCHOOL_TYPES,
      required: true,
      width: 18,
      note: '从下拉列表中选择。',
    },
    { key: 'ownership', head: '办学性质', kind: 'choice', choices: OWNERSHIPS, required: true, note: '公办或民办。' },
    { key: 'from', head: '开办日期', kind: 'day', required: true, note: '如 2015-09-01。' },
    { key: 'to', head: '撤并日期', kind: 'day', required: false, note: '从这一天起不再办学；在办的学校留空。' },
    {
      key: 'address',
      head: '校区地址',
      kind: 'text',
      required: false,
      max: 100,
      width: 32,
      note: '主校区的地址；其他校区在学校页面登记。',
    },
    {
      key: 'longitude',
      head: '经度',
      kind: 'number',
      required: false,
      lowest: 120.8,
      highest: 122.3,
      note: '主校区经度，如 121.489612。与纬度同时填写。',
    },
    {
      key: 'latitude',
      head: '纬度',
      kind: 'number',
      required: false,
      lowest: 30.6,
      highest: 31.95,
      note: '主校区纬度，如 31.405457。',
    },
    {
      key: 'feature',
      head: '办学特色',
      kind: 'text',
      required: false,
      max: 100,
      width: 24,
      note: '已经确立的办学特色。',
    },
    { key: 'featureSince', head: '特色确立日期', kind: 'day', required: false, note: '填写办学特色时必填。' },
  ],
  after: [],
  beside: ['memberships'],
  registers: {
    regions: regionRegister,
    districts: async (db) => (await regionRegister(db)).filter((row) => row.cells['code'] !== CITY),
    organisations: organisationRegister,
  },
  settle: (world) => (cells) => ({ ...cells, region: settleRegion(world, cells['region']) }),
  keyOf: (cells) => keyFrom(text(cells, 'code')),
  nameOf: (cells) => `${text(cells, 'name') ?? ''}（${text(cells, 'code') ?? ''}）`,

  judge: (world) => {
    const homonyms = Map.groupBy(world.all('schools'), ({ cells }) =>
      keyFrom(text(cells, 'region'), text(cells, 'name')),
    );
    const members = Map.groupBy(world.all('memberships'), ({ cells }) => text(cells, 'code') ?? '');
    return ({ key, cells }) => {
      const faults: SheetFault[] = [];
      const region = text(cells, 'region') ?? '';
      const was = world.present('schools', key);
      if (!world.register('districts').has(region))
        faults.push({ column: 'region', message: `没有“${region}”这个区，请从下拉列表中选择` });
      else if (!inReach(world, region)) faults.push({ column: 'region', message: `${region}不在您的职责范围内` });
      const known = unitsOf(world).school(key);
      if (was === undefined && [...world.register('organisations').values()].some((row) => row.cells['code'] === key)) {
        faults.push({
          column: 'code',
          message: `这个标识码已登记给${known?.name === text(cells, 'name') ? '本校' : '别的学校'}，且不在您的职责范围内`,
        });
      }
      if (was !== undefined && text(was.cells, 'region') !== region)
        faults.push({ column: 'region', message: '学校所在的区不能通过导入修改' });
      faults.push(...typeFits(text(cells, 'code') ?? '', text(cells, 'type') ?? ''));
      faults.push(...endsAfterItBegins(cells, 'from', 'to', '撤并日期'));
      const twin = homonyms
        .get(keyFrom(region, text(cells, 'name')))
        ?.find((other) => other.key !== key && text(other.cells, 'to') === null);
      if (twin !== undefined && text(cells, 'to') === null)
        faults.push({ column: 'name', message: `与标识码 ${twin.key} 的学校同名；请核对标识码，或写明区别` });
      if (((cells['longitude'] ?? null) !== null) !== ((cells['latitude'] ?? null) !== null))
        faults.push({ column: 'latitude', message: '经度和纬度应同时填写' });
      if ((cells['longitude'] ?? null) !== null && text(cells, 'address') === null)
        faults.push({ column: 'address', message: '填写经纬度时请同时填写校区地址' });
      if ((text(cells, 'feature') === null) !== (text(cells, 'featureSince') === null))
        faults.push({ column: 'featureSince', message: '办学特色和特色确立日期应同时填写' });
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
          message: `该校是联盟“${text(broken.cells, 'alliance')}”的成员（${placeOf(world, 'memberships', broken)}），请在“联盟成员”表中同时调整`,
        });
      }
      return faults;
    };
  },

  async current(db, region) {
    const { rows } = await sql<Row>`
      select o.id, s.code, o.name, o.region, s.town, s.type, s.ownership, o.from_day as "from", o.to_day as "to", c.address, c.longitude,
        c.latitude, s.feature, s.feature_since as "featureSince"
      from organisations.school s join organisations.organisation o on o.id = s.id
      left join organisations.campus c on c.school_id = s.id and c.main
      where ${region} in (o.region, ${CITY}) order by s.code`.execute(db);
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
    const columns = `id uuid, region text, name text, initials text, "from" date, "to" date, code text, type text, ownership text, town text, feature text,
      "featureSince" date, address text, longitude float8, latitude float8`;
    await inBulk(add, values, async (rows) => {
      const r = asTable(rows, columns);
      await sql`insert into organisations.organisation (id, kind, region, name, initials, from_day, to_day)
        select id, 'school', region, name, initials, "from", "to" from ${r} r`.execute(tx);
      await sql`insert into organisations.school (id, code, type, ownership, town, feature, feature_since)
        select id, code, type, ownership, town, feature, "featureSince" from ${r} r`.execute(tx);
      await sql`insert into organisations.campus (id, school_id, name, address, longitude, latitude, main)
        select gen_random_uuid(), id, '主校区', address, longitude, latitude, true from ${r} r where address is not null`.execute(
        tx,
      );
    });
    await inBulk(change, values, async (rows) => {
      const r = asTable(rows, columns);
      await sql`update organisations.organisation o set name = r.name, initials = r.initials, from_day = r."from", to_day = r."to", version = o.version + 1
        from ${r} r where o.id = r.id`.execute(tx);
      await sql`update organisations.school s set type = r.type, ownership = r.ownership, town = r.town, feature = r.feature, feature_since = r."featureSince"
        from ${r} r where s.id = r.id`.execute(tx);
      await sql`update organisations.campus c set address = r.address, longitude = r.longitude, latitude = r.latitude
        from ${r} r where c.school_id = r.id and c.main and r.address is not null`.execute(tx);
      await sql`delete from organisations.campus c using ${r} r where c.school_id = r.id and c.main and r.address is null`.execute(
        tx,
      );
      await sql`insert into organisations.campus (id, school_id, name, address, longitude, latitude, main)
        select gen_random_uuid(), r.id, '主校区', r.address, r.longitude, r.latitude, true from ${r} r
        where r.address is not null and not exists (select from organisations.campus c where c.school_id = r.id and c.main)`.execute(
        tx,
      );
    });
  },
};

type Row = { id: string } & Record<string, string | number | null>;

function typeFits(code: string, type: string): SheetFault[] {
  const categories = CATEGORIES_OF[type as SchoolType];
  return categories.includes(code.slice(0, 2))
    ? []
    : [
        {
          column: 'type',
          message: `“${type}”的标识码应以 ${categories.join(' 或 ')} 开头，与 ${code} 不符；请核对类型和标识码`,
        },
      ];
}
