import { type Day, day } from '#core/kernel/day.ts';
import { STAGES_OF } from '#core/organisations/school.ts';
import { type Chance, chanceOf } from './chance.ts';
import { JIADING, PUTUO } from './districts.ts';
import type { Place } from './schools.ts';
import type { Staff } from './staff.ts';
import type { Person, School } from './world.ts';

type Stage = NonNullable<Person['stage']>;

const SUBJECTS: Readonly<Record<Stage, readonly string[]>> = {
  幼儿园: ['学前教育'],
  小学: [
    '语文',
    '语文',
    '语文',
    '数学',
    '数学',
    '英语',
    '英语',
    '道德与法治',
    '自然',
    '体育',
    '音乐',
    '美术',
    '信息科技',
    '劳动技术',
  ],
  初中: [
    '语文',
    '语文',
    '数学',
    '数学',
    '英语',
    '英语',
    '物理',
    '化学',
    '科学',
    '生命科学',
    '历史',
    '地理',
    '道德与法治',
    '体育',
    '音乐',
    '美术',
    '信息科技',
  ],
  高中: [
    '语文',
    '语文',
    '数学',
    '数学',
    '英语',
    '英语',
    '物理',
    '化学',
    '生物学',
    '历史',
    '地理',
    '思想政治',
    '体育',
    '艺术',
    '信息技术',
  ],
};

/** How large a school is beside the others. */
const SIZE: Readonly<Partial<Record<School['type'], number>>> = {
  幼儿园: 0.4,
  小学: 0.9,
  初级中学: 0.9,
  九年一贯制学校: 1.25,
  完全中学: 1.4,
  高级中学: 1.3,
};

/** How many teachers each school has today, summing to the total; a closed school has none, an outline district's three. */
export function teachersOf(places: readonly Place[], total: number, today: Day): ReadonlyMap<string, number> {
  const open = (school: School) => school.from <= today && (school.to === null || school.to > today);
  const outline = places
    .filter(({ extent }) => extent.depth === 'outline')
    .flatMap(({ schools }) => schools.filter(open));
  const full = places.filter(({ extent }) => extent.depth === 'full').flatMap(({ schools }) => schools.filter(open));
  const weight = full.reduce((sum, { type }) => sum + (SIZE[type] ?? 1), 0);
  const counts = new Map(outline.map(({ id }) => [id, 3]));
  let owed = 0;
  for (const { id, type } of full) {
    owed += ((SIZE[type] ?? 1) / weight) * (total - outline.length * 3);
    const count = Math.round(owed);
    owed -= count;
    counts.set(id, count);
  }
  return counts;
}

/** Principal, administrator and teachers of every school of a district, with the posts and titles of their careers. */
export function employ(
  seed: number,
  staff: Staff,
  { extent, schools }: Place,
  counts: ReadonlyMap<string, number>,
  today: Day,
): void {
  const chance = chanceOf(`${seed}/teachers/${extent.code}`);
  const open = schools.filter((school) => (counts.get(school.id) ?? 0) > 0);
  for (const school of open) {
    lead(chance, staff, school, today);
    const count = counts.get(school.id) ?? 0;
    for (let at = 0; at < count; at += 1) {
      const teacher = hire(chance, staff, school, open, today);
      if (at === 0)
        staff.appoint(teacher, 'school-admin', school.id, since(school, `${chance.between(2017, 2023)}-09-01`));
      distinguish(chance, staff, extent.code, teacher, today);
    }
  }
}

function lead(chance: Chance, staff: Staff, school: School, today: Day): void {
  const changed = since(school, `${chance.between(2016, 2024)}-08-01`);
  const before =
    school.from < changed && changed < today ? staff.register(chance, school.region, school.id) : undefined;
  if (before !== undefined)
    staff.appoint(before, 'principal', school.id, since(school, `${chance.between(2008, 2014)}-08-01`), changed);
  const principal = staff.register(chance, school.region, school.id);
  staff.appoint(principal, 'principal', school.id, before === undefined ? school.from : changed);
  if (chance.happens(0.05)) staff.award(principal, '特级校长', day(`${chance.between(2012, 2024)}-09-10`));
  if (chance.happens(0.5)) staff.award(principal, '高级教师', day(`${chance.between(2004, 2018)}-12-01`));
}

/** A teacher of today; one in fourteen came from another school of the district. */
function hire(chance: Chance, staff: Staff, school: School, others: readonly School[], today: Day): Person {
  const stage = chance.pick<Stage>(STAGES_OF[school.type]);
  const teacher = staff.register(chance, school.region, school.id, { stage, subject: chance.pick(SUBJECTS[stage]) });
  const year = Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
  const hired = day(`${chance.between(year - 32, year)}-09-01`);
  const from = since(school, hired);
  const moved = day(`${chance.between(Math.min(2016, year), year)}-09-01`);
  const other = chance.happens(0.07) ? chance.pick(others) : undefined;
  const earlier = other === undefined ? undefined : since(other, hired);
  if (
    other !== undefined &&
    earlier !== undefined &&
    other.id !== school.id &&
    earlier < moved &&
    school.from <= moved
  ) {
    staff.appoint(teacher, 'teacher', other.id, earlier, moved);
    staff.appoint(teacher, 'teacher', school.id, moved);
  } else {
    staff.appoint(teacher, 'teacher', school.id, from);
  }
  return teacher;
}

/** 职称 and 骨干称号; the district's own names where its programme has its own. Most backbone titles run five years. */
function distinguish(chance: Chance, staff: Staff, region: string, teacher: Person, today: Day): void {
  const draw = chance.next();
  const rank = chance.next();
  if (rank < 0.004) staff.award(teacher, '正高级教师', day(`${chance.between(2016, 2025)}-12-01`));
  else if (rank < 0.13) staff.award(teacher, '高级教师', day(`${chance.between(2003, 2025)}-12-01`));
  if (draw < 0.004) staff.award(teacher, '特级教师', day(`${chance.between(2008, 2024)}-09-10`));
  else if (draw < 0.02)
    renew(chance, staff, teacher, region === JIADING && chance.happens(0.4) ? '学术技术带头人' : '学科带头人', today);
  else if (draw < 0.035) renew(chance, staff, teacher, region === PUTUO ? '高级指导教师' : '骨干教师', today);
  else if (draw < 0.1) renew(chance, staff, teacher, '骨干教师', today);
  else if (draw < 0.12) renew(chance, staff, teacher, region === JIADING ? '学科新星' : '教学能手', today);
  else if (draw < 0.14) renew(chance, staff, teacher, '教学新秀', today);
}

function renew(chance: Chance, staff: Staff, teacher: Person, title: string, today: Day): void {
  const first = chance.between(2013, 2025);
  for (let year = first; year <= first + 10; year += 5) {
    const from = day(`${year}-09-01`);
    if (from > today) return;
    const to = day(`${year + 5}-09-01`);
    staff.award(teacher, title, from, to > today ? null : to);
    if (!chance.happens(0.6)) return;
  }
}

const since = (school: School, on: string): Day => (on < school.from ? school.from : day(on));
