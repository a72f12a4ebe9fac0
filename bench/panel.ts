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

/** Three rounds of each in turn, the middle one counts. Returns the time of a draw. */
function compare({ cases, experts, seats }: { cases: number; experts: number; seats: number }): number {
  const problem = aCall({ cases, experts, seats, seed: 11 });
  const { weigh } = goalOf(problem, tableOf(problem));
  const none = { anew: 0, misfit: 0, unevenness: 0 };
  const weights = { anew: 0, misfit: weigh({ ...none, misfit: 1 }), unevenness: 1 };
  const rounds = Array.from({ length: 3 }, () => ({
    ours: timed(() => drawPanel(problem)),
    theirs: timed(() => oracle.least(problem, weights)),
  }));
  const panel = rounds[0]!.ours.result;
  if (!panel.drawn) throw new Error('no panel');
  const check = middle(rounds.map(() => timed(() => certifies(problem, panel)).took));
  const [ours, theirs] = [
    middle(rounds.map((round) => round.ours.took)),
    middle(rounds.map((round) => round.theirs.took)),
  ];
  const agree = Math.abs((rounds[0]!.theirs.result ?? Number.NaN) - panel.value) < 1e-9 * panel.value;
  console.log(
    `  ${cases} × ${experts} × ${seats}, ${problem.barred.length} conflicts: draw ${ours.toFixed(0)} ms, proof checked in ${check.toFixed(0)} ms (${certifies(problem, panel) ? 'holds' : 'FAILS'}), HiGHS ${theirs.toFixed(0)} ms, ratio ${(theirs / ours).toFixed(1)}; value ${panel.value}, ${agree ? 'HiGHS agrees' : 'HiGHS DISAGREES'}; parts ${panel.parts}`,
  );
  return ours;
}

function timed<T>(run: () => T): { result: T; took: number } {
  const begun = performance.now();
  const result = run();
  return { result, took: performance.now() - begun };
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
