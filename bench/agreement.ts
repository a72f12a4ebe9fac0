import { drawsFrom } from '../src/core/kernel/statistics/draws.ts';
import { crossedFit } from '../src/core/projects/agreement/crossed.ts';
import { intraclass } from '../src/core/projects/agreement/icc.ts';
import { appraise } from '../src/core/projects/agreement/severity.ts';
import type { TwoWay } from '../src/core/projects/agreement/two-way.ts';

// Part of npm run bench; alone: node bench/agreement.ts.
// The baseline is what any report on scores does anyway: one pass for the mean of every case and every expert.

/** Scores of a panel, each case read by so many experts drawn by chance. */
function aPanel(cases: number, experts: number, readers: number): TwoWay {
  const { even, normal } = drawsFrom(2026);
  const lenient = Array.from({ length: experts }, () => 4 * normal());
  const [first, second, values]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < cases; at += 1) {
    const worth = 75 + 8 * normal();
    const read = new Set<number>();
    while (read.size < readers) read.add(Math.floor(even() * experts));
    for (const expert of [...read].toSorted((one, other) => one - other)) {
      first.push(at);
      second.push(expert);
      values.push(Math.round(2 * (worth + lenient[expert]! + 4 * normal())) / 2);
    }
  }
  return {
    values: Float64Array.from(values),
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    levels: [cases, experts],
  };
}

function onePass({ values, first, second, levels }: TwoWay): number {
  const sums = [new Float64Array(levels[0]), new Float64Array(levels[1])] as const;
  const counts = [new Int32Array(levels[0]), new Int32Array(levels[1])] as const;
  for (let at = 0; at < values.length; at += 1) {
    sums[0][first[at]!]! += values[at]!;
    sums[1][second[at]!]! += values[at]!;
    counts[0][first[at]!]! += 1;
    counts[1][second[at]!]! += 1;
  }
  return sums[0].reduce((most, sum, level) => Math.max(most, sum / counts[0][level]!), 0) + sums[1][0]! / counts[1][0]!;
}

/** Milliseconds of one call, the middle of so many after as many that are not counted. */
function middle(times: number, call: () => unknown): number {
  const measured: number[] = [];
  for (let turn = 0; turn < 2 * times; turn += 1) {
    const from = performance.now();
    call();
    if (turn >= times) measured.push(performance.now() - from);
  }
  return measured.toSorted((one, other) => one - other)[times >> 1]!;
}

const said = (ms: number) => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0));

/** Agreement and severity of experts, as multiples of one pass over the same scores, and how the cost grows with the round. */
export function agreement(): void {
  console.log('\nagreement of experts');
  const panel = aPanel(2000, 8, 8);
  const table = Array.from({ length: 2000 }, (_, row) => [...panel.values.subarray(8 * row, 8 * row + 8)]);
  const [floor, icc] = [middle(50, () => onePass(panel)), middle(20, () => intraclass(table))];
  console.log(`  six ICCs of 2,000 × 8: ${said(icc)} ms, ${(icc / floor).toFixed(0)} passes over the scores`);
  for (const [cases, experts, turns] of [
    [300, 60, 20],
    [3000, 300, 3],
    [10_000, 1000, 1],
  ] as const) {
    const scores = aPanel(cases, experts, 3);
    const pass = middle(20, () => onePass(scores));
    let evaluations = 0;
    const fit = middle(turns, () => {
      evaluations = crossedFit(scores)?.evaluations ?? 0;
    });
    console.log(
      `  crossed fit of ${cases} × ${experts} × 3: ${said(fit)} ms, ${(fit / pass).toFixed(0)} passes; ${evaluations} evaluations of ${said(fit / evaluations)} ms`,
    );
  }
  const round = aPanel(300, 60, 3);
  const scores = Array.from(round.values, (value, at) => ({
    caseId: `${round.first[at]}`,
    expertId: `${round.second[at]}`,
    value,
  }));
  const whole = middle(5, () => appraise(scores));
  console.log(`  whole appraisal of 300 × 60 × 3, with 1,000 simulated worlds: ${said(whole)} ms`);
}

if (import.meta.main) agreement();
