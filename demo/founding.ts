import { type Day, day } from '#core/kernel/day.ts';
import type { Chance } from './chance.ts';
import { BAOSHAN, JIADING } from './districts.ts';
import type { League } from './league.ts';
import type { Place } from './schools.ts';
import type { Alliance, School } from './world.ts';

/** Each 学区 gathers neighbouring streets; the first of Baoshan is a city-level pilot, its second an 互助共进联合体. */
export function foundSchoolDistricts(
  chance: Chance,
  league: League,
  { extent, towns }: Place,
  leads: School[],
): (town: string) => Alliance | undefined {
  const founded = Array.from({ length: extent.schoolDistricts }, (_, at) => {
    const own = towns.filter((_name, town) => Math.floor((town * extent.schoolDistricts) / towns.length) === at);
    const first = own[0] ?? towns[0] ?? extent.name;
    const pilot = extent.code === BAOSHAN && at < 2;
    const from = foundedOn(extent.code, at, extent.schoolDistricts);
    const alliance = league.found({
      region: extent.code,
      name: `${first.replace(/街道$|镇$/, '')}学区`,
      type: '学区',
      field: null,
      form: pilot && at === 1 ? '互助共进联合体' : chance.happens(0.6) ? '紧密型' : '松散型',
      level: pilot && at === 0 ? '市级' : '区级',
      purpose: `统筹${own.join('、')}的教育资源，开展联合教研与资源共享。（演示数据）`,
      from,
      to: null,
    });
    const near = leads.findIndex((school) => own.includes(school.town));
    const lead = leads.splice(Math.max(0, near), 1)[0];
    if (lead !== undefined) league.join(alliance, lead, '牵头校', from);
    return { alliance, own };
  });
  return (town) => founded.find(({ own }) => own.includes(town))?.alliance;
}

/** 教育圈 of Jiading: one across stages, one of several legal persons. */
export function foundCircles(league: League, region: string, leads: School[]): void {
  for (const form of ['跨学段联合', '多法人组合式'] as const) {
    const lead = leads.pop();
    if (lead === undefined) return;
    const from = opening(region);
    const circle = league.found({
      region,
      name: `${lead.word}教育圈`,
      type: '教育圈',
      form,
      field: null,
      level: '区级',
      purpose: '小学、初中、高中纵向衔接，共建跨学段课程。（演示数据）',
      from,
      to: null,
    });
    league.join(circle, lead, '牵头校', from);
  }
}

/** 教育集团, each around a school of good name; Baoshan founds three or four in time and the others later. */
export function foundGroups(chance: Chance, league: League, { extent }: Place, leads: School[]): void {
  for (let at = 0; at < extent.groups; at += 1) {
    const lead = leads.pop();
    if (lead === undefined) throw new RangeError(`${extent.name} has too few schools to lead its groups`);
    const from = groupFoundedOn(extent.code, at, extent.groups);
    const form =
      extent.code === BAOSHAN && at === 1
        ? '联盟型'
        : chance.pick(['紧密型', '紧密型', '松散型', '多法人组合式', '跨学段联合'] as const);
    const group = league.found({
      region: extent.code,
      name: `${lead.word}教育集团`,
      type: '教育集团',
      form,
      field: null,
      level: '区级',
      purpose: `以${lead.name}为牵头校，辐射管理、课程与教研。（演示数据）`,
      from,
      to: null,
    });
    league.join(group, lead, '牵头校', from);
  }
}

const opening = (region: string): Day => (region === BAOSHAN ? day('2015-09-01') : day('2015-11-01'));

/** Two 学区 at once, in Baoshan and Jiading the others a year later, elsewhere over three years. */
function foundedOn(region: string, at: number, of: number): Day {
  if (at < 2) return opening(region);
  const years = region === BAOSHAN || region === JIADING ? 1 : 3;
  return day(`${2016 + Math.floor(((at - 2) / (of - 2)) * years)}-09-01`);
}

/** Two groups of Baoshan at once, two a year later and the rest from 2018; elsewhere evenly from 2015 to 2019. */
function groupFoundedOn(region: string, at: number, of: number): Day {
  if (region !== BAOSHAN) return day(`${2015 + Math.floor((at / of) * 5)}-11-01`);
  if (at < 2) return opening(BAOSHAN);
  return day(`${at < 4 ? 2016 : 2018 + ((at - 4) % 5)}-09-01`);
}
