import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { fontFamily, palette } from '#web/theme.ts';

echarts.use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

type Picked = { series: number; index: number; name: string };

/** The drawing itself; only `Chart` uses it, lazily. */
export function ChartCanvas({
  option,
  height,
  label,
  onPick,
}: {
  option: echarts.EChartsCoreOption;
  height: number;
  label: string;
  onPick?: (picked: Picked) => void;
}) {
  const box = useRef<HTMLDivElement>(null);

  // ECharts draws outside React: it is made, fed and thrown away together with the box.
  useEffect(() => {
    if (box.current === null) return undefined;
    const chart = echarts.init(box.current);
    chart.setOption({ textStyle: { fontFamily, color: palette.ink }, animationDuration: 200, ...option });
    if (onPick) {
      chart.on('click', (event) =>
        onPick({ series: event.seriesIndex ?? 0, index: event.dataIndex, name: event.name }),
      );
    }
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [option, onPick]);

  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
