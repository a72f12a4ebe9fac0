import type { projectsRoutes } from '#contract/projects.ts';
import type { Asked, Output } from '#contract/route.ts';
import type { Day } from '#core/kernel/day.ts';
import { stateOn } from '#core/projects/carrying/milestone.ts';
import { RISK_LEVELS, RISK_RULE, type RiskLevel, reasonWords, riskOn } from '#core/projects/carrying/risk.ts';
import type { Caller } from '../../../platform/caller.ts';
import type { Db } from '../../../platform/database/database.ts';
import { schoolYears } from '../../organisations/public.ts';
import { stepName } from '../words.ts';
import { type UnderWay, underWay } from './under-way.ts';

type Carried = Output<typeof projectsRoutes.carried>;
export type CarriedRow = Carried['rows'][number];
type Asking = Omit<Asked<typeof projectsRoutes.carried>, 'page' | 'size'>;

const LEVELS = Object.keys(RISK_LEVELS) as RiskLevel[];

/**
 * 实施中的项目 within what the asking eyes see: those in difficulty first, then what is due next. Risk is judged by the rule of the core for
 * all of them, and only then a page is taken.
 */
export async function carried(
  db: Db,
  { today }: Caller,
  { page, size, ...asked }: Asked<typeof projectsRoutes.carried>,
): Promise<Carried> {
  const all = await underWay(db, asked);
  const calendar = await schoolYears(db);
  const rows = all
    .filter((of) => wanted(of, asked))
    .map((of) => ({ ...rowOf(of, today), judged: riskOn(of, today, calendar) }));
  const chosen = rows
    .filter(({ judged }) => asked.risk === undefined || judged.level === asked.risk)
    .toSorted((a, b) => order(a) - order(b) || (a.next?.due ?? '9').localeCompare(b.next?.due ?? '9'));
  return {
    total: chosen.length,
    rows: chosen.slice((page - 1) * size, page * size).map(({ judged, ...row }) => ({
      ...row,
      risk: { level: judged.level, reasons: judged.reasons.map(reasonWords) },
    })),
    programmes: [...new Map(all.map(({ definition: { id, title } }) => [id, title]))].map(([id, title]) => ({
      id,
      title,
    })),
    fields: [...new Set(all.flatMap(({ field }) => field ?? []))].toSorted(),
    levels: Object.fromEntries(
      LEVELS.map((level) => [level, rows.filter(({ judged }) => judged.level === level).length]),
    ) as Record<RiskLevel, number>,
    rule: RISK_RULE,
  };
}

const order = ({ judged }: { judged: { level: RiskLevel } }): number => -LEVELS.indexOf(judged.level);

function wanted(of: UnderWay, { programme, field, search }: Asking): boolean {
  if (programme !== undefined && of.programmeId !== programme) return false;
  if (field !== undefined && of.field !== field) return false;
  const text = search?.trim().toLowerCase() ?? '';
  return (
    text === '' ||
    [of.title, of.organisationName, of.initials, of.number ?? ''].some((each) => each.toLowerCase().includes(text))
  );
}

function rowOf(of: UnderWay, today: Day): Omit<CarriedRow, 'risk'> {
  const { definition, procedure, milestones, step } = of;
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  const [next] = open;
  return {
    region: of.region,
    id: of.id,
    title: of.title,
    number: of.number,
    kind: of.kind,
    field: of.field,
    programmeId: of.programmeId,
    programmeTitle: definition.title,
    procedureName: procedure.name,
    organisationId: of.organisationId,
    organisationName: of.organisationName,
    regionName: of.regionName,
    stepName: stepName(procedure, step),
    next: next === undefined ? null : { title: next.title, due: next.due },
    done: milestones.length - open.length,
    of: milestones.length,
    late: milestones.filter((each) => stateOn(each, today).state === 'late').length,
    lastRecord: of.lastRecord,
  };
}
