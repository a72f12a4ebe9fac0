import type { PostKind } from '#core/identity/post.ts';
import { BAOSHAN, DISTRICTS, JIADING, PUTUO } from './districts.ts';
import { CITY } from './offices.ts';
import { CLUSTERS } from './quality.ts';
import { JUNIOR_HIGH } from './taking-part.ts';
import type { Post, World } from './world.ts';

/** 演示人员：somebody the sign-in page offers to be. */
export type ShownPerson = {
  readonly personId: string;
  readonly region: string;
  readonly name: string;
  readonly post: string;
  readonly place: string;
  readonly group: '市' | '区' | '学院与专家' | '联盟' | '学校';
};

type Choice = {
  readonly group: ShownPerson['group'];
  readonly post: string;
  readonly kind: PostKind;
  readonly fits: (post: Post) => boolean;
};

/** One person for every kind of post, from all that hold one today; places a scale does not have are left out. */
export function shownPeople(world: World): ShownPerson[] {
  const people = new Map(world.people.map((person) => [person.id, person]));
  const places = new Map(
    [...world.organisations, ...world.alliances, ...world.schools].map((place) => [place.id, place]),
  );
  const held = Map.groupBy(
    world.posts.filter(({ to }) => to === null),
    ({ kind }) => kind,
  );
  const taken = new Set<string>();
  return choicesOf(world).flatMap(({ group, post, kind, fits }) => {
    const found = held.get(kind)?.find((each) => !taken.has(each.personId) && fits(each));
    const person = people.get(found?.personId ?? '');
    const place = places.get(found?.organisationId ?? '');
    if (person === undefined || place === undefined) return [];
    taken.add(person.id);
    return [{ personId: person.id, region: person.region, name: person.name, post, place: place.name, group }];
  });
}

function choicesOf(world: World): Choice[] {
  const named = new Map(DISTRICTS.map(({ code, name }) => [code, name.slice(0, -1)]));
  const own = new Map(
    [...world.organisations, ...world.alliances, ...world.schools].map(({ id, region }) => [id, region]),
  );
  const at = (region: string) => (post: Post) => own.get(post.organisationId) === region;
  const officer = (region: string, office: string): Choice => {
    const post = `${region === CITY ? '市教委' : named.get(region)}${office}干部`;
    const kind = region === CITY ? 'city-officer' : 'district-officer';
    return {
      group: region === CITY ? '市' : '区',
      post,
      kind,
      fits: (held) => held.office === office && at(region)(held),
    };
  };
  const alliance = (region: string, type: string): Choice => {
    const ids = new Set(
      world.alliances.filter((each) => each.region === region && each.type === type).map(({ id }) => id),
    );
    return {
      group: '联盟',
      post: `${type}负责人`,
      kind: 'alliance-lead',
      fits: ({ organisationId }) => ids.has(organisationId),
    };
  };
  const taking = (programme: string, role: string) => {
    const ids = new Set(
      world.participations
        .filter((each) => each.programmeId === programme && each.role === role && each.to === null)
        .map((each) => each.organisationId),
    );
    return ({ organisationId }: Post) => ids.has(organisationId);
  };
  const school = (post: string, kind: PostKind, fits: Choice['fits']): Choice => ({ group: '学校', post, kind, fits });
  return [
    officer(CITY, '基础教育科'),
    officer(CITY, '人事科'),
    { group: '市', post: '市级系统管理员', kind: 'system-admin', fits: at(CITY) },
    { group: '市', post: '市级审计管理员', kind: 'audit-admin', fits: at(CITY) },
    officer(BAOSHAN, '基础教育科'),
    officer(BAOSHAN, '人事科'),
    officer(BAOSHAN, '计财科'),
    officer(BAOSHAN, '督导室'),
    { group: '区', post: '宝山项目专职联系人', kind: 'liaison', fits: at(BAOSHAN) },
    { group: '区', post: '宝山安全管理员', kind: 'security-admin', fits: at(BAOSHAN) },
    officer(JIADING, '基础教育科'),
    officer(PUTUO, '基础教育科'),
    { group: '学院与专家', post: '市级研究人员', kind: 'academy-researcher', fits: at(CITY) },
    { group: '学院与专家', post: '宝山教研人员', kind: 'academy-researcher', fits: at(BAOSHAN) },
    { group: '学院与专家', post: '指导专家', kind: 'expert', fits: at(CITY) },
    alliance(BAOSHAN, '学区'),
    alliance(JIADING, '教育圈'),
    alliance(PUTUO, '强校共同体'),
    school('新优质项目学校校长', 'principal', taking(CLUSTERS, '项目学校')),
    school('强校工程实验校校长', 'principal', taking(JUNIOR_HIGH, '实验校')),
    school('学校管理员', 'school-admin', at(JIADING)),
    school('教师', 'teacher', at(BAOSHAN)),
    school('教师', 'teacher', taking(JUNIOR_HIGH, '实验校')),
  ];
}
