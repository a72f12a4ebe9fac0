import { parentPort, workerData } from 'node:worker_threads';
import type { FileKind } from '#core/kernel/file-name.ts';
import { Refusal, type RefusalDetail } from '#core/kernel/refusal.ts';
import type { RefusalCode } from '#core/refusals.ts';
import { seeminglyA } from './kind.ts';
import { judgeOffice } from './office.ts';
import { judgePdf } from './pdf.ts';

/** What the thread is given, and what it finds. */
export type Look = { readonly bytes: Uint8Array };
export type Found =
  | { readonly kind: FileKind; readonly redrawn: Uint8Array | undefined }
  | { readonly refused: RefusalCode; readonly detail: RefusalDetail };

const { bytes: given } = workerData as Look;

try {
  report(await look(Buffer.from(given.buffer, given.byteOffset, given.byteLength)));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  report({ refused: error.code, detail: error.detail });
}

async function look(bytes: Buffer): Promise<Found> {
  const kind = seeminglyA(bytes);
  if (kind === 'pdf') judgePdf(bytes);
  if (kind === 'pdf') return { kind, redrawn: undefined };
  if (kind === 'office') return { kind: await judgeOffice(bytes), redrawn: undefined };
  // Only here: other files need not wait for the decoder.
  const { redrawn } = await import('./picture.ts');
  return { kind, redrawn: await redrawn(kind, bytes) };
}

function report(found: Found): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(found);
}
