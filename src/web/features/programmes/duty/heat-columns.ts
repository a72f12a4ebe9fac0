import type { Ower } from '../answers.ts';

export type Column = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly short: string;
};
/** A cell of the map by the ower's key and the window's. */
export type Spot = { readonly ower: string; readonly column: string };
type Era = { readonly year: string; readonly span: number };

/** The windows of a duty in order of time: every window any ower has, once. */
export function columnsOf(owers: readonly Ower[]): Column[] {
  const columns = new Map<string, Column>();
  for (const { cells } of owers) {
    for (const { from, to, label } of cells) {
      const key = `${from}/${to}`;
      if (!columns.has(key)) columns.set(key, { key, from, to, label, short: shortLabel(from, to, label) });
    }
  }
  return [...columns.values()].toSorted((a, b) => a.key.localeCompare(b.key));
}

/** The years above the columns, each over the windows that begin in it. */
export function erasOf(columns: readonly Column[]): Era[] {
  const eras: { year: string; span: number }[] = [];
  for (const { from } of columns) {
    const year = from.slice(0, 4);
    const last = eras.at(-1);
    if (last?.year === year) last.span += 1;
    else eras.push({ year, span: 1 });
  }
  return eras;
}

/** A month window needs only its number under the year; any other keeps its name. */
function shortLabel(from: string, to: string, label: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days <= 31 ? `${Number(from.slice(5, 7))}月` : label.replace(/^\d{4}年/, '');
}
