import { Client } from 'pg';
import type { Day } from '#core/kernel/day.ts';
import { adoptDocument } from '#server/contexts/organisations/commands/adopt-document.ts';
import { describeSchool } from '#server/contexts/organisations/commands/describe-school.ts';
import { registerOrganisation } from '#server/contexts/organisations/commands/register-organisation.ts';
import { publish } from '#server/contexts/programmes/commands/publish.ts';
import { recordTask } from '#server/contexts/programmes/commands/record-task.ts';
import type { Caller } from '#server/platform/caller.ts';
import type { Database } from '#server/platform/database/database.ts';
import type { Freshness } from '#server/platform/freshness/freshness.ts';
import { noFreshness, systemCaller } from '#server/platform/system-caller.ts';
import type { FileStore } from '#server/platform/uploads/files.ts';
import { enterActivities } from './activities/enter.ts';
import { bringInCity } from './bring.ts';
import { idOf } from './chance.ts';
import { addTitleKinds, establishBodies, type Mark, markDemonstration } from './commands.ts';
import { deliveredDefinitions } from './definitions.ts';
import type { Scale } from './districts.ts';
import { generateWorld } from './generate.ts';
import { enterMeetings } from './meetings/enter.ts';
import { enterCalls } from './projects/enter.ts';
import { shownPeople } from './shown.ts';
import { enterVisits } from './visits/enter-visits.ts';
import type { World } from './world.ts';

export type Making = {
  readonly database: Database;
  readonly files: FileStore;
  readonly freshness?: Freshness;
  readonly seed: number;
  readonly scale: Scale;
  /** The last day of the history. */
  readonly today: Day;
  readonly log?: (line: string) => void;
};

/** Only an empty database becomes a demonstration, so that invented figures never stand among real ones. */
export class NotEmpty extends Error {
  constructor() {
    super('数据库里已有单位，不能再建演示数据；演示数据只建在空数据库里。');
    this.name = 'NotEmpty';
  }
}

/**
 * 建立演示城市：generated from the seed and brought in through the commands and the import that people use. A making that was cut
 * short is finished by the next; one that is complete is left as it is, and answers false.
 */
export async function makeDemonstration(making: Making): Promise<boolean> {
  const { database, files, freshness = noFreshness, log = () => {} } = making;
  const mark = await markOf(database);
  if (mark?.made === true) return false;
  if (mark === undefined && (await isOccupied(database))) throw new NotEmpty();
  const { seed, scale, today } = mark ?? making;
  const caller = systemCaller(database, freshness, '演示');
  await markDemonstration(caller, { mark: { seed, scale, today, made: false }, people: [] });

  const step = async (doing: string, act: () => Promise<unknown>) => {
    const begun = performance.now();
    await act();
    log(`${doing} ${Math.round(performance.now() - begun)} ms`);
  };
  const delivered = deliveredDefinitions();
  const generated = performance.now();
  const world = generateWorld({
    seed,
    scale,
    today: today as Day,
    definitions: delivered.map(({ definition }) => definition),
  });
  log(
    `生成 ${scale}：学校 ${world.schools.length} 所，联盟 ${world.alliances.length} 个，人员 ${world.people.length} 人 ${Math.round(performance.now() - generated)} ms`,
  );
  await step('登记单位', () => registerAll(caller, world));
  await step('发布行动计划', () => publishAll(caller, world, delivered));
  await step('登记称号', () => addTitleKinds(caller, { titles: titleKinds(seed) }));
  await step('导入名录', () => bringInCity(caller, world));
  await step('登记分校区', () => addCampuses(caller, world));
  await step('通过治理文件', () => adoptAll(caller, world));
  await step('建立机构', () => establishBodies(caller, { bodies: world.bodies, seats: world.seats }));
  await step('记录任务', () => recordAll(caller, world));
  await step('登记会议', () => enterMeetings(caller, { meetings: world.meetings, given: world.given }));
  await step('登记走访', () => enterVisits(caller, { assignments: world.assignments, visits: world.visits }));
  await step('登记活动', () => enterActivities(caller, { activities: world.activities }));
  await step('登记征集与申报', () => enterCalls(caller, files, world, today as Day));
  await step('统计', () => analyse(database));
  await markDemonstration(caller, { mark: { seed, scale, today, made: true }, people: shownPeople(world) });
  return true;
}

async function markOf(database: Database): Promise<Mark | undefined> {
  const row = await database.system
    .selectFrom('platform.setting')
    .select('value')
    .where('name', '=', 'demonstration')
    .executeTakeFirst();
  return row?.value as Mark | undefined;
}

async function isOccupied(database: Database): Promise<boolean> {
  return (
    (await database.system.selectFrom('organisations.organisation').select('id').limit(1).executeTakeFirst()) !==
    undefined
  );
}

async function registerAll(caller: Caller, { organisations }: World): Promise<void> {
  const known = new Set(
    (await caller.database.system.selectFrom('organisations.organisation').select('id').execute()).map(({ id }) => id),
  );
  for (const { id, kind, region, name, from } of organisations) {
    if (!known.has(id)) await registerOrganisation(caller, { id, kind, region, name, from });
  }
}

async function publishAll(
  caller: Caller,
  { definitions }: World,
  delivered: ReturnType<typeof deliveredDefinitions>,
): Promise<void> {
  const known = new Set(
    (await caller.database.system.selectFrom('programmes.definition').select('id').execute()).map(({ id }) => id),
  );
  for (const { yaml, definition } of delivered) {
    if (definitions.includes(definition) && !known.has(definition.id)) await publish(caller, { yaml });
  }
}

/** 双名工程 stands in Putuo's programme and not in the catalogue of titles. */
function titleKinds(seed: number) {
  return ['双名工程主持人', '双名工程学员'].map((name, at) => ({
    id: idOf(seed, 'title-kind', name),
    name,
    category: '双名工程',
    level: '市级',
    rank: 12 + at,
  }));
}

/** The sheet of schools knows the main campus only. */
async function addCampuses(caller: Caller, { schools }: World): Promise<void> {
  const several = schools.filter(({ campuses }) => campuses.length > 1);
  const known = await caller.database.system
    .selectFrom('organisations.campus')
    .select('school_id')
    .where('main', '=', false)
    .execute();
  const done = new Set(known.map(({ school_id }) => school_id));
  for (const { id, feature, featureSince, campuses } of several) {
    if (done.has(id)) continue;
    await describeSchool(caller, {
      id,
      version: 0,
      feature,
      featureSince,
      campuses: campuses.map(({ name, address, longitude, latitude, main }) => ({
        name,
        address,
        longitude,
        latitude,
        main,
      })),
    });
  }
}

async function adoptAll(caller: Caller, { documents }: World): Promise<void> {
  const known = await caller.database.system
    .selectFrom('organisations.alliance_document')
    .select(['alliance_id', 'kind', 'from_day'])
    .execute();
  const done = new Set(known.map((row) => `${row.alliance_id} ${row.kind} ${row.from_day}`));
  for (const { allianceId, kind, title, body, responsibilities, unified, from } of documents) {
    if (done.has(`${allianceId} ${kind} ${from}`)) continue;
    await adoptDocument(caller, {
      id: allianceId,
      kind,
      title,
      body,
      responsibilities: responsibilities === null ? null : [...responsibilities],
      unified,
      from,
    });
  }
}

async function recordAll(caller: Caller, { tasks }: World): Promise<void> {
  for (const { programmeId, stage, task, doneOn, note } of tasks)
    await recordTask(caller, { id: programmeId, stage, task, doneOn, note });
}

/** Statistics for the planner, which a bulk load would otherwise wait for; only the owner may gather them. */
async function analyse({ ownerUrl }: Database): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
