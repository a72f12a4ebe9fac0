import { sql } from 'kysely';
import { keyFrom, text } from '#core/exchange/rules.ts';
import { inReach, noSuchUnit, regionCode, settleRegion, settleUnit, unitsOf } from '#core/exchange/unit.ts';
import { CITY } from '#core/identity/actor.ts';
import { STAGES } from '#core/programmes/vocabulary.ts';
import { sentence } from '#core/refusals.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import { initialsOf } from '../../../platform/pinyin.ts';
import type { Cells, Column, KnownRow, SheetFault, SheetPort, World } from '../../../platform/sheets.ts';
import { identityPermissions } from '../permissions.ts';

export const STAFF_NO: Column = {
  key: 'staffNo',
  head: '工号',
  kind: 'code',
  required: true,
  width: 14,
  note: '4 至 20 位字母、数字或连字符，按文本填写；在本区内唯一。',
  form: { pattern: /^[0-9A-Za-z-]{4,20}$/, says: '工号为 4 至 20 位字母、数字或连字符' },
};

export const PERSON_REGION: Column = {
  key: 'region',
  head: '区',
  kind: 'text',
  choicesFrom: 'regions',
  required: false,
  note: '人员登记所在的区；区级用户留空即为本区。',
};

/** 人员 sheet: told apart by staff number within the district. */
export const people: SheetPort = {
  key: 'people',
  context: 'identity',
  may: identityPermissions.keep,
  sheet: '人员',
  about: '校长、教师、干部、教研人员和专家，每人一行，按区和工号对应。没有工号的人员在人员页面登记。',
  columns: [
    STAFF_NO,
    { key: 'name', head: '姓名', kind: 'text', required: true, max: 40, width: 14, note: '姓名。' },
    {
      key: 'unit',
      head: '单位',
      kind: 'text',
      required: true,
      max: 60,
      width: 32,
      note: '人事关系所在单位：学校填标识码，其他单位填全称。',
    },
    { key: 'subject', head: '任教学科', kind: 'text', required: false, max: 20, note: '如 语文。' },
    { key: 'stage', head: '学段', kind: 'choice', choices: STAGES, required: false, note: '从下拉列表中选择。' },
    {
      key: 'phone',
      head: '手机',
      kind: 'code',
      required: false,
      width: 14,
      note: '11 位手机号，按文本填写。',
      form: { pattern: /^1\d{10}$/, says: '手机号为 1 开头的 11 位数字' },
    },
    {
      key: 'email',
      head: '邮箱',
      kind: 'text',
      required: false,
      max: 100,
      width: 24,
      note: '电子邮箱。',
      form: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, says: '邮箱写作 name@example.cn' },
    },
    PERSON_REGION,
  ],
  after: ['schools', 'alliances'],
  settle: (world) => (cells) => {
    const region = settleRegion(world, cells['region']);
    const unit = settleUnit(world, cells['unit'], region);
    return {
      ...cells,
      unit: unit === undefined ? (cells['unit'] ?? null) : unitsOf(world).written(unit),
      region: region ?? unit?.region ?? null,
    };
  },
  keyOf: (cells) => personKey(cells),
  nameOf: (cells) => `${text(cells, 'name') ?? ''}（${text(cells, 'staffNo') ?? ''}）`,

  judge:
    (world) =>
    ({ key, cells }) => {
      const faults: SheetFault[] = [];
      const written = text(cells, 'unit') ?? '';
      const unit = settleUnit(world, written, text(cells, 'region'));
      const was = world.present('people', key);
      const region = text(cells, 'region') ?? '';
      if (unit === undefined) return [{ column: 'unit', message: noSuchUnit(world, written) }];
      if (!world.register('regions').has(region))
        return [{ column: 'region', message: `没有“${region}”这个区，请从下拉列表中选择` }];
      if (!inReach(world, region)) faults.push({ column: 'region', message: `${region}的人员不在您的职责范围内` });
      const stays = was !== undefined && text(was.cells, 'unit') === text(cells, 'unit');
      if (!stays) {
        if (!inReach(world, unit.region))
          faults.push({ column: 'unit', message: `“${unit.name}”属于${unit.region}，不在您的职责范围内` });
        if (unit.kind === 'alliance')
          faults.push({ column: 'unit', message: '联盟不是人事单位，请填写学校或机构；在联盟的职务写在“任职”表' });
        if (unit.to !== null && unit.to <= world.today)
          faults.push({ column: 'unit', message: `“${unit.name}”已于 ${unit.to} 撤销` });
        if (was === undefined && unit.region !== region)
          faults.push({ column: 'region', message: `“${unit.name}”在${unit.region}，与这里写的区不符` });
      }
      return faults;
    },

  async current(db, region) {
    const { rows } = await sql<{ id: string } & Record<string, string | null>>`
      select p.id, p.staff_no as "staffNo", p.name, p.organisation_id as unit, p.subject, p.stage, c.phone, c.email, p.region
      from identity.person p left join identity.contact c on c.region = p.region and c.person_id = p.id
      where p.staff_no is not null and ${region} in (p.region, ${CITY}) order by p.region, p.staff_no`.execute(db);
    return rows.map(({ id, ...cells }) => ({ id, cells }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      ...cells,
      id,
      region: regionCode(world, cells['region']),
      unit: settleUnit(world, cells['unit'], cells['region'])?.id,
      initials: initialsOf(text(cells, 'name') ?? ''),
    });
    const columns =
      'region text, id uuid, name text, initials text, "staffNo" text, unit uuid, subject text, stage text, phone text, email text';
    await inBulk(add, values, async (rows) => {
      const r = asTable(rows, columns);
      await sql`insert into identity.person (region, id, name, initials, staff_no, organisation_id, subject, stage)
        select region, id, name, initials, "staffNo", unit, subject, stage from ${r} r`.execute(tx);
      await sql`insert into identity.contact (region, person_id, phone, email)
        select region, id, phone, email from ${r} r where phone is not null or email is not null`.execute(tx);
    });
    await inBulk(change, values, async (rows) => {
      const r = asTable(rows, columns);
      const done =
        await sql`update identity.person p set name = r.name, initials = r.initials, organisation_id = r.unit, subject = r.subject, stage = r.stage
          from ${r} r where p.region = r.region and p.id = r.id`.execute(tx);
      refuseIfPassedOver(done, rows.length);
      await sql`update identity.contact c set phone = r.phone, email = r.email from ${r} r where c.region = r.region and c.person_id = r.id`.execute(
        tx,
      );
      await sql`insert into identity.contact (region, person_id, phone, email) select r.region, r.id, r.phone, r.email from ${r} r
        where (r.phone is not null or r.email is not null)
          and not exists (select from identity.contact c where c.region = r.region and c.person_id = r.id)`.execute(tx);
    });
  },
};

/** What tells people apart. */
export function personKey(cells: Cells): string {
  return keyFrom(text(cells, 'region'), text(cells, 'staffNo'));
}

/** The person a dated row means, as they will be. */
export function personOf(world: World, cells: Cells): KnownRow | undefined {
  return world.brought('people', personKey(cells)) ?? world.present('people', personKey(cells));
}

const districts = new WeakMap<World, Map<string, string | null>>();

/** The district of a dated row's person: as written, else the importer's own, else that of the only person of the number. */
export function regionOfPerson(world: World, cells: Cells): string | null {
  const settled = settleRegion(world, cells['region']);
  if (settled !== null) return settled;
  let known = districts.get(world);
  if (known === undefined) {
    known = new Map();
    for (const { cells: each } of world.all('people')) {
      const number = text(each, 'staffNo') ?? '';
      known.set(number, known.has(number) ? null : text(each, 'region'));
    }
    districts.set(world, known);
  }
  return known.get(text(cells, 'staffNo') ?? '') ?? null;
}

/**
 * What is wrong with the person of a dated row: unknown, ambiguous, not the one whose name is written beside the number,
 * or the importer's own person.
 */
export function personFaults(world: World, cells: Cells): SheetFault[] {
  const person = personOf(world, cells);
  if (person === undefined) {
    const region = text(cells, 'region');
    const message =
      region === null
        ? '几个区都有这个工号，或没有这个工号；请填写“区”，或先在“人员”表中登记'
        : `${region}没有这个工号的人员；请核对，或先在“人员”表中登记`;
    return [{ column: 'staffNo', message }];
  }
  if (person.id === world.actor.personId) return [{ column: 'staffNo', message: sentence('identity.not-oneself') }];
  const name = text(cells, 'name');
  const known = [text(person.cells, 'name'), text(world.present('people', person.key)?.cells ?? {}, 'name')];
  if (!inReach(world, text(cells, 'region') ?? ''))
    return [{ column: 'region', message: `${text(cells, 'region')}的人员不在您的职责范围内` }];
  return name === null || known.includes(name)
    ? []
    : [
        {
          column: 'name',
          message: `工号 ${text(cells, 'staffNo')} 是“${known[0]}”，与这里写的姓名不符；请检查是否错行`,
        },
      ];
}
