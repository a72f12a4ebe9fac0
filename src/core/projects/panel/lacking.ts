import { CONFLICT_KINDS, type ConflictKind } from './conflicts.ts';
import { leastCut } from './cut.ts';
import { type PanelProblem, placesOf, type Table } from './problem.ts';

/** 缺专家的项目: how many seats it still needs, who may take one, and of those who may not, how many for which reason. */
export type LackingCase = {
  readonly caseId: string;
  readonly needed: number;
  readonly allowed: readonly string[];
  /** Each expert counts once, by the gravest reason. */
  readonly barred: readonly { readonly kind: ConflictKind; readonly experts: number }[];
};

/**
 * 专家缺口: cases that together need more seats than can be filled, `needed` − `available` more. By `conflicts`: too few
 * experts may read the case, whatever they have to read besides. By `load`: enough may, but `full` lists those who would
 * have to read more than their most.
 */
export type Shortage = {
  readonly by: 'conflicts' | 'load';
  readonly needed: number;
  readonly available: number;
  readonly cases: readonly LackingCase[];
  readonly full: readonly string[];
};

/** 任务不足的专家: experts who together ought to read `owed` cases at least, of which there are only `available` for them. */
export type Idle = { readonly owed: number; readonly available: number; readonly experts: readonly string[] };

/**
 * Why a panel cannot be drawn. Both lists name the least sets that prove it: no case and no expert could be left out of
 * one. If both were empty there would be a panel: one filling of all seats and one that gives every expert the least can
 * be exchanged into one that does both (Mendelsohn and Dulmage, 1958).
 */
export function lackingOf(problem: PanelProblem, table: Table): { shortages: Shortage[]; idle: Idle[] } {
  const { experts, need, least, most, open } = table;
  const columns = experts.length;
  const openTo = (row: number) => [...experts.keys()].filter((column) => open[row * columns + column] === 1);
  const lacking = describing(problem, table);

  const shortages: Shortage[] = [];
  const wish = need.slice();
  for (const [row, seats] of need.entries()) {
    const available = openTo(row).length;
    if (available >= seats) continue;
    wish[row] = available;
    shortages.push({ by: 'conflicts', needed: seats, available, cases: [lacking(row)], full: [] });
  }

  const cut = leastCut(wish, most, open);
  for (const { givers, takers } of partsOf(cut, open, columns)) {
    const full = new Set(takers);
    const inside = takers.reduce((sum, column) => sum + most[column]!, 0);
    const outside = givers.reduce((sum, row) => sum + openTo(row).filter((column) => !full.has(column)).length, 0);
    const [needed, short] = [total(wish, givers), total(cut.left, givers)];
    if (needed - inside - outside !== short) throw new Error('the cut does not prove the shortage');
    shortages.push({
      by: 'load',
      needed,
      available: needed - short,
      cases: givers.map(lacking),
      full: takers.map((column) => experts[column]!.id),
    });
  }

  const turned = Uint8Array.from(open, (_, at) => open[(at % need.length) * columns + Math.floor(at / need.length)]!);
  const owed = leastCut(least, need, turned);
  const idle = partsOf(owed, turned, need.length).map(({ givers }) => ({
    owed: total(least, givers),
    available: total(least, givers) - total(owed.left, givers),
    experts: givers.map((column) => experts[column]!.id),
  }));
  return { shortages, idle };
}

function describing(problem: PanelProblem, { cases, experts, need, open }: Table): (row: number) => LackingCase {
  const at = placesOf(cases, experts);
  const barredFrom = Map.groupBy(problem.barred, (seat) => at(seat).row);
  return (row) => {
    const counted = Map.groupBy(barredFrom.get(row) ?? [], ({ reasons }) => reasons[0]?.kind);
    return {
      caseId: cases[row]!.id,
      needed: need[row]!,
      allowed: experts.filter((_, column) => open[row * experts.length + column] === 1).map(({ id }) => id),
      barred: KINDS.flatMap((kind) => {
        const count = counted.get(kind)?.length ?? 0;
        return count > 0 ? [{ kind, experts: count }] : [];
      }),
    };
  };
}

const KINDS = Object.keys(CONFLICT_KINDS) as ConflictKind[];

/** The givers that are short, parted where they share no full taker. */
function partsOf(
  cut: { readonly short: readonly number[]; readonly full: readonly number[] },
  open: Uint8Array,
  takers: number,
): { givers: number[]; takers: number[] }[] {
  const parts: { givers: number[]; takers: number[] }[] = [];
  const left = new Set(cut.short);
  for (const first of cut.short) {
    if (!left.delete(first)) continue;
    const part = { givers: [first], takers: [] as number[] };
    const free = new Set(cut.full);
    for (const giver of part.givers) {
      for (const taker of [...free].filter((each) => open[giver * takers + each] === 1)) {
        free.delete(taker);
        part.takers.push(taker);
        for (const other of [...left].filter((each) => open[each * takers + taker] === 1)) {
          left.delete(other);
          part.givers.push(other);
        }
      }
    }
    parts.push({ givers: part.givers.toSorted((a, b) => a - b), takers: part.takers.toSorted((a, b) => a - b) });
  }
  return parts;
}

const total = (counts: Int32Array, at: readonly number[]): number => at.reduce((sum, each) => sum + counts[each]!, 0);
