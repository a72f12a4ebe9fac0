import type { Conflict } from './conflicts.ts';

/** 待评项目：a case as far as drawing goes: how many experts read it, and its 领域; without one every expert fits. */
export type PanelCase = { readonly id: string; readonly seats: number; readonly field: string | null };

/** 评审专家：the 领域 an expert knows, and how many cases at least and at most he or she reads in this round. */
export type PanelExpert = {
  readonly id: string;
  readonly fields: readonly string[];
  readonly least: number;
  readonly most: number;
};

/** 席位：one expert who reads one case. */
export type Seat = { readonly caseId: string; readonly expertId: string };

/** 须回避：an expert who may not read a case, with every reason, the gravest first. At most one for each seat. */
export type Barred = Seat & { readonly reasons: readonly Conflict[] };

/**
 * 抽取评审专家：everything a draw depends on. The same problem gives the same panel, in whatever order its lists come.
 *
 * Somebody recused: bar that seat as `replaced`, give the seats declared clear or set by hand as `taken` and all others as
 * `before`, and draw again.
 */
export type PanelProblem = {
  readonly cases: readonly PanelCase[];
  readonly experts: readonly PanelExpert[];
  readonly barred: readonly Barred[];
  /** 相近领域：for a field, the fields whose experts are near to it. */
  readonly near: Readonly<Record<string, readonly string[]>>;
  /** Seats that stay whatever comes. */
  readonly taken: readonly Seat[];
  /** Seats of an earlier draw, given up only where nothing else fills all cases. */
  readonly before: readonly Seat[];
  /** 抽签种子：decides between panels that are equally good; recorded, so that anybody can repeat the draw. */
  readonly seed: string;
};

/**
 * A problem in numbers: cases and experts in the order of their ids, pairs row by row (`case * experts + expert`). What is
 * taken is subtracted: `need`, `least` and `most` speak of the seats still to be drawn.
 */
export type Table = {
  readonly cases: readonly PanelCase[];
  readonly experts: readonly PanelExpert[];
  readonly need: Int32Array;
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** Cases each expert already reads. */
  readonly base: Int32Array;
  /** 1 where a seat may be drawn: neither barred nor taken. */
  readonly open: Uint8Array;
};

/** Throws RangeError for what is no problem at all: ids twice or unknown, negative numbers, taken seats that contradict it. */
export function tableOf(problem: PanelProblem): Table {
  const [cases, experts] = [problem.cases.toSorted(byId), problem.experts.toSorted(byId)];
  const at = placesOf(cases, experts);
  const need = Int32Array.from(cases, ({ seats }) => whole(seats));
  const base = new Int32Array(experts.length);
  const open = new Uint8Array(cases.length * experts.length).fill(1);
  for (const seat of problem.barred) {
    const { pair } = at(seat);
    if (open[pair] === 0) throw new RangeError(`a seat is barred twice: ${words(seat)}`);
    open[pair] = 0;
  }
  for (const seat of problem.taken) {
    const { row, column, pair } = at(seat);
    if (open[pair] === 0) throw new RangeError(`a taken seat is barred or named twice: ${words(seat)}`);
    open[pair] = 0;
    need[row]! -= 1;
    base[column]! += 1;
    if (need[row]! < 0) throw new RangeError(`more seats are taken than there are: ${seat.caseId}`);
  }
  const least = Int32Array.from(experts, (expert, column) => Math.max(0, whole(expert.least) - base[column]!));
  // Nobody reads more cases than there are, whatever the limit; the weights grow with it.
  const most = Int32Array.from(
    experts,
    (expert, column) => Math.min(whole(expert.most), Math.max(cases.length, expert.least)) - base[column]!,
  );
  for (const [column, { id }] of experts.entries())
    if (most[column]! < least[column]!)
      throw new RangeError(`an expert has more taken, or owes more, than most: ${id}`);
  return { cases, experts, need, least, most, base, open };
}

/** Where a seat stands in the table; throws RangeError for an id that is not there. */
export function placesOf(
  cases: readonly PanelCase[],
  experts: readonly PanelExpert[],
): (seat: Seat) => { row: number; column: number; pair: number } {
  const [rows, columns] = [numbered(cases), numbered(experts)];
  return (seat) => {
    const [row, column] = [rows.get(seat.caseId), columns.get(seat.expertId)];
    if (row === undefined || column === undefined) throw new RangeError(`no such seat: ${words(seat)}`);
    return { row, column, pair: row * experts.length + column };
  };
}

function numbered(things: readonly { readonly id: string }[]): Map<string, number> {
  const numbers = new Map(things.map(({ id }, number) => [id, number]));
  if (numbers.size < things.length) throw new RangeError('an id stands twice');
  return numbers;
}

function whole(number: number): number {
  if (!Number.isInteger(number) || number < 0 || number > 1_000_000)
    throw new RangeError(`not a number of cases: ${number}`);
  return number;
}

const words = ({ caseId, expertId }: Seat): string => `${expertId} reads ${caseId}`;
const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
