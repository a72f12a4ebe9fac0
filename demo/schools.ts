import { type Day, day } from '#core/kernel/day.ts';
import { isCompulsory, STAGES_OF } from '#core/organisations/school.ts';
import type { STAGES } from '#core/programmes/vocabulary.ts';
import { type Chance, chanceOf, idOf } from './chance.ts';
import type { Extent } from './districts.ts';
import type { School } from './world.ts';

type Type = Extract<School['type'], '幼儿园' | '小学' | '初级中学' | '九年一贯制学校' | '完全中学' | '高级中学'>;

/** Share of each type, the first two digits of its code, and how its name ends. */
const TYPES: Readonly<Record<Type, { share: number; category: string; ending: string }>> = {
  小学: { share: 0.43, category: '21', ending: '小学' },
  初级中学: { share: 0.22, category: '31', ending: '初级中学' },
  九年一贯制学校: { share: 0.16, category: '31', ending: '学校' },
  完全中学: { share: 0.08, category: '34', ending: '中学' },
  高级中学: { share: 0.06, category: '34', ending: '高级中学' },
  幼儿园: { share: 0.05, category: '11', ending: '幼儿园' },
};

export const teaches = (school: School, stage: (typeof STAGES)[number]): boolean =>
  STAGES_OF[school.type].includes(stage);

const FEATURES = [
  '生活化的科学探究',
  '书法与篆刻',
  '校园足球',
  '童声合唱',
  '劳动种植园',
  '阅读长廊',
  '创客工坊',
  '江南民俗',
  '戏剧教育',
  '棋类与思维',
  '生态观察',
  '版画',
  '篮球',
  '航模',
  '非遗纸艺',
  '双语阅读',
  '心理关怀',
  '少年气象站',
];

/** Everything about the places of a district that later steps draw on. */
export type Place = { readonly extent: Extent; readonly towns: readonly string[]; readonly schools: readonly School[] };

/** The schools of a district in invented streets, west to east, with codes of the synthetic range 9xxxxx. */
export function schoolsOf(seed: number, extent: Extent, word: () => string, serial: () => number): Place {
  const chance = chanceOf(`${seed}/schools/${extent.code}`);
  const towns = townsOf(chance, extent, word);
  const types = typesOf(chance, extent);
  const schools = types.map((type, at) => {
    const town = towns[at % towns.length] as Town;
    return schoolOf(seed, chance, extent, type, town, word(), `${TYPES[type].category}31${serial()}`, at);
  });
  return { extent, towns: towns.map(({ name }) => name), schools };
}

type Town = { readonly name: string; readonly longitude: number; readonly latitude: number };

function townsOf(chance: Chance, { centre, reach, schools, depth }: Extent, word: () => string): Town[] {
  const count = depth === 'outline' ? 4 : Math.max(6, Math.round(schools / 11));
  return Array.from({ length: count }, () => {
    const [x, y] = inDisc(chance);
    return {
      name: word() + (chance.happens(0.6) ? '街道' : '镇'),
      longitude: centre[0] + x * reach[0],
      latitude: centre[1] + y * reach[1],
    };
  }).toSorted((a, b) => a.longitude - b.longitude);
}

function typesOf(chance: Chance, { schools, depth }: Extent): Type[] {
  const kinds = Object.keys(TYPES) as Type[];
  const kept = depth === 'full' ? kinds : kinds.slice(0, 3);
  const whole = kept.reduce((sum, type) => sum + TYPES[type].share, 0);
  const types = kept.flatMap((type) =>
    Array.from({ length: Math.max(2, Math.round((TYPES[type].share / whole) * schools)) }, () => type),
  );
  while (types.length < schools) types.push('小学');
  return chance.shuffled(types).slice(0, schools);
}

function schoolOf(
  seed: number,
  chance: Chance,
  extent: Extent,
  type: Type,
  town: Town,
  word: string,
  code: string,
  at: number,
): School {
  const settled = extent.depth === 'outline' || chance.happens(0.93);
  const from = settled ? day(`${chance.between(1952, 2013)}-09-01`) : day(`${chance.between(2016, 2024)}-09-01`);
  const closes =
    extent.depth === 'full' && settled && type !== '完全中学' && type !== '高级中学' && chance.happens(0.025);
  const to = closes ? day(`${chance.between(2017, 2024)}-07-01`) : null;
  const mayBePrivate = extent.depth === 'full' && settled && type !== '完全中学' && type !== '高级中学';
  const ownership = mayBePrivate && chance.happens(0.23) ? '民办' : '公办';
  const since = later(from, day(`${chance.between(2010, 2022)}-${chance.pick(['03', '05', '09', '11'])}-01`));
  const featured = chance.happens(0.92) && (to === null || since < to);
  const name = `${ownership === '民办' ? '民办' : ''}${word}${TYPES[type].ending}`;
  const id = idOf(seed, 'school', code);
  return {
    id,
    code,
    region: extent.code,
    name,
    word,
    type,
    ownership,
    town: town.name,
    from,
    to,
    feature: featured ? chance.pick(FEATURES) : null,
    featureSince: featured ? since : null,
    campuses: campusesOf(seed, chance, town, word, code),
    standard:
      isCompulsory(type) && chance.happens(0.965)
        ? {
            id: idOf(seed, 'standard', code),
            from: later(from, day(`${chance.between(2012, 2016)}-${chance.pick(['06', '12'])}-30`)),
            to,
            document: `演示评估〔${at + 1}〕号`,
          }
        : null,
  };
}

function campusesOf(seed: number, chance: Chance, town: Town, word: string, code: string): School['campuses'] {
  const count = chance.happens(0.12) ? 2 : 1;
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = inDisc(chance);
    return {
      id: idOf(seed, 'campus', code, at),
      name: at === 0 ? '主校区' : '分校区',
      address: `${town.name}${word}路${chance.between(8, 990)}号（演示地址）`,
      longitude: rounded(town.longitude + x * 0.012),
      latitude: rounded(town.latitude + y * 0.01),
      main: at === 0,
    };
  });
}

/** A point of the unit disc, evenly spread. */
function inDisc(chance: Chance): readonly [number, number] {
  const angle = chance.next() * 2 * Math.PI;
  const distance = Math.sqrt(chance.next());
  return [Math.cos(angle) * distance, Math.sin(angle) * distance];
}

const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000;
export const later = (a: Day, b: Day): Day => (a < b ? b : a);
