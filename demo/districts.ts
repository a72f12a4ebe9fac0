/** 区：where a district lies (rough centre and half-width in degrees) and how large the demonstration makes it. */
export type District = {
  readonly code: string;
  readonly name: string;
  readonly centre: readonly [longitude: number, latitude: number];
  readonly reach: readonly [longitude: number, latitude: number];
  /** Schools, school districts and education groups at the scale of the whole city: 1,500, 83 and 154 in all. */
  readonly schools: number;
  readonly schoolDistricts: number;
  readonly groups: number;
};

const district = (
  code: string,
  name: string,
  [longitude, latitude]: readonly [number, number],
  [wide, high]: readonly [number, number],
  [schools, schoolDistricts, groups]: readonly [number, number, number],
): District => ({ code, name, centre: [longitude, latitude], reach: [wide, high], schools, schoolDistricts, groups });

export const DISTRICTS: readonly District[] = [
  district('310101', '黄浦区', [121.484, 31.221], [0.02, 0.022], [60, 4, 7]),
  district('310104', '徐汇区', [121.437, 31.175], [0.025, 0.045], [80, 5, 9]),
  district('310105', '长宁区', [121.398, 31.213], [0.04, 0.02], [55, 4, 6]),
  district('310106', '静安区', [121.452, 31.262], [0.018, 0.05], [85, 5, 10]),
  district('310107', '普陀区', [121.392, 31.252], [0.045, 0.03], [85, 5, 9]),
  district('310109', '虹口区', [121.484, 31.278], [0.016, 0.03], [60, 4, 7]),
  district('310110', '杨浦区', [121.528, 31.296], [0.03, 0.035], [90, 6, 10]),
  district('310112', '闵行区', [121.39, 31.1], [0.08, 0.075], [150, 8, 15]),
  district('310113', '宝山区', [121.43, 31.385], [0.07, 0.07], [150, 5, 12]),
  district('310114', '嘉定区', [121.25, 31.36], [0.08, 0.08], [100, 4, 9]),
  district('310115', '浦东新区', [121.66, 31.15], [0.13, 0.14], [265, 14, 28]),
  district('310116', '金山区', [121.22, 30.82], [0.12, 0.07], [55, 4, 6]),
  district('310117', '松江区', [121.22, 31.02], [0.1, 0.08], [95, 5, 9]),
  district('310118', '青浦区', [121.08, 31.13], [0.12, 0.06], [60, 4, 6]),
  district('310120', '奉贤区', [121.53, 30.91], [0.13, 0.06], [60, 3, 6]),
  district('310151', '崇明区', [121.5, 31.64], [0.25, 0.06], [50, 3, 5]),
];

export const BAOSHAN = '310113';
export const JIADING = '310114';
export const PUTUO = '310107';

/** 规模：`demo` opens in seconds, `district` is Baoshan at full size, `city` is all of Shanghai. */
export type Scale = 'demo' | 'district' | 'city';

/** How a scale treats a district: in full, or only a few schools with their principals and three teachers each. */
export type Extent = District & { readonly depth: 'full' | 'outline' };

export const TEACHERS: Readonly<Record<Scale, number>> = { demo: 2_600, district: 10_000, city: 150_000 };

const DEMO_SIZE: Readonly<Record<string, Pick<District, 'schools' | 'schoolDistricts' | 'groups'>>> = {
  [BAOSHAN]: { schools: 74, schoolDistricts: 4, groups: 5 },
  [JIADING]: { schools: 66, schoolDistricts: 4, groups: 3 },
  [PUTUO]: { schools: 68, schoolDistricts: 5, groups: 5 },
};

/** The districts of a scale. */
export function extentsOf(scale: Scale): Extent[] {
  const full = (of: District): Extent => ({ ...of, depth: 'full' });
  if (scale === 'city') return DISTRICTS.map(full);
  if (scale === 'district') return DISTRICTS.filter(({ code }) => code === BAOSHAN).map(full);
  return DISTRICTS.map((of) => {
    const size = DEMO_SIZE[of.code];
    return size === undefined
      ? { ...of, depth: 'outline', schools: 11, schoolDistricts: 1, groups: 1 }
      : { ...of, ...size, depth: 'full' };
  });
}
