import type { Answers } from '#core/forms/answer.ts';
import type { Day } from '#core/kernel/day.ts';
import { type Chance, chanceOf, idOf } from '../chance.ts';
import { BAOSHAN, JIADING, PUTUO } from '../districts.ts';
import { CITY } from '../offices.ts';
import { NEW_QUALITY } from '../quality.ts';
import type { Ground } from '../sitting.ts';
import type { School } from '../world.ts';
import type { Cast } from './cast.ts';
import { worked } from './days.ts';
import { type Line, livedBy } from './lives.ts';
import type { Act, CallPlan, CasePlan, Paper, Who } from './shapes.ts';

/** What a life is told with: days by working days since the call opened, and what is filled in, at first and in whole. */
export type Given = {
  readonly on: (count: number) => Day;
  readonly step: string;
  readonly begun: () => Answers;
  readonly whole: () => Answers;
};
/** 一件申报的经过, as a table of lines. */
export type Life = (given: Given) => readonly Line[];

/** Begins, fills in two sittings and submits. */
export const handedIn =
  (begun: number, submitted: number): Life =>
  ({ on, step, ...filled }) => [
    [on(begun), 'head', 'begin'],
    [on(begun + 2), 'admin', 'fill', step, filled.begun()],
    [on(submitted - 1), 'head', 'fill', step, filled.whole()],
    [on(submitted), 'head', 'submit', step],
  ];
/** As `handedIn`, of a call long over: filled at one sitting. */
export const sentIn =
  (begun: number, submitted: number): Life =>
  ({ on, step, whole }) => [
    [on(begun), 'head', 'begin'],
    [on(submitted - 1), 'head', 'fill', step, whole()],
    [on(submitted), 'head', 'submit', step],
  ];
export const followed =
  (before: Life, more: Life): Life =>
  (given) => [...before(given), ...more(given)];
export const judged =
  (at: number, move: string, note: string): Life =>
  ({ on }) => [[on(at), 'office', 'move', move, note]];
export const corrected =
  (returned: number, again: number, note: string): Life =>
  ({ on, step, whole }) => [
    [on(returned), 'office', 'move', '退回补正', note],
    [on(again - 1), 'head', 'fill', step, whole()],
    [on(again), 'head', 'submit', step],
  ];

export type Entry = Pick<CasePlan, 'title' | 'kind' | 'field' | 'merit' | 'disputed'> & {
  readonly school: School;
  readonly life: Life;
  /** What its head fills in; the paper lies beside it. */
  readonly answers: (chance: Chance, head: Who, paper: Paper) => Pick<Given, 'begun' | 'whole'>;
  readonly paper: string | null;
};

export type Campaign = Pick<CallPlan, 'key' | 'procedureId' | 'title' | 'guide' | 'fields' | 'opens'> & {
  readonly by: Who;
  readonly step: string;
  readonly closesAfter: number;
  readonly rankedAfter: number;
  readonly entries: readonly Entry[];
  /** What follows when all is in: panels, decisions, public notice. */
  readonly judging?: (cases: readonly CasePlan[]) => readonly Act[];
};

/** 全市征集：a call of the city's plan that districts recommend for, with a number of recommendations each and an order of them. */
export function campaign({ seed }: Ground, cast: Cast, wished: Campaign): CallPlan {
  const { key: call, by, opens, step, closesAfter, rankedAfter, entries, judging, ...said } = wished;
  const chance = chanceOf(`${seed}/calls/${call}`);
  const on = (count: number) => worked(opens, count);
  const cases: CasePlan[] = [];
  const papers: Paper[] = [];
  const acts: Act[] = [];
  for (const { school, life, answers, paper: name, ...what } of entries) {
    const head = cast.head(school.id, on(8));
    if (head === undefined) continue;
    const plan = { ...what, key: `${call}/${school.id}`, region: school.region, organisationId: school.id };
    const paper = { region: school.region, id: idOf(seed, 'paper', plan.key), name: name ?? '', who: head };
    cases.push(plan);
    if (name !== null) papers.push(paper);
    acts.push(...livedBy(cast, plan, CITY, life({ on, step, ...answers(chance, head, paper) })));
  }
  const recommended = acts.flatMap((act) => (act.do === 'move' && act.move === '推荐' ? [act.of] : []));
  const quotas: Record<string, number> = {};
  for (const [region, own] of Map.groupBy(cases, (each) => each.region)) {
    const who = cast.office(region);
    const order = recommended.filter((of) => own.some(({ key }) => key === of));
    quotas[region] = Math.max(1, order.length);
    if (who !== undefined && order.length > 1)
      acts.push({ do: 'rank', region, order, who, on: on(rankedAfter), time: '16:40' });
  }
  return {
    ...said,
    key: call,
    programmeId: NEW_QUALITY,
    quotas,
    opens,
    closes: on(closesAfter),
    cases,
    papers,
    acts: [
      { do: 'prepare', who: by, on: worked(opens, -4), time: '09:30' },
      { do: 'turn', turn: 'publish', who: by, on: worked(opens, -2), time: '10:00' },
      ...acts,
      { do: 'turn', turn: 'close', who: by, on: on(closesAfter + 1), time: '09:00' },
      ...(judging?.(cases) ?? []),
    ],
  };
}

/** Up to so many schools of each district that is there in full, and one of some others. */
export function spread(schools: readonly School[], most: number, all: number): School[] {
  const own = (region: string) => schools.filter((school) => school.region === region);
  const large = [BAOSHAN, JIADING, PUTUO];
  const others = [...new Set(schools.map(({ region }) => region))].filter((region) => !large.includes(region));
  const chosen = [
    ...large.flatMap((region) => own(region).slice(0, most)),
    ...others.flatMap((region) => own(region).slice(0, 1)),
  ];
  return chosen.slice(0, all);
}
