import { useMemo } from 'react';
import { palette } from '#web/theme.ts';
import { Chart } from '#web/ui/Chart.tsx';
import type { Campus } from '../answers.ts';
import { plane } from '../plot.ts';

const HEIGHT = 240;

/** Where a school's campuses lie to each other. */
export function CampusMap({ campuses }: { campuses: readonly Campus[] }) {
  const placed = useMemo(() => campuses.flatMap(placedOf), [campuses]);
  const option = useMemo(
    () => ({
      ...plane(placed, 300, HEIGHT),
      series: [
        {
          type: 'scatter',
          symbolSize: 14,
          itemStyle: { color: palette.jade },
          label: { show: true, formatter: '{b}', position: 'top', color: palette.ink },
          labelLayout: { hideOverlap: true },
          data: placed.map((campus) => ({
            name: campus.name,
            words: `${campus.name}\n${campus.address}`,
            value: [campus.longitude, campus.latitude],
            symbol: campus.main ? 'circle' : 'diamond',
          })),
        },
      ],
    }),
    [placed],
  );
  if (placed.length === 0) return <p className="quiet">还没有填写坐标，不能标在图上。</p>;
  return (
    <Chart
      option={option}
      height={HEIGHT}
      label="校区位置（经纬度坐标，无底图）"
      table={{
        head: ['校区', '地址', '经度', '纬度'],
        rows: placed.map(({ name, address, longitude, latitude }) => [
          name,
          address,
          String(longitude),
          String(latitude),
        ]),
      }}
    />
  );
}

function placedOf(campus: Campus) {
  const { longitude, latitude } = campus;
  return longitude === null || latitude === null ? [] : [{ ...campus, longitude, latitude }];
}
