import type { Day } from '../kernel/day.ts';
import { overlap } from '../kernel/period.ts';
import type { Cells, KnownRow, ReadRow, SheetFault, World } from './sheet.ts';

/** The text of a cell, or nothing. */
export function text(cells: Cells, key: string): string | null {
  const cell = cells[key];
  return cell === undefined || cell === null || cell === '' ? null : String(cell);
}

/** Joins the parts of a natural key. */
export function keyFrom(...parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? '').join('|');
}

/** The end of a period must come after its beginning. */
export function endsAfterItBegins(cells: Cells, from: string, to: string, what: string): SheetFault[] {
  const begins = text(cells, from);
  const ends = text(cells, to);
  return begins !== null && ends !== null && ends <= begins
    ? [{ column: to, message: `${what}应晚于开始日期 ${begins}；请核对这两个日期` }]
    : [];
}

/** A period must lie within the life of what it belongs to. */
export function liesWithin(
  cells: Cells,
  [from, to]: readonly [string, string],
  life: { readonly name: string; readonly from: Day; readonly to: Day | null },
): SheetFault[] {
  const begins = text(cells, from);
  const ends = text(cells, to);
  const faults: SheetFault[] = [];
  if (begins !== null && begins < life.from) {
    faults.push({ column: from, message: `早于“${life.name}”的成立日期 ${life.from}` });
  }
  if (life.to === null) return faults;
  if (begins !== null && begins >= life.to) {
    faults.push({ column: from, message: `“${life.name}”已于 ${life.to} 撤销，之后不能再加入` });
  } else if (ends === null || ends > life.to) {
    faults.push({ column: to, message: `“${life.name}”已于 ${life.to} 撤销，结束日期不能晚于这一天` });
  }
  return faults;
}

/** Rows that may not hold at once: finds, for a row, another of its group whose period shares a day with it. */
export function overlapping(world: World, sheet: string, groupOf: (cells: Cells) => string | null) {
  const groups = new Map<string, KnownRow[]>();
  for (const row of world.all(sheet)) {
    const group = groupOf(row.cells);
    if (group === null) continue;
    const rows = groups.get(group);
    if (rows === undefined) groups.set(group, [row]);
    else rows.push(row);
  }
  return (row: ReadRow): KnownRow | undefined => {
    const group = groupOf(row.cells);
    if (group === null) return undefined;
    const period = periodOf(row.cells);
    return groups.get(group)?.find((other) => other.key !== row.key && overlap(period, periodOf(other.cells)));
  };
}

/** Every dated sheet calls its period `from` and `to`. */
export function periodOf(cells: Cells): { from: Day; to: Day | null } {
  return { from: (text(cells, 'from') ?? '1900-01-01') as Day, to: text(cells, 'to') as Day | null };
}

/** How the other row of an overlap is named: its period, and its line when the same workbook brings it. */
export function placeOf(world: World, sheet: string, row: KnownRow): string {
  const { from, to } = periodOf(row.cells);
  const line = world.brought(sheet, row.key)?.line;
  return `${from} 至 ${to ?? '今'}${line === undefined ? '' : `，第 ${line} 行`}`;
}
