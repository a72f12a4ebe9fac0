import { sql } from 'kysely';
import { endsAfterItBegins, keyFrom, liesWithin, overlapping, placeOf, text } from '#core/exchange/rules.ts';
import { inReach, noSuchUnit, regionCode, settleUnit, unitsOf } from '#core/exchange/unit.ts';
import { CITY, holds } from '#core/identity/actor.ts';
import {
  OFFICES,
  ORGANISATION_KINDS,
  type OrganisationKind,
  POST_KINDS,
  type PostKind,
  SEPARATED,
} from '#core/identity/post.ts';
import { asTable, inBulk } from '../../../platform/database/bulk.ts';
import { orForever } from '../../../platform/database/database.ts';
import { refuseIfPassedOver } from '../../../platform/database/passed-over.ts';
import type { KnownRow, SheetFault, SheetPort } from '../../../platform/sheets.ts';
import { identityPermissions } from '../permissions.ts';
import { PERSON_REGION, personFaults, personKey, personOf, regionOfPerson, STAFF_NO } from './people.ts';

const KINDS = Object.keys(POST_KINDS) as PostKind[];
const kindNamed = new Map<string, PostKind>(KINDS.map((kind) => [POST_KINDS[kind].name, kind]));
const separatedNames = new Set<string>(SEPARATED.map((kind) => POST_KINDS[kind].name));

/** 任职 sheet: a post a person holds at an organisation, for a while. */
export const posts: SheetPort = {
  key: 'posts',
  context: 'identity',
  may: identityPermissions.keep,
  sheet: '任职',
  about: '每段任职一行，按人员、岗位、单位和任职日期对应。',
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
      key: 'kind',
      head: '岗位',
      kind: 'choice',
      choices: [...kindNamed.keys()],
      required: true,
      width: 18,
      note: '从下拉列表中选择。',
    },
    {
      key: 'unit',
      head: '单位',
      kind: 'text',
      required: true,
      max: 60,
      width: 32,
      note: '学校填标识码，其他单位填全称。',
    },
    {
      key: 'office',
      head: '科室',
      kind: 'choice',
      choices: OFFICES,
      required: false,
      note: '只有市、区教育行政部门的岗位填写。',
    },
    { key: 'from', head: '任职日期', kind: 'day', required: true, note: '如 2020-09-01。' },
    { key: 'to', head: '卸任日期', kind: 'day', required: false, note: '从这一天起不再任职；在任的留空。' },
    PERSON_REGION,
  ],
  after: ['people'],
  settle: (world) => (cells) => {
    const region = regionOfPerson(world, cells);
    const unit = settleUnit(world, cells['unit'], region);
    return { ...cells, region, unit: unit === undefined ? (cells['unit'] ?? null) : unitsOf(world).written(unit) };
  },
  keyOf: (cells) => keyFrom(personKey(cells), text(cells, 'kind'), text(cells, 'unit'), text(cells, 'from')),
  nameOf: (cells) => `${text(cells, 'name') ?? text(cells, 'staffNo') ?? ''} · ${text(cells, 'kind') ?? ''}`,

  judge: (world) => {
    const twice = overlapping(world, 'posts', (cells) =>
      keyFrom(personKey(cells), text(cells, 'kind'), text(cells, 'unit')),
    );
    const separated = overlapping(world, 'posts', (cells) =>
      separatedNames.has(text(cells, 'kind') ?? '') ? personKey(cells) : null,
    );
    const mayAppointAdministrators = holds(
      world.actor,
      ['system-admin', 'security-admin'],
      (post) => post.region === CITY || post.region === world.region,
    );
    return (row) => {
      const { cells } = row;
      const faults: SheetFault[] = personFaults(world, cells);
      const kind = kindNamed.get(text(cells, 'kind') ?? '');
      const unit = settleUnit(world, cells['unit'], cells['region']);
      if (unit === undefined || kind === undefined)
        return [...faults, { column: 'unit', message: noSuchUnit(world, text(cells, 'unit') ?? '') }];
      const { name, at } = POST_KINDS[kind];
      if (!inReach(world, unit.region))
        faults.push({ column: 'unit', message: `“${unit.name}”属于${unit.region}，不在您的职责范围内` });
      if (!(at as readonly OrganisationKind[]).includes(unit.kind)) {
        faults.push({
          column: 'kind',
          message: `“${name}”只能设在${at.map((each) => ORGANISATION_KINDS[each]).join('、')}，“${unit.name}”是${ORGANISATION_KINDS[unit.kind]}`,
        });
      }
      if (text(cells, 'office') !== null && unit.kind !== 'bureau' && unit.kind !== 'commission') {
        faults.push({ column: 'office', message: '只有市、区教育行政部门的岗位有科室，请清空这一格' });
      }
      if (SEPARATED.includes(kind) && !mayAppointAdministrators)
        faults.push({ column: 'kind', message: `“${name}”由系统管理员或安全管理员任命` });
      faults.push(...endsAfterItBegins(cells, 'from', 'to', '卸任日期'), ...liesWithin(cells, ['from', 'to'], unit));
      const other = twice(row);
      if (other !== undefined)
        faults.push({ column: 'from', message: `此人在这段时间已担任同一岗位（${placeOf(world, 'posts', other)}）` });
      const rival = separated(row);
      if (rival !== undefined && rival.cells['kind'] !== cells['kind']) {
        faults.push({
          column: 'kind',
          message: `三员分立：此人在这段时间是${text(rival.cells, 'kind')}（${placeOf(world, 'posts', rival)}），不能兼任`,
        });
      }
      return faults;
    };
  },

  async current(db, region) {
    const { rows } = await sql<{ id: string; kind: PostKind } & Record<string, string | null>>`
      select q.id, p.staff_no as "staffNo", p.name, q.kind, q.organisation_id as unit, q.office, q.from_day as "from", q.to_day as "to", q.region
      from identity.post q join identity.person p on p.region = q.region and p.id = q.person_id
      where p.staff_no is not null and ${region} in (q.region, ${CITY}) order by q.region, p.staff_no, q.from_day, q.kind`.execute(
      db,
    );
    return rows.map(({ id, ...cells }) => ({ id, cells: { ...cells, kind: POST_KINDS[cells.kind].name } }));
  },

  async write(tx, { add, change }, world) {
    const values = ({ id, cells }: KnownRow) => ({
      id,
      region: regionCode(world, cells['region']),
      person: personOf(world, cells)?.id,
      kind: kindNamed.get(text(cells, 'kind') ?? ''),
      unit: settleUnit(world, cells['unit'], cells['region'])?.id,
      office: text(cells, 'office'),
      from: text(cells, 'from'),
      to: orForever(text(cells, 'to')),
    });
    const columns = 'region text, id uuid, person uuid, kind text, unit uuid, office text, "from" date, "to" date';
    await inBulk(change, values, async (rows) => {
      const done =
        await sql`update identity.post q set office = r.office, to_day = r."to" from ${asTable(rows, columns)} r where q.region = r.region and q.id = r.id`.execute(
          tx,
        );
      refuseIfPassedOver(done, rows.length);
    });
    await inBulk(add, values, (rows) =>
      sql`insert into identity.post (region, id, person_id, kind, organisation_id, office, from_day, to_day)
        select region, id, person, kind, unit, office, "from", "to" from ${asTable(rows, columns)} r`.execute(tx),
    );
  },
};
