import { addDays, type Day, day, weekday } from '#core/kernel/day.ts';
import { holdsOn } from '#core/kernel/period.ts';
import { schoolYearOf, semesterPeriod } from '#core/kernel/school-year.ts';
import { type Chance, chanceOf, idOf } from '../chance.ts';
import { BAOSHAN, PUTUO } from '../districts.ts';
import type { Ground } from '../sitting.ts';
import { BAOSHAN_GROUPS } from '../taking-part.ts';
import type { Alliance, Person, Post } from '../world.ts';
import type { Assignment, Visit, VisitPoint } from './shapes.ts';
import { FOUND, MATTERS, MET, PROPOSES, REASONS, SEEN, STILL_MISSING } from './words.ts';

/** The plan ended, and with it the assignments for it. */
const PLAN_OVER = day('2018-01-01');
const SINCE: Readonly<Record<string, Day>> = { [BAOSHAN]: day('2015-09-01'), [PUTUO]: day('2018-09-01') };

/**
 * 走访 of the school districts and groups of Baoshan and Putuo, once a semester: most in time, some made up for in the first days
 * after it, some never. What was found long ago is settled; of the last two months some points wait for an answer, some for the
 * liaison, and one proposal for the office.
 */
export function visitsOf(ground: Ground): { assignments: Assignment[]; visits: Visit[] } {
  const assignments: Assignment[] = [];
  const visits: Visit[] = [];
  const looked = Object.keys(SINCE).flatMap((district) =>
    ground.alliances
      .filter(({ region, type }) => region === district && (type === '学区' || type === '教育集团'))
      .map((alliance, at) => ({ alliance, at })),
  );
  for (const { alliance, at } of looked) {
    const liaisons = ground.authorities.get(alliance.region)?.liaisons ?? [];
    const [liaison, colleague] = [liaisons[at % 2], liaisons[(at + 1) % 2]];
    if (liaison === undefined || colleague === undefined) continue;
    // One alliance in nine went from one liaison to the other.
    const handed = at % 9 === 4 ? day('2021-09-01') : null;
    assignments.push(...assigned(ground.seed, alliance, liaison, colleague, handed));
    const who = (on: Day) => (handed !== null && on >= handed ? colleague : liaison);
    visits.push(...visitsTo(ground, alliance, who));
  }
  return { assignments, visits: [...visits, ...drafts(ground, assignments)] };
}

function assigned(
  seed: number,
  { id: organisationId, region, from: founded, to: dissolved }: Alliance,
  liaison: Person,
  colleague: Person,
  handed: Day | null,
): Assignment[] {
  const from = later(founded, SINCE[region] ?? founded);
  const isOf = ({ id, region: liaisonRegion }: Person, programmeId: string | null, begins: Day, ends: Day | null) => ({
    id: idOf(seed, 'liaison-assignment', organisationId, begins),
    region,
    liaisonRegion,
    liaisonId: id,
    organisationId,
    programmeId,
    from: begins,
    to: dissolved !== null && (ends === null || dissolved < ends) ? dissolved : ends,
  });
  const forPlan = region === BAOSHAN && from < PLAN_OVER;
  const begins = forPlan ? PLAN_OVER : from;
  const changes = handed !== null && handed > begins ? handed : null;
  const held = [
    ...(forPlan ? [isOf(liaison, BAOSHAN_GROUPS, from, PLAN_OVER)] : []),
    isOf(liaison, null, begins, changes),
    ...(changes === null ? [] : [isOf(colleague, null, changes, null)]),
  ];
  return held.filter(({ from: first, to }) => to === null || first < to);
}

function visitsTo(ground: Ground, alliance: Alliance, who: (on: Day) => Person): Visit[] {
  const { seed, today } = ground;
  const chance = chanceOf(`${seed}/visits/${alliance.id}`);
  // One alliance in seven lies off the liaison's way.
  const diligence = chance.happens(1 / 7) ? 0.55 : 0.88;
  const from = later(alliance.from, SINCE[alliance.region] ?? alliance.from);
  const visits: Visit[] = [];
  // What is made up for in the first days of a semester counts for the one before once that semester has a visit of its own.
  let madeUp = 0;
  for (let year = schoolYearOf(from); year <= schoolYearOf(today); year += 1) {
    for (const number of [1, 2] as const) {
      const semester = semesterPeriod(year, number, []);
      const [fate, into, after] = [chance.next(), chance.between(15, 110), chance.between(1, 5)];
      const late = fate >= diligence && fate < diligence + (1 - diligence) / 2;
      const early = madeUp;
      madeUp = late ? after : 0;
      if (fate >= diligence && !late && early === 0) continue;
      const on = onWorkday(late ? addDays(semester.to, after) : addDays(semester.from, early === 0 ? into : early + 4));
      if (on < from || on > today || (alliance.to !== null && on >= alliance.to)) continue;
      visits.push(visit(ground, chance, alliance, who(on), on));
    }
  }
  return visits;
}

function visit(ground: Ground, chance: Chance, alliance: Alliance, liaison: Person, on: Day): Visit {
  const { seed, today } = ground;
  const sentOn = sooner(addDays(on, chance.between(0, 3)), today);
  const matters = chance.shuffled(MATTERS).slice(0, chance.between(0, 3));
  const id = idOf(seed, 'visit', alliance.id, on);
  return {
    id,
    region: alliance.region,
    organisationId: alliance.id,
    liaisonRegion: liaison.region,
    liaisonId: liaison.id,
    programmeId: alliance.region === BAOSHAN && on < PLAN_OVER ? BAOSHAN_GROUPS : null,
    kind: chance.happens(0.75) ? '日常巡视' : chance.pick(['专项走访', '随访']),
    on,
    met: chance.pick(MET),
    seen: chance.pick(SEEN),
    sentOn,
    points: matters.map((matter, index) => {
      const proposal = matter.kind === '建议' && chance.happens(0.3) ? proposed(ground, chance, alliance, on) : null;
      return { number: index + 1, ...matterOf(ground, chance, { id, alliance, liaison, sentOn }, matter), proposal };
    }),
  };
}

/** How far a point has come by today: answered within two weeks, settled within two months. */
function matterOf(
  { seed, today, posts }: Ground,
  chance: Chance,
  visited: { id: string; alliance: Alliance; liaison: Person; sentOn: Day },
  { kind, body, answer }: (typeof MATTERS)[number],
): Omit<VisitPoint, 'number' | 'proposal'> {
  const answeredOn = addDays(visited.sentOn, chance.between(2, 14));
  const due = addDays(answeredOn, chance.between(10, 30));
  const settledOn = addDays(due, chance.between(1, 20));
  const [again, found] = [chance.happens(0.08), chance.pick(FOUND)];
  const lead = posts.find((post) => isLeadOn(post, visited.alliance, answeredOn));
  const answered = lead !== undefined && answeredOn <= today && (chance.happens(0.9) || settledOn <= today);
  const settled = settledOn <= today;
  const step = (name: '答复' | '办结' | '退回', on: Day, personId: string, note: string, by: Day | null, nth = 0) => ({
    id: idOf(seed, 'visit-step', visited.id, body, name, nth),
    step: name,
    on,
    personId,
    note,
    due: by,
  });
  const steps = [
    ...(answered ? [step('答复', answeredOn, lead.personId, answer, due)] : []),
    ...(answered && again && settled
      ? [
          step('退回', addDays(answeredOn, 5), visited.liaison.id, STILL_MISSING, null),
          step('答复', addDays(answeredOn, 8), lead.personId, `${answer}，其余年级一并办理`, due, 1),
        ]
      : []),
    ...(settled ? [step('办结', settledOn, visited.liaison.id, found, null)] : []),
  ];
  return {
    kind,
    body,
    state: settled ? 'settled' : answered ? 'answered' : 'open',
    due: answered ? due : null,
    settledOn: settled ? settledOn : null,
    steps,
  };
}

/** A stage task of a programme that runs there on the day; decided a month later. */
function proposed(
  { definitions, authorities, today }: Ground,
  chance: Chance,
  { region }: Alliance,
  on: Day,
): VisitPoint['proposal'] {
  const running = definitions.find(
    ({ region: at, period, stages = [] }) =>
      (at === region || at === '310000') &&
      period.from <= on &&
      on <= period.to &&
      stages.some(({ tasks = [] }) => tasks.length > 0),
  );
  const officer = authorities.get(region)?.officers.get('基础教育科');
  const stage = running?.stages?.find(({ tasks = [] }) => tasks.length > 0);
  if (running === undefined || stage?.tasks === undefined || officer === undefined) return null;
  const decidedOn = addDays(on, 30);
  const [task, proposes, adopted] = [chance.pick(stage.tasks), chance.pick(PROPOSES), chance.happens(0.6)];
  const state = decidedOn > today ? 'pending' : adopted ? 'adopted' : 'declined';
  return {
    programmeId: running.id,
    stage: stage.id,
    task: task.id,
    proposes,
    state,
    ...(state === 'pending'
      ? { reason: null, decidedBy: null, decidedOn: null }
      : { reason: REASONS[state], decidedBy: officer.id, decidedOn }),
  };
}

/** What the first liaison of Baoshan has in hand: a draft of the day before yesterday, and a visit meant for next week. */
function drafts({ seed, today, authorities }: Ground, assignments: readonly Assignment[]): Visit[] {
  const liaison = authorities.get(BAOSHAN)?.liaisons[0];
  const own = assignments.filter(
    (held) => held.liaisonId === liaison?.id && holdsOn(held, addDays(today, -3)) && holdsOn(held, addDays(today, 8)),
  );
  if (liaison === undefined) return [];
  const draft = (organisationId: string, on: Day, seen: string): Visit => ({
    id: idOf(seed, 'visit-draft', organisationId, on),
    region: BAOSHAN,
    organisationId,
    liaisonRegion: BAOSHAN,
    liaisonId: liaison.id,
    programmeId: null,
    kind: '日常巡视',
    on,
    met: seen === '' ? '' : MET[0],
    seen,
    sentOn: null,
    points: [],
  });
  return own
    .slice(0, 2)
    .map(({ organisationId }, at) =>
      at === 0
        ? draft(organisationId, onWorkday(addDays(today, -3)), SEEN[1])
        : draft(organisationId, onWorkday(addDays(today, 6)), ''),
    );
}

const isLeadOn = ({ kind, organisationId, ...post }: Post, { id }: Alliance, on: Day): boolean =>
  kind === 'alliance-lead' && organisationId === id && holdsOn(post, on);
const later = (a: Day, b: Day): Day => (a < b ? b : a);
const sooner = (a: Day, b: Day): Day => (a < b ? a : b);
const onWorkday = (on: Day): Day => (weekday(on) > 5 ? addDays(on, 8 - weekday(on)) : on);
