import { randomUUID } from 'node:crypto';
import { CITY } from '#core/identity/actor.ts';
import type { Day } from '#core/kernel/day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Db, orForever } from '../../platform/database/database.ts';
import { initialsOf } from '../../platform/pinyin.ts';
import * as store from './store.ts';

// What commands about alliances do to the registry, for those of other contexts that may: whoever calls has asked for permission.

type Founded = {
  readonly region: string;
  readonly name: string;
  readonly kind: string;
  readonly form: string | null;
  readonly field: string | null;
  readonly purpose: string | null;
  readonly foundedOn: Day;
};

/** 成立联盟. One that spans districts belongs to the city and is at city level. Refuses a name its district has already. */
export async function foundAllianceIn(tx: Db, founded: Founded): Promise<string> {
  const { region, name, kind, form, field, purpose, foundedOn } = founded;
  fitField(kind, field);
  await keepNameUnique(tx, region, name);
  const id = randomUUID();
  await tx
    .insertInto('organisations.organisation')
    .values({ id, kind: 'alliance', region, name, initials: initialsOf(name), from_day: foundedOn })
    .execute();
  await tx
    .insertInto('organisations.alliance')
    .values({ id, type: kind, form, field, level: region === CITY ? '市级' : '区级', purpose })
    .execute();
  return id;
}

export function fitField(kind: string, field: string | null): void {
  if (field !== null && kind !== '新优质集群' && kind !== '研究共同体')
    throw new Refusal('invalid', 'organisations.field-needs-cluster');
}

/** Two alliances of one name in one district could not be told apart in a workbook. Serialisable, so two at once cannot slip through. */
export async function keepNameUnique(tx: Db, region: string, name: string): Promise<void> {
  const taken = await tx
    .selectFrom('organisations.organisation')
    .select('id')
    .where('kind', '=', 'alliance')
    .where('region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refusal('conflict', 'organisations.alliance-name-taken');
}

type Admitted = {
  readonly schoolId: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day | null;
};

/**
 * 吸收成员校, dated, within the life of both. Without an end it runs as long as the shorter of the two lives. That a school is a
 * member once at a time, the constraint `membership_once` holds.
 */
export async function admitMemberIn(
  tx: Db,
  alliance: Pick<store.Lived, 'id' | 'region' | 'from' | 'to'>,
  { schoolId, role, from, to }: Admitted,
): Promise<string> {
  const school = await store.school(tx, schoolId);
  if (school === undefined) throw new Refusal('not-found', 'platform.not-found');
  if (alliance.region !== CITY && school.region !== alliance.region)
    throw new Refusal('conflict', 'organisations.other-region');
  if (to !== null && to <= from) throw new Refusal('invalid', 'organisations.ends-before-begins', { from });
  const end = to ?? earlier(alliance.to, school.to);
  if (!isWithin(alliance, from, end))
    throw new Refusal('invalid', 'organisations.outside-alliance-life', {
      from: alliance.from,
      to: alliance.to ?? '今',
    });
  if (!isWithin(school, from, end))
    throw new Refusal('invalid', 'organisations.outside-school-life', { from: school.from, to: school.to ?? '今' });
  const id = randomUUID();
  await tx
    .insertInto('organisations.membership')
    .values({
      id,
      alliance_id: alliance.id,
      school_id: schoolId,
      role,
      from_day: from,
      to_day: orForever(end),
      alliance_from: alliance.from,
      alliance_to: orForever(alliance.to),
      school_from: school.from,
      school_to: orForever(school.to),
    })
    .execute();
  return id;
}

/** Whether `[from, end)` lies in the life of the alliance or school; without an end only in a life without one. */
const isWithin = (life: Pick<store.Lived, 'from' | 'to'>, from: string, end: string | null): boolean =>
  from >= life.from && (life.to === null || (from < life.to && end !== null && end <= life.to));

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

/** 成员校退出 on the day: what only began that day never was. */
export async function endMembershipIn(tx: Db, allianceId: string, schoolId: string, on: Day): Promise<void> {
  await tx
    .deleteFrom('organisations.membership')
    .where('alliance_id', '=', allianceId)
    .where('school_id', '=', schoolId)
    .where('from_day', '>=', on)
    .execute();
  await tx
    .updateTable('organisations.membership')
    .set({ to_day: on })
    .where('alliance_id', '=', allianceId)
    .where('school_id', '=', schoolId)
    .where('to_day', '>', on)
    .execute();
}

type Established = {
  readonly organisationId: string;
  readonly name: string;
  readonly kind: string;
  readonly level: string;
  readonly programmeId: string | null;
  readonly bodyKey: string | null;
  readonly from: Day;
};

/** 建立机构. */
export async function establishBodyIn(
  tx: Db,
  { organisationId, name, kind, level, programmeId, bodyKey, from }: Established,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('organisations.body')
    .values({
      id,
      organisation_id: organisationId,
      name,
      initials: initialsOf(name),
      kind,
      level,
      programme_id: programmeId,
      body_key: programmeId === null ? null : bodyKey,
      from_day: from,
    })
    .execute();
  return id;
}
