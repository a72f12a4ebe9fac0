import './rows.css';
import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense, useState } from 'react';

const Canvas = lazy(async () => ({ default: (await import('./ChartCanvas.tsx')).ChartCanvas }));

export type ChartTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

/** A chart, loaded when needed, with the table behind it. */
export function Chart({
  option,
  table,
  height = 280,
  label,
  onPick,
}: {
  option: EChartsCoreOption;
  table: ChartTable;
  height?: number;
  /** What the chart shows, in one sentence. */
  label: string;
  /** A mark was clicked: its series and data index. */
  onPick?: (picked: { series: number; index: number; name: string }) => void;
}) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart">
      {asTable ? (
        <DataTable table={table} label={label} />
      ) : (
        <Suspense fallback={<div className="bone block" style={{ height }} role="status" aria-label="正在载入图表" />}>
          <Canvas option={option} height={height} label={label} {...(onPick ? { onPick } : {})} />
        </Suspense>
      )}
      <figcaption>
        <button type="button" className="plain-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? '看图' : '看数据表'}
        </button>
      </figcaption>
    </figure>
  );
}

function DataTable({ table, label }: { table: ChartTable; label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways, so the keyboard must reach it
    <div className="rows-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="data-table" aria-label={label}>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column} className={typeof cell === 'number' ? 'end number' : undefined}>
                  {cell ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
