import type { z } from 'zod';
import type { Cockpit, DutyCard, StageCard, TargetCard } from '#contract/programmes/cockpit.ts';
import { addDays, type Day, day } from '#core/kernel/day.ts';
import type { Contribution } from '#core/programmes/contribution.ts';
import type { Definition } from '#core/programmes/definition.ts';
import type { DutyStanding } from '#core/programmes/duties/duties.ts';
import { contributions, type Evaluation, evaluate, type TargetStanding, trend } from '#core/programmes/evaluate.ts';
import { contributionWords, formOf, gapWords, inForm } from '#core/programmes/language/figure-words.ts';
import type { StageStanding } from '#core/programmes/stages.ts';
import { termOf } from '#core/programmes/vocabulary.ts';
import { type Act, actFor } from '../acts.ts';
import type { Place } from '../place.ts';
import type { Ready } from '../shelf.ts';

type Card = Omit<z.infer<typeof TargetCard>, 'act'> & { readonly act: Act | null };
/** The name and page of each organisation by its id, where records are called by something else. */
export type Named = ReadonlyMap<string, { readonly label: string; readonly link?: string }>;
type Duty = z.infer<typeof DutyCard>;
type Stage = z.infer<typeof StageCard>;
type Late = z.infer<typeof Cockpit>['programmes'][number]['late'];

/** The last day of each of the twelve months before, then the day itself: what a sparkline shows. */
export function trendDays(on: Day): Day[] {
  const first = Temporal.PlainDate.from(on).with({ day: 1 });
  const ends = Array.from({ length: 12 }, (_, back) =>
    day(
      first
        .subtract({ months: 11 - back })
        .subtract({ days: 1 })
        .toString(),
    ),
  );
  return [...ends, on];
}

const yearBefore = (on: Day): Day => day(Temporal.PlainDate.from(on).subtract({ years: 1 }).toString());

/** How the place stands within the target: an organisation's own contribution, or a district's part of the city's figure. */
type Here = { readonly own: ReadonlyMap<string, Contribution> | undefined; readonly part: Evaluation | undefined };

export function hereOf(ready: Ready, part: Ready | undefined, place: Place, on: Day): Here {
  if (place.kind === 'school') return { own: contributions(ready.prepared, place.id ?? '', on), part: undefined };
  return { own: undefined, part: part && evaluate(part.prepared, on) };
}

/** Targets as they stand, with the acts of everybody: `actedBy` leaves to each reader the own ones. */
export function targetCards(ready: Ready, evaluation: Evaluation, here: Here, place: Place): Card[] {
  const { prepared, definition } = ready;
  const series = trend(prepared, [yearBefore(evaluation.on), ...trendDays(evaluation.on)]);
  return evaluation.targets.map((standing): Card => {
    const { target } = standing;
    const [aYearAgo, ...months] = series.get(target.id) ?? [];
    return {
      ...targetHead(standing, definition),
      aYearAgo: aYearAgo?.value ?? null,
      trend: months,
      act: standing.met || standing.missing.length > 0 ? null : actFor(target, place, definition.id),
      here: hereCard(standing, here, place),
    };
  });
}

function targetHead(
  { target, by, figure, status, gap, missing }: TargetStanding,
  definition: Definition,
): Omit<Card, 'aYearAgo' | 'trend' | 'act' | 'here'> {
  return {
    id: target.id,
    statement: target.statement,
    source: target.source,
    goal: target.goal,
    by,
    unit: target.unit ?? '',
    who: target.who ?? null,
    note: target.note ?? null,
    form: formOf(target),
    value: figure.value,
    parts: partsOf(target, figure),
    status: by < definition.period.from ? 'not-due' : status,
    gap: gap?.amount ?? null,
    gapWords: missing.length > 0 ? null : gapWords(target, figure),
    missingSources: missing.map((name) => termOf(name)?.name ?? name),
  };
}

/** How many of how many; `every` itself only says whether all do. */
function partsOf(
  { measure }: TargetStanding['target'],
  { numerator, denominator }: TargetStanding['figure'],
): Card['parts'] {
  if (numerator === undefined || denominator === undefined || denominator === 0) return null;
  return { count: numerator, whole: denominator, all: 'every' in measure };
}

function hereCard({ target, missing }: TargetStanding, { own, part }: Here, place: Place): Card['here'] {
  if (missing.length > 0) return null;
  const contribution = own?.get(target.id);
  if (contribution !== undefined) {
    const { counted, concerned, value, met } = contribution;
    return { counted, concerned, value, met, words: `本校：${contributionWords(target, contribution)}` };
  }
  const mine = part?.targets.find((standing) => standing.target.id === target.id);
  if (mine === undefined || mine.missing.length > 0) return null;
  const { value, numerator, denominator } = mine.figure;
  const name = place.kind === 'alliance' ? '本联盟' : '本区';
  const written =
    value === null
      ? '无从计算'
      : denominator === undefined
        ? `${inForm(value, formOf(target), target.goal)} ${target.unit ?? ''}`.trim()
        : `${numerator ?? 0} / ${denominator}（${inForm(value, formOf(target), target.goal)}）`;
  return {
    counted: null,
    concerned: value !== null && (mine.figure.evidence.length > 0 || (denominator ?? 0) > 0),
    value,
    met: null,
    words: `${name}：${written}`,
  };
}

/** Where each duty stands; for an alliance or a school only what it owes itself. */
export function dutyCards(evaluation: Evaluation, place: Place, named: Named): Duty[] {
  const own =
    place.id === undefined ? undefined : new Set(place.kind === 'school' ? [place.id, ...place.related] : [place.id]);
  return evaluation.duties.flatMap((standing) => {
    const owers = own === undefined ? standing.owers : standing.owers.filter((ower) => own.has(ower.key));
    return owers.length === 0 && own !== undefined ? [] : [dutyCard(standing, owers, named)];
  });
}

function dutyCard({ duty, missing }: DutyStanding, owers: DutyStanding['owers'], named: Named): Duty {
  const counts: Record<string, number> = {};
  const rows = owers.map((ower) => ({
    key: ower.key,
    ...shown(named.get(ower.key) ?? ower),
    cells: Map.groupBy(ower.obligations, (each) => each.window.from + each.window.to),
  }));
  for (const { obligations } of owers) for (const { state } of obligations) counts[state] = (counts[state] ?? 0) + 1;
  return {
    id: duty.id,
    statement: duty.statement,
    source: duty.source,
    who: duty.who ?? null,
    grace: duty.grace?.days ?? 14,
    hasSource: missing.length === 0,
    counts,
    owers: rows.map((row) => ({ ...row, cells: [...row.cells.values()].map(cell) })),
  };
}

/** A record by its name, unless it is a person: duties are shown to all who may open the page, people only where they may be seen. */
function shown({ label, link }: { readonly label: string; readonly link?: string }): {
  label: string;
  link: string | null;
} {
  return link?.startsWith('/people/') === true ? { label: '一位人员', link: null } : { label, link: link ?? null };
}

/** The obligations of one window in one cell: as bad as its worst, with how many of them are done. */
function cell(obligations: DutyStanding['owers'][number]['obligations']): Duty['owers'][number]['cells'][number] {
  const worst =
    (['missed', 'late', 'no-source', 'due', 'made-up', 'met', 'upcoming'] as const).find((state) =>
      obligations.some((each) => each.state === state),
    ) ?? 'upcoming';
  const { window } = obligations[0]!;
  return {
    from: window.from,
    to: window.to,
    label: window.label,
    state: worst,
    met: obligations.filter((each) => each.state === 'met' || each.state === 'made-up').length,
    times: obligations.length,
    metBy: obligations.flatMap(({ metBy, metOn }) =>
      metBy === undefined || metOn === undefined ? [] : [{ ...shown(metBy), on: metOn }],
    ),
  };
}

/** Of each duty so many are named; how many there are is said beside. */
const MOST_NAMED = 4;

/** What is overdue on the day, the newest first: missed in the last year, or late now. */
export function overdue(duties: readonly Duty[], on: Day): Late {
  const since = addDays(on, -365);
  const all = duties
    .flatMap((duty) =>
      duty.owers.flatMap((ower) =>
        ower.cells
          .filter((each) => (each.state === 'late' || each.state === 'missed') && each.to >= since)
          .map((each) => ({ duty: duty.statement, who: ower.label, window: each.label, to: each.to })),
      ),
    )
    .toSorted((a, b) => b.to.localeCompare(a.to) || a.who.localeCompare(b.who));
  const rows = [...Map.groupBy(all, ({ duty }) => duty).values()].flatMap((each) => each.slice(0, MOST_NAMED));
  return { total: all.length, rows };
}

export function stageCards(stages: readonly StageStanding[]): Stage[] {
  return stages.map(({ stage, state, tasks }) => ({
    id: stage.id,
    name: stage.name,
    source: stage.source,
    from: stage.from,
    to: stage.to,
    state,
    tasks: tasks.map((task) => ({
      id: task.task.id,
      name: task.task.name,
      source: task.task.source ?? stage.source,
      owner: task.task.owner ?? null,
      by: task.by,
      state: task.state,
      measured: task.task.metBy !== undefined,
      doneOn: task.record?.on ?? null,
      note: typeof task.record?.attributes?.['note'] === 'string' ? task.record.attributes['note'] : null,
    })),
  }));
}
