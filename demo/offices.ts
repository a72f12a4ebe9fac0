import { OFFICES, type PostKind } from '#core/identity/post.ts';
import { type Day, day } from '#core/kernel/day.ts';
import { chanceOf, idOf } from './chance.ts';
import type { Extent } from './districts.ts';
import type { Staff } from './staff.ts';
import type { Organisation, Person } from './world.ts';

export const CITY = '310000';
const FOUNDED = day('1995-01-01');

/** 一级教育行政部门和它的研究机构, with the people later steps seat in bodies. */
export type Authority = {
  readonly region: string;
  readonly bureau: Organisation;
  readonly academy: Organisation;
  /** 局长、党委副书记、三位副局长, as in the leading groups of the documents. */
  readonly leaders: readonly Person[];
  /** Who headed the authority before today's head. */
  readonly formerHead: Person;
  readonly headSince: Day;
  readonly officers: ReadonlyMap<string, Person>;
  readonly liaisons: readonly Person[];
  readonly dean: Person;
  readonly researchers: readonly Person[];
  readonly experts: readonly Person[];
};

/** 市教委 and the city's institute. */
export function cityAuthority(seed: number, staff: Staff): Authority {
  const bureau = unit(seed, 'commission', CITY, '上海市教育委员会');
  return authority(seed, staff, bureau, unit(seed, 'academy', CITY, '市级教育研究机构（演示）'), 9, 12);
}

/** A district's bureau and academy. */
export function districtAuthority(seed: number, staff: Staff, { code, name, depth }: Extent): Authority {
  const academy = unit(seed, 'academy', code, `${name}教育学院（演示）`);
  return authority(
    seed,
    staff,
    unit(seed, 'bureau', code, `${name}教育局`),
    academy,
    depth === 'full' ? 8 : 2,
    depth === 'full' ? 6 : 2,
  );
}

function unit(seed: number, kind: Organisation['kind'], region: string, name: string): Organisation {
  return { id: idOf(seed, kind, region), kind, region, name, from: FOUNDED, to: null };
}

function authority(
  seed: number,
  staff: Staff,
  bureau: Organisation,
  academy: Organisation,
  researchers: number,
  experts: number,
): Authority {
  const region = bureau.region;
  const chance = chanceOf(`${seed}/offices/${region}`);
  const kind = bureau.kind === 'commission' ? 'city-officer' : 'district-officer';
  const at = (
    organisation: Organisation,
    post: PostKind,
    from: Day,
    { office, to = null }: { office?: string; to?: Day | null } = {},
  ) => {
    const person = staff.register(chance, region, organisation.id);
    staff.appoint(person, post, organisation.id, from, to, office);
    return person;
  };
  const since = () => day(`${chance.between(2008, 2015)}-0${chance.between(2, 8)}-01`);
  const headSince = day(`${chance.between(2017, 2021)}-03-01`);
  const formerHead = at(bureau, kind, since(), { to: headSince });
  const leaders = Array.from({ length: 5 }, (_, nth) => at(bureau, kind, nth === 0 ? headSince : since()));
  const officers = new Map(OFFICES.map((office) => [office as string, at(bureau, kind, since(), { office })]));
  const liaisons = [at(bureau, 'liaison', day('2015-09-01')), at(bureau, 'liaison', day('2015-09-01'))];
  for (const admin of ['system-admin', 'security-admin', 'audit-admin'] as const) at(bureau, admin, day('2023-03-01'));
  const dean = at(academy, 'academy-researcher', since());
  return {
    region,
    bureau,
    academy,
    leaders,
    formerHead,
    headSince,
    officers,
    liaisons,
    dean,
    researchers: Array.from({ length: researchers }, () => {
      const person = at(academy, 'academy-researcher', since());
      if (chance.happens(0.6)) staff.award(person, '高级教师', day(`${chance.between(2006, 2014)}-12-01`));
      return person;
    }),
    experts: Array.from({ length: experts }, () => {
      const person = at(academy, 'expert', since());
      staff.award(person, '特级教师', day(`${chance.between(2004, 2014)}-09-10`));
      return person;
    }),
  };
}
