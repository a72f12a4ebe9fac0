import { sql } from 'kysely';
import type { libraryRoutes } from '#contract/library.ts';
import type { Output } from '#contract/route.ts';
import { growsTo } from '#core/library/growth.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Db } from '../../platform/database/database.ts';
import { said } from '../../platform/http/allowed.ts';
import { entitledCases } from './cases.ts';
import { libraryPermissions as permitted } from './permissions.ts';
import type { Key } from './store.ts';

export type Entry = Output<typeof libraryRoutes.entry>;
type Row = Omit<Entry, 'growsTo' | 'materials' | 'stages' | 'licences' | 'courses' | 'can'> & {
  readonly callRegion: string;
  readonly caseSeen: boolean;
};

/** One entry with everything that belongs to it, as the asking eyes see it. */
export async function entryReport(db: Db, { actor }: Caller, key: Key): Promise<Entry | undefined> {
  const { rows } = await sql<Row>`
    select e.region, e.id, e.case_id as "caseId", e.title, e.organisation_id as "organisationId", o.kind as "organisationKind", o.name as "organisationName", r.name as "regionName",
      e.programme_id as "programmeId", e.programme_title as "programmeTitle", e.procedure_name as "procedureName", e.call_title as "callTitle", e.call_region as "callRegion", e.year,
      e.kind, e.field, e.summary, e.passages, e.taken_on as "takenOn", e.taken_by_name as "takenByName", e.growth, e.granted, e.published, e.published_on as "publishedOn", e.version,
      e.region = any ((select library.my_regions())::text[]) or e.organisation_id = any ((select library.my_organisations())::uuid[]) as inside,
      exists (select from projects.v_case c where c.region = e.region and c.id = e.case_id) as "caseSeen"
    from library.entry e join organisations.v_organisation o on o.id = e.organisation_id join organisations.v_region r on r.code = e.region
    where e.region = ${key.region} and e.id = ${key.id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { callRegion, caseSeen, ...entry } = row;
  const kept = { ...entry, callRegion };
  const edit = permitted.edit(actor, kept);
  const cultivate = permitted.cultivate(actor, kept);
  return {
    ...entry,
    // Who took it in, and what its school allows beyond what is published, is not for those who only read.
    ...(entry.inside ? {} : { takenByName: null, granted: null }),
    growsTo: [...growsTo(entry.growth)],
    materials: await materialsOf(db, key),
    stages: await stagesOf(db, key),
    licences: await licencesOf(db, key),
    courses: await coursesOf(db, key),
    can: {
      grow: said(cultivate),
      grant: said(permitted.grant(actor, kept)),
      publish: entry.granted === null && edit === true ? sentence('library.not-granted') : said(edit),
      course: entry.published === null && cultivate === true ? sentence('library.course-unpublished') : said(cultivate),
      openCase: said(caseSeen || 'platform.not-found'),
    },
  };
}

async function materialsOf(db: Db, { region, id }: Key): Promise<Entry['materials']> {
  const { rows } = await sql<Entry['materials'][number]>`
    select f.region, f.id, f.name, f.size from library.material m join platform.file f on f.region = m.file_region and f.id = m.file_id
    where m.region = ${region} and m.entry_id = ${id} order by m.place`.execute(db);
  return rows;
}

async function stagesOf(db: Db, { region, id }: Key): Promise<Entry['stages']> {
  const { rows } = await sql<Entry['stages'][number]>`
    select number, stage, on_day as "on", person_name as by, note from library.growth where region = ${region} and entry_id = ${id} order by number desc`.execute(
    db,
  );
  return rows;
}

async function licencesOf(db: Db, { region, id }: Key): Promise<Entry['licences']> {
  const { rows } = await sql<Entry['licences'][number]>`
    select number, act, scope, on_day as "on", person_name as by, note from library.licence where region = ${region} and entry_id = ${id} order by number desc`.execute(
    db,
  );
  return rows;
}

async function coursesOf(db: Db, { region, id }: Key): Promise<Entry['courses']> {
  const { rows } = await sql<Entry['courses'][number]>`
    select a.region, a.id, a.title, a.kind, a.from_day as "from", a.to_day as "to", a.state
    from library.course c join collaboration.v_activity a on a.region = c.activity_region and a.id = c.activity_id
    where c.region = ${region} and c.entry_id = ${id} order by a.from_day desc, a.id`.execute(db);
  return rows;
}

/** 依据案例 of an activity. */
export async function entriesOfActivity(
  db: Db,
  { region, id }: Key,
): Promise<Output<typeof libraryRoutes.entriesOfActivity>> {
  const { rows } = await sql<Output<typeof libraryRoutes.entriesOfActivity>[number]>`
    select e.region, e.id, e.title, o.name as "organisationName"
    from library.course c join library.entry e on e.region = c.region and e.id = c.entry_id join organisations.v_organisation o on o.id = e.organisation_id
    where c.activity_region = ${region} and c.activity_id = ${id} order by e.title, e.id`.execute(db);
  return rows;
}

/** 可以收入的申报件: those that this person takes in. */
export async function entitled(db: Db, { actor }: Caller): Promise<Output<typeof libraryRoutes.entitled>> {
  if (!mayEditSomewhere(actor)) return [];
  const cases = await entitledCases(db, (found) => permitted.edit(actor, found) === true);
  return cases.map(({ region, id, title, organisationName, callTitle, kind, field, since }) => ({
    region,
    id,
    title,
    organisationName,
    callTitle,
    kind,
    field,
    since,
    may: true,
  }));
}

const mayEditSomewhere = (actor: Caller['actor']): boolean =>
  actor.posts.some(({ region }) => permitted.edit(actor, { callRegion: region }) === true);
