import { type Day, day } from '../kernel/day.ts';
import { type SchoolYear, schoolYearOf, schoolYearPeriod, semesterPeriod } from '../kernel/school-year.ts';
import type { AttributeValue, Fact, FactSource } from './fact.ts';
import type { EvidenceLine } from './language/evidence.ts';
import { type Condition, type During, type FactSet, factOf } from './language/measure.ts';

/** 计算背景：what a programme's sets are read against. */
export type Ground = {
  readonly programme: string;
  /** First day of the programme: events before it count only in a set with `during`. */
  readonly begins: Day;
  readonly facts: FactSource;
  readonly calendar: readonly SchoolYear[];
};

/**
 * A record that fits a set, with the number of the member it stands for and the days `[from, to)` it is open, written
 * 20170901: numbers, because a figure looks at each of them on every day of a trend.
 */
export type Entry = { readonly member: number; readonly fact: Fact; readonly from: number; readonly to: number };

/** 选出的记录：the records of a set on any day, sorted by member, so that counting and matching take one pass. */
export type Selection = {
  readonly entries: readonly Entry[];
  /** The member a record stands for: its subject, or its organisation. */
  readonly memberOf: (fact: Fact) => string;
  readonly during: During | undefined;
  readonly calendar: readonly SchoolYear[];
};

/** Hands out the selection of a set. */
export type Select = (set: FactSet) => Selection;

const NEVER_ENDS = 99_999_999;

/** Selects each set of a programme once, and gives a member the same number in all of them. */
export function selector(ground: Ground): Select {
  const made = new Map<string, Selection>();
  const numbers = new Map<string, number>();
  const numberOf = (member: string) => {
    const number = numbers.get(member) ?? numbers.size;
    numbers.set(member, number);
    return number;
  };
  return (set) => {
    const name = JSON.stringify(set);
    const selection = made.get(name) ?? select(set, ground, numberOf);
    made.set(name, selection);
    return selection;
  };
}

/** The entries open on the day; with `during`, those open on any day of that time up to the day. */
export function openOn({ entries, during, calendar }: Selection, on: Day): Entry[] {
  const today = numeral(on);
  const since = during === undefined ? today : numeral(opening(during, on, calendar));
  const open: Entry[] = [];
  for (const entry of entries) if (entry.from <= today && since < entry.to) open.push(entry);
  return open;
}

/** The first open entry of each member. */
export function membersOn(selection: Selection, on: Day): Entry[] {
  const members: Entry[] = [];
  let last = -1;
  for (const entry of openOn(selection, on)) {
    if (entry.member !== last) members.push(entry);
    last = entry.member;
  }
  return members;
}

/** The part of a selection whose records count for one organisation. */
export function partOf(selection: Selection, keep: (fact: Fact) => boolean): Selection {
  return { ...selection, entries: selection.entries.filter(({ fact }) => keep(fact)) };
}

/** For whom a record counts. */
export function organisationOf(fact: Fact): string {
  return fact.organisation ?? fact.subject;
}

function select(
  set: FactSet,
  { programme, begins, facts, calendar }: Ground,
  numberOf: (member: string) => number,
): Selection {
  const { where = {}, during, memberOf } = termsOf(set, programme);
  const tests = Object.entries(where).map(([attribute, condition]) => [attribute, fits(condition)] as const);
  const entries = (facts(factOf(set)) ?? [])
    .filter((fact) => during !== undefined || fact.on === undefined || begins <= fact.on)
    .filter((fact) => tests.every(([attribute, test]) => test(attributeOf(fact, attribute))))
    .map((fact) => ({ member: numberOf(memberOf(fact)), fact, ...openTime(fact, during) }))
    .toSorted((a, b) => a.member - b.member || a.from - b.from || a.to - b.to);
  return { entries, memberOf, during, calendar };
}

/** An event opens on its day and stays open, unless only the events of a certain time are asked for. */
function openTime({ on, from, to }: Fact, during: During | undefined): { from: number; to: number } {
  if (on === undefined)
    return { from: from === undefined ? 0 : numeral(from), to: to === undefined ? NEVER_ENDS : numeral(to) };
  return { from: numeral(on), to: during === undefined ? NEVER_ENDS : numeral(on) + 1 };
}

/** 2017-09-01 → 20170901. */
const numeral = (on: Day) => Number(on.slice(0, 4)) * 10_000 + Number(on.slice(5, 7)) * 100 + Number(on.slice(8));

function termsOf(set: FactSet, programme: string) {
  if (typeof set === 'string') return { memberOf: subjectOf };
  const { where, during } = set;
  if ('fact' in set) return { where, during, memberOf: set.by === 'organisation' ? organisationOf : subjectOf };
  return { where: { ...where, programme, role: [set.participants].flat() }, during, memberOf: organisationOf };
}

const subjectOf = (fact: Fact) => fact.subject;

/** First day of the time that `during` names, for a day in it. */
function opening(during: During, on: Day, calendar: readonly SchoolYear[]): Day {
  const year = schoolYearOf(on);
  switch (during) {
    case 'school-year':
      return schoolYearPeriod(year).from;
    case 'calendar-year':
      return day(`${on.slice(0, 4)}-01-01`);
    case 'semester': {
      const second = semesterPeriod(year, 2, calendar).from;
      return second <= on ? second : schoolYearPeriod(year).from;
    }
    case 'ever':
      return day('1900-01-01');
  }
}

type Held = AttributeValue | readonly AttributeValue[] | undefined;

function attributeOf(fact: Fact, name: string): Held {
  if (name === 'value') return fact.value;
  if (name === 'region') return fact.region;
  return fact.attributes?.[name];
}

function fits(condition: Condition): (held: Held) => boolean {
  if (typeof condition === 'object' && !Array.isArray(condition)) {
    if ('not' in condition) {
      const barred = new Set<AttributeValue>(condition.not);
      return (held) => !items(held).some((item) => barred.has(item));
    }
    const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = condition as Partial<
      Record<'atLeast' | 'atMost', number>
    >;
    return (held) => items(held).some((item) => typeof item === 'number' && item >= atLeast && item <= atMost);
  }
  const wanted = new Set<AttributeValue>([condition].flat());
  return (held) => items(held).some((item) => wanted.has(item));
}

const items = (held: Held): readonly AttributeValue[] =>
  held === undefined ? [] : Array.isArray(held) ? held : [held as AttributeValue];

/** 依据：what is known of an organisation on one line; `null` where nothing provides the fact, which is not the same as none. */
export type EvidenceStanding = { readonly line: EvidenceLine; readonly records: readonly Fact[] | null };

/**
 * 依据材料 on a day: for each line, the records that count for the organisation, the latest first. As in figures, states are those
 * that hold on the day, and events those since the programme began unless the line names another time.
 */
export function evidenceOn(
  lines: readonly EvidenceLine[],
  ground: Ground,
  organisation: string,
  on: Day,
): EvidenceStanding[] {
  const selectionOf = selector(ground);
  return lines.map((line) => {
    if (ground.facts(factOf(line.of)) === undefined) return { line, records: null };
    const own = openOn(selectionOf(line.of), on)
      .map(({ fact }) => fact)
      .filter((fact) => organisationOf(fact) === organisation);
    return { line, records: own.toSorted((a, b) => (since(b) < since(a) ? -1 : since(b) > since(a) ? 1 : 0)) };
  });
}

const since = ({ from, on }: Fact): string => on ?? from ?? '';
