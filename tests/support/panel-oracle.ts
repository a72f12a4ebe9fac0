import highsModule, { type Highs } from 'highs';
import type { PanelProblem } from '#core/projects/panel/problem.ts';

// The independent oracle: the same panels written as a mixed-integer program and solved by HiGHS, level after level.
// It shares nothing with the code it judges but the problem as it was put.

export type Oracle = {
  /** The best merit there is, each level on top of the best of those before it; undefined when no panel is allowed. */
  best(problem: PanelProblem): { anew: number; misfit: number; unevenness: number } | undefined;
  /** The least of one weighted sum, as a linear program. */
  least(problem: PanelProblem, weights: { anew: number; misfit: number; unevenness: number }): number | undefined;
  /** What the lots of the best panels add up to at least, for lots given by seat. */
  leastLot(problem: PanelProblem, lot: (caseId: string, expertId: string) => number): number | undefined;
};

// Its types describe the CommonJS build, in which the loader is a property; here the module itself is the loader.
const loadHighs = highsModule as unknown as typeof highsModule.default;

export async function highsOracle(): Promise<Oracle> {
  const highs = await loadHighs();
  return {
    best(problem) {
      const program = programOf(problem);
      const found = lexicographic(highs, program);
      return found && { anew: found[0]!, misfit: found[1]!, unevenness: found[2]! };
    },
    least(problem, weights) {
      const program = programOf(problem);
      const cost = program.levels.flatMap((level, at) => {
        const weight = [weights.anew, weights.misfit, weights.unevenness][at]!;
        return level.map(([column, each]) => [column, each * weight] as const);
      });
      return solve(highs, program, summed(cost), [], false);
    },
    leastLot(problem, lot) {
      const program = programOf(problem);
      const names = new Map(program.seats);
      const last = [...names].map(([column, { caseId, expertId }]) => [column, lot(caseId, expertId)] as const);
      return lexicographic(highs, { ...program, levels: [...program.levels, last] })?.[3];
    },
  };
}

type Term = readonly [column: string, cost: number];
type Program = {
  readonly rows: readonly string[];
  readonly seats: readonly (readonly [column: string, { caseId: string; expertId: string }])[];
  readonly columns: readonly string[];
  readonly fixed: readonly string[];
  /** Changes, misfit, unevenness. */
  readonly levels: readonly (readonly Term[])[];
};

function programOf({ cases, experts, barred, near, taken, before }: PanelProblem): Program {
  const key = (seat: { caseId: string; expertId: string }) => `${seat.caseId} ${seat.expertId}`;
  const closed = new Set(barred.map(key));
  const [stays, was] = [new Set(taken.map(key)), new Set(before.map(key))];
  const seats = cases.flatMap(({ id: caseId }, row) =>
    experts.flatMap(({ id: expertId }, column) =>
      closed.has(key({ caseId, expertId })) ? [] : [[`x${row}_${column}`, { caseId, expertId, row, column }] as const],
    ),
  );
  const units = experts.map(({ most }, column) => Array.from({ length: most }, (_, unit) => `u${column}_${unit}`));
  const plus = (columns: readonly string[]) => (columns.length === 0 ? '0 x_none' : columns.join(' + '));
  const rows = [
    ...cases.map(
      (each, row) => `${plus(seats.filter(([, seat]) => seat.row === row).map(([name]) => name))} = ${each.seats}`,
    ),
    ...experts.map((_, column) => {
      const read = seats.filter(([, seat]) => seat.column === column).map(([name]) => name);
      return `${plus(read)}${units[column]!.map((unit) => ` - ${unit}`).join('')} = 0`;
    }),
    ...experts.flatMap(({ least }, column) => (least > 0 ? [`${plus(units[column]!)} >= ${least}`] : [])),
  ];
  const strange = ({ row, column }: { row: number; column: number }) => {
    const { field } = cases[row]!;
    const { fields } = experts[column]!;
    if (field === null || fields.includes(field)) return 0;
    return (near[field] ?? []).some((each) => fields.includes(each)) ? 1 : 3;
  };
  return {
    rows,
    seats,
    columns: [...seats.map(([name]) => name), ...units.flat(), 'x_none'],
    fixed: seats.filter(([, seat]) => stays.has(key(seat))).map(([name]) => name),
    levels: [
      before.length === 0
        ? []
        : seats.filter(([, seat]) => !was.has(key(seat)) && !stays.has(key(seat))).map(([name]) => [name, 1]),
      seats.map(([name, seat]) => [name, strange(seat)]),
      units.flatMap((each) => each.map((name, unit) => [name, unit] as const)),
    ],
  };
}

/** The least of each level in turn, with those before it held. */
function lexicographic(highs: Highs, program: Program): number[] | undefined {
  const held: string[] = [];
  const found: number[] = [];
  for (const level of program.levels) {
    const least = solve(highs, program, summed(level), held, true);
    if (least === undefined) return undefined;
    found.push(Math.round(least));
    held.push(`${summed(level)} <= ${Math.round(least)}`);
  }
  return found;
}

function solve(
  highs: Highs,
  program: Program,
  cost: string,
  held: readonly string[],
  whole: boolean,
): number | undefined {
  const text = [
    'Minimize',
    ` cost: ${cost}`,
    'Subject To',
    ...[...program.rows, ...held].map((row, at) => ` r${at}: ${row}`),
    'Bounds',
    ...program.columns.map((column) => ` 0 <= ${column} <= 1`),
    ...program.fixed.map((column) => ` ${column} = 1`),
    ...(whole ? ['Generals', ` ${program.columns.join(' ')}`] : []),
    'End',
  ].join('\n');
  const { Status, ObjectiveValue } = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
  if (Status === 'Infeasible') return undefined;
  if (Status !== 'Optimal') throw new Error(`HiGHS ended with ${Status}`);
  return ObjectiveValue;
}

const summed = (terms: readonly Term[]): string => {
  const counting = terms.filter(([, cost]) => cost !== 0);
  return counting.length === 0 ? '0 x_none' : counting.map(([column, cost]) => `${cost} ${column}`).join(' + ');
};
