import { sql } from 'kysely';
import type { projectsRoutes } from '#contract/projects.ts';
import type { Output } from '#contract/route.ts';
import type { Carrying } from '#core/programmes/language/carrying.ts';
import { carriedAt } from '#core/projects/carrying/carrying.ts';
import { changeWords } from '#core/projects/carrying/change.ts';
import { stateOn } from '#core/projects/carrying/milestone.ts';
import { reasonWords, riskOn } from '#core/projects/carrying/risk.ts';
import { sentence } from '#core/refusals.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { said } from '../../../platform/http/allowed.ts';
import { schoolYears } from '../../organisations/public.ts';
import * as cases from '../cases/store.ts';
import { whoActs } from '../words.ts';
import { carryingPermissions as permitted } from './permitted.ts';
import * as store from './store.ts';
import { underWay } from './under-way.ts';

type Report = Output<typeof projectsRoutes.carrying>;

/** 一个项目的实施: its milestones, what is on record of it, what was asked to be changed, and how it goes. */
export async function carryingReport(
  db: Db,
  { actor, today }: Caller,
  key: { readonly region: string; readonly id: string },
): Promise<Report | undefined> {
  const found = await cases.caseOf(db, key);
  const carrying = found?.call.procedure.carrying;
  const since = found && (await store.carriedSince(db, found));
  if (found === undefined || carrying === undefined || since === undefined) return undefined;
  const under = carriedAt(found.call.procedure, found.step) !== undefined;
  const milestones = await store.milestonesOf(db, key);
  const changes = await store.changesOf(db, key);
  const whileUnder = (may: true | string) => (under ? may : sentence('projects.not-carried-out'));
  return {
    region: found.region,
    id: found.id,
    moves: found.moves,
    since,
    under,
    leader: await store.leaderOf(db, found, changes),
    risk: under ? await riskOf(db, found, today) : null,
    milestones: milestones.map((each) => ({ ...each, ...stateOn(each, today, found.step === null) })),
    progress: await progressOf(db, key),
    changes: changes.map(({ change, ...row }) => ({
      ...row,
      words: changeWords(change),
      overdue: row.state === 'asked' && row.due !== null && row.due < today,
    })),
    goals: await goalsOf(db, found, carrying),
    kinds: (carrying.changes?.kinds ?? []).map(({ name, alters }) => ({ name, alters: alters ?? null })),
    deciders: carrying.changes === undefined ? null : whoActs(carrying.changes.by),
    can: {
      record: whileUnder(said(permitted.record(actor, found))),
      ask: whileUnder(
        changes.some(({ state }) => state === 'asked')
          ? sentence('projects.change-open')
          : said(permitted.ask(actor, found)),
      ),
      withdraw: whileUnder(said(permitted.ask(actor, found))),
      decide: whileUnder(said(permitted.decide(actor, found))),
    },
  };
}

async function riskOf(db: Db, { id }: cases.Case, today: Caller['today']): Promise<Report['risk']> {
  const [of] = await underWay(db, { case: id });
  if (of === undefined) return null;
  const { level, reasons } = riskOn(of, today, await schoolYears(db));
  return { level, reasons: reasons.map(reasonWords) };
}

async function progressOf(
  db: Db,
  { region, id }: { readonly region: string; readonly id: string },
): Promise<Report['progress']> {
  const { rows } = await sql<Report['progress'][number]>`
    select g.id, g.on_day as on, g.body, g.person_name as "personName", g.at,
      coalesce((select json_agg(json_build_object('region', f.region, 'id', f.id, 'name', f.name, 'size', f.size) order by p.added_at, f.name)
        from projects.paper p join platform.file f on f.region = p.file_region and f.id = p.file_id
        where p.region = g.region and p.progress_id = g.id), '[]') as files
    from projects.progress g where g.region = ${region} and g.case_id = ${id} order by g.on_day desc, g.at desc, g.id`.execute(
    db,
  );
  return rows;
}

/** 建设目标 as the applicant tied them to targets of the programme. */
async function goalsOf(db: Db, of: cases.Case, { goals }: Carrying): Promise<Report['goals']> {
  if (goals === undefined) return [];
  const rows = (await store.submittedLast(db, of, goals.from))[goals.question];
  if (!Array.isArray(rows)) return [];
  return (rows as Record<string, unknown>[]).flatMap((row) => {
    const target = of.call.definition.targets?.find(({ id }) => id === row[goals.target]);
    const goal = row[goals.goal];
    return target === undefined || typeof goal !== 'string'
      ? []
      : [{ goal, target: target.id, statement: target.statement }];
  });
}
