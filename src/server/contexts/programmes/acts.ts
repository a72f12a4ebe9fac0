import type { Target } from '#core/programmes/definition.ts';
import { factOf, setsOf } from '#core/programmes/language/measure.ts';
import type { Place } from './place.ts';

type Act = { readonly label: string; readonly to: string };

/** Where in the product a record of each fact comes about: the way from a gap to the act that closes it. */
const ACTS: Readonly<Record<string, (place: Place, programmeId: string) => Act>> = {
  'schools.in-an-alliance': (place) => ({ label: '查看未入盟学校', to: `/schools?allied=no${inRegion(place)}` }),
  'schools.at-basic-standard': (place) => ({ label: '查看未达标学校', to: `/schools?standard=no${inRegion(place)}` }),
  'schools.with-feature': (place) => ({ label: '到学校页登记特色', to: `/schools?${inRegion(place).slice(1)}` }),
  alliances: (place) => ({ label: '成立联盟', to: `/alliances?${inRegion(place).slice(1)}` }),
  memberships: (place) => ({ label: '到联盟页吸收成员', to: `/alliances?${inRegion(place).slice(1)}` }),
  'alliances.documents': (place) => ({ label: '到联盟页通过文件', to: `/alliances?${inRegion(place).slice(1)}` }),
  bodies: (_place, id) => ({ label: '建立机构', to: `/bodies?programme=${id}` }),
  'bodies.seats': (_place, id) => ({ label: '任命机构成员', to: `/bodies?programme=${id}` }),
  participation: (_place, id) => ({ label: '接纳参加单位', to: `/programmes/${id}/participants` }),
  'people.titled': () => ({ label: '到人员页授予称号', to: '/people' }),
};

const inRegion = (place: Place): string => (place.region === '310000' ? '' : `&region=${place.region}`);

/** The act that closes a target's gap, when the product has a page for it. What is counted comes first, what it is measured against last. */
export function actFor(target: Target, place: Place, programmeId: string): Act | null {
  for (const { set } of setsOf(target.measure)) {
    const act = ACTS[factOf(set)];
    if (act !== undefined) return act(place, programmeId);
  }
  return null;
}
