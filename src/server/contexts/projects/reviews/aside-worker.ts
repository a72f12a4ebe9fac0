import { parentPort, workerData } from 'node:worker_threads';
import type { Score } from '#core/projects/agreement/round.ts';
import { appraise } from '#core/projects/agreement/severity.ts';
import { drawPanel } from '#core/projects/panel/draw.ts';
import type { PanelProblem } from '#core/projects/panel/problem.ts';

/** What the thread is asked to work out. */
export type Asked = { readonly scores: readonly Score[] } | { readonly problem: PanelProblem };

const asked = workerData as Asked;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage('scores' in asked ? appraise(asked.scores) : drawPanel(asked.problem));
