import { type Actor, holds, reaches } from '#core/identity/actor.ts';
import type { Target } from '#core/programmes/definition.ts';
import { type FactSet, factOf, type Measure, setsOf } from '#core/programmes/language/measure.ts';
import type { Place } from './place.ts';

/** 办理入口：where the gap is closed, and by which offices. */
export type Act = { readonly label: string; readonly to: string; readonly offices: readonly string[] };

/** A page where records of a fact come about. `filters` are the conditions of a set that the page knows as well. */
type Way = {
  readonly label: string;
  readonly page: (programmeId: string) => string;
  readonly shown?: Readonly<Record<string, string>>;
  readonly filters?: readonly string[];
  readonly everywhere?: true;
  /** Whose act it is, when not that of the office of basic education alone. */
  readonly offices?: readonly string[];
};

const toPage = (page: string) => () => page;
const ofProgramme = (page: string) => (programmeId: string) => `${page}?programme=${programmeId}`;
const SCHOOL = ['type', 'ownership'];
const ALLIANCE = ['kind', 'form'];
const EDUCATION = ['基础教育科'];
const LEADERSHIP = ['基础教育科', '组织科'];
const PERSONNEL = ['人事科', '组织科'];

/** Where in the product a record of each fact comes about: the way from a gap to the act that closes it. */
const WAYS: Readonly<Record<string, Way>> = {
  'schools.in-an-alliance': {
    label: '查看未入盟学校',
    page: toPage('/schools'),
    shown: { allied: 'no' },
    filters: SCHOOL,
  },
  'schools.at-basic-standard': {
    label: '查看未达标学校',
    page: toPage('/schools'),
    shown: { standard: 'no' },
    filters: SCHOOL,
  },
  'schools.with-feature': { label: '到学校页登记特色', page: toPage('/schools'), filters: SCHOOL },
  alliances: { label: '成立联盟', page: toPage('/alliances'), filters: ALLIANCE },
  memberships: { label: '到联盟页吸收成员', page: toPage('/alliances'), filters: ALLIANCE },
  'alliances.documents': { label: '到联盟页通过文件', page: toPage('/alliances'), filters: ALLIANCE },
  bodies: { label: '建立机构', page: ofProgramme('/bodies'), everywhere: true, offices: LEADERSHIP },
  'bodies.seats': { label: '任命机构成员', page: ofProgramme('/bodies'), everywhere: true, offices: LEADERSHIP },
  participation: {
    label: '接纳参加单位',
    page: (programmeId) => `/programmes/${programmeId}/participants`,
    filters: ['role'],
    everywhere: true,
  },
  'visits.made': { label: '看谁久未走访', page: ofProgramme('/visits') },
  'people.titled': { label: '到人员页授予称号', page: toPage('/people'), filters: ['title'], offices: PERSONNEL },
};

/** Where what meets a duty is done. */
const DUTY_WAYS: Readonly<Record<string, { readonly label: string; readonly page: string }>> = {
  'meetings.held': { label: '召集会议', page: '/meetings' },
  'activities.held': { label: '组织活动', page: '/activities' },
  // Who owes it waits to be visited; a liaison finds there the button to record one.
  'visits.made': { label: '看走访', page: '/visits/records' },
};

/** The act that meets a duty, at the page of the organisation that owes it. */
export function actOfDuty(fact: string, ower: string): { label: string; to: string } | undefined {
  const way = DUTY_WAYS[fact];
  if (way === undefined) return undefined;
  const isOrganisation = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ower);
  return { label: way.label, to: isOrganisation ? `${way.page}?organisation=${ower}` : way.page };
}

/** The ways to the acts, for whose acts they are; to nobody else a way is shown that ends at a closed door. */
export function actedBy<T extends { readonly act: Act | null }>(
  actor: Actor,
  { region }: { readonly region: string },
  targets: readonly T[],
): (Omit<T, 'act'> & { act: { label: string; to: string } | null })[] {
  const acts = (offices: readonly string[]) =>
    holds(
      actor,
      ['city-officer', 'district-officer'],
      (post) => offices.includes(post.office ?? '') && reaches(post, region),
    );
  return targets.map(({ act, ...target }) => ({
    ...target,
    act: act === null || !acts(act.offices) ? null : { label: act.label, to: act.to },
  }));
}

/** The act that closes a target's gap, when the product has a page for it: where what is counted comes about, else what it is measured against. */
export function actFor(target: Target, place: Place, programmeId: string): Act | null {
  for (const set of countedFirst(target.measure)) {
    const way = WAYS[factOf(set)];
    if (way !== undefined)
      return { label: way.label, to: addressOf(way, set, place, programmeId), offices: way.offices ?? EDUCATION };
  }
  return null;
}

/** The sets of a measure: what is counted, then the members it is asked of. */
function countedFirst(measure: Measure): FactSet[] {
  const sets = setsOf(measure);
  const isGround = ({ path }: (typeof sets)[number]) => path.at(-1) === 'among' || path.at(-1) === 'each';
  return [...sets.filter((each) => !isGround(each)), ...sets.filter(isGround)].map(({ set }) => set);
}

function addressOf(
  { page, shown = {}, filters = [], everywhere }: Way,
  set: FactSet,
  place: Place,
  programmeId: string,
): string {
  const query = new URLSearchParams(shown);
  const where: Readonly<Record<string, unknown>> =
    typeof set === 'string' ? {} : { ...set.where, ...('participants' in set ? { role: set.participants } : {}) };
  for (const name of filters) for (const value of valuesOf(where[name])) query.append(name, value);
  if (everywhere === undefined && place.region !== '310000') query.set('region', place.region);
  const address = page(programmeId);
  const text = query.toString();
  return text === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${text}`;
}

/** The values a condition names; bounds and exclusions name none. */
function valuesOf(condition: unknown): string[] {
  return [condition].flat().filter((value) => typeof value === 'string');
}
