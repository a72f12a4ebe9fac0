import type { Day } from '../kernel/day.ts';
import type { Fact, FactSource } from './fact.ts';
import { isMet } from './goal.ts';
import { factOf, type Measure, type Per, setsOf } from './language/measure.ts';
import { type Entry, membersOn, openOn, organisationOf, partOf, type Select, type Selection } from './selection.ts';
import { groupMeans, meanOf, momentsOf, settled, sumOf } from './values.ts';

/** How one member stands to the inner goal of `per`. */
export type Standing = { readonly fact: Fact; readonly value: number | null; readonly met: boolean };

/** 数字：what a measure comes to on a day, with the records that make it up. Shares are 0–1. */
export type Figure = {
  /** `null`: nothing to compute it from. */
  readonly value: number | null;
  /** Members counted and members there are, for `ratio`, `every` and `per`. */
  readonly numerator?: number;
  readonly denominator?: number;
  /** The records counted: one of each member, or every record with a value. */
  readonly evidence: readonly Fact[];
  /** One record of each member not counted. */
  readonly lacking: readonly Fact[];
  /** Every member with its own figure, for `per`. */
  readonly standings?: readonly Standing[];
};

/** A measure made ready: its figure on any day. */
export type FigureOn = (on: Day) => Figure;

/** The facts a measure needs and nothing provides, each once. */
export function missingSources(measure: Measure, facts: FactSource): string[] {
  const names = setsOf(measure).map(({ set }) => factOf(set));
  return [...new Set(names)].filter((name) => facts(name) === undefined);
}

/** Makes a measure ready: selects its records once, so that each day costs one pass over them. */
export function figureOf(measure: Measure, select: Select): FigureOn {
  if ('count' in measure) return ofCount(select(measure.count));
  if ('ratio' in measure) return ofShare(select(measure.ratio.of), select(measure.ratio.among), (part) => part);
  if ('every' in measure) return ofShare(select(measure.every.of), select(measure.every.among), Math.floor);
  if ('per' in measure) return ofPer(measure.per, select);
  if ('sum' in measure) return ofValues(select(measure.sum), (facts) => sumOf(facts.map(valueOf)));
  if ('lowest' in measure)
    return ofValues(
      select(measure.lowest),
      extreme((a, b) => Math.min(a, b)),
    );
  if ('highest' in measure)
    return ofValues(
      select(measure.highest),
      extreme((a, b) => Math.max(a, b)),
    );
  if ('average' in measure) {
    const { average } = measure;
    if (typeof average === 'string' || !('of' in average))
      return ofValues(select(average), (facts) => meanOf(facts.map(valueOf)));
    const { of, each } = average;
    return ofValues(
      select(of),
      (facts) => meanOf([...groupMeans(facts, each).values()]),
      (fact) => fact.attributes?.[each] !== undefined,
    );
  }
  const { spread } = measure;
  if (typeof spread === 'string' || !('of' in spread))
    return ofValues(select(spread), (facts) => variation(facts.map(valueOf)));
  const { of, weight } = spread;
  return ofValues(
    select(of),
    (facts) =>
      variation(
        facts.map(valueOf),
        facts.map((fact) => weightOf(fact, weight)),
      ),
    (fact) => weightOf(fact, weight) > 0,
  );
}

/** The weight of a record: a number above 0; anything else weighs nothing. */
export function weightOf(fact: Fact, weight: string): number {
  const held = fact.attributes?.[weight];
  return typeof held === 'number' && held > 0 ? held : 0;
}

/** The value of a record that has one. */
export function valueOf(fact: Fact): number {
  return fact.value!;
}

function ofCount(of: Selection): FigureOn {
  return (on) => {
    const evidence = factsOf(membersOn(of, on));
    return { value: evidence.length, evidence, lacking: [] };
  };
}

function ofShare(of: Selection, among: Selection, shown: (part: number) => number): FigureOn {
  return (on) => {
    const counted = openOn(of, on);
    const evidence: Fact[] = [];
    const lacking: Fact[] = [];
    let at = 0;
    for (const { member, fact } of membersOn(among, on)) {
      while (at < counted.length && counted[at]!.member < member) at += 1;
      if (counted[at]?.member === member) evidence.push(counted[at]!.fact);
      else lacking.push(fact);
    }
    return share(evidence, lacking, shown);
  };
}

function ofPer({ each, measure, goal }: Per, select: Select): FigureOn {
  const members = select(each);
  const shares = new Map<Selection, Map<string, Selection>>();
  const own = new Map<number, FigureOn>();
  for (const { member, fact } of members.entries)
    if (!own.has(member))
      own.set(
        member,
        figureOf(measure, (set) => partFor(members.memberOf(fact), select(set), shares)),
      );
  return (on) => {
    const standings = membersOn(members, on).map(({ member, fact }) => {
      const { value } = own.get(member)!(on);
      return { fact, value, met: isMet(goal, value) };
    });
    const [evidence, lacking] = [true, false].map((met) =>
      standings.filter((standing) => standing.met === met).map(({ fact }) => fact),
    );
    return { ...share(evidence!, lacking!, (value) => value), standings };
  };
}

/** The part of a selection that counts for one organisation; the selection is divided once for all of them. */
function partFor(
  organisation: string,
  selection: Selection,
  divided: Map<Selection, Map<string, Selection>>,
): Selection {
  let parts = divided.get(selection);
  if (parts === undefined) {
    const groups = Map.groupBy(selection.entries, ({ fact }) => organisationOf(fact));
    parts = new Map([...groups].map(([each, entries]) => [each, { ...selection, entries }]));
    divided.set(selection, parts);
  }
  return parts.get(organisation) ?? { ...selection, entries: [] };
}

function ofValues(
  of: Selection,
  fold: (facts: readonly Fact[]) => number | null,
  counts: (fact: Fact) => boolean = () => true,
): FigureOn {
  const valued = partOf(of, (fact) => fact.value !== undefined && counts(fact));
  return (on) => {
    const evidence = factsOf(openOn(valued, on));
    return { value: fold(evidence), evidence, lacking: [] };
  };
}

function share(evidence: readonly Fact[], lacking: readonly Fact[], shown: (part: number) => number): Figure {
  const numerator = evidence.length;
  const denominator = numerator + lacking.length;
  const value = denominator === 0 ? null : shown(numerator / denominator);
  return { value, numerator, denominator, evidence, lacking };
}

const extreme = (choose: (a: number, b: number) => number) => (facts: readonly Fact[]) =>
  facts.length === 0 ? null : facts.map(valueOf).reduce(choose);

function variation(values: readonly number[], weights?: readonly number[]): number | null {
  const moments = momentsOf(values, weights);
  return moments === null || moments.mean === 0 ? null : settled(moments.deviation / moments.mean);
}

const factsOf = (entries: readonly Entry[]) => entries.map(({ fact }) => fact);
