import { type KeyboardEvent, useRef, useState } from 'react';
import type { Duty, Obligation } from '../answers.ts';
import { HeatDetail } from './HeatDetail.tsx';
import { HeatRow } from './HeatRow.tsx';
import { columnsOf, erasOf, type Spot } from './heat-columns.ts';
import { owing } from './obligation-words.ts';

const ROWS_AT_FIRST = 20;
const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** 职责办理图：who × window. One tab stop; the arrow keys walk it, and what is under them is said below. */
export function HeatMap({ duty, on }: { duty: Duty; on: string }) {
  const owers = duty.owers.toSorted((a, b) => owing(b.cells) - owing(a.cells));
  const columns = columnsOf(owers);
  const table = useRef<HTMLTableElement>(null);
  const [all, setAll] = useState(false);
  const [spot, setSpot] = useState<Spot | null>(null);
  const shown = all ? owers : owers.slice(0, ROWS_AT_FIRST);
  const grid = shown.map((ower) => new Map(ower.cells.map((cell) => [`${cell.from}/${cell.to}`, cell])));
  const entry = spot ?? firstSpot(shown, columns, grid);

  function walk(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined || entry === null) return;
    event.preventDefault();
    const next = reach(entry, step, shown, columns, grid);
    if (next === null) return;
    setSpot(next);
    table.current?.querySelector<HTMLElement>(`[data-spot="${CSS.escape(`${next.ower} ${next.column}`)}"]`)?.focus();
  }

  const at = shown.findIndex((ower) => ower.key === spot?.ower);
  const cell = spot === null ? undefined : grid[at]?.get(spot.column);

  return (
    <div className="heat">
      <div className="heat-scroll">
        <table className="heat-table" ref={table}>
          <caption className="unseen">{duty.statement}：各单位各期办理情况，用方向键移动</caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col" className="heat-who">
                责任单位
              </th>
              {erasOf(columns).map((era) => (
                <th key={era.year} colSpan={era.span} scope="colgroup" className="heat-era">
                  {era.year}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  title={column.label}
                  className={column.from <= on && on <= column.to ? 'heat-window current' : 'heat-window'}
                >
                  {column.short}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((ower, row) => (
              <HeatRow
                key={ower.key}
                ower={ower}
                columns={columns}
                cells={grid[row] ?? new Map<string, Obligation>()}
                entry={entry?.ower === ower.key ? entry.column : null}
                onReach={setSpot}
                onWalk={walk}
              />
            ))}
          </tbody>
        </table>
      </div>
      {owers.length > shown.length && (
        <button type="button" className="plain-button" onClick={() => setAll(true)}>
          显示全部 {owers.length} 个责任单位
        </button>
      )}
      <HeatDetail who={shown[at]} cell={cell} grace={duty.grace} />
    </div>
  );
}

type Owers = Duty['owers'];
type Columns = ReturnType<typeof columnsOf>;
type Grid = readonly ReadonlyMap<string, Obligation>[];

function firstSpot(owers: Owers, columns: Columns, grid: Grid): Spot | null {
  for (const [row, ower] of owers.entries()) {
    const column = columns.find(({ key }) => grid[row]?.has(key));
    if (column !== undefined) return { ower: ower.key, column: column.key };
  }
  return null;
}

/** The next cell in a direction, stepping over windows the ower does not owe. */
function reach(
  from: Spot,
  [down, right]: readonly [number, number],
  owers: Owers,
  columns: Columns,
  grid: Grid,
): Spot | null {
  let row = owers.findIndex(({ key }) => key === from.ower) + down;
  let column = columns.findIndex(({ key }) => key === from.column) + right;
  while (owers[row] !== undefined && columns[column] !== undefined) {
    const [ower, window] = [owers[row]!, columns[column]!];
    if (grid[row]?.has(window.key)) return { ower: ower.key, column: window.key };
    row += down;
    column += right;
  }
  return null;
}
