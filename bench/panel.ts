// node bench/panel.ts
// Drawing panels against HiGHS, which solves the same problem as a linear program, in the same run and in turn. The program
// may take fractions of seats and need not draw lots; where the values agree, both found the best panel there is.
import { certifies } from '../src/core/projects/panel/certificate.ts';
import { drawPanel } from '../src/core/projects/panel/draw.ts';
import { goalOf } from '../src/core/projects/panel/goal.ts';
import { tableOf } from '../src/core/projects/panel/problem.ts';
import { highsOracle } from '../tests/support/panel-oracle.ts';
import { aCall } from '../tests/support/panels.ts';

const oracle = await highsOracle();
const first = aCall({ cases: 300, experts: 60, seats: 3, seed: 1 });
console.log(`panels\n  first draw of a process, 300 × 60 × 3: ${timed(() => drawPanel(first)).took.toFixed(0)} ms`);
const small = compare({ cases: 300, experts: 60, seats: 3 });
const large = compare({ cases: 600, experts: 120, seats: 5 });
console.log(`  growth to 4 times the pairs and 3.3 times the seats: ${(large / small).toFixed(1)} times the time`);

/** Three rounds in turn, of five draws and one program each; the middle draw and program count. Returns the time of a draw. */
function compare({ cases, experts, seats }: { cases: number; experts: number; seats: number }): number {
  const problem = aCall({ cases, experts, seats, seed: 11 });
  const panel = drawPanel(problem);
  if (!panel.drawn) throw new Error('no panel');
  const { weigh } = goalOf(problem, tableOf(problem));
  const weights = { anew: 0, misfit: weigh({ anew: 0, misfit: 1, unevenness: 0 }), unevenness: 1 };
  const rounds = Array.from({ length: 3 }, () => ({
    draws: Array.from({ length: 5 }, () => timed(() => drawPanel(problem)).took),
    check: timed(() => certifies(problem, panel)),
    program: timed(() => oracle.least(problem, weights)),
  }));
  const draw = middle(rounds.flatMap(({ draws }) => draws));
  const check = middle(rounds.map((round) => round.check.took));
  const program = middle(rounds.map((round) => round.program.took));
  const holds = rounds.every((round) => round.check.result);
  const agrees = rounds.every(
    ({ program: { result = Number.NaN } }) => Math.abs(result - panel.value) < 1e-9 * panel.value,
  );
  console.log(
    `  ${cases} × ${experts} × ${seats}, ${problem.barred.length} conflicts: draw ${draw.toFixed(0)} ms, HiGHS ${program.toFixed(0)} ms, ratio ${(program / draw).toFixed(1)}; proof ${holds ? 'holds' : 'FAILS'}, checked in ${check.toFixed(0)} ms; value ${panel.value}, HiGHS ${agrees ? 'agrees' : 'DISAGREES'}; parts ${panel.parts}`,
  );
  return draw;
}

function timed<T>(run: () => T): { result: T; took: number } {
  const begun = performance.now();
  const result = run();
  return { result, took: performance.now() - begun };
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
