import { chanceOf } from './chance.ts';
import { type Authority, CITY } from './offices.ts';
import { NEW_QUALITY } from './quality.ts';
import { all, type Establish, type Ground } from './sitting.ts';

/** The city's bodies; one district has not set up its team, one research community has only two experts. */
export function seatCity(ground: Ground, city: Authority, establish: Establish): void {
  const chance = chanceOf(`${ground.seed}/city-bodies`);
  const { experts, researchers } = city;
  establish(
    NEW_QUALITY,
    'expert-committee',
    city.bureau,
    '2023-11-20',
    [...all('主任', experts.slice(0, 1)), ...all('委员', experts.slice(1, 9))],
    { level: '市级' },
  );
  establish(
    NEW_QUALITY,
    'research-institute',
    city.academy,
    '2023-10-09',
    [...all('所长', [city.dean]), ...all('研究人员', researchers.slice(0, 5))],
    { level: '市级' },
  );
  establish(NEW_QUALITY, 'city-academy', city.academy, '2023-10-09', all('成员', researchers.slice(5)), {
    level: '市级',
  });
  const districts = [...ground.authorities.values()].filter(({ region }) => region !== CITY);
  const last = districts.at(-1);
  for (const own of districts) {
    if (own === last && districts.length > 1) continue;
    const on = `2024-0${chance.between(1, 9)}-${chance.between(10, 28)}`;
    establish(
      NEW_QUALITY,
      'district-team',
      own.bureau,
      on,
      [
        ...all('组建单位', [...own.officers.values()].slice(0, 1)),
        ...all('成员', [...own.researchers.slice(0, 3), ...own.experts.slice(0, 2)]),
      ],
      { name: `${own.bureau.name.replace('教育局', '')}新优质学校专业指导团队` },
    );
  }
  for (const [at, community] of ground.alliances.filter(({ type }) => type === '研究共同体').entries()) {
    const count = at === 4 ? 2 : 3;
    establish(
      NEW_QUALITY,
      'community-experts',
      community,
      '2024-04-15',
      all(
        '专家',
        Array.from({ length: count }, (_, nth) => experts[(at * 2 + nth) % experts.length]).filter(
          (person) => person !== undefined,
        ),
      ),
      { level: '市级', name: `${community.name}专家指导团队` },
    );
  }
  for (const across of ground.alliances.filter(({ type }) => type === '跨区域协作共同体'))
    establish(NEW_QUALITY, 'cross-district-community', across, '2024-05-20', all('召集人', researchers.slice(0, 2)), {
      level: '市级',
    });
}
