import type { EChartsCoreOption } from 'echarts/core';
import { palette } from '#web/theme.ts';

export type Placed = { readonly longitude: number; readonly latitude: number };

/** One degree of longitude in degrees of latitude, at Shanghai's 31.2° N. */
const NARROWING = 0.855;

/** A frame of coordinates without a base map, in which a kilometre is as long across as upwards on a plot of these pixels. */
export function plane(places: readonly Placed[], width: number, height: number): EChartsCoreOption {
  const [west, east] = range(places.map(({ longitude }) => longitude));
  const [south, north] = range(places.map(({ latitude }) => latitude));
  const perPixel = Math.max(((east - west) * NARROWING) / width, (north - south) / height, 0.02 / height) * 1.2;
  const across = (perPixel * width) / NARROWING / 2;
  const upwards = (perPixel * height) / 2;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const axis = {
    type: 'value',
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: palette.muted, fontSize: 11, formatter: degrees, showMinLabel: false, showMaxLabel: false },
    splitLine: { lineStyle: { color: palette.line } },
  };
  return {
    grid: { left: 48, right: 16, top: 16, bottom: 28 },
    xAxis: { ...axis, min: x - across, max: x + across },
    yAxis: { ...axis, min: y - upwards, max: y + upwards },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      formatter: ({ data }: { data: { words?: string; name: string } }) => data.words ?? data.name,
    },
  };
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function degrees(value: number): string {
  return `${value.toFixed(2)}°`;
}
