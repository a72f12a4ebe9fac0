import { addDays, type Day } from '../../kernel/day.ts';
import type { Definition, Duty } from '../definition.ts';
import type { Fact } from '../fact.ts';
import { type FactSet, factOf } from '../language/measure.ts';
import { type Ground, organisationOf, type Select } from '../selection.ts';
import { common, isEnough, lengthOf, type Window, windowsOf } from './windows.ts';

/** 责任状态：where one obligation stands on a day. Labels: `OBLIGATION_LABELS`. */
export type ObligationState = 'met' | 'made-up' | 'due' | 'late' | 'missed' | 'upcoming' | 'no-source';

export const OBLIGATION_LABELS: Readonly<Record<ObligationState, string>> = {
  met: '已完成',
  'made-up': '迟办',
  due: '待办',
  late: '逾期',
  missed: '未办',
  upcoming: '未到期',
  'no-source': '尚无数据来源',
};

/** Days in which what a window left undone may still be made up, when the duty does not say. */
export const GRACE = 14;

/** 一次责任：owed once in its window, met or made up by one record — or by none so far. */
export type Obligation = {
  readonly window: Window;
  readonly madeUpBy: Day;
  readonly metBy?: Fact;
  readonly metOn?: Day;
};

/** Someone who owes a duty, with all obligations of the duty's whole time in order. */
export type Ower<O = Obligation> = {
  readonly key: string;
  readonly label: string;
  readonly link?: string;
  readonly obligations: readonly O[];
};

/** A duty made ready: who owes what, and which record meets it. The state of a day follows without looking again. */
export type PreparedDuty = {
  readonly duty: Duty;
  readonly missing: readonly string[];
  readonly owers: readonly Ower[];
};

/** 责任：a duty on a day. */
export type DutyStanding = {
  readonly duty: Duty;
  /** Facts that nothing provides: those it is met by, or those that say who owes it. */
  readonly missing: readonly string[];
  readonly owers: readonly Ower<Obligation & { readonly state: ObligationState }>[];
  readonly counts: Readonly<Record<ObligationState, number>>;
};

/** Expands a duty to its obligations and finds for each the record that meets it. */
export function prepareDuty(duty: Duty, definition: Definition, ground: Ground, select: Select): PreparedDuty {
  const run = { from: duty.from ?? definition.period.from, to: duty.to ?? definition.period.to };
  const grace = duty.grace?.days ?? GRACE;
  const owed = windowsOf(duty.rhythm, run, ground.calendar).map((window) => ({
    window,
    madeUpBy: addDays(window.to, grace),
  }));
  const owedBy = setOf(duty.owedBy);
  const met: FactSet =
    typeof duty.metBy === 'string' ? { fact: duty.metBy, during: 'ever' } : { ...duty.metBy, during: 'ever' };
  const done = Map.groupBy(
    select(met).entries.map(({ fact }) => fact),
    organisationOf,
  );
  const missing = [...new Set([owedBy, met].flatMap((set) => (set === null ? [] : factOf(set))))].filter(
    (name) => ground.facts(name) === undefined,
  );

  const owers = membersOf(duty, definition, owedBy, select).map(({ spans, ...ower }) => {
    const own = owed.filter(({ window }) => spans === null || belongs(window, spans));
    const obligations = own.flatMap((once) => Array<Obligation>(duty.rhythm.times).fill(once));
    return { ...ower, obligations: matched(obligations, done.get(ower.key) ?? []) };
  });
  return { duty, missing, owers: owers.filter(({ obligations }) => obligations.length > 0) };
}

/** Where each obligation of a duty stands at the end of the day. */
export function dutyOn({ duty, missing, owers }: PreparedDuty, on: Day): DutyStanding {
  const counts = { met: 0, 'made-up': 0, due: 0, late: 0, missed: 0, upcoming: 0, 'no-source': 0 };
  const standing = owers.map((ower) => ({
    ...ower,
    obligations: ower.obligations.map(({ metBy, metOn, ...owed }) => {
      const done = metBy !== undefined && metOn !== undefined && metOn <= on ? { metBy, metOn } : {};
      const state = missing.length > 0 ? 'no-source' : stateOf({ ...owed, ...done }, on);
      counts[state] += 1;
      return { ...owed, ...done, state };
    }),
  }));
  return { duty, missing, owers: standing, counts };
}

function stateOf({ window, madeUpBy, metOn }: Obligation, on: Day): ObligationState {
  if (metOn !== undefined) return metOn <= window.to ? 'met' : 'made-up';
  if (on < window.from) return 'upcoming';
  if (on <= window.to) return 'due';
  return on <= madeUpBy ? 'late' : 'missed';
}

/**
 * Gives each record, in order of days, to the first obligation still open whose window contains its day; what is left
 * over then makes up the earliest one whose grace contains it. A later record never changes what an earlier one met.
 */
function matched(obligations: readonly Obligation[], facts: readonly Fact[]): Obligation[] {
  const dated = facts
    .flatMap((fact) => (dayOf(fact) === undefined ? [] : [{ fact, on: dayOf(fact)! }]))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const result = obligations.slice();
  const give = (fits: (owed: Obligation, on: Day) => boolean) => (given: { fact: Fact; on: Day }) => {
    const index = result.findIndex((owed) => owed.metBy === undefined && fits(owed, given.on));
    if (index === -1) return true;
    result[index] = { ...result[index]!, metBy: given.fact, metOn: given.on };
    return false;
  };
  const left = dated.filter(give(({ window }, on) => window.from <= on && on <= window.to));
  left.filter(give(({ window, madeUpBy }, on) => window.to < on && on <= madeUpBy));
  return result;
}

/** The day a record meets a duty: that of an event, the first of a state. A record without days meets none. */
const dayOf = (fact: Fact) => fact.on ?? fact.from;

type Open = { readonly from: string; readonly to: string };
type Member = {
  readonly key: string;
  readonly label: string;
  readonly link?: string;
  readonly spans: readonly Open[] | null;
};

/** Who owes a duty, and when they belong to those who owe it; `null`: throughout. */
function membersOf({ owedBy }: Duty, definition: Definition, set: FactSet | null, select: Select): Member[] {
  if ('issuer' in owedBy) return [{ key: definition.region, label: definition.issuer, spans: null }];
  if ('body' in owedBy) {
    const name = definition.bodies?.find(({ id }) => id === owedBy.body)?.name ?? owedBy.body;
    return [{ key: `${definition.id}/${owedBy.body}`, label: name, spans: null }];
  }
  const { entries, memberOf } = select(set!);
  return [
    ...Map.groupBy(
      entries.map(({ fact }) => fact),
      memberOf,
    ),
  ].map(([key, facts]) => {
    const { label, link } = facts[0]!;
    const spans = facts.map(({ on, from, to }) => ({ from: on ?? from ?? '', to: on === undefined ? (to ?? '') : '' }));
    return { key, label, ...(link === undefined ? {} : { link }), spans };
  });
}

function setOf(owedBy: Duty['owedBy']): FactSet | null {
  if ('each' in owedBy) return owedBy.each;
  return 'participants' in owedBy ? { participants: owedBy.participants } : null;
}

/** Whether one membership holds throughout the window, or all together on enough of its days. */
function belongs(window: Window, spans: readonly Open[]): boolean {
  const throughout = spans.some(({ from, to }) => from <= window.from && (to === '' || window.to < to));
  return throughout || isEnough(daysCovered(window, spans), window);
}

/** On how many days of the window at least one of the memberships holds. */
function daysCovered(window: Window, spans: readonly Open[]): number {
  let days = 0;
  let counted = addDays(window.from, -1);
  for (const { from, to } of spans.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const after = addDays(counted, 1);
    const part = common(window, {
      from: (from < after ? after : from) as Day,
      to: to === '' ? window.to : addDays(to as Day, -1),
    });
    if (part === null) continue;
    days += lengthOf(part);
    counted = part.to;
  }
  return days;
}
