import type { Day } from '../kernel/day.ts';
import type { SchoolYear } from '../kernel/school-year.ts';
import { type Contribution, contributionOf } from './contribution.ts';
import type { Definition, Target } from './definition.ts';
import { type DutyStanding, dutyOn, type PreparedDuty, prepareDuty } from './duties/duties.ts';
import type { Fact, FactSource } from './fact.ts';
import { type Figure, type FigureOn, figureOf, missingSources } from './figure.ts';
import { type Gap, gapOf, isMet } from './goal.ts';
import { type Ground, type Select, selector } from './selection.ts';
import { type PreparedStage, prepareStage, type StageStanding, stageOn } from './stages.ts';
import { statusOf, type TargetStatus } from './status.ts';

type PreparedTarget = { readonly target: Target; readonly missing: readonly string[]; readonly figure: FigureOn };

/** 备妥的计划：a definition with its facts selected once; any day can then be asked of it. */
export type Prepared = {
  readonly definition: Definition;
  readonly select: Select;
  readonly targets: readonly PreparedTarget[];
  readonly duties: readonly PreparedDuty[];
  readonly stages: readonly PreparedStage[];
};

/** 目标：a target on a day. */
export type TargetStanding = {
  readonly target: Target;
  /** Its own date, or the last day of the programme. */
  readonly by: Day;
  readonly figure: Figure;
  readonly met: boolean;
  readonly status: TargetStatus;
  readonly gap: Gap | null;
  /** Names of the facts it needs that nothing provides. */
  readonly missing: readonly string[];
};

/** 计划的一日：everything about a programme at the end of a day. */
export type Evaluation = {
  readonly on: Day;
  readonly targets: readonly TargetStanding[];
  readonly duties: readonly DutyStanding[];
  readonly stages: readonly StageStanding[];
};

const NOTHING: Figure = { value: null, evidence: [], lacking: [] };

/**
 * Makes a programme ready. Reads each fact once; `within` restricts the programme to the records of a place.
 * School years that the calendar lacks are assumed (`kernel/school-year.ts`).
 */
export function prepare(
  definition: Definition,
  facts: FactSource,
  calendar: readonly SchoolYear[],
  within?: (fact: Fact) => boolean,
): Prepared {
  const ground: Ground = {
    programme: definition.id,
    begins: definition.period.from,
    facts: remembered(facts, within),
    calendar,
  };
  const select = selector(ground);
  return {
    definition,
    select,
    targets: (definition.targets ?? []).map((target) => ({
      target,
      missing: missingSources(target.measure, ground.facts),
      figure: figureOf(target.measure, select),
    })),
    duties: (definition.duties ?? []).map((duty) => prepareDuty(duty, definition, ground, select)),
    stages: (definition.stages ?? []).map((stage) => prepareStage(stage, definition, ground, select)),
  };
}

/** Everything about the programme at the end of the day. */
export function evaluate({ definition, targets, duties, stages }: Prepared, on: Day): Evaluation {
  return {
    on,
    targets: targets.map((prepared) => targetOn(prepared, definition, on)),
    duties: duties.map((prepared) => dutyOn(prepared, on)),
    stages: stages.map((prepared) => stageOn(prepared, on)),
  };
}

/** The figure of each target on each of the days; a target without a source has `null` throughout. */
export function trend(
  { targets }: Prepared,
  days: readonly Day[],
): ReadonlyMap<string, readonly { on: Day; value: number | null }[]> {
  return new Map(
    targets.map(({ target, missing, figure }) => [
      target.id,
      days.map((on) => ({ on, value: missing.length > 0 ? null : figure(on).value })),
    ]),
  );
}

/** How one organisation stands to each target on the day. */
export function contributions(
  { targets, select }: Prepared,
  organisation: string,
  on: Day,
): ReadonlyMap<string, Contribution> {
  return new Map(
    targets.map(({ target }) => [target.id, contributionOf(target.measure, target.goal, select, organisation, on)]),
  );
}

function targetOn(
  { target, missing, figure: figureOn }: PreparedTarget,
  { period }: Definition,
  on: Day,
): TargetStanding {
  const { measure, goal } = target;
  const by = target.by ?? period.to;
  if (missing.length > 0) return { target, by, figure: NOTHING, met: false, status: 'no-source', gap: null, missing };
  const figure = figureOn(on);
  const status = statusOf(goal, figure, { begins: period.from, by, on }, () => figureOn(period.from));
  return { target, by, figure, met: isMet(goal, figure.value), status, gap: gapOf(measure, goal, figure), missing };
}

function remembered(facts: FactSource, within: (fact: Fact) => boolean = () => true): FactSource {
  const known = new Map<string, readonly Fact[] | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, facts(name)?.filter(within));
    return known.get(name);
  };
}
