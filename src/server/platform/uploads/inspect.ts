import { Worker } from 'node:worker_threads';
import { agrees, FILE_KINDS, keptName } from '#core/kernel/file-name.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { seeminglyA } from './kind.ts';
import { LIMITS } from './limits.ts';
import type { Found, Look } from './worker.ts';

/** A file that was looked through: as it is kept, under the name it is kept under. */
export type Inspected = { readonly name: string; readonly type: string; readonly bytes: Buffer };

type Limits = Pick<Readonly<Record<keyof typeof LIMITS, number>>, 'seconds' | 'heapMegabytes' | 'waiting' | 'held'>;

/** 附件检查: says what a file is by its content, and hands it back as it may be kept; everything else is refused. */
export type Inspect = (name: string, bytes: Buffer) => Promise<Inspected>;

/**
 * Looks at one file at a time, each in a thread of its own with limits on memory and time: whatever a file does to who reads it,
 * the server goes on. Pictures come back drawn anew.
 */
export function openInspection(limits: Limits = LIMITS): Inspect {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let held = 0;
  const inTurn = async (bytes: Buffer): Promise<Found> => {
    if (waiting >= limits.waiting || (waiting > 0 && held + bytes.byteLength > limits.held))
      throw new Refusal('too-many', 'platform.too-busy', { seconds: 10 });
    waiting += 1;
    held += bytes.byteLength;
    const turn = last.then(() => lookAt(bytes, limits));
    last = turn.then(
      () => {},
      () => {},
    );
    return turn.finally(() => {
      waiting -= 1;
      held -= bytes.byteLength;
    });
  };
  return async (name, bytes) => {
    // What is no file of ours by its first bytes waits for nobody.
    seeminglyA(bytes);
    const found = await inTurn(bytes);
    if ('refused' in found) throw new Refusal('invalid', found.refused, found.detail);
    const { kind, redrawn } = found;
    const { type, called } = FILE_KINDS[kind];
    if (!agrees(name, kind)) throw new Refusal('invalid', 'platform.file-other-name', { called });
    return { name: keptName(name, kind), type, bytes: redrawn === undefined ? bytes : Buffer.from(redrawn) };
  };
}

async function lookAt(bytes: Buffer, { seconds, heapMegabytes }: Limits): Promise<Found> {
  const given: Look = { bytes: Uint8Array.from(bytes) };
  const { promise, resolve, reject } = Promise.withResolvers<Found>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: given,
    transferList: [given.bytes.buffer as ArrayBuffer],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  const tooHard = () => reject(new Refusal('invalid', 'platform.file-too-hard', { seconds }));
  const watch = setTimeout(tooHard, seconds * 1000);
  worker.on('message', resolve);
  worker.on('error', (error: Error) => {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooHard();
    else reject(error);
  });
  worker.on('exit', () => reject(new Error('the thread that looks at files ended without a word')));
  try {
    return await promise;
  } finally {
    clearTimeout(watch);
    await worker.terminate();
  }
}
