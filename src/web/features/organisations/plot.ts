import type { EChartsCoreOption } from 'echarts/core';
import { palette } from '#web/theme.ts';

export type Placed = { readonly longitude: number; readonly latitude: number };

/** About how large a plot over the whole page is in this window, so that distances are true both ways. */
export function plotSize(): { width: number; height: number } {
  const menu = window.innerWidth > 900 ? 208 : 0;
  const width = Math.max(240, Math.min(1400, window.innerWidth - menu) - 176);
  return { width, height: Math.round(Math.min(560, width * 1.3)) };
}

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
    axisLabel: {
      color: palette.muted,
      fontSize: 11,
      formatter: (value: number) => `${value.toFixed(upwards < 0.04 ? 3 : 2)}°`,
      showMinLabel: false,
      showMaxLabel: false,
    },
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
