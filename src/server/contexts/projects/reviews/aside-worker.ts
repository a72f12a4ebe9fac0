import { parentPort, workerData } from 'node:worker_threads';
import { drawPanel } from '#core/projects/panel/draw.ts';
import { type Asked, appraised } from './asked.ts';

const asked = workerData as Asked;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage('scores' in asked ? appraised(asked.scores, asked.fields) : drawPanel(asked.problem));
