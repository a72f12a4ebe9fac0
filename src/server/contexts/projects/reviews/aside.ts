import { Worker } from 'node:worker_threads';
import type { Score } from '#core/projects/agreement/round.ts';
import type { Appraisal } from '#core/projects/agreement/severity.ts';
import { drawPanel } from '#core/projects/panel/draw.ts';
import type { PanelProblem } from '#core/projects/panel/problem.ts';
import { type Asked, appraised, type Fields } from './asked.ts';

/** Sizes up to which a calculation takes some tens of milliseconds and is done at once. */
const SCORES = 200;
const PAIRS = 4000;

/** 旁算: appraises a round, placing cases within their fields; a large one in a thread of its own, so that nobody else waits for it. */
export async function appraisal(scores: readonly Score[], fields: Fields = new Map()): Promise<Appraisal> {
  return scores.length <= SCORES ? appraised(scores, fields) : aside<Appraisal>({ scores, fields });
}

/** Draws a panel; among many, in a thread of its own. */
export async function panelFor(problem: PanelProblem): Promise<ReturnType<typeof drawPanel>> {
  const pairs = problem.cases.length * problem.experts.length;
  return pairs <= PAIRS ? drawPanel(problem) : aside<ReturnType<typeof drawPanel>>({ problem });
}

async function aside<T>(asked: Asked): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const worker = new Worker(new URL('./aside-worker.ts', import.meta.url), { workerData: asked });
  worker.on('message', resolve);
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the thread that calculates ended without a word')));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}
