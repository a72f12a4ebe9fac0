import { useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { organisationsRoutes } from '#contract/organisations.ts';
import { asking } from '#web/client.ts';
import { paths } from '#web/paths.ts';
import { Chart } from '#web/ui/Chart.tsx';
import { Section } from '#web/ui/Page.tsx';
import { useCarried } from '#web/ui/standing.ts';
import { Empty } from '#web/ui/states.tsx';
import type { AllianceRow } from '../answers.ts';
import { plotSize } from '../plot.ts';
import { AllianceKey } from './AllianceKey.tsx';
import { inOrder, namesOf, scatter } from './scatter.ts';

/** 联盟分布：schools as points by coordinates, coloured by alliance, and the schools of each listed behind it. */
export function AllianceMap({
  region,
  kind,
  on,
}: {
  region: string | undefined;
  kind: AllianceRow['kind'][];
  on: string | undefined;
}) {
  const { data: answer } = useSuspenseQuery(asking(organisationsRoutes.allianceMap, { region, kind, on }));
  const data = useMemo(() => inOrder(answer), [answer]);
  const [{ width, height }] = useState(plotSize);
  const option = useMemo(() => scatter(data, width, height), [data, width, height]);
  const navigate = useNavigate();
  const carried = useCarried();
  const open = useCallback(
    ({ series, index }: { series: number; index: number }) => {
      const id = option.series[series]?.data[index]?.id;
      if (id !== undefined) void navigate(carried(paths.school(id)));
    },
    [option, navigate, carried],
  );
  if (data.schools.length === 0) {
    return (
      <Empty title="还没有可标在图上的学校">在学校页面“更新特色与校区”中填写主校区的经纬度后，学校会出现在图上。</Empty>
    );
  }
  return (
    <>
      <Section title="联盟分布图" lead={lead(data.schools.length, data.unplaced, region === undefined)}>
        <Chart
          option={option}
          height={height}
          label={`${data.schools.length} 所学校的位置，按所在联盟着色`}
          onPick={open}
          table={{
            head: ['学校', '类型', '所在联盟', '经度', '纬度'],
            rows: data.schools.map((school) => [
              school.name,
              school.type,
              namesOf(school, data) || '未加入',
              String(school.longitude),
              String(school.latitude),
            ]),
          }}
        />
      </Section>
      <AllianceKey data={data} />
    </>
  );
}

function lead(placed: number, unplaced: number, wholeCity: boolean): string {
  const missing = unplaced === 0 ? '' : `；另有 ${unplaced} 所未填坐标，不在图上`;
  return `按主校区经纬度标出 ${placed} 所学校，无底图${missing}。点击可打开学校${wholeCity ? '；选定一个区看得更清楚' : ''}`;
}
