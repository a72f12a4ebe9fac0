import { ALLIANCE_KINDS } from '#core/programmes/vocabulary.ts';
import { palette } from '#web/theme.ts';
import type { AllianceMapped } from '../answers.ts';
import { plane } from '../plot.ts';

type MappedSchool = AllianceMapped['schools'][number];

const COLOURS = [
  '#0f766e',
  '#b45309',
  '#1d4ed8',
  '#b91c1c',
  '#6d28d9',
  '#4d7c0f',
  '#be185d',
  '#0e7490',
  '#854d0e',
  '#3f3f46',
  '#a21caf',
];
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;
const GLYPHS = { circle: '●', rect: '■', triangle: '▲', diamond: '◆' } as const;

/** In the order of kinds, so that a school in several is drawn by the one nearest to it: 学区 before 研究共同体. */
export function inOrder(data: AllianceMapped): AllianceMapped {
  const kind = (alliance: AllianceMapped['alliances'][number]) => ALLIANCE_KINDS.indexOf(alliance.kind);
  return { ...data, alliances: data.alliances.toSorted((a, b) => kind(a) - kind(b)) };
}

/** How an alliance is drawn: colour and shape together, so that colour alone never tells. */
export function markOf(index: number) {
  const symbol = SYMBOLS[index % SYMBOLS.length]!;
  return { color: COLOURS[index % COLOURS.length]!, symbol, glyph: GLYPHS[symbol] };
}

export function namesOf(school: MappedSchool, { alliances }: AllianceMapped): string {
  return alliances
    .filter(({ id }) => school.alliances.includes(id))
    .map(({ name }) => name)
    .join('、');
}

/** Schools by coordinates. One in several alliances takes the first one's mark and the second one's ring. */
export function scatter(data: AllianceMapped, width: number, height: number) {
  const { schools, alliances } = data;
  const shown = (school: MappedSchool) => alliances.findIndex(({ id }) => school.alliances.includes(id));
  const point = (school: MappedSchool) => {
    const second = alliances.findLastIndex(({ id }) => school.alliances.includes(id));
    const ring = second > shown(school) ? { borderColor: markOf(second).color, borderWidth: 2 } : {};
    const words = `${school.name}\n${school.type}\n${namesOf(school, data) || '未加入联盟'}`;
    return { id: school.id, name: school.name, value: [school.longitude, school.latitude], words, itemStyle: ring };
  };
  const alone = {
    type: 'scatter',
    name: '未加入联盟',
    symbol: 'circle',
    symbolSize: 7,
    itemStyle: { color: 'transparent', borderColor: palette.muted, borderWidth: 1.5 },
    data: schools.filter((school) => shown(school) === -1).map((school) => ({ ...point(school), itemStyle: {} })),
  };
  const allied = alliances.map(({ name }, index) => ({
    type: 'scatter',
    name,
    symbol: markOf(index).symbol,
    symbolSize: schools.length > 150 ? 9 : 13,
    itemStyle: { color: markOf(index).color },
    emphasis: { focus: 'series' },
    data: schools.filter((school) => shown(school) === index).map(point),
  }));
  return { ...plane(schools, width, height), series: [alone, ...allied] };
}
