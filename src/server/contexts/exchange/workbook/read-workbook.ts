import { Worker } from 'node:worker_threads';
import type { Fault, Reading, ReadSheet, RowRead, Template } from '#core/exchange/reading.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Progress } from '../perform.ts';
import { LIMITS } from './unreadable.ts';
import type { Report } from './worker.ts';

/**
 * 读工作簿：reads an .xlsx file in a thread of its own, with limits on size, rows, memory and time; whatever it was, the
 * server goes on. What cannot be read at all is refused with the reason; what is wrong in a cell comes back as a fault.
 */
export async function readWorkbook(
  templates: readonly Template[],
  path: string,
  progress: Progress = () => {},
): Promise<Reading> {
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  const refuse = (why: string) => reject(new Refusal('invalid', 'exchange.unreadable', { why }));
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { path, templates: templates.map(({ key, sheet, columns }) => ({ key, sheet, columns })) },
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMegabytes, maxYoungGenerationSizeMb: 24 },
  });
  const watch = setTimeout(() => refuse(`读取超过 ${LIMITS.seconds} 秒，请分成几个工作簿`), LIMITS.seconds * 1000);

  const sheets: ReadSheet[] = [];
  const rows = new Map<string, RowRead[]>();
  const faults: Fault[] = [];
  const warnings: string[] = [];
  let unlisted = 0;
  worker.on('message', (report: Report) => {
    if ('rows' in report) {
      const known = rows.get(report.key);
      if (known === undefined) rows.set(report.key, [...report.rows]);
      else known.push(...report.rows);
    } else if ('letters' in report) {
      sheets.push({ key: report.key, letters: report.letters, rows: rows.get(report.key) ?? [] });
      faults.push(...report.faults);
      unlisted += report.unlisted;
      warnings.push(...report.warnings);
    } else if ('doing' in report) progress(report.doing, report.share);
    else if ('unreadable' in report) refuse(report.unreadable);
    else resolve({ sheets, faults, unlisted, warnings: [...warnings, ...report.finished] });
  });
  worker.on('error', (error: Error) => {
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('内容太多，请分成几个工作簿');
    else reject(error);
  });
  worker.on('exit', () => refuse('读取中断，请重新上传'));
  try {
    return await promise;
  } finally {
    clearTimeout(watch);
    await worker.terminate();
  }
}
