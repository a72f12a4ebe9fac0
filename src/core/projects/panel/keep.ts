import { cheapestFlow, type Flow } from './flow.ts';
import { type Goal, goalOf, withLots } from './goal.ts';
import { type PanelProblem, placesOf, type Table } from './problem.ts';

/** The best flow of a table by the goal and, where that leaves a choice, by lot; undefined when there is none. */
export function cheapestOf(problem: PanelProblem, table: Table, goal: Goal): Flow | undefined {
  const { costs, point } = withLots(problem, table, goal);
  return cheapestFlow(table, costs, point);
}

/**
 * 补抽: the best panel that keeps the whole earlier draw and only fills what is vacant; undefined where there was none, or it
 * cannot be kept. No panel changes fewer seats, so what is best of these is best of all. It is drawn for itself because
 * the few vacant seats leave room for fine lots, which the weight of changes would use up.
 */
export function keepingAll(problem: PanelProblem, table: Table): Flow | undefined {
  if (problem.before.length === 0) return undefined;
  const { cases, experts, open } = table;
  const kept = new Uint8Array(open.length);
  const known = new Set([...cases, ...experts].map(({ id }) => id));
  const at = placesOf(cases, experts);
  for (const seat of problem.before)
    if (known.has(seat.caseId) && known.has(seat.expertId) && open[at(seat).pair] === 1) kept[at(seat).pair] = 1;

  const reads = cases.map((_, row) => kept.subarray(row * experts.length, (row + 1) * experts.length));
  const need = table.need.map((seats, row) => seats - count(reads[row]!));
  const load = table.base.map((_, column) => reads.reduce((sum, row) => sum + row[column]!, 0));
  const vacant: Table = {
    ...table,
    need,
    least: table.least.map((least, column) => Math.max(0, least - load[column]!)),
    most: table.most.map((most, column) => most - load[column]!),
    base: table.base.map((base, column) => base + load[column]!),
    open: open.map((isOpen, pair) => (kept[pair] === 1 ? 0 : isOpen)),
  };
  if ([...need, ...vacant.most].some((left) => left < 0)) return undefined;
  const filled = cheapestOf(problem, vacant, goalOf({ ...problem, before: [] }, vacant));
  return (
    filled && {
      seated: filled.seated.map((seated, pair) => seated | kept[pair]!),
      load: filled.load.map((more, column) => more + load[column]!),
    }
  );
}

const count = (marks: Uint8Array): number => marks.reduce((sum, mark) => sum + mark, 0);
